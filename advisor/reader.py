"""A message read: what it asks, what it states, which tools are called for it.

One that numbers its questions is read as a whole for what it states, and each question for itself
for what it asks.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from advisor.advice.tool import Tools
from advisor.advice.topics.symptoms import answers_together, with_subject
from advisor.catalog.catalog import Catalog
from advisor.conversation import Conversation, Meant
from advisor.model.desk import Desk
from advisor.model.engine import Decision, Engine
from advisor.model.prompt import Prompts
from advisor.model.readings import Read
from advisor.model.ticket import Ticket
from advisor.model.turnstile import Waiting
from advisor.prices.lesson import reference_workload
from advisor.reading.asks.asked_beside import asked_beside
from advisor.reading.asks.points import Point, Points, heard, of_point, points
from advisor.reading.asks.subjects import by_subject, may_be_explained
from advisor.reading.brief import Change
from advisor.reading.calls.call import Call
from advisor.reading.calls.calls import calls
from advisor.reading.calls.tool_meant import asks_meant
from advisor.reading.changes.changes import Heard, changed
from advisor.reading.question import Question, question
from advisor.reading.slots import EXPLAIN, NOTHING
from advisor.reading.spans.spans import find

SURE = 0.75
"""Confidence from which on figures answer a question beside another of the same number."""


@dataclass(frozen=True)
class Reader:
    """What a message is read with."""

    catalog: Catalog
    engine: Engine
    tools: Tools
    prompts: Prompts
    desk: Desk

    def read(
        self, conversation: Conversation, message: str, ticket: Ticket
    ) -> Generator[Waiting, None, tuple[list[Meant], float]]:
        """What the message means, the next likely reading if the model is too unsure of the first,
        and how sure it is."""
        spans = find(message, self.catalog)
        briefs = conversation.briefs
        before = briefs[-1].carried if briefs else {}
        older = [brief.values for brief in briefs[:-1]]
        asked = question(message, spans, before, conversation.asks, older)
        decision, topics = yield from self._decided(message, asked, ticket)
        readings: list[Meant] = []
        for reading in decision.likely:
            heard = Heard(message, spans, asked, reading, briefs, conversation.runs, topics)
            meant = self.meant(reading.asks, self._changed(heard), message)
            if all((meant.tool, meant.arguments) != (m.tool, m.arguments) for m in readings):
                readings.append(meant)
        numbered = points(message)
        if numbered and not answers_together(message):
            made = yield from self._each(numbered, readings[0].change, topics, ticket)
            readings[0] = replace(readings[0], calls=made)
        return readings, decision.confidence

    def _each(
        self, numbered: Points, whole: Change, about: Mapping[str, float], ticket: Ticket
    ) -> Generator[Waiting, None, tuple[Call, ...]]:
        """The calls for each numbered question; the same figures are told once. `about` are the
        topics of the whole message."""
        made: list[Call] = []
        earlier = [numbered.before]
        for place, point in numbered.singles:
            spans = find(point.text, self.catalog)
            asked = question(point.text, spans, {})
            decision, topics = yield from self._decided(point.text, asked, ticket)
            own = self._changed(Heard(point.text, spans, asked, decision.reading, topics=topics))
            change = of_point(whole, own, numbered, place)
            beside = any(call.point and call.point.label == point.label for call in made)
            unsure = beside and decision.confidence < SURE
            asks = (EXPLAIN,) if unsure else decision.reading.asks
            told = self.meant(asks, change, heard(numbered, point)).calls
            told_by = with_subject("\n".join(earlier), point.text)
            if told_by != point.text:
                told = self.meant((EXPLAIN,), change, told_by).calls
            made.append(self._about(point, told_by, _first_new(told, made), about))
            earlier.append(point.text)
        return tuple(made)

    def _about(self, point: Point, words: str, call: Call, about: Mapping[str, float]) -> Call:
        """The call for a question; an article is looked for by its words alone, and among what the
        whole message is about."""
        arguments = dict(call.arguments)
        if free := self.tools[call.tool].free_text:
            arguments[free] = words
        if own := arguments.get(LIKELY):
            arguments[LIKELY] = _blended(own, about)
        return replace(call, arguments=arguments, point=point)

    def _decided(
        self, message: str, asked: Question, ticket: Ticket
    ) -> Generator[Waiting, None, Read]:
        def explained(decision: Decision) -> bool:
            asks = [ask for reading in decision.likely for ask in reading.asks]
            nothing = {*decision.reading.roles} <= {NOTHING}
            return may_be_explained(asks, message, self.tools, self.catalog, nothing)

        return (yield from self.desk.read(self._prompt(asked), asked, explained, ticket))

    def _prompt(self, asked: Question) -> str:
        if self.engine.trained:
            return self.prompts.trained(asked.shown, asked.earlier)
        return self.prompts.solved(asked)

    def _changed(self, heard: Heard) -> Change:
        usual = asdict(reference_workload(self.catalog.lesson))
        requests = {"tokens_per_request": self.catalog.lesson.tokens_per_request, "num_gpus": 1}
        return changed(heard, self.catalog, {**usual, **requests})

    def meant(self, asks: tuple[str, ...], change: Change, message: str) -> Meant:
        """What a message means that asks this and makes this of the brief."""
        return meant(asks, change, message, self.tools, self.catalog)

    def try_model(self) -> None:
        """Asks the model a question of our own; an `EngineError` where it does not answer."""
        message = "7B LoRA on an RTX 4090?"
        asked = question(message, find(message, self.catalog), {})
        self.engine.decide(self._prompt(asked), asked)


def meant(
    asks: tuple[str, ...], change: Change, message: str, tools: Tools, catalog: Catalog
) -> Meant:
    """What a message means that asks this and makes this of the brief."""
    asks = asked_beside(asks_meant(asks, change, message), change, message)
    answered = by_subject(asks, change, message, tools, catalog)
    return Meant(asks, change, calls(answered, change, message, tools, catalog))


LIKELY = "likely"
"""The argument of an article: topics with the shares that a language model gives them."""
OF_THE_WHOLE, MOST_LIKELY = 0.4, 16
"""What the topics of a whole message weigh beside those of one of its questions; topics kept."""


def _blended(own: Mapping[str, float], whole: Mapping[str, float]) -> dict[str, float]:
    """The shares of a question's topics, with those of its message where there are any."""
    if not whole:
        return dict(own)
    shares = {
        topic: (1 - OF_THE_WHOLE) * own.get(topic, 0.0) + OF_THE_WHOLE * whole.get(topic, 0.0)
        for topic in (*own, *whole)
    }
    best = sorted(shares, key=lambda topic: -shares[topic])[:MOST_LIKELY]
    return {topic: round(shares[topic], 4) for topic in best}


def _first_new(told: Sequence[Call], made: Sequence[Call]) -> Call:
    """The most important call that was not made for another question, else the most important."""
    known = [(call.tool, call.arguments) for call in made]
    return next((call for call in told if (call.tool, call.arguments) not in known), told[0])
