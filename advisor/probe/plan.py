"""Which trials say what a run takes: of how many layers, at which lengths, in which types."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.catalog.model import Shape
from advisor.catalog.sizes import cut
from advisor.errors import AdvisorError
from advisor.probe.trial import Found, Sizes, Trial
from advisor.result import Note, note
from advisor.runs.memory import peak
from advisor.runs.options import STORED_BITS
from advisor.runs.parameters import linear_parameters, targeted
from advisor.runs.run import SetUp
from advisor.runs.time.speed import padded
from advisor.units import gib

FEW_LAYERS = ((2, 4), (1, 2))
"""Counts that are measured, the first pair that memory holds."""
MANY_LAYERS = (2, 8)
"""Where embedding and head outweigh four layers, whose share of the time would be lost among them."""
SHARE_OF_FREE = 0.85
"""Of the free memory, the most that a trial may be expected to take."""
SHORTEST_CUT = 16
"""Samples are cut to this part of their length at most."""
NF4 = ("nf4", "nf4_dq")
OPTIMIZERS = ("adamw", "adamw_fused", "sgd")
WIDE = "fp32"


@dataclass(frozen=True)
class Plan:
    """What is to be measured of a run on the machine that was found."""

    set_up: SetUp
    found: Found
    precision_stated: bool

    def __post_init__(self) -> None:
        if unmeasured := next(_unmeasured(self.set_up), None):
            raise AdvisorError(f"the probe does not measure {unmeasured}")

    @cached_property
    def four_bit(self) -> bool:
        """The frozen weights are in 4 bit here too."""
        return self.found.four_bit and self.set_up.base_quantization in NF4

    @cached_property
    def types(self) -> tuple[str, str | None]:
        """Of the stored weights, and of autocast."""
        run, found = self.set_up, self.found
        if found.device == "cpu" and not self.precision_stated:
            rates = found.products_per_second
            faster = max(rates, key=lambda name: rates[name])
            return faster, None if faster == WIDE else faster
        half = "bf16" if found.bf16 else "fp16"
        if run.precision == "pure_bf16":
            return half, None
        if run.precision == "fp32":
            return WIDE if run.method == "full" or found.device == "cpu" else half, None
        if run.method == "full" and run.precision == "fp16":
            return WIDE, "fp16"
        chosen = run.precision if found.bf16 else half
        return chosen, chosen

    @cached_property
    def length(self) -> int:
        """Tokens of a sample that time is told for: what one costs with its padding."""
        return padded(self.set_up).workload.tokens_per_sample

    @cached_property
    def _size(self) -> tuple[int, tuple[int, int]]:
        """The longest samples and the counts of layers that memory holds; raises `AdvisorError`
        where it holds none."""
        longest = self.set_up.workload.tokens_per_sample
        cuts = [longest // part for part in (1, 2, 4, 8, SHORTEST_CUT) if longest >= part]
        for tokens in cuts:
            for counts in _counts(self.set_up.model.shape):
                if self._holds(self.needed_bytes(counts[1], tokens)):
                    return tokens, counts
        fewest = FEW_LAYERS[-1][1]
        raise AdvisorError(
            f"not tried: even {fewest} of {self.set_up.model.shape.layers} layers of "
            f"{self.set_up.model.name}, at {cuts[-1]} tokens a sample, need about "
            f"{gib(self.needed_bytes(fewest, cuts[-1]))} GiB; "
            f"{gib(self.found.free_bytes or 0)} GiB are free"
        )

    @property
    def counts(self) -> tuple[int, int]:
        """Of layers."""
        return self._size[1]

    @property
    def longest(self) -> int:
        return self._size[0]

    @property
    def lengths(self) -> tuple[int, ...]:
        """Tokens of a sample, the longest first; with it what time is told for, or half of it."""
        other = self.length if self.length < self.longest else self.longest // 2
        return tuple(dict.fromkeys(filter(None, (self.longest, other))))

    def needed_bytes(self, layers: int, tokens: int) -> float:
        """What a trial is expected to take."""
        run = self.set_up
        shape = cut(run.model.shape, layers)
        small = replace(
            run,
            model=run.model.model_copy(update={"shape": shape}),
            workload=run.workload.cut(tokens),
            method=run.method if self.four_bit or run.method == "full" else "lora",
            quantization=run.quantization if self.four_bit else "none",
        )
        wider = 2 if self.types[0] == WIDE and run.precision not in (WIDE, "fp16") else 1
        return wider * peak.estimate(small).expected

    def _holds(self, needed: float) -> bool:
        free = self.found.free_bytes
        return free is None or needed <= SHARE_OF_FREE * free

    def trials(self) -> Iterator[Trial]:
        """For each length, both counts timed in turns, and the peak of the fewer."""
        for tokens in self.lengths:
            yield self._trial(self.counts[1], self.counts, tokens)
            yield self._trial(self.counts[0], (), tokens)

    def _trial(self, layers: int, timed: tuple[int, ...], tokens: int) -> Trial:
        run, (stored, autocast) = self.set_up, self.types
        return Trial(
            device=self.found.device,
            sizes=sizes(run.model.shape),
            layers=layers,
            timed=timed,
            tokens=tokens,
            batch=run.micro_batch_size,
            method=run.method,
            rank=run.lora_rank,
            targets=targeted(run.model.shape, run.lora_targets),
            stored=stored,
            autocast=autocast,
            upcast=run.upcasts,
            four_bit=self.four_bit,
            checkpointing=run.gradient_checkpointing,
            optimizer=run.optimizer if run.optimizer in OPTIMIZERS else OPTIMIZERS[0],
        )

    @cached_property
    def saved_bytes(self) -> float:
        """What quantized weights take less than the 16-bit ones that stand in for them."""
        run = self.set_up
        if self.four_bit or run.base_quantization == "none":
            return 0.0
        stored = 32 if self.types[0] == WIDE else 16
        less = stored - STORED_BITS[run.base_quantization]
        return linear_parameters(run.model.shape) * less / 8

    @cached_property
    def stand_ins(self) -> tuple[Note, ...]:
        """Settings that are measured as another, which takes other memory."""
        run = self.set_up
        used = {
            "optimizer": (run.optimizer, OPTIMIZERS[0], run.optimizer not in OPTIMIZERS),
            "attention": (run.attention, "sdpa", run.attention == "eager"),
            "loss": (run.loss, "full", run.loss != "full"),
        }
        return tuple(
            note("probe.stand-in", setting=setting, stated=stated, used=other)
            for setting, (stated, other, differs) in used.items()
            if differs
        )


def _counts(shape: Shape) -> list[tuple[int, int]]:
    """Pairs to try, the most telling first; never more layers than there are."""
    layer = linear_parameters(shape) / shape.layers
    heavy = shape.vocab * shape.hidden > FEW_LAYERS[0][1] * layer
    pairs = (MANY_LAYERS, *FEW_LAYERS) if heavy else FEW_LAYERS
    return [pair for pair in pairs if pair[1] <= shape.layers]


def _unmeasured(run: SetUp) -> Iterator[str]:
    """What would need another decoder or another step."""
    shape = run.model.shape
    if run.method == "prompt_tuning":
        yield "prompt tuning: state lora, qlora or full"
    yield from (f"{what}, which {run.model.name} has" for what in _other_layers(shape))
    if shape.layers < FEW_LAYERS[-1][1]:
        yield "a model of one layer, for nothing can be extrapolated from it"
    settings = {
        "dora": run.dora,
        "train_embeddings": run.train_embeddings,
        "objective": run.objective not in ("sft", "pretrain"),
        "offload": run.offload != "none",
        "optimizer_in_backward": run.optimizer_in_backward,
    }
    yield from (f"`{name}`: leave it out" for name, stated in settings.items() if stated)


def _other_layers(shape: Shape) -> Iterator[str]:
    """Kinds of layers that the trial's decoder has not."""
    if shape.reads_whole:
        yield "an encoder"
    if shape.latent:
        yield "latent attention"
    own_heads = shape.window and (shape.window.kv_heads or shape.window.head_dim)
    if shape.recurrence or own_heads or (shape.experts and shape.experts.dense_layers):
        yield "layers of two kinds"


def sizes(shape: Shape) -> Sizes:
    """A layer, the embedding and the head, as the trial makes them."""
    experts = shape.experts
    return Sizes(
        hidden=shape.hidden,
        heads=shape.heads,
        kv_heads=shape.kv_heads,
        head_dim=shape.head_dim,
        intermediate=shape.intermediate,
        vocab=shape.vocab,
        tied=shape.tied_embeddings,
        gated=shape.mlp == "gated",
        qkv_bias=shape.qkv_bias,
        qk_norm=shape.qk_norm,
        sandwich_norms=shape.sandwich_norms,
        experts=experts.count if experts else 0,
        active_experts=experts.active if experts else 0,
        expert_width=experts.intermediate if experts else 0,
        shared_width=experts.shared_intermediate if experts else 0,
    )
