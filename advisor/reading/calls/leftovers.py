"""What a message states and no call rests on."""

import re
from collections.abc import Iterator, Sequence

from advisor.reading.brief import Change, Doubt, Fact, Slots
from advisor.reading.calls.assumed import unknown_model
from advisor.reading.calls.call import Call
from advisor.reading.calls.rentals import RENTAL
from advisor.reading.changes.idle import implied
from advisor.reading.slots import OF_TASKS
from advisor.reading.spans.owning import OWNED

AN_HOUR = re.compile(r"(?:人民币|元|块)?一|an?|1|per|hour", re.I)
"""The number in "¥ an hour", which states no amount."""


def unused(change: Change, made: Sequence[Call], asked: Doubt | None = None) -> tuple[str, ...]:
    """Words of the message that state a value on which no call rests, but for the one asked about;
    none where nothing is computed from any."""
    if not any(call.taken for call in made):
        return ()
    doubtful = (doubt.fact.words for doubt in change.doubts if doubt is not asked)
    facts = change.brief.facts
    left = (facts[slot].words for slot in change.stated if slot in left_slots(change, made))
    words = (*left, *_prices_left(change, made), *_not_run(change, made), *change.unused, *doubtful)
    return tuple(word for word in dict.fromkeys(words) if not _heard(word, made))


def _prices_left(change: Change, made: Sequence[Call]) -> Iterator[str]:
    """Of cards of one's own, that this message states and no call takes."""
    facts = change.brief.facts
    turn = max((fact.turn for fact in facts.values()), default=0)
    for name in OWNED:
        taken = any(name in call.arguments for call in made)
        if name in facts and facts[name].turn == turn and not taken:
            yield facts[name].words


def _heard(word: str, made: Sequence[Call]) -> bool:
    """Whether a call rests on it beside the slots."""
    hour = any(call.tool == RENTAL for call in made) and AN_HOUR.fullmatch(word)
    return bool(hour) or any(word in each for call in made for each in call.heard)


LAUNCHERS = ("deepspeed", "accelerate")
"""What a run is started with: no framework whose habits a call could rest on."""
OF_THE_PROJECT = frozenset(
    ("model", "method", "methods", "objective", "gpu", "num_gpus", "learning_rate")
)
"""Slots that tell what is spoken of, whether or not an answer rests on them."""


def left_slots(change: Change, made: Sequence[Call]) -> set[str]:
    """Stated slots that no call takes."""
    taken = {slot for call in made for slot in call.taken} | set(OF_TASKS)
    taken |= {"model"} if unknown_model(made) else set()
    stated = change.brief.values
    taken |= {slot for slot, value in implied(stated.items()) if stated.get(slot) == value}
    facts = change.brief.facts
    stated = (slot for slot in change.stated if _says_something(facts.get(slot)))
    return {slot for slot in stated if slot not in taken | OF_THE_PROJECT}


def _says_something(fact: Fact | None) -> bool:
    return bool(fact and fact.words and fact.value not in LAUNCHERS)


def _not_run(change: Change, made: Sequence[Call]) -> Iterator[str]:
    """Names of set-ups that no call compares."""
    if any("runs" in call.arguments for call in made):
        return
    known = {call.arguments.get(slot) for call in made for slot in ("model", "gpu")}
    names = (run.get(slot) for run in change.runs for slot in ("model", "gpu"))
    yield from (str(name) for name in names if name and name not in known)


def understood(change: Change, asks: Sequence[str], made: Sequence[Call]) -> Slots:
    """What an answer rests on, without what is told as not used."""
    told = change.brief.told(asks)
    if not any(call.taken for call in made):
        return told
    left = left_slots(change, made)
    return {slot: value for slot, value in told.items() if slot not in left}
