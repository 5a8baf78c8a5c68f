"""The conversation loop: a message in, events out.

message -> spans -> question -> engine -> asks and roles -> the brief changes -> calls of tools ->
results -> one answer with a part for each ask. The conversation is a frozen value that each reply
returns anew; the caller keeps it (the page in its session).
"""

import time
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from advisor.advice.tool import Tools
from advisor.answers import composed
from advisor.answers.afterwards import afterwards
from advisor.answers.answer import Answer, Answers, Around
from advisor.answers.currency import DOLLARS, USD, Currency
from advisor.answers.markup import spaced
from advisor.answers.pointed import judged, pointed
from advisor.answers.untold import untold
from advisor.answers.variants import varied
from advisor.answers.verdict import verdict
from advisor.catalog.catalog import Catalog
from advisor.conversation import (
    LONGEST_MESSAGE,
    Answered,
    Asked,
    Called,
    Conversation,
    Event,
    Meant,
    Turn,
    readable,
    shortened,
)
from advisor.errors import EngineError, ToolError, logged
from advisor.language import Language
from advisor.model.desk import Desk
from advisor.model.engine import Engine
from advisor.model.examples import Examples
from advisor.model.prompt import Prompts
from advisor.model.ticket import Ticket
from advisor.reader import Reader, meant
from advisor.reading.asks.currency_asked import currency_asked
from advisor.reading.asks.wanted import unwanted
from advisor.reading.brief import Brief, Change, Doubt, Slots
from advisor.reading.calls.assumed import assumed, unknown_model
from advisor.reading.calls.call import Call, beyond_slots
from advisor.reading.calls.calls import (
    asked_about,
)
from advisor.reading.calls.deciding import deciding
from advisor.reading.calls.leftovers import understood, unused
from advisor.reading.calls.told_above import told_above
from advisor.reading.changes.edited import edited
from advisor.reading.changes.refused import refused
from advisor.reading.slots import FIGURES
from advisor.reading.spans.measured.findings import findings, left

Problem = ToolError | EngineError | ValidationError
COMPARE = "compare_setups"
"""The ask of several set-ups."""
USUAL_CURRENCY: Mapping[Language, str] = {"zh": "CNY"}
"""Of a language's answers where nobody asks for one; US dollars of the others."""


class Advisor:
    """Everything a conversation needs, shared by all of them; holds no conversation itself."""

    def __init__(
        self,
        catalog: Catalog,
        engine: Engine,
        tools: Tools,
        renderer: Answers,
        examples: Examples,
        desk: Desk | None = None,
    ) -> None:
        self.catalog = catalog
        self.engine = engine
        self.desk = desk or Desk(engine)
        self.tools = tools
        self.renderer = renderer
        self._prompts = Prompts(examples)

    def reply(
        self,
        conversation: Conversation,
        message: str,
        meant: Meant | None = None,
        ask: bool = False,
        ticket: Ticket | None = None,
    ) -> Iterator[Event]:
        """Answers `message`, understood as `meant` if given. With `ask`, a message the model is
        unsure of is asked back.

        Wrong input and a failing model become answers that say what to do; nothing is raised for
        them. What is raised is `BusyError`, before the first event, and `StoppedError`. One catalog
        holds for a whole reply, though the administrator may replace prices meanwhile.
        """
        yield from copy(self)._replied(conversation, readable(message), meant, ask, ticket)

    def _replied(
        self,
        conversation: Conversation,
        message: str,
        meant: Meant | None,
        ask: bool,
        ticket: Ticket | None,
    ) -> Iterator[Event]:
        started = time.perf_counter()
        language = conversation.language_for(message)
        confidence = 1.0
        try:
            _check(message)
            if meant is None:
                (meant, *others), confidence = yield from self._reader.read(
                    conversation, message, ticket or Ticket()
                )
                if ask and others:
                    readings = (meant, *others)
                    yield Asked(self.renderer.question(readings, language), readings, language)
                    return
        except (ToolError, EngineError) as error:
            before = conversation.briefs[-1] if conversation.briefs else Brief()
            meant = Meant(("none",), Change(before, {}), ())
            answer = self._problem(error, None, language)
            seconds = time.perf_counter() - started
            kept = self._after(conversation, message, meant, [])
            failed = isinstance(error, EngineError)
            yield Answered(answer, kept, meant, (), language, seconds, failed=failed)
            return
        yield Called(meant.calls)
        results, errors = self._computed(meant.calls, language)
        asked = self._asked_currency(conversation, message, meant)
        currency = self._currency(asked, language)
        seconds = time.perf_counter() - started
        around = self._around(message, meant, results, language, currency)
        told = untold(results, around.measured, language)
        parts = [
            self._problem(errors[place], call, language)
            if place in errors
            else self.renderer.answer(
                call.tool, result, language, _left_out(meant.calls, place, message), currency
            )
            for place, (call, result) in enumerate(zip(meant.calls, told, strict=True))
        ]
        parts, missing = pointed(parts, meant.calls, told, language)
        around = composed.without_answer(around, missing)
        around = composed.without_heard(around, parts, judged(meant.calls), language)
        left_out = deciding(around.unused, meant.change, meant.calls, message)
        around = replace(around, deciding=left_out)
        answer = self.renderer.together(parts, around, language)
        kept = self._after(conversation, message, meant, list(errors.values()), asked)
        readings = self._resolved(meant, around.doubt, message) if around.doubt else ()
        left_over = tuple(around.unused)
        yield Answered(
            answer, kept, meant, left_over, language, seconds, results, confidence, readings
        )  # fmt: skip

    def _around(
        self, message: str, meant: Meant, results: tuple[Any, ...], language: Language,
        currency: Currency,
    ) -> Around:  # fmt: skip
        """What stands around the answer: what was understood, assumed, measured, and not used."""
        change, calls = meant.change, meant.calls
        doubt = asked_about(change, calls, self.tools, self.catalog)
        by_tool = {
            call.tool: result for call, result in reversed([*zip(calls, results, strict=True)])
        }
        served = afterwards(message, calls, self.tools, self.catalog, language)
        measured = (
            *findings(message, change, by_tool, self.catalog),
            *([served] if served else ()),
        )
        return Around(
            understood(change, meant.asks, calls) | beyond_slots(calls, change.brief),
            left(unused(change, calls, doubt), measured),
            assumed(calls),
            doubt,
            unknown_model(calls) if "model" in change.stated else None,
            verdict=""
            if calls and calls[0].point
            else self._verdict(message, meant, results[0], language),
            computed=results[0] is not None,
            currency=currency,
            measured=measured,
        )

    def _verdict(self, message: str, meant: Meant, result: Any, language: Language) -> str:
        """What is said before the answer: whether it is enough, and what else is asked about."""

        def again(change: Slots) -> Any:
            tool = self.tools[meant.tool].asked({**meant.arguments, **change})
            return tool.run(self.catalog, language)

        other = varied(message, meant.tool, meant.arguments, result, again, language)
        return spaced(f"{verdict(message, meant.tool, result, language)} {other}")

    @property
    def _reader(self) -> Reader:
        return Reader(self.catalog, self.engine, self.tools, self._prompts, self.desk)

    def try_model(self) -> None:
        """Asks the model a question of our own; an `EngineError` where it does not answer."""
        self._reader.try_model()

    def edited(self, turn: Turn, number: int, slot: str, text: str) -> Meant:
        """What the message of `turn`, the conversation's number `number`, means with `text` for a
        slot of its brief; a `ToolError` names a value that cannot be."""
        facts = turn.brief.facts
        stated = {name: fact.value for name, fact in facts.items() if fact.turn == number}
        before = Change(turn.brief, stated, turn.runs)
        change = edited(before, slot, text, number, self.catalog)
        asks = turn.asks
        if change.runs and COMPARE not in asks:
            asks = (COMPARE, *(ask for ask in asks if ask != FIGURES))
        elif turn.runs and not change.runs:
            asks = tuple(FIGURES if ask == COMPARE else ask for ask in asks)
        return meant(asks, change, turn.message, self.tools, self.catalog)

    def _resolved(self, meant: Meant, doubt: Doubt, message: str) -> tuple[Meant, ...]:
        """What the message means by each meaning of the value in doubt."""
        changes = (meant.change.resolved(doubt, meaning) for meaning in doubt.meanings)
        return tuple(self._reader.meant(meant.asks, change, message) for change in changes)

    def _computed(
        self, made: tuple[Call, ...], language: Language
    ) -> tuple[tuple[Any, ...], dict[int, Problem]]:
        """The result of each call, and what went wrong, by its place."""
        results: list[Any] = []
        errors: dict[int, Problem] = {}
        for place, call in enumerate(made):
            try:
                tool = self.tools[call.tool].asked(call.arguments)
                results.append(tool.run(self.catalog, language))
            except (ToolError, ValidationError) as error:
                results.append(None)
                errors[place] = error
        return tuple(results), errors

    def _problem(self, error: Problem, call: Call | None, language: Language) -> Answer:
        tool, arguments = (call.tool, call.arguments) if call else ("none", {})
        answer = self.renderer.problem(error, tool, arguments, language)
        if isinstance(error, EngineError):
            answer = replace(answer, body=f"{answer.body} (`{logged(error)}`)")
        return answer

    def _asked_currency(self, conversation: Conversation, message: str, meant: Meant) -> str | None:
        """Of the answer, as this message or an earlier one asks for it."""
        facts, turn = meant.change.brief.facts, len(conversation.turns)
        stated = {slot: fact for slot, fact in facts.items() if fact.turn == turn}
        earlier = conversation.turns[-1].currency if conversation.turns else None
        return currency_asked(message, stated) or earlier

    def _currency(self, asked: str | None, language: Language) -> Currency:
        """The one asked for, else the language's beside dollars; dollars where its rate is not
        known."""
        code = asked or USUAL_CURRENCY.get(language, USD)
        rate = self.catalog.rate(code)
        return Currency(code, rate.per_usd, rate.as_of, not asked) if rate else DOLLARS

    def _after(
        self,
        conversation: Conversation,
        message: str,
        meant: Meant,
        errors: list[Problem],
        currency: str | None = None,
    ) -> Conversation:
        brief = meant.change.brief
        aside = meant.asks == ("look_up",) and bool(conversation.turns)
        if aside:  # a fact asked in passing does not change the project
            brief = conversation.briefs[-1]
        brief = brief.without(refused(errors, meant.change.stated))
        turn = Turn(shortened(message), meant.asks, brief, meant.change.runs, currency)
        return Conversation((*conversation.turns, turn), conversation.language)


def _left_out(calls: tuple[Call, ...], place: int, message: str) -> tuple[str, ...]:
    """Of the answer at that place: what no word calls for, and what one above it tells."""
    call = calls[place]
    return (*unwanted(call.asked_in(message)), *told_above(call, calls[:place]))


def _check(message: str) -> None:
    if not message.strip():
        raise ToolError("empty_message")
    if len(message) > LONGEST_MESSAGE:
        raise ToolError("message_too_long", length=len(message), limit=LONGEST_MESSAGE)
