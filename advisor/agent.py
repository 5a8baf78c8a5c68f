"""The conversation loop: a message in, events out.

message -> spans -> call space -> engine -> call -> values, carried over from earlier turns -> tool -> result -> rendered answer.
The conversation is a frozen value that each reply returns anew; the caller keeps it (the page in its session).
"""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import ValidationError

from advisor import entities
from advisor.calls import Arguments, call_space, carried, inheritable, stated
from advisor.catalog import Catalog
from advisor.engine import Engine
from advisor.errors import EngineError, ToolError
from advisor.examples import Examples
from advisor.language import detect
from advisor.lesson import reference_workload
from advisor.render import Answer, Renderer
from advisor.rows import Language
from advisor.tools import TOOLS

CALL_EXAMPLES = 4
"""Solved calls shown for the arguments; the tool alone is decided from twice as many, masked and so shorter."""
LONGEST_MESSAGE = 4000
"""Characters; longer ones are answered with a request to shorten, the model would read them for minutes."""


@dataclass(frozen=True)
class Turn:
    """One answered message."""

    message: str
    tool: str
    arguments: Arguments
    context: Arguments
    """All that its chain of follow-ups has stated, also what this tool could not use."""


@dataclass(frozen=True)
class Conversation:
    """What was said so far; `language` is the user's choice, None follows each message."""

    turns: tuple[Turn, ...] = ()
    language: Language | None = None

    def earlier(self) -> Turn | None:
        """The latest turn a follow-up can refer to: explanations and small talk in between are skipped."""
        return next((turn for turn in reversed(self.turns) if turn.tool not in ("none", "explain")), None)


@dataclass(frozen=True)
class Called:
    """The model has decided; the numbers are being computed."""

    tool: str
    arguments: Arguments


@dataclass(frozen=True)
class Answered:
    """The answer, complete, and the conversation that now includes it."""

    answer: Answer
    conversation: Conversation
    tool: str
    arguments: Arguments
    language: Language
    seconds: float
    """From the message to the computed result."""
    result: Any = field(default=None, repr=False)


Event = Called | Answered


class Advisor:
    """Everything a conversation needs, shared by all of them; holds no conversation itself."""

    def __init__(self, catalog: Catalog, engine: Engine, renderer: Renderer, examples: Examples) -> None:
        self.catalog = catalog
        self.engine = engine
        self.renderer = renderer
        self._examples = examples
        usual = asdict(reference_workload(catalog.lesson))
        self._defaults = {**usual, "tokens_per_request": catalog.lesson.tokens_per_request, "num_gpus": 1}

    def reply(self, conversation: Conversation, message: str) -> Iterator[Event]:
        """Answers `message`. Wrong input and a failing model become answers that say what to do; nothing is raised for them."""
        started = time.perf_counter()
        language = conversation.language or detect(message, conversation.turns[-1].message if conversation.turns else "")
        tool, arguments, context = "none", Arguments(), Arguments()
        try:
            _check(message)
            tool, arguments, context = self._decide(conversation, message)
            yield Called(tool, arguments)
            result = TOOLS[tool].model_validate(arguments).run(self.catalog, language)
            seconds = time.perf_counter() - started
            answer = self.renderer.answer(tool, result, language)
        except (ToolError, EngineError, ValidationError) as error:
            seconds = time.perf_counter() - started
            result, answer = None, self.renderer.problem(error, tool, arguments, language)
            context = _without_refused(context, error)
        turns = (*conversation.turns, Turn(message, tool, arguments, context))
        yield Answered(answer, Conversation(turns, conversation.language), tool, arguments, language, seconds, result)

    def _decide(self, conversation: Conversation, message: str) -> tuple[str, Arguments, Arguments]:
        """The tool, its arguments, and what later follow-ups can inherit."""
        spans = entities.find(message, self.catalog)
        earlier = conversation.earlier()
        space = call_space(message, spans, self.catalog, can_carry=earlier is not None)
        before, masked = earlier.tool if earlier else None, entities.mask(message, spans)
        nearest = self._examples.nearest(masked, before)
        which = self.renderer.prompt("tool", examples=nearest, earlier=before, masked=masked)
        prompt = self.renderer.prompt("call", examples=nearest[-CALL_EXAMPLES:], earlier=before, message=message)
        call = self.engine.decide(prompt, space, which).call
        history = [(turn.tool, turn.context) for turn in conversation.turns]
        arguments = carried(call, stated(call, spans), history, message, self._defaults)
        return call.tool, arguments, inheritable(call, arguments, history)


def _without_refused(context: Arguments, error: Exception) -> Arguments:
    """A value that no tool takes (0 GPUs) is not carried on into the next question."""
    refused = {part for fault in error.errors() for part in fault["loc"]} if isinstance(error, ValidationError) else set[str | int]()
    return {name: value for name, value in context.items() if name not in refused}


def _check(message: str) -> None:
    if not message.strip():
        raise ToolError("empty_message")
    if len(message) > LONGEST_MESSAGE:
        raise ToolError("message_too_long", length=len(message), limit=LONGEST_MESSAGE)
