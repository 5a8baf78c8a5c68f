"""What the tests of conversations share: a model that decides as scripted, and what is said to
it."""

from collections.abc import Sequence
from typing import Any

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import Answered, Conversation
from advisor.model.engine import Engine, Said, ScriptedEngine
from advisor.model.examples import Examples
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.changes.changes import Heard, changed
from advisor.reading.question import question
from advisor.reading.spans.spans import find

COST, HARDWARE = "estimate_training_cost", "recommend_hardware"


def brief(**values: Any) -> Brief:
    """What a first message stated."""
    return Brief({slot: Fact(value, turn=0) for slot, value in values.items()})


FIRST = brief(model="13B", method="lora", gpu="RTX 4090", samples=10_000)


def after(message: str, catalog: Catalog, said: Said, briefs: Sequence[Brief] = (FIRST,)) -> Change:
    """What a message makes of a conversation, decided as `said`."""
    spans = find(message, catalog)
    before = briefs[-1].carried if briefs else {}
    older = [each.values for each in briefs[:-1]]
    asked = question(message, spans, before, (COST,) if briefs else (), older)
    return changed(Heard(message, spans, asked, said.reading(asked), briefs), catalog)


def advisor_of(engine: Engine, catalog: Catalog, examples: Examples) -> Advisor:
    return Advisor(catalog, engine, TOOLS, Renderer(), examples)


def say(advisor: Advisor, conversation: Conversation, message: str) -> Answered:
    *_, last = advisor.reply(conversation, message)
    assert isinstance(last, Answered)
    return last


def talk(catalog: Catalog, examples: Examples, *turns: tuple[str, Said]) -> list[Answered]:
    """A conversation in which the model decides as scripted."""
    advisor = advisor_of(ScriptedEngine(said for _, said in turns), catalog, examples)
    answers: list[Answered] = []
    conversation = Conversation()
    for message, _ in turns:
        answers.append(say(advisor, conversation, message))
        conversation = answers[-1].conversation
    return answers


def said(*asks: str, new: bool = False, drops: tuple[str, ...] = (), **slots: str) -> Said:
    """What a model decides: the asks, and which piece of the message states each slot."""
    return Said(asks, {text: slot for slot, text in slots.items()}, drops=drops, new=new)
