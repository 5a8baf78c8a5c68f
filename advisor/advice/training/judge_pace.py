"""Whether a measured speed is normal: verdict, what it makes of the cards, causes that the set-up does
not exclude. No memory, no money: the run is running."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import ClassVar, Literal

from pydantic import Field

from advisor.advice.training.asked.stated import Stated, job, place_stated
from advisor.advice.training.judged_found import JudgedPace, Way
from advisor.advice.training.machine.run import RunInMachine
from advisor.advice.training.notes import assumptions
from advisor.advice.training.pace import ORDINARY, pace
from advisor.advice.training.pace_found import Pace, Suspect
from advisor.advice.training.room import around, room
from advisor.advice.training.room_found import Change
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.errors import ToolError
from advisor.language import Language
from advisor.result import Note, Range, note, source_of, unique
from advisor.runs.memory.states import base_weights_bytes
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.options import GATHERS_WEIGHTS
from advisor.runs.parameters import active_linear_parameters
from advisor.runs.placing import UNTRIED, Placed
from advisor.runs.run import SetUp
from advisor.runs.time.exchange import CPU_UPDATE_SECONDS, MACHINE_CARDS
from advisor.runs.time.flops import peak_flops
from advisor.units import GB, two_digits

Seen = Literal["idle", "waiting"]
"""idle: utilisation low or swinging; waiting: low power at full utilisation."""
EXAMPLE = "7B"
LONGEST_LIKELY = 32_768
"""Tokens of a sample, up to which an unstated length may explain a long time; our rule."""
BROKEN_LINK_GB_S = 3
"""Less than any card gets through a healthy PCIe slot in collectives (`exchange`: 6.5); our rule."""
FULL_FLOPS, ADAPTER_FLOPS = 6, 4
"""Of a parameter and token (https://arxiv.org/abs/2001.08361); frozen weights get no gradients."""
MOST_WAYS, WORTH = 4, 0.9
"""Changes that are told, and the time from which on one is worth it."""
ONE_PROCESS = ("pace.one-card", "pace.split")
"""Suspects of a run that no launcher started on each card."""
SOURCES = ("https://arxiv.org/abs/2001.08361", "https://arxiv.org/abs/1910.02054")


def judged(
    catalog: Catalog, stated: Stated, seen: tuple[Seen, ...], rate: float | None, example: bool
) -> JudgedPace:
    """`rate`: tokens a second of all cards, where they were measured in place of a time."""
    gpu = stated.gpu
    if gpu is None:
        raise ToolError("missing_argument", argument="gpu")
    stated = _timed(catalog, stated, rate)
    placed = place_stated(catalog, stated)
    found = pace(catalog, stated, placed)
    if found is None:
        raise ToolError("missing_argument", argument="measured_hours")
    if found.method:
        placed = place_stated(catalog, replace(stated, method=found.method))
    run, expected = placed.set_up, _expected(catalog, stated, placed)
    measured = _measured(found, expected, rate, run.cards.count)
    slow, known = found.verdict == "slow", _length_known(stated, rate)
    return JudgedPace(
        model=run.model.name,
        example=example,
        method=run.method,
        gpu=gpu.name,
        num_gpus=run.cards.count,
        pace=found,
        by_rate=rate is not None,
        tokens_per_sample=run.workload.tokens_per_sample,
        length_stated=known,
        usual_length=_usual_length(placed, found) if slow and not known else None,
        rate=measured,
        expected_rate=expected,
        share_percent=_share(placed, measured) if measured else None,
        spilled=(spilled := _spilled(stated, gpu)),
        causes=tuple(_causes(stated, placed, found, seen)) if slow and not spilled else (),
        suspects=() if spilled else tuple(_left(found.suspects, stated, placed, seen)),
        ways=() if slow else tuple(_ways(catalog, stated, placed)),
        common_times=ORDINARY,
        assumptions=assumptions(stated, placed),
        sources=unique(SOURCES, run.model.source, source_of(gpu)),
    )


def _expected(catalog: Catalog, stated: Stated, placed: Placed) -> Range:
    """Tokens a second of a card, untried."""
    plain = around(job(catalog, stated, placed.set_up.method), replace(placed, trial=UNTRIED))
    speed = plain.placed.speed
    assert speed, "a card was named"
    rates, count = speed.tokens_per_second, placed.set_up.cards.count
    return Range(low=rates.low / count, expected=rates.expected / count, high=rates.high / count)


def _measured(found: Pace, expected: Range, rate: float | None, cards: int) -> float | None:
    """Tokens a second of a card; None where the amount of data decides."""
    if rate:
        return rate / cards
    if not (found.ratio and found.expected):
        return None
    return expected.expected * found.expected.expected / found.measured


def _length_known(stated: Stated, rate: float | None) -> bool:
    told = stated.tokens_per_sample or stated.mean_tokens_per_sample or stated.training_tokens
    return bool(told or rate)


def _timed(catalog: Catalog, stated: Stated, rate: float | None) -> Stated:
    """A rate is the time of a step at the batch that is stated or usual."""
    if rate is None:
        return stated
    run = place_stated(catalog, replace(stated, measured_hours=None)).set_up
    tokens = run.global_batch * run.workload.tokens_per_sample
    return replace(
        stated, measured_seconds_per_step=tokens / rate, measured_hours=None, batch_open=False
    )


def _usual_length(placed: Placed, found: Pace) -> int | None:
    tokens = placed.set_up.workload.tokens_per_sample * (found.ratio or 1)
    return round(tokens / 100) * 100 if tokens <= LONGEST_LIKELY else None


def _spilled(stated: Stated, gpu: Gpu) -> Note | None:
    """Only a driver that moves memory out of the card lets a run take more than the card has."""
    peak = stated.measured_peak_gib
    if peak is None or peak <= gpu.memory_gb:
        return None
    return note("judged.spilled", peak_gib=peak, gpu=gpu.name, memory=gpu.memory_gb)


def _share(placed: Placed, rate: float) -> float:
    run, gpu = placed.set_up, placed.gpu
    assert gpu, "a card was named"
    each = FULL_FLOPS if run.method == "full" else ADAPTER_FLOPS
    flops = each * active_linear_parameters(run.model.shape)
    return two_digits(100 * rate * flops / peak_flops(run, gpu))


def _causes(stated: Stated, placed: Placed, found: Pace, seen: tuple[Seen, ...]) -> Iterator[Note]:
    run = placed.set_up
    if run.model.shape.recurrence:
        yield note("judged.kernels")
    if run.offload != "none":
        yield _offloaded(run)
    if run.cards.count > MACHINE_CARDS:
        yield note("judged.network", machines=-(-run.cards.count // MACHINE_CARDS))
    if "sharding" in stated.options and run.offload == "none":
        yield from _gathered(placed, found)
    if "waiting" in seen and run.cards.count > 1:
        yield note("judged.waiting")
    if "idle" in seen:
        yield note("judged.idle")


def _offloaded(run: SetUp) -> Note:
    """What the stated offload takes of a step: the update on the processor, and PCIe."""
    updated = trainable_parameters(run)
    return note(
        "judged.offloaded",
        billions=float(f"{updated / 1e9:.2g}"),
        update=two_digits(updated * CPU_UPDATE_SECONDS),
        weights=run.offload == "all",
    )


def _gathered(placed: Placed, found: Pace) -> Iterator[Note]:
    """What sharding sends each card in a step, and the bandwidth that the time leaves it."""
    run = placed.set_up
    if run.cards.sharding not in GATHERS_WEIGHTS or run.cards.count == 1 or found.unit != "seconds":
        return
    weights = base_weights_bytes(run) / run.model_parallel
    passes = 3 if run.method == "full" else 2  # gradients go once
    moved = (1 - 1 / run.sharing) * passes * weights * run.gradient_accumulation / GB
    implied = moved / found.measured
    yield note(
        "judged.gathered",
        gb=two_digits(moved),
        gbs=two_digits(implied),
        broken=implied < BROKEN_LINK_GB_S,
    )


def _left(
    suspects: tuple[Suspect, ...], stated: Stated, placed: Placed, seen: tuple[Seen, ...]
) -> Iterator[Suspect]:
    """Those that the set-up does not exclude: a launcher starts a process a card, Megatron offloads
    nothing unasked, several cards are no Windows PC, cards that wait for one another wait for no
    data."""
    run = placed.set_up
    launched = (
        "sharding" in stated.options or run.model_parallel > 1 or run.cards.count > MACHINE_CARDS
    )
    for suspect in suspects:
        code = suspect.what.code
        if launched and code in ONE_PROCESS:
            continue
        if code == "pace.shared-memory" and run.cards.count > 1:
            continue
        if code == "pace.offload" and run.model_parallel > 1:
            continue
        if code == "pace.loading" and seen:
            continue
        yield suspect


def _ways(catalog: Catalog, stated: Stated, placed: Placed) -> Iterator[Way]:
    asked = job(catalog, stated, placed.set_up.method)
    found = room(asked, replace(placed, trial=UNTRIED), None)
    changes = found.changes if found else ()
    helping = [each for each in changes if _helps(each, placed.set_up.objective)]
    told = sorted(helping, key=lambda each: each.time_factor)
    for each in islice(told, MOST_WAYS):
        yield Way(what=each.what, time_factor=two_digits(each.time_factor))


def _helps(change: Change, objective: str) -> bool:
    """Adapters are no way to train a model from scratch."""
    other = change.kind == "method" and objective == "pretrain"
    bought = change.kind == "cards"
    return bool(change.fits) and change.time_factor <= WORTH and not (other or bought)


class JudgePace(RunInMachine):
    """Whether a measured time or rate of a run is normal, and what may slow it down."""

    in_chat: ClassVar = {"batch_open": True}

    measured_tokens_per_second: float | None = Field(default=None, gt=0, le=1e9)
    """Of all cards, in place of a time."""
    seen: list[Seen] | None = None
    """What nvidia-smi showed."""

    def run(self, catalog: Catalog, language: Language = "en") -> JudgedPace:
        named = self if self.model else self.model_copy(update={"model": EXAMPLE})
        found = judged(
            catalog,
            named.as_stated(catalog),
            tuple(self.seen or ()),
            self.measured_tokens_per_second,
            example=self.model is None,
        )
        return self._told(catalog, found)
