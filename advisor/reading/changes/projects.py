"""Where a conversation turns to another project."""

from collections.abc import Sequence

from advisor.catalog.names import squash
from advisor.reading.brief import Brief
from advisor.reading.places import Span

POST = 240
"""Characters from which on a message tells a project of its own; a follow-up is shorter."""
PROJECT = ("model", "gpu")


def another(message: str, spans: Sequence[Span], briefs: Sequence[Brief]) -> bool:
    """Whether nothing that was said before holds of the message: it is the first, or a long post
    that names neither the model nor the card of the project so far, but others."""
    if not briefs:
        return True
    return len(message) >= POST and all(_other(slot, spans, briefs[-1]) for slot in PROJECT)


def _other(slot: str, spans: Sequence[Span], brief: Brief) -> bool:
    earlier = squash(str(brief.values.get(slot) or ""))
    named = {squash(str(span.value(slot))) for span in spans if span.value(slot)}
    return bool(earlier and named) and not any(name in earlier or earlier in name for name in named)
