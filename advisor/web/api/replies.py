"""What becomes of a program's message: the events of the advisor, a failure as the last of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from advisor.catalog.catalog import Catalog
from advisor.conversation import Answered, Asked, Conversation, Event, Meant, Replies, offered
from advisor.errors import AdvisorError, BusyError
from advisor.web.api.edge import failed


class Advises(Replies, Protocol):
    """The advisor, as the routes for programs know it: `chat.Advisor`."""

    @property
    def catalog(self) -> Catalog: ...


@dataclass(frozen=True)
class Failed:
    """There is no answer: the sentence says why."""

    error: str
    status: int
    """As in HTTP: 400 where the program is to change something, 429 where it is to come again, 500
    where we are to change something."""
    wait: int | None = None
    """Seconds after which to come again."""


Told = Event | Failed
Last = Answered | Asked | Failed


def replies(
    advisor: Replies,
    conversation: Conversation,
    message: str,
    ask: bool = False,
    choice: int | None = None,
) -> Iterator[Told]:
    """What becomes of a message; `choice` takes one of the readings that an answer to this same
    message offered."""
    try:
        if choice is None:
            yield from advisor.reply(conversation, message, ask=ask)
        else:
            reading = _chosen(advisor, conversation, message, choice)
            yield from advisor.reply(conversation, message, reading)
    except BusyError as error:
        yield Failed(str(error), 429, error.retry_after)
    except AdvisorError as error:
        yield Failed(str(error), 400)
    # Whatever broke: a program that reads a stream is past its HTTP status and gets a sentence.
    except Exception as error:
        yield Failed(failed(error), 500)


def last(told: Iterator[Told]) -> Last:
    """The event that ends a reply."""
    *_, end = told
    assert isinstance(end, Answered | Asked | Failed), "a reply ends with an answer or a question"
    return end


def _chosen(advisor: Replies, conversation: Conversation, message: str, choice: int) -> Meant:
    readings = offered(advisor, conversation, message)
    if choice >= len(readings):
        raise AdvisorError(f"choice: the message has {len(readings)} readings to choose from")
    return readings[choice]
