"""The times of two runs beside each other: of other cards, or by other methods."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.times import TimedRun
from advisor.result import Note, note

OLD_TORCH = re.compile(r"torch[\s=:v]{0,4}(?P<version>1\.\d{1,2})(?!\d)", re.I)
"""Without `scaled_dot_product_attention`."""
MOST_CARD_HOURS = 1.3
"""Up to so many times the card-hours are the exchange between cards."""
FINE = ("usual", "good")
GOOD_GAIN = 0.75
"""The throughput of more cards over theirs; below it something is wrong."""


def of_cards(runs: Sequence[TimedRun], text: str = "") -> Finding | None:
    """Two runs of the same kind on different numbers of the same card; `text` may name the version of
    PyTorch."""
    for one, other in combinations(runs, 2):
        if one.kind != other.kind or not (one.cards and other.cards) or one.cards == other.cards:
            continue
        if one.card and other.card and one.card != other.card:
            continue
        few, many = sorted((one, other), key=lambda run: run.cards or 0)
        told = _steps(few, many) if one.kind == "step" else _hours(few, many)
        more = _causes(str(told.facts["verdict"]), many, text)
        words = tuple(run.words for run in runs)
        return Finding(told, words, more, alone=more is not None, decides=True)
    return None


def _steps(few: TimedRun, many: TimedRun) -> Note:
    """By the samples that a step reads: so many times as cards."""
    times = _cards(many) / _cards(few)
    gain = times * few.value / many.value
    return note(
        "measured.step-gain",
        cards=many.cards,
        few=few.cards,
        step=many.value,
        other=few.value,
        times=_short(times),
        each=_short(many.value / times),
        gain=_short(gain),
        verdict="none" if gain < 1 else "little" if gain < GOOD_GAIN * times else "good",
    )


def _hours(few: TimedRun, many: TimedRun) -> Note:
    """The run with more card-hours beside what the other's time would be on its cards."""
    slow, quick = sorted((few, many), key=_card_hours, reverse=True)
    expected = _card_hours(quick) / _cards(slow)
    ratio = slow.value / expected
    return note(
        "measured.scaled",
        slow_hours=slow.value,
        quick_hours=quick.value,
        scaled_hours=expected,
        slow_cards=slow.cards,
        quick_cards=quick.cards,
        ratio=_short(ratio),
        verdict="usual" if ratio <= MOST_CARD_HOURS else "more" if slow is many else "fewer",
    )


def _causes(verdict: str, many: TimedRun, text: str) -> Note | None:
    if verdict in FINE:
        return None
    if verdict == "fewer":
        old = OLD_TORCH.search(text)
        return note("measured.slow-machine", torch=old["version"] if old else None)
    return note("measured.slow-cards", cards=many.cards)


def _card_hours(run: TimedRun) -> float:
    return run.value * _cards(run)


def _cards(run: TimedRun) -> int:
    return run.cards or 1


def _short(value: float) -> float:
    return float(f"{value:.2g}" if value < 10 else f"{value:.3g}")


def by_method(runs: Sequence[TimedRun]) -> Iterator[tuple[TimedRun, TimedRun]]:
    """Pairs of a slower and a faster run by two methods, on as many cards."""
    for one, other in combinations(runs, 2):
        alike = one.kind == other.kind and (one.cards is None or one.cards == other.cards)
        if alike and one.method and other.method and one.method != other.method:
            slow, quick = sorted((one, other), key=lambda run: run.value, reverse=True)
            yield slow, quick
