"""Every error the advisor raises on purpose.

AdvisorError ├── KnowledgeError    a knowledge file is wrong: stops the start, says file, row, field
and what to do ├── ToolError         an argument is wrong or unknown: told to the user with the way
out, the conversation goes on ├── EngineError       the language model cannot answer: not found, not
loadable, context full ├── BusyError         too many questions wait for it: ask again later ├──
StoppedError      nobody waits for the answer any more └── StoreError        the database did not do
it: nothing was kept, the conversation goes on
"""

import logging
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal

from pydantic import ValidationError

log = logging.getLogger(__name__)
_request: ContextVar[str] = ContextVar("request", default="")


class AdvisorError(Exception):
    """Base of all; the message is a sentence a user can act on."""


class KnowledgeError(AdvisorError):
    def __init__(self, file: str, row: str, field: str, problem: str) -> None:
        super().__init__(f"{file}: row '{row}', field '{field}': {problem}")


class ToolError(AdvisorError):
    """A value a tool cannot work with.

    `code` names a message of `advisor/answers/words/<language>/errors.ftl`; `details` are its
    values (text, numbers, a `Text`), so that the sentence exists in every language. `closest` are the known names nearest to
    an unknown one.
    """

    def __init__(self, code: str, closest: tuple[str, ...] = (), **details: Any) -> None:
        self.code = code
        self.closest = closest
        self.details = details
        shown = ", ".join(
            f"{name}={getattr(value, 'en', value)!r}" for name, value in details.items()
        )
        hint = f"; closest known: {', '.join(closest)}" if closest else ""
        super().__init__(f"{code.replace('_', ' ')} ({shown}){hint}")


class EngineError(AdvisorError):
    """The model or its server failed; the message says what to check."""


class StoreError(AdvisorError):
    """Nothing was kept or found; the message says what to check, without anybody's words.

    `code`: "unavailable" (locked, full, gone), "too_large" (a value, or a conversation), "full" (as
    many as one may have).
    """

    def __init__(self, code: Literal["unavailable", "too_large", "full"], problem: str) -> None:
        self.code = code
        super().__init__(problem)


class BusyError(AdvisorError):
    """Too many questions wait for the model already, or too many of this person."""

    def __init__(self, seconds: float) -> None:
        self.retry_after = max(1, round(seconds))
        """Seconds after which asking again is likely to get a place."""
        super().__init__(f"too many questions wait; ask again in {self.retry_after} s")


class StoppedError(AdvisorError):
    """Nobody wants the answer any more: the page was closed, Stop pressed, another question
    asked."""

    def __init__(self) -> None:
        super().__init__("the question was taken back")


def logged(error: Exception) -> str:
    """Writes a failure to the log, without the person's words; its number, to find it again.

    One line where the error says what to check, with the trace where it is a bug.
    """
    number = request_number() or new_number()
    bug = not isinstance(error, EngineError | StoreError)
    kind = type(error).__name__
    told = {"fault": kind, "number": number}
    if bug:  # its text may repeat what a person wrote
        log.error("%s no answer: %s", number, kind, exc_info=error, extra=told)
    else:
        log.error("%s no answer: %s: %s", number, kind, error, extra=told)
    return number


def new_number() -> str:
    return uuid.uuid4().hex[:8]


def request_number() -> str:
    """Of the request that is being answered; empty outside of any."""
    return _request.get()


@contextmanager
def under(number: str) -> Generator[None]:
    """Whatever is logged within it bears this number of a request."""
    token = _request.set(number)
    try:
        yield
    finally:
        _request.reset(token)


def sentence(error: AdvisorError | ValidationError) -> str:
    """What is wrong, each argument with its own problem."""
    if isinstance(error, AdvisorError):
        return str(error)
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, each['loc'])):.80}: {each['msg']}" for each in problems)
