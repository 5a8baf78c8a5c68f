"""One thing that the figures of a message say."""

from dataclasses import dataclass

from advisor.result import Note


@dataclass(frozen=True)
class Finding:
    """A sentence, and the words of the message that it rests on."""

    note: Note
    words: tuple[str, ...]
    more: Note | None = None
    """What follows from it: causes and remedies."""
    leads: bool = True
    """It answers before all else; else it stands below the headline."""
    alone: bool = False
    """Nothing that is merely near what is asked need stand beside it."""
    decides: bool = False
    """It says yes or no to what is asked."""
    articles: tuple[str, ...] | None = None
    """Where it answers all that is asked: ids of the topics that may follow it; None: any."""
