"""What the administrator is told of usage and feedback."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.store.kept import FeedbackRow, Thumb, UsageRow
from advisor.store.store import Store

DAYS = (1, 7, 30, 90, 365)
"""Spans that can be chosen."""
USUAL_DAYS = 30
MOST_FEEDBACK = 200
"""Shown, of the span, the latest."""


@dataclass(frozen=True)
class Report:
    """Of the last days, today among them."""

    altogether: UsageRow | None
    by_tool: tuple[UsageRow, ...]
    by_day: tuple[UsageRow, ...]
    thumbs: Mapping[Thumb, int]
    feedback: tuple[FeedbackRow, ...]

    @classmethod
    def of(cls, store: Store, days: int, thumb: Thumb | None) -> "Report":
        return cls(
            store.usage_altogether(days),
            store.usage_by_tool(days),
            store.usage(days),
            store.thumbs(days),
            store.feedback_rows(thumb, MOST_FEEDBACK, days=days),
        )
