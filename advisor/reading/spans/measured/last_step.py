"""Which of several times of a step in a log counts: the last, for the first one holds the start-up."""

import re
from collections.abc import Sequence
from dataclasses import replace

from advisor.reading.places import Span
from advisor.reading.spans.pasted.bars import bars

TIME = "measured_seconds_per_step"
LOGGED = re.compile(r"(?:step|iteration|iter)[ _]time\W{1,3}$", re.I)
"""Before the time of one step; a bar has the mean of all."""
BEFORE = 20
"""Letters that are looked at for it."""


def of_log(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, without the times of earlier steps."""
    timed = [span for span in spans if {slot for slot, _ in span.values} == {TIME}]
    logged = [
        span for span in timed if LOGGED.search(text, max(0, span.start - BEFORE), span.start)
    ]
    barred = [span for span in timed if _in_a_bar(text, span)]
    log = [*logged, *barred]
    if len(log) < 2:
        return tuple(spans)
    last = max(logged or barred, key=lambda span: span.start)
    return tuple(_only(span, span is last) if span in log else span for span in spans)


def _in_a_bar(text: str, span: Span) -> bool:
    return any(bar.place[0] <= span.start < bar.place[1] for bar in bars(text))


def _only(span: Span, last: bool) -> Span:
    return replace(span, values=span.values if last else (), keyed=last)
