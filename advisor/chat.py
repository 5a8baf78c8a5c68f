"""The conversation loop: a message in, events out.

message -> spans -> call space -> engine -> call -> values, carried over from earlier turns -> tool
-> result -> rendered answer. The conversation is a frozen value that each reply returns anew; the
caller keeps it (the page in its session).
"""

import logging
import time
import uuid
from collections.abc import Iterator
from dataclasses import asdict, replace

from pydantic import ValidationError

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.conversation import (
    Answered,
    Asked,
    Called,
    Conversation,
    Event,
    Reading,
    Turn,
)
from advisor.errors import EngineError, ToolError
from advisor.model.engine import Engine
from advisor.model.examples import Examples
from advisor.model.prompt import Prompts
from advisor.prices.lesson import reference_workload
from advisor.reading.follow_ups import carried, inheritable, stated
from advisor.reading.history import Arguments, History
from advisor.reading.space import call_space
from advisor.reading.spans import find

LONGEST_MESSAGE = 4000
"""Characters; longer ones are answered with a request to shorten, the model would read them for
minutes."""

log = logging.getLogger(__name__)


class Advisor:
    """Everything a conversation needs, shared by all of them; holds no conversation itself."""

    def __init__(
        self, catalog: Catalog, engine: Engine, renderer: Renderer, examples: Examples
    ) -> None:
        self.catalog = catalog
        self.engine = engine
        self.renderer = renderer
        self._prompts = Prompts(examples)
        usual = asdict(reference_workload(catalog.lesson))
        self._defaults = {
            **usual,
            "tokens_per_request": catalog.lesson.tokens_per_request,
            "num_gpus": 1,
        }

    def reply(
        self,
        conversation: Conversation,
        message: str,
        reading: Reading | None = None,
        ask: bool = False,
    ) -> Iterator[Event]:
        """Answers `message`, read as `reading` if given. With `ask`, a message the model is unsure
        of is asked back.

        Wrong input and a failing model become answers that say what to do; nothing is raised for
        them.
        """
        started = time.perf_counter()
        message = readable(message)
        language = conversation.language_for(message)
        meant, confidence = reading or Reading("none", {}, {}), 1.0
        try:
            _check(message)
            if reading is None:
                (meant, *others), confidence = self._read(conversation, message)
                if ask and others:
                    yield Asked(
                        self.renderer.question((meant, *others), language),
                        (meant, *others),
                        language,
                    )
                    return
            yield Called(meant.tool, meant.arguments)
            result = TOOLS[meant.tool].asked(meant.arguments).run(self.catalog, language)
            seconds = time.perf_counter() - started
            answer = self.renderer.answer(meant.tool, result, language)
        except (ToolError, EngineError, ValidationError) as error:
            seconds = time.perf_counter() - started
            result, answer = (
                None,
                self.renderer.problem(error, meant.tool, meant.arguments, language),
            )
            if isinstance(error, EngineError):
                answer = replace(answer, body=f"{answer.body} (`{logged(error)}`)")
            meant = replace(meant, context=_without_refused(meant.context, error))
        turns = (
            *conversation.turns,
            Turn(shortened(message), meant.tool, meant.arguments, meant.context),
        )
        conversation = Conversation(turns, conversation.language)
        yield Answered(
            answer, conversation, meant.tool, meant.arguments, language, seconds, result, confidence
        )

    def _read(self, conversation: Conversation, message: str) -> tuple[list[Reading], float]:
        """What the message means, the next likely reading if the model is too unsure of the first,
        and how sure it is."""
        spans = find(message, self.catalog)
        history = History(TOOLS, [(turn.tool, turn.context) for turn in conversation.turns])
        space = call_space(message, spans, self.catalog, history)
        trained = self.engine.trained
        prompt = (
            self._prompts.trained(message, history)
            if trained
            else self._prompts.solved(message, spans, history)
        )
        decision = self.engine.decide(prompt.text, space, prompt.tool)
        readings: list[Reading] = []
        for call in filter(None, (decision.call, decision.second)):
            values = stated(call, TOOLS[call.tool], spans)
            arguments = carried(call, values, history, message, self._defaults)
            reading = Reading(
                call.tool, arguments, inheritable(call, values, arguments, history, message)
            )
            if all(
                (reading.tool, reading.arguments) != (other.tool, other.arguments)
                for other in readings
            ):
                readings.append(reading)
        return readings, decision.confidence


def readable(message: str) -> str:
    """Half a character, from JSON, a broken terminal or a text cut inside an emoji, becomes "?".

    No answer with it could be written as UTF-8.
    """
    return message.encode(errors="replace").decode()


def shortened(message: str) -> str:
    """What is kept of a message: one that is refused for its length is not carried along whole."""
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…"


def logged(error: Exception) -> str:
    """Writes a failure to the log, without the person's words; its number, to find it again.

    One line where the error says what to check, with the trace where it is a bug.
    """
    number = uuid.uuid4().hex[:8]
    bug = not isinstance(error, EngineError)
    log.error("%s no answer: %s: %s", number, type(error).__name__, error, exc_info=bug)
    return number


def _without_refused(context: Arguments, error: Exception) -> Arguments:
    """A value that no tool takes (0 GPUs) is not carried on into the next question."""
    refused = (
        {part for fault in error.errors() for part in fault["loc"]}
        if isinstance(error, ValidationError)
        else set[str | int]()
    )
    return {name: value for name, value in context.items() if name not in refused}


def _check(message: str) -> None:
    if not message.strip():
        raise ToolError("empty_message")
    if len(message) > LONGEST_MESSAGE:
        raise ToolError("message_too_long", length=len(message), limit=LONGEST_MESSAGE)
