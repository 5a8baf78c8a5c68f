"""Of the words on which no call rests, those that decide what a run takes: a size of a model, the
memory of a card, the bits of the weights, a printed count. Figures without them are another run's."""

import re
from collections.abc import Iterator, Sequence

from advisor.reading.brief import Change
from advisor.reading.calls.call import Call
from advisor.reading.places import AROUND
from advisor.reading.spans.memory_stated import TAKEN, USED_BEFORE
from advisor.reading.spans.printed_parameters import TRAINED

SIZE = re.compile(r"\s?[bB](?![A-Za-z0-9]|\s?(?:tok|词元))")
SIZED = re.compile(r"(?<![\d.])\d{1,4}(?:\.\d{1,2})?\s?[bB](?![A-Za-z0-9])")
MEMORY = re.compile(r"\s?[gG](?:i?[bB])?(?![A-Za-z0-9])")
OF_CARD = re.compile(r"(?:v-?ram|gpu|card|[显顯]存|[显顯]卡|卡)[^,，。.;；\n\d]{0,16}$", re.I)
BEHIND = re.compile(r"\s?(?:的|of\s)?(?:v-?ram|gpu|cards?\b|[显顯]存|[显顯]卡|卡)", re.I)
BITS = re.compile(
    r"(?:gptq|awq|nf4|int[48]|fp8|w8a(?:8|16)|w4a16|[48][-\s]?bits?|[48]\s?位)(?:[-_]int[48])?",
    re.I,
)
MOST = 3


def deciding(
    words: Sequence[str], change: Change, made: Sequence[Call], message: str
) -> tuple[str, ...]:
    """As they stand in the message; none where nothing is computed."""
    if not any(call.taken for call in made):
        return ()
    model = str(change.brief.values.get("model", ""))
    known = bool(change.runs) or bool(SIZED.search(model))  # another size is another run's
    found = (
        piece
        for word in words
        for piece in _piece(word, message)
        if not (known and SIZED.search(piece))
    )
    return tuple(dict.fromkeys((*found, *_unsolved(change))))[:MOST]


def _piece(word: str, message: str) -> Iterator[str]:
    if SIZED.search(word) or BITS.fullmatch(word):
        yield word
        return
    for place in re.finditer(rf"(?<![\w.]){re.escape(word)}", message):
        start, end = place.span()
        if size := SIZE.match(message, end):
            yield word + size[0]
        elif (unit := MEMORY.match(message, end)) and _of_a_card(message, start, end, unit.end()):
            yield word + unit[0]
        else:
            continue
        return


def _of_a_card(message: str, start: int, end: int, behind: int) -> bool:
    """Whether it is said to be a card's, and neither main memory nor what a run takes of it."""
    before = message[max(0, start - AROUND) : start]
    if TAKEN.match(message, end) or USED_BEFORE.search(before):
        return False
    return bool(OF_CARD.search(before) or BEHIND.match(message, behind))


def _unsolved(change: Change) -> Iterator[str]:
    """The printed count of what is trained, where no rank and layers make it."""
    facts = change.brief.facts
    trained = facts.get(TRAINED)
    layers = facts.get("lora_targets")
    adapters = "method" in facts and facts["method"].value in ("lora", "qlora")
    if trained and adapters and not (layers and layers.words == trained.words):
        yield trained.words
