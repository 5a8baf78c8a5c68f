"""Which of several times is that of the stated epochs: the one of their sentence; and how many
epochs another is."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from advisor.reading.brief import Slots
from advisor.reading.places import Span
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.times import MOST, SENTENCE, TimedRun
from advisor.result import note

TIME = "measured_hours"
HOURS_APART = 0.01
"""Times that differ less are the same."""


def of_epochs(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, without the times of other sentences where one stands with the epochs."""
    timed = [span for span in spans if _states(span, {TIME, "hours"})]
    told = _beside_epochs(text, spans, timed) if 1 < len(timed) <= MOST else []
    if len(told) != 1:
        return tuple(spans)
    return tuple(_only(span, span is told[0]) if span in timed else span for span in spans)


def _beside_epochs(text: str, spans: Sequence[Span], timed: Sequence[Span]) -> list[Span]:
    """The times in sentences that state epochs."""
    ends = [each.end() for each in SENTENCE.finditer(text)]
    of_epochs = {bisect(ends, span.start) for span in spans if _states(span, {"epochs"})}
    return [span for span in timed if bisect(ends, span.start) in of_epochs]


def _states(span: Span, slots: set[str]) -> bool:
    """Nothing else: a bare number could be many things."""
    return bool(span.values) and {slot for slot, _ in span.values} <= slots


def _only(span: Span, told: bool) -> Span:
    """Certain where it is the time of the epochs, else nothing."""
    kept = tuple(value for value in span.values if (value[0] == TIME) == told)
    return replace(span, values=kept if told else (), keyed=told)


def implied(runs: Sequence[TimedRun], slots: Slots) -> Finding | None:
    """How many epochs another time is, at the pace of the one whose epochs are stated; of somebody
    else's nothing is said."""
    hours, epochs = slots.get(TIME), slots.get("epochs")
    alone = [run for run in runs if run.kind == "hours" and not run.method]
    others = [run for run in alone if abs(run.value - (hours or 0)) > HOURS_APART]
    own = len(others) == 1 and not others[0].of_others
    if not (hours and epochs and own and len(alone) == 2):
        return None
    told = note(
        "measured.epochs-implied",
        hours=hours,
        epochs=epochs,
        other_hours=others[0].value,
        implied=float(f"{epochs * others[0].value / hours:.2g}"),
    )
    return Finding(told, (others[0].words,), leads=False)
