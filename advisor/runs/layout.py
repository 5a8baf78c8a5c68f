"""How a run over many cards may be laid out: copies x tensor x pipeline x context parallelism are its
cards, and expert parallelism divides a mixture's experts over the same ones."""

from collections.abc import Iterator, Sequence
from itertools import product, starmap
from typing import NamedTuple

from advisor.catalog.hardware import Gpu
from advisor.runs.job import Job, divides
from advisor.runs.memory.peak import Fit
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed, place
from advisor.runs.run import SetUp, TrainingRun
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import GIB

TOKENS_A_STEP = 4_000_000
"""Of all cards, as layouts are compared; our rule, what published full runs read at least
(https://arxiv.org/abs/2407.21783, section 3.4)."""
LONGEST_SHARE = 16_384
"""Tokens of a sample that a card reads: longer samples are divided (Megatron's guide names samples
above 8K, https://docs.nvidia.com/megatron-core/developer-guide/latest/user-guide/parallelism-guide.html)."""
SHORTEST_SHARES = (8192, 4096)
"""Of a divided sample, the second where no layout fits with the first: below, attention waits for the
keys of other cards."""
MOST_EXPERT_CARDS = 64
"""The most of any published run over cards of eight a machine that we have."""
MOST_STAGES = 32
FULL = 0.99
NEARLY_AS_FAST = 0.93
"""Of the fastest: nearer than estimates tell apart."""


def whole_machines(cards: int) -> int:
    """So many of them as make machines of eight."""
    return cards if cards <= MACHINE_CARDS else cards - cards % MACHINE_CARDS


class Layout(NamedTuple):
    """Cards along each axis."""

    tensor_parallel: int
    pipeline_parallel: int
    sequence_parallel: int
    """Context parallelism."""
    expert_parallel: int


def layouts(run: TrainingRun, cards: int, least: int = 1) -> Iterator[Layout]:
    """Those that divide model, samples and cards evenly, tensor parallelism within a machine, a card's
    share of a divided sample of at least so many tokens."""
    axes = product(
        _powers(min(MACHINE_CARDS, cards)),
        _powers(min(MOST_STAGES, run.model.shape.layers // 2, cards)),
        _shares(run.workload.tokens_per_sample, cards, least),
        _powers(_most_experts(run, cards)),
    )
    for found in starmap(Layout, axes):
        if _suits(found, run) and divides(found._asdict(), cards):
            yield found


def laid_out(job: Job, gpu: Gpu, cards: int, sharding: Sharding) -> list[Placed]:
    """The layouts that the cards hold, the one to begin with first; where they hold none, the one
    that comes nearest."""
    tried: list[Placed] = []
    for least in SHORTEST_SHARES:
        found = layouts(job.run, cards, least)
        tried = [_placed(job, gpu, cards, sharding, each) for each in found]
        if held := [each for each in tried if each.fit is Fit.FITS]:
            return _ranked(held)
    held = [each for each in tried if each.runs]
    return _ranked(held) or sorted(tried, key=lambda each: each.memory.expected)[:1]


def others(ranked: Sequence[Placed]) -> list[Placed]:
    """Of the rest the best with another number along an axis, and the one that takes least memory."""
    first, *rest = ranked
    found: list[Placed] = []
    for axis in ("sequence_parallel", "tensor_parallel"):
        kept = getattr(first.set_up, axis)
        other = (each for each in rest if getattr(each.set_up, axis) != kept and each not in found)
        if (best := next(other, None)) is not None:
            found.append(best)
    sparing = min(ranked, key=lambda each: each.memory.expected)
    return found if sparing is first or sparing in found else [*found, sparing]


def _ranked(held: list[Placed]) -> list[Placed]:
    """Fewest stages of a pipeline first, which leaves cards idle; of those the fastest, and of those
    that are nearly as fast the one with room to spare, whose experts stay within a machine, with most
    copies."""
    fastest: dict[int, float] = {}
    for each in held:
        stages = each.set_up.pipeline_parallel
        fastest[stages] = max(fastest.get(stages, 0.0), _speed(each))

    def rank(each: Placed) -> tuple[object, ...]:
        run = each.set_up
        slower = _speed(each) < NEARLY_AS_FAST * fastest[run.pipeline_parallel]
        abroad = run.expert_parallel > MACHINE_CARDS
        speed = -_speed(each) if slower else 0.0
        sparing = (full(each), abroad, -run.data_parallel, each.memory.expected)
        return run.pipeline_parallel, slower, speed, *sparing

    return sorted(held, key=rank)


def full(each: Placed) -> bool:
    """Whether the upper end of the estimate reaches what the card has."""
    return each.gpu is None or each.memory.high >= FULL * each.gpu.usable_gib * GIB


def _speed(each: Placed) -> float:
    return each.speed.tokens_per_second.expected if each.speed else 0.0


def _placed(job: Job, gpu: Gpu, cards: int, sharding: Sharding, each: Layout) -> Placed:
    placed = place(job.change(**each._asdict(), sharding=sharding, micro_batch_size=1), gpu, cards)
    if job.gradient_accumulation or job.global_batch_size:
        return placed
    return placed.change(gradient_accumulation=_accumulation(placed.set_up))


def _accumulation(run: SetUp) -> int:
    samples = TOKENS_A_STEP / run.workload.tokens_per_sample
    return max(1, round(samples / run.data_parallel))


def _suits(each: Layout, run: TrainingRun) -> bool:
    """Heads and those of keys and values are divided by tensor parallelism, experts by expert
    parallelism."""
    shape = run.model.shape
    tensor = shape.heads % each.tensor_parallel == shape.kv_heads % each.tensor_parallel == 0
    experts = shape.experts.count if shape.experts else 1
    return tensor and experts % each.expert_parallel == 0


def _most_experts(run: TrainingRun, cards: int) -> int:
    experts = run.model.shape.experts
    return min(MOST_EXPERT_CARDS, experts.count, cards) if experts else 1


def _shares(tokens: int, cards: int, least: int) -> Iterator[int]:
    """Cards that divide a sample: one where it is short, else those that leave each a share that is
    neither long nor short, or as many as there are."""
    if tokens <= LONGEST_SHARE:
        yield 1
        return
    every = [*_powers(cards)]
    usual = [each for each in every if tokens / each <= LONGEST_SHARE] or every[-1:]
    yield from (each for each in usual if each == usual[0] or tokens / each >= least)


def _powers(most: int) -> Iterator[int]:
    number = 1
    while number <= most:
        yield number
        number *= 2
