"""How to lay a run out over many cards: tensor, pipeline, context and expert parallelism, and copies."""

from dataclasses import replace

from advisor.advice.choices.layout_names import LayoutNames, Names, layout_names
from advisor.advice.training.asked.full_run import FullRun, habits
from advisor.advice.training.asked.stated import Stated, as_usual, job
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.errors import ToolError
from advisor.language import Language
from advisor.result import Note, Result, unique
from advisor.runs.job import divides
from advisor.runs.layout import full, laid_out, others, whole_machines
from advisor.runs.memory.peak import ROOMY
from advisor.runs.options import Fits, StatedParallelism
from advisor.runs.placing import Placed, place
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import GIB, gib

ENGINE, FSDP = "megatron", "torchtitan"
"""Whose habits are computed: Megatron's for all that stand on it."""
MACHINE_GBIT_S = 1600.0
"""Between machines, as layouts are ranked where nobody said: eight adapters of 200."""
MOST_CARDS = 1024
USUAL_TOKENS = 4096
"""Of a sample, where no length was stated."""
SOURCES = (
    "https://docs.nvidia.com/megatron-core/developer-guide/latest/user-guide/parallelism-guide.html",
    "https://arxiv.org/abs/2205.05198",
)


class LaidOut(Result):
    """A layout with what it takes."""

    tensor: int
    pipeline: int
    context: int
    experts: int | None
    """Cards that divide the experts; null: a dense model."""
    copies: int
    tokens_each: int
    """Of a sample, on each card."""
    peak_memory_gib: float
    low_gib: float
    high_gib: float
    fits: Fits


class LayoutChosen(Result):
    model: str
    method: MethodId
    method_assumed: bool
    gpu: str
    num_gpus: int
    stated_gpus: int
    """Before those were left out that make no whole machine."""
    usable_gib: float
    tokens: int
    """Of a sample."""
    length_assumed: bool
    layers: int
    kv_heads: int
    experts: int | None
    """Of a mixture's layer."""
    machine_cards: int
    parameters: int
    first: LaidOut
    stated: LaidOut | None
    """As it was stated, where it was."""
    others: tuple[LaidOut, ...]
    least_gpus: int | None
    """That hold it, where the stated ones do not; null: not so many as are tried."""
    offload: tuple[str, ...]
    """Settings that move the optimizer's states to main memory, where the cards have no room to
    spare."""
    offloaded_gib: float
    """Peak memory of a card then."""
    offloaded_fits: bool
    host_gib: float
    """Main memory of each machine then."""
    weights_gib: float
    gradients_gib: float
    optimizer_gib: float
    activations_gib: float
    rest_gib: float
    """Work buffers, the allocator's and CUDA's."""
    framework: str
    settings: tuple[str, ...]
    generates: bool
    """Answers are generated beside it, which is not counted."""
    first_tokens: int
    """A first, shorter run's."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


class ChooseLayout(FullRun):
    """How many cards to give to tensor, pipeline, context and expert parallelism."""

    names: LayoutNames | None = None
    """Whose settings are named; without, Megatron-LM's."""
    framework: str | None = None  # pyright: ignore[reportIncompatibleVariableOverride]
    """Heard, for what it habitually does is known by `names`."""
    parallelism: StatedParallelism | None = None  # pyright: ignore[reportIncompatibleVariableOverride]

    def run(self, catalog: Catalog, language: Language = "en") -> LayoutChosen:
        names = layout_names()[self.names or ENGINE]
        stated = self._laid(catalog, names)
        gpu, cards = stated.gpu, whole_machines(stated.num_gpus or 1)
        if gpu is None:
            raise ToolError("missing_argument", argument="gpu")
        if not (ranked := self._ranked(catalog, stated, gpu, cards)):
            raise ToolError("missing_argument", argument="num_gpus")
        return self._told(catalog, self._chosen(catalog, names, stated, gpu, ranked))

    def _laid(self, catalog: Catalog, names: Names) -> Stated:
        """What was stated, without how cards share it; by full tuning where no method was."""
        engine = FSDP if names.id == FSDP else ENGINE
        alone = self.model_copy(update=dict.fromkeys((*DIVIDING, "framework", "parallelism")))
        stated = alone.as_stated(catalog)
        kept = {name: each for name, each in stated.options.items() if name not in OF_ANSWERS}
        if (stated.num_gpus or 1) > MACHINE_CARDS:
            kept.setdefault("network_gbit_s", MACHINE_GBIT_S)
        return replace(
            stated,
            method=stated.method or "full",
            tokens_per_sample=stated.tokens_per_sample or USUAL_TOKENS,
            options={"sharding": "fsdp" if engine == FSDP else "zero1", **kept},
            habits=habits(catalog, engine),
        )

    def _ranked(self, catalog: Catalog, stated: Stated, gpu: Gpu, cards: int) -> list[Placed]:
        asked = as_usual(job(catalog, stated, stated.method), stated)
        return laid_out(asked, gpu, cards, stated.options["sharding"])

    def _as_stated(self, catalog: Catalog, stated: Stated, gpu: Gpu, cards: int) -> LaidOut | None:
        axes = {name: getattr(self, name) or 1 for name in AXES}
        if max(axes.values()) == 1 or not divides(axes, cards):
            return None
        asked = as_usual(job(catalog, stated, stated.method), stated).change(**axes)
        return _told(place(asked.change(micro_batch_size=asked.micro_batch_size or 1), gpu, cards))

    def _least(self, catalog: Catalog, stated: Stated, gpu: Gpu, cards: int) -> int | None:
        more = cards
        while (more := 2 * more) <= MOST_CARDS:
            ranked = self._ranked(catalog, replace(stated, num_gpus=more), gpu, more)
            if ranked and ranked[0].fits is True:
                return more
        return None

    def _chosen(
        self, catalog: Catalog, names: Names, stated: Stated, gpu: Gpu, ranked: list[Placed]
    ) -> LayoutChosen:
        first, told = ranked[0], _told(ranked[0])
        run, shape = first.set_up, first.set_up.model.shape
        offload = names.offload if run.method == "full" and told.fits is not True else ()
        left = first.memory.expected - first.memory.optimizer
        spared = bool(offload) and left <= ROOMY * gpu.usable_gib * GIB
        return LayoutChosen(
            model=run.model.name,
            method=run.method,
            method_assumed=self.method is None,
            gpu=gpu.name,
            num_gpus=run.cards.count,
            stated_gpus=stated.num_gpus or run.cards.count,
            usable_gib=gpu.usable_gib,
            tokens=run.workload.tokens_per_sample,
            length_assumed=self.tokens_per_sample is None,
            layers=shape.layers,
            kv_heads=shape.kv_heads,
            experts=_experts(first),
            machine_cards=MACHINE_CARDS,
            parameters=shape.parameters,
            first=told,
            stated=self._as_stated(catalog, stated, gpu, run.cards.count),
            others=tuple(_told(each) for each in others(ranked)),
            least_gpus=None if first.runs else self._least(catalog, stated, gpu, run.cards.count),
            offload=offload,
            offloaded_gib=gib(left),
            offloaded_fits=spared,
            host_gib=gib(first.memory.optimizer * min(MACHINE_CARDS, run.cards.count)),
            **_parts(first),
            framework=names.name,
            settings=names.settings(run) if first.runs or spared else (),
            generates=bool(self.objective) and names.id == "verl",
            first_tokens=max(4096, run.workload.tokens_per_sample // 4),
            assumptions=(),
            sources=unique(names.source, SOURCES, run.model.source, gpu.source),
        )


def _experts(placed: Placed) -> int | None:
    experts = placed.set_up.model.shape.experts
    return experts.count if experts else None


def _parts(placed: Placed) -> dict[str, float]:
    """What a card holds; they sum to the whole."""
    memory = placed.memory
    named = {
        "weights_gib": memory.weights + memory.adapters,
        "gradients_gib": memory.gradients,
        "optimizer_gib": memory.optimizer,
        "activations_gib": memory.activations + memory.logits,
    }
    rest = memory.expected - sum(named.values())
    return {name: gib(size) for name, size in (named | {"rest_gib": rest}).items()}


AXES = ("tensor_parallel", "pipeline_parallel", "sequence_parallel", "expert_parallel")
DIVIDING = (*AXES, "virtual_pipeline", "offload")
"""What is asked."""
OF_ANSWERS = frozenset(
    ("objective", "rollout", "rollout_share", "rollout_sleep", "group_size", "completion_tokens",
     "mean_completion_tokens", "reference", "reward_model")
)  # fmt: skip
"""Settings of generated answers; the update alone is laid out."""


def _told(placed: Placed) -> LaidOut:
    run, memory = placed.set_up, placed.memory
    return LaidOut(
        tensor=run.tensor_parallel,
        pipeline=run.pipeline_parallel,
        context=run.sequence_parallel,
        experts=run.expert_parallel if run.model.shape.experts else None,
        copies=run.data_parallel,
        tokens_each=run.tokens_per_micro_batch,
        peak_memory_gib=gib(memory.expected),
        low_gib=gib(memory.low),
        high_gib=gib(memory.high),
        fits="tight" if placed.runs and full(placed) else placed.fits or False,
    )
