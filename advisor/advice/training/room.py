"""Around a run: the largest that fits, and what each change of a setting gains.

Every figure is a full estimate of the changed run; nothing is extrapolated.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from advisor.advice.training.attention_alone import attention_alone, on_experts
from advisor.advice.training.room_found import Change, Kind, Largest, Room
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.sizes import LADDER, generic_model
from advisor.catalog.vision import Resized
from advisor.result import Note, note
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.parameters import HEADS
from advisor.runs.placing import Placed, place
from advisor.runs.run import MACHINE_COUNTS, SetUp, TrainingRun
from advisor.runs.workload import Workload
from advisor.units import GIB, gib

MOST_SAMPLES_AT_ONCE = 1024
LONGEST = 2**20
"""Where the model states no context length."""
LENGTH_STEP = 64
LARGER = 1.05
"""A size this many times the run's own is another: 7B is 6.99 or 7.62 billion."""
LEAST_GIB, LEAST_TIME = 0.1, 0.03
"""A change that gains neither this much memory nor this share of the time is not told."""


LEAN: dict[str, Any] = {
    "precision": "pure_bf16",
    "optimizer": "adafactor",
    "optimizer_in_backward": True,
    "gradient_accumulation": 1,
}
"""The least that full tuning takes: little more than the weights (https://arxiv.org/abs/2306.09782)."""


class Around(NamedTuple):
    """A placed run, and the job with its batches that every change is placed from."""

    job: Job
    placed: Placed

    @property
    def gpu(self) -> Gpu | None:
        return self.placed.gpu

    @property
    def model(self) -> Model:
        return self.job.run.model

    def holds(self, **settings: Any) -> bool:
        """Whether the cards hold the run with other settings, with room to spare."""
        return self.placed_with(**settings).fit is Fit.FITS

    def placed_with(self, **settings: Any) -> Placed:
        """The run with other settings on the same number of cards, scaled as the user measured
        it."""
        return self.on(self.placed.num_gpus, **settings)

    def on(self, count: int, **settings: Any) -> Placed:
        return replace(place(self.job.change(**settings), self.gpu, count), trial=self.placed.trial)


def around(job: Job, placed: Placed) -> Around:
    """`placed`, which `job` became."""
    set_up = placed.set_up
    batches = {
        "micro_batch_size": set_up.micro_batch_size,
        "gradient_accumulation": set_up.gradient_accumulation,
    }
    return Around(job.change(workload=set_up.workload, **batches), placed)


def room(job: Job, placed: Placed, usd_per_hour: float | None) -> Room | None:
    """None without a card; `usd_per_hour` is the card's price."""
    if placed.gpu is None:
        return None
    run = around(job, placed)
    return Room(largest=largest(run), changes=changes(run, usd_per_hour))


def largest(run: Around) -> Largest:
    """By bisection: memory grows with each of them."""
    sizes = () if run.model.purpose else _sizes(run)
    size = largest_size(run, sizes, micro_batch_size=None, gradient_accumulation=None)
    return Largest(
        micro_batch_size=largest_micro_batch(run),
        tokens_per_sample=longest_sample(run),
        lora_rank=highest_rank(run) if run.job.run.adapter else None,
        model=generic_model(size).name if size else None,
    )


def largest_micro_batch(run: Around) -> int | None:
    return _most(lambda size: run.holds(micro_batch_size=size), MOST_SAMPLES_AT_ONCE)


def longest_sample(run: Around) -> int | None:
    """Tokens, as far as the model's context goes."""
    work = run.job.run.workload
    steps = _most(
        lambda steps: run.holds(workload=replace(work, tokens_per_sample=steps * LENGTH_STEP)),
        (run.model.longest_context or LONGEST) // LENGTH_STEP,
    )
    return steps * LENGTH_STEP if steps else None


def highest_rank(run: Around) -> int | None:
    return _most(lambda rank: run.holds(lora_rank=rank), run.model.shape.hidden)


def largest_size(run: Around, sizes: Iterable[float], **settings: Any) -> float | None:
    """Parameters: the first of `sizes` that the cards hold."""
    return next((size for size in sizes if run.holds(model=generic_model(size), **settings)), None)


def _sizes(run: Around) -> Iterator[float]:
    """The largest first; where the run fits, those above its own."""
    least = LARGER * run.placed.set_up.model.shape.parameters
    return (size for size in reversed(LADDER) if size > least or run.placed.fit is Fit.NO)


def _most(holds: Callable[[int], bool], limit: int) -> int | None:
    """The largest number from 1 to `limit` that `holds`; None where not even 1 does. What holds
    must go on holding downwards."""
    return bisect_left(range(1, limit + 1), True, key=lambda number: not holds(number)) or None


class Proposal(NamedTuple):
    what: Note
    settings: dict[str, Any]
    kind: Kind = "setting"
    num_gpus: int | None = None
    """Where it changes."""


def changes(run: Around, usd_per_hour: float | None) -> tuple[Change, ...]:
    """What each change of the settings does to memory and time, those that gain something."""
    assert run.placed.speed, "a change is measured in time"
    before, hours = run.placed.memory.expected, run.placed.speed.hours.expected
    found: list[tuple[tuple[int, float], Change]] = []
    for proposal in proposals(run.placed.set_up):
        changed = run.on(proposal.num_gpus or run.placed.num_gpus, **proposal.settings)
        assert changed.fit, "the card is the same"
        assert changed.speed, "so it has a speed"
        taken, saved = changed.speed.hours.expected, (before - changed.memory.expected) / GIB
        if saved < LEAST_GIB and (taken > hours * (1 - LEAST_TIME) or not changed.runs):
            continue
        change = Change(
            what=proposal.what,
            kind=proposal.kind,
            peak_memory_gib=gib(changed.memory.expected),
            saved_gib=round(saved, 2),
            fits=changed.fit.value,
            hours=round(taken, 4),
            time_factor=round(taken / hours, 3),
            cost_usd=round(taken * usd_per_hour * changed.num_gpus, 2)
            if usd_per_hour and changed.runs
            else None,
        )
        found.append(((list(Fit).index(changed.fit), change.hours), change))
    return tuple(change for _, change in sorted(found, key=lambda each: each[0]))


ON_CPU = {"optimizer": "adamw"}
"""Offloading updates with DeepSpeed's own Adam on the CPU, no 8-bit or paged optimizer
(https://www.deepspeed.ai/tutorials/zero-offload)."""


def proposals(run: SetUp) -> Iterator[Proposal]:
    """Changes of one setting each that keep the work the same, but for the sample length."""
    yield from _batch_proposals(run)
    if run.gradient_checkpointing:
        yield Proposal(note("room.no-checkpointing"), {"gradient_checkpointing": False})
    else:
        yield Proposal(note("room.checkpointing"), {"gradient_checkpointing": True})
    if run.attention == "eager":
        yield Proposal(note("room.flash"), {"attention": "sdpa"})
    if may_chunk(run):
        yield _chunked(run)
    yield from _weights_proposals(run)
    yield from _shorter(run)
    if run.cards.count < MACHINE_COUNTS[-1]:
        double, accumulation = 2 * run.cards.count, max(1, run.gradient_accumulation // 2)
        settings = {"gradient_accumulation": accumulation, "sharding": None}
        yield Proposal(note("room.more-cards", number=double), settings, "cards", double)


def _chunked(run: SetUp) -> Proposal:
    """Such a loss reads the output layer's own weights, so an adapter on it would not be trained
    (https://github.com/huggingface/trl/issues/4612)."""
    rest = tuple(name for name in run.lora_targets if name not in HEADS)
    if not run.adapter or rest == run.lora_targets:
        return Proposal(note("room.chunked-loss"), {"loss": "chunked"})
    settings = {"loss": "chunked", "lora_targets": rest or ("all-linear",)}
    return Proposal(note("room.chunked-loss-alone"), settings)


WHOLE_LOGITS = ("orpo", "simpo")
"""Objectives whose trainers have no loss in chunks (TRL has one of DPO and KTO)."""


def may_chunk(run: TrainingRun) -> bool:
    """The loss is over the vocabulary and not in chunks; no package has that of an encoder's
    decoder, or of a model whose code comes with its weights: they patch the classes of Transformers
    (https://github.com/hiyouga/LLaMA-Factory/blob/main/src/llamafactory/model/model_utils/liger_kernel.py)."""
    chunked = run.loss == "chunked" or not run.profile.logits or run.objective in WHOLE_LOGITS
    return not (chunked or run.model.shape.reads_whole or run.model.remote_code)


SHORTER = ("room.cut", "room.smaller-pictures")
"""Changes after which a sample says less."""


def _shorter(run: SetUp) -> Iterator[Proposal]:
    """Samples half as long, but not cut into their pictures; pictures of half the pixels."""
    work, tower = run.workload, run.model.shape.tower
    half, theirs = max(1, work.tokens_per_sample // 2), least_tokens(work)
    if half > theirs:
        yield cut_at(work, half)
    rule = tower.pictures if tower else None
    if isinstance(rule, Resized) and work.pictures and work.pictures.tokens > 1:
        tokens = work.pictures.tokens // 2
        patches = work.pictures.patches // 2
        smaller = work.seeing(replace(work.pictures, tokens=tokens, patches=patches))
        said = note("room.smaller-pictures", pixels=tokens * rule.cell**2, tokens=tokens)
        yield Proposal(said, {"workload": smaller})


def least_tokens(work: Workload) -> int:
    """Of a sample's pictures: a trainer that cuts into them stops."""
    return work.pictures.all_tokens if work.pictures else 0


def cut_at(work: Workload, tokens: int) -> Proposal:
    return Proposal(note("room.cut", tokens=tokens), {"workload": work.cut(tokens)})


def micro_batches_of(run: SetUp, size: int) -> dict[str, Any]:
    """Settings with which each card reads as many samples a step, so many at once."""
    batch = run.micro_batch_size * run.gradient_accumulation
    return {"micro_batch_size": size, "gradient_accumulation": max(1, batch // size)}


def _batch_proposals(run: SetUp) -> Iterator[Proposal]:
    """Half and twice the micro batch, at the same number of samples a step."""
    sizes = [run.micro_batch_size // 2] if run.micro_batch_size > 1 else []
    sizes += [2 * run.micro_batch_size] if run.gradient_accumulation > 1 else []
    for size in sizes:
        yield Proposal(note("room.micro-batch", size=size), micro_batches_of(run, size))


def _weights_proposals(run: SetUp) -> Iterator[Proposal]:
    """Those that change what stands in memory all the time."""
    if run.cards.gpu is None or run.cards.gpu.segment != "unified":
        yield from _moved(run)
    if run.method == "full":
        yield Proposal(note("room.lora"), {"method": "lora"}, "method")
    if run.method != "qlora":
        yield Proposal(note("room.qlora"), {"method": "qlora"}, "method")
    elif run.offload == "none":
        settings = {"method": "lora", "quantization": "none"}
        yield Proposal(note("room.lora-16-bit"), settings, "method")
    if run.adapter and run.train_embeddings:
        yield Proposal(note("room.frozen-embeddings"), {"train_embeddings": False})
    if on_experts(run):
        settings = attention_alone(run)
        layers = ",".join(settings["lora_targets"])
        rank = settings["lora_rank"]
        yield Proposal(note("room.attention-alone", rank=rank, layers=layers), settings)
    elif run.adapter and run.lora_targets != ("q_proj", "v_proj"):
        targets = {"lora_targets": ("q_proj", "v_proj")}
        yield Proposal(note("room.fewer-targets"), targets)


def _moved(run: SetUp) -> Iterator[Proposal]:
    """What can stand in main memory, where that is not the card's own."""
    if run.method == "full":
        if run.optimizer in ("adamw", "adamw_fused"):
            yield Proposal(note("room.paged-optimizer"), {"optimizer": "paged_adamw_8bit"})
        if run.offload == "none":
            settings = {"offload": "optimizer", **ON_CPU}
            yield Proposal(note("room.offload-optimizer"), settings)
    if run.gradient_checkpointing and not run.activation_offload:
        yield Proposal(note("room.activation-offload"), {"activation_offload": True})
    alone = (
        run.cards.count == 1 and run.base_quantization != "none"
    )  # no engine moves k-bit weights
    if run.offload != "all" and not alone:
        settings = {"offload": "all", "sharding": None, **ON_CPU}
        yield Proposal(note("room.offload-weights"), settings)
