"""What the routes of history, projects and feedback take and tell, as JSON."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from advisor.language import Language
from advisor.store.database import Kind
from advisor.store.kept import (
    Heading,
    KeptConversation,
    KeptExchange,
    Outcome,
    Project,
    Reason,
    Thumb,
)
from advisor.store.opinions import LONGEST_COMMENT

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class Given(BaseModel):
    """What a page sends; anything it does not name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Told(BaseModel):
    """What a page is told."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Title(Given):
    """A conversation's new name."""

    title: str = Field(min_length=1, max_length=200)


class Opinion(Given):
    """What somebody thinks of an answer."""

    conversation: Id
    place: int = Field(ge=0, lt=1000)
    """Of the exchange in the conversation, from 0."""
    thumb: Thumb | None
    """None takes an earlier one back."""
    reason: Reason | None = None
    comment: str = Field(default="", max_length=LONGEST_COMMENT)


class GivenProject(Given):
    """A brief with a name."""

    name: str = Field(min_length=1, max_length=200)
    brief: dict[str, Any]
    """Any JSON object, given back as it is."""
    conversation: Id | None = None
    """Where it was talked about."""


class ToldHeading(Told):
    """A conversation in a list."""

    id: str
    title: str
    language: Language
    created: datetime
    updated: datetime
    exchanges: int

    @classmethod
    def of(cls, heading: Heading) -> "ToldHeading":
        return cls(**asdict(heading))


class ToldPage(Told):
    """Some conversations, the latest first."""

    conversations: tuple[ToldHeading, ...]
    following: str | None
    """The `before` of the next page; null: there is none."""
    kept: Kind
    """Where; what lies in memory is lost when the server ends."""


class ToldExchange(Told):
    """A message and its answer, as they were told then."""

    place: int
    asked: datetime
    message: str
    tool: str
    outcome: Outcome
    language: Language
    understood: dict[str, Any]
    answer: dict[str, Any]
    html: str
    """The answer as the page shows it."""
    knowledge: str
    """Version of what its figures rest on."""
    seconds: float
    thumb: Thumb | None
    reason: Reason | None
    comment: str

    @classmethod
    def of(cls, exchange: KeptExchange, html: str) -> "ToldExchange":
        return cls(**exchange.told, html=html)


class ToldConversation(ToldHeading):
    """A conversation with all that was said."""

    said: tuple[ToldExchange, ...]
    knowledge: str
    """Version of what the program knows now."""

    @classmethod
    def whole(
        cls, found: KeptConversation, said: tuple[ToldExchange, ...], knowledge: str
    ) -> "ToldConversation":
        return cls(**asdict(found.heading), said=said, knowledge=knowledge)


class ToldProject(Told):
    """A project as it was saved."""

    id: str
    name: str
    brief: dict[str, Any]
    conversation: str | None
    knowledge: str
    """Version of what its figures rested on when it was saved."""
    knowledge_now: str
    """Version of what the program knows now: where it differs, figures may."""
    created: datetime
    updated: datetime

    @classmethod
    def of(cls, project: Project, knowledge: str) -> "ToldProject":
        return cls(**asdict(project), knowledge_now=knowledge)


class ToldProjects(Told):
    """All of a person's projects, the latest first."""

    projects: tuple[ToldProject, ...]
