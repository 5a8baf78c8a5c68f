"""What the store is given and gives back, as frozen values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any, Literal

from pydantic_core import to_jsonable_python

from advisor.conversation import Conversation, Meant
from advisor.language import Language

Outcome = Literal["answered", "asked_back", "refused", "failed"]
"""`refused`: what was asked could not be computed, and the answer says why; `failed`: there is
none."""
Thumb = Literal["up", "down"]
Reason = Literal["wrong_figure", "misunderstood", "incomplete", "outdated", "unclear", "other"]


@dataclass(frozen=True)
class Exchange:
    """A message and what was answered, to be kept."""

    message: str
    tool: str
    outcome: Outcome
    language: Language
    understood: Mapping[str, Any]
    """JSON: asks, brief, runs, calls with arguments."""
    answer: Mapping[str, Any]
    """JSON that `answer_json.loaded` reads."""
    state: Conversation
    """What the next message continues."""
    knowledge: str
    """Version of what its figures rest on."""
    seconds: float
    confidence: float = 1.0
    edited: bool = False
    """It is the one that stood at its place, with another value of a slot: no new question, and
    what was thought of its answer stays."""


def understood(meant: Meant) -> dict[str, Any]:
    """What a message was taken for, as JSON."""
    calls = [{"ask": c.ask, "tool": c.tool, "arguments": c.arguments} for c in meant.calls]
    brief = meant.change.brief.told(meant.asks)
    told = {"asks": meant.asks, "brief": brief, "runs": meant.change.runs, "calls": calls}
    return to_jsonable_python(told)


@dataclass(frozen=True)
class Saved:
    """Where an exchange was kept."""

    conversation: str
    exchange: str
    place: int


@dataclass(frozen=True)
class KeptExchange:
    """An exchange as it was kept, with what its owner thought of it."""

    id: str
    place: int
    asked: datetime
    message: str
    tool: str
    outcome: Outcome
    language: Language
    understood: dict[str, Any]
    answer: dict[str, Any]
    knowledge: str
    seconds: float
    confidence: float
    thumb: Thumb | None
    reason: Reason | None
    comment: str
    state: Conversation | None = field(repr=False)
    """What a message after it continues; None where today's program does not know its slots any
    more."""

    @property
    def told(self) -> dict[str, Any]:
        """What its owner is told of it."""
        shown = (each.name for each in fields(self) if each.name != "state")
        return {name: getattr(self, name) for name in shown}


@dataclass(frozen=True)
class Heading:
    """A conversation in a list."""

    id: str
    title: str
    language: Language
    created: datetime
    updated: datetime
    exchanges: int


@dataclass(frozen=True)
class Page:
    """Some conversations, the latest first."""

    headings: tuple[Heading, ...]
    following: str | None
    """Where the next page begins; None: there is none."""


@dataclass(frozen=True)
class KeptConversation:
    """A conversation with all that was said."""

    heading: Heading
    exchanges: tuple[KeptExchange, ...]

    @property
    def told(self) -> dict[str, Any]:
        """What its owner is told of it."""
        return {**asdict(self.heading), "exchanges": [each.told for each in self.exchanges]}


@dataclass(frozen=True)
class Project:
    """A brief with a name."""

    id: str
    name: str
    brief: dict[str, Any]
    """JSON of whoever saved it."""
    conversation: str | None
    """Where it was talked about, while that is kept."""
    knowledge: str
    """Version of what its figures rested on when it was saved."""
    created: datetime
    updated: datetime


@dataclass(frozen=True)
class FeedbackRow:
    """What somebody thought of an answer, for the administrator: with the question it was about,
    and without whose it is."""

    exchange: str
    given: datetime
    thumb: Thumb
    reason: Reason | None
    comment: str
    message: str
    tool: str
    language: Language
    understood: dict[str, Any]
    knowledge: str


@dataclass(frozen=True)
class UsageRow:
    """Questions of everybody: to one tool, on one day (UTC)."""

    day: str
    """Empty: on all days that were asked for."""
    tool: str
    """Empty: to all tools."""
    questions: int
    asked_back: int
    refused: int
    failed: int
    seconds_median: float
    seconds_p95: float
    """19 of 20 took no longer."""
