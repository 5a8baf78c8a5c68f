"""What programs are told of an answer, as JSON; the docstrings are its description in the OpenAPI
document."""

from typing import Any, Literal

from pydantic import BaseModel

from advisor.answers.answer import Answer, Badge
from advisor.answers.html import as_html
from advisor.conversation import Answered, Asked, Called
from advisor.conversation_json import dumped
from advisor.language import Language
from advisor.result import Result


class AnswerTold(Result):
    """An answer in words: Markdown, but for the plain suggestions and `html`."""

    headline: str
    badge: Badge | None
    """Whether the run fits: fits, tight, no; null where that is not the question."""
    body: str
    details: str
    """Assumptions and sources, meant to be folded away."""
    suggestions: tuple[str, ...]
    """What may be asked next; after a question back, its answers."""
    html: str
    """The whole answer as a fragment of HTML; everything in it is escaped."""


class CallTold(Result):
    """A tool that was called; `POST /v1/tools/{tool}` with the arguments gives the same result."""

    tool: str
    arguments: dict[str, Any]


class CalledTold(Result):
    """The message is understood; the figures are being computed."""

    calls: tuple[CallTold, ...]


class AnsweredTold(CalledTold):
    """The answer, its figures, and the conversation to send with the next message."""

    status: Literal["answered"] = "answered"
    answer: AnswerTold
    asks: tuple[str, ...]
    """What the message was taken to want."""
    brief: dict[str, Any]
    """What is stated about the project after it."""
    results: tuple[dict[str, Any] | None, ...]
    """One a call; null where it could not be computed, and the answer says why."""
    choices: int
    """How many of the first suggestions are other readings of this message: send it again with
    `choice` for one of them."""
    unused: tuple[str, ...]
    """Words of the message on which nothing in the answer rests."""
    language: Language
    seconds: float
    conversation: dict[str, Any]


class AskedTold(Result):
    """The message can be read in several ways: send it again with `choice`."""

    status: Literal["asked"] = "asked"
    answer: AnswerTold
    choices: int
    language: Language


def called(event: Called) -> CalledTold:
    return CalledTold(calls=_calls(event))


def answered(event: Answered) -> AnsweredTold:
    meant = event.meant
    return AnsweredTold(
        calls=_calls(Called(meant.calls)),
        answer=answer(event.answer, event.language),
        asks=meant.asks,
        brief=meant.change.brief.told(meant.asks),
        results=tuple(_result(each) for each in event.results),
        choices=len(event.readings),
        unused=event.unused,
        language=event.language,
        seconds=round(event.seconds, 3),
        conversation=dumped(event.conversation),
    )


def asked(event: Asked) -> AskedTold:
    return AskedTold(
        answer=answer(event.answer, event.language),
        choices=len(event.readings),
        language=event.language,
    )


def answer(made: Answer, language: Language) -> AnswerTold:
    return AnswerTold(
        headline=made.headline,
        badge=made.badge,
        body=made.body,
        details=made.details,
        suggestions=made.suggestions,
        html=as_html(made, language),
    )


def _calls(event: Called) -> tuple[CallTold, ...]:
    return tuple(CallTold(tool=call.tool, arguments=call.arguments) for call in event.calls)


def _result(computed: Any) -> dict[str, Any] | None:
    return computed.model_dump(mode="json") if isinstance(computed, BaseModel) else None
