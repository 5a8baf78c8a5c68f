"""A time that is a part of another: "7 min a step, 4 of them generation"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from advisor.reading.places import Span
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.times import SENTENCE, TimedRun, timed_runs
from advisor.result import note
from advisor.units import two_digits

PART = re.compile(
    r"\bof (?:which|them|that|it|this)\b|\bout of (?:which|that)\b|\bincluding\b|其中|里面|里有",
    re.I,
)
"""Between the whole and its part, or behind the part."""
BEHIND = 24
"""Characters behind a part in which "of them" may stand."""
TIME = "measured_hours"


def part_of(text: str, runs: Sequence[TimedRun]) -> tuple[TimedRun, TimedRun] | None:
    """The whole and its part, next to each other in one sentence."""
    for whole, part in pairwise(runs):
        between = text[whole.place[1] : part.place[0]]
        behind = text[part.place[1] : part.place[1] + BEHIND]
        told = PART.search(between) or PART.match(behind.lstrip())
        if told and not SENTENCE.search(between) and part.seconds < whole.seconds:
            return whole, part
    return None


def share(text: str, runs: Sequence[TimedRun]) -> Finding | None:
    """How much of the whole it is, and how much faster the whole would be without it."""
    if not (found := part_of(text, runs)):
        return None
    whole, part = found
    total, spent = whole.seconds, part.seconds
    told = note(
        "measured.part-of-time",
        part=part.words,
        whole=whole.words,
        percent=round(100 * spent / total),
        ceiling=two_digits(total / (total - spent)),
    )
    return Finding(told, (whole.words, part.words))


def without_part(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans; the part is no time of a run."""
    if not any(slot == TIME for span in spans for slot, _ in span.values):
        return tuple(spans)
    found = part_of(text, timed_runs(text))
    return tuple(_no_run(span) if found and _is(span, found[1]) else span for span in spans)


def _is(span: Span, part: TimedRun) -> bool:
    return span.start < part.place[1] and part.place[0] < span.end


def _no_run(span: Span) -> Span:
    kept = tuple(value for value in span.values if value[0] not in (TIME, "hours"))
    return replace(span, values=kept, keyed=span.keyed and bool(kept))
