"""Pieces of a message that state nothing new and need no answer: what is said again, what is only
spoken of, what is part of a name."""

import re
from collections.abc import Callable, Sequence

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.reading.brief import Slots
from advisor.reading.changes.offered import OF_ONE
from advisor.reading.places import Span, Taken
from advisor.reading.spans.card_memory import known_card, of_memory

CHOICES = OF_ONE | {"methods"}
"""Slots with a few known values: several of them in a message are weighed."""
USABLE, PRINTED = 0.85, 1.06
"""Parts of a card's memory between which a figure is its own."""
PART_OF_A_NAME = re.compile(
    r"(?:\bi[3579][\s-]?|\bryzen\s(?:\d\s)?|\bxeon\s\w{0,6}\s?|\b(?:gpu|cuda|rank|device)[\s:]{1,2}"
    r"|(?:lora_?)?alpha[\s=:：\"']{1,4}|dropout[\s=:：\"']{1,4}|seed[\s=:：\"']{1,4})$",
    re.I,
)
"""Before the number of a processor or a device, and of a setting that neither memory nor time
knows."""
NAMES_A_SETTING = re.compile(r"_[a-z]", re.I)
"""After the method in `lora_alpha`."""
BEFORE = 24
FEW = 4
"""Slots that a number can fill whose unit says what it counts."""


def mentioned(
    message: str, spans: Sequence[Span], known: Slots, catalog: Catalog
) -> Callable[[Span], bool]:
    """Whether a piece that fills no slot is one of these; `known`: what is stated."""
    weighed = {slot for slot in CHOICES if len({span.value(slot) for span in spans} - {None}) > 1}
    card = known_card(str(known["gpu"]), catalog) if "gpu" in known else None
    printed = of_an_error(message)

    def silent(span: Span) -> bool:
        values = dict(span.values)
        only_of_choices = bool(values) and values.keys() <= CHOICES
        return (
            _says_again(span, known)
            or (only_of_choices and not weighed.isdisjoint(values))
            or (only_of_choices and bool(NAMES_A_SETTING.match(message, span.end)))
            or any(value is True for value in values.values())
            or _is_a_plain_word(span)
            or is_part_of_a_name(message, span.start)
            or printed(span.start)
            or bool(card and _of_card(span, card, known, catalog))
        )

    return silent


def _says_again(span: Span, known: Slots) -> bool:
    """A bare number may be anything, so that it says nothing again."""
    same = any(slot in known and known[slot] == value for slot, value in span.values)
    return same and len(span.values) <= FEW


OF_AN_ERROR = re.compile(
    r"out of memory[.:]?[^\n]{0,300}?(?:GPU|NPU|XPU|DCU|total capacity)[^\n]{0,400}", re.I
)
"""What a framework prints where memory ran out."""
TRIED = re.compile(r"tried to allocate\s\d[\d.]{0,9}\sGi?B", re.I)
"""A large allocation within it, which tells what failed."""


def of_an_error(message: str) -> Callable[[int], bool]:
    """Whether a number at a place only says which card it is and how full: the errors are sought
    once, not for each number."""
    errors, tried = (
        Taken(len(message), (found.span() for found in words.finditer(message)))
        for words in (OF_AN_ERROR, TRIED)
    )
    return lambda start: errors.overlaps(start, start + 1) and not tried.overlaps(start, start + 1)


def is_part_of_a_name(message: str, start: int) -> bool:
    """Whether the number there is."""
    return bool(PART_OF_A_NAME.search(message, max(0, start - BEFORE), start))


def _is_a_plain_word(span: Span) -> bool:
    """ "A single GPU", "the command": a word that is a number or a name elsewhere."""
    slots = {slot for slot, _ in span.values}
    counts = all(isinstance(value, int | float) for _, value in span.values)
    return not any(map(str.isdigit, span.text)) and (
        (counts and bool(slots)) or ("api_model" in slots and span.text.islower())
    )


def _of_card(span: Span, card: Gpu, known: Slots, catalog: Catalog) -> bool:
    """A memory that is the card's, that of all cards together, or of another of its versions."""
    gib = span.value("gpu_memory_gib")
    if not isinstance(gib, int | float):
        return False
    whole = {card.memory_gb, card.memory_gb * known.get("num_gpus", 1)}
    own = any(USABLE * each <= gib <= PRINTED * each for each in whole)
    return own or of_memory(str(known["gpu"]), gib, catalog) is not None
