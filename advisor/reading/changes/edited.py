"""A brief changed by hand: a value typed for a slot, without a message around it."""

from dataclasses import replace

from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.places import Value
from advisor.reading.slots import SLOTS, possible
from advisor.reading.spans.numbers import find_numbers
from advisor.reading.spans.spans import find
from advisor.reading.spans.typed import BOOLEANS, LONGEST, pieces

YES = ("yes", "on", "true", "1", "是", "开")
MOST_COMPARED = 4


def edited(change: Change, slot: str, text: str, turn: int, catalog: Catalog) -> Change:
    """What was stated with `text` for a slot instead of what it had; nothing is stated of it if
    `text` is empty, and several values are compared.

    A `ToolError` names a value that cannot be.
    """
    if slot not in SLOTS or len(text) > LONGEST:
        raise ToolError("bad_conversation")
    others = {name: fact for name, fact in change.brief.facts.items() if name != slot}
    stated = {name: value for name, value in change.stated.items() if name != slot}
    values = [value_of(slot, piece, catalog) for piece in pieces(slot, text)]
    if not values:
        return replace(change, brief=Brief(others), stated=stated, runs=())
    if len(values) > 1:
        runs = tuple({slot: value} for value in values[:MOST_COMPARED])
        return replace(change, brief=Brief(others), stated=stated, runs=runs)
    fact = Fact(values[0], text, turn)
    return replace(
        change, brief=Brief({**others, slot: fact}), stated={**stated, slot: values[0]}, runs=()
    )


def value_of(slot: str, text: str, catalog: Catalog) -> Value:
    """What `text` is worth for a slot: as a message would state it, else as it was typed."""
    if slot in BOOLEANS:
        return text.lower() in YES
    found = (span.value(slot) for span in find(text, catalog))
    value = next((value for value in found if value is not None), None)
    if value is None and (numbers := find_numbers(text)):
        value = numbers[0].value if _is_number(slot) else None
    if _is_number(slot) and (value is None or not possible(slot, value)):
        limits = SLOTS[slot]
        raise ToolError("bad_slot", value=text, least=limits.least, most=limits.most)
    return text if value is None else value


def _is_number(slot: str) -> bool:
    """Whether its values lie within limits."""
    return SLOTS[slot].most != float("inf")
