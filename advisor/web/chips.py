"""What is understood about a project as chips of the page: each slot with its value in plain words,
those that were assumed apart, each to be changed in place."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from advisor.advice.tools import TOOLS
from advisor.advice.training.estimate import TrainingEstimate
from advisor.answers.amounts import plain
from advisor.answers.words import term
from advisor.conversation import Answered
from advisor.language import Language
from advisor.reading.slots import SCENARIOS
from advisor.reading.spans.typed import BOOLEANS, COMPARED
from advisor.web.fields import Entry, entry, words
from advisor.web.panel import Chip, Panel
from advisor.web.run_address import FIELD_OF, TOOL, address

HIDDEN = ("limit", "methods")
"""Slots of one question, not of the project."""
ASSUMED = (
    "num_gpus", "samples", "tokens_per_sample", "epochs", "micro_batch_size", "lora_rank",
    "price_per_hour",
)  # fmt: skip
"""What an estimate rests on most, and tells if nobody stated it."""
CHOSEN_FROM = ("method", "optimizer", "precision", "quantization", "parallelism", "objective")
"""Slots whose values are a list."""


def panel(answered: Answered, language: Language) -> Panel:
    """What an answer rests on."""
    brief = answered.meant.change.brief.values
    runs = answered.meant.change.runs
    compared = {slot: [run[slot] for run in runs if slot in run] for run in runs for slot in run}
    stated: dict[str, Any] = {**brief, **compared}
    chips = [_chip(slot, stated[slot], language) for slot in stated if slot not in HIDDEN]
    chips += [
        _chip(slot, value, language, assumed=True)
        for slot, value in _assumed(answered.result)
        if slot not in stated
    ]
    return Panel(tuple(chips), _settings(brief, language))


def _settings(brief: Mapping[str, Any], language: Language) -> str:
    fields = {FIELD_OF.get(slot, slot): value for slot, value in brief.items()}
    filled = {name: value for name, value in fields.items() if name in TOOLS[TOOL].model_fields}
    return address(filled, {}, language) if filled else "run"


def _assumed(result: object) -> Iterator[tuple[str, Any]]:
    if isinstance(result, TrainingEstimate):
        for slot in ASSUMED:
            if (value := getattr(result, slot, None)) is not None:
                yield slot, value


def _chip(slot: str, value: Any, language: Language, assumed: bool = False) -> Chip:
    several = value if isinstance(value, list) else [value]
    return Chip(
        slot,
        label(slot, language),
        " / ".join(_shown(slot, each, language) for each in several),
        ", ".join(_typed(each) for each in several),
        _choices(slot, language),
        slot in COMPARED,
        assumed,
    )


def label(slot: str, language: Language) -> str:
    """What a slot is called."""
    name = FIELD_OF.get(slot, slot)
    if own := words().slots.get(slot):
        return own[language]
    return (_entries().get(name) or Entry(name, "text")).label(language)


def _shown(slot: str, value: Any, language: Language) -> str:
    if isinstance(value, bool):
        return words().choices["yes" if value else "no"][language]
    if isinstance(value, int | float):
        return plain(value, language)
    return dict(_choices(slot, language)).get(str(value), str(value))


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _choices(slot: str, language: Language) -> tuple[tuple[str, str], ...]:
    if slot in BOOLEANS:
        return tuple((each, words().choices[each][language]) for each in ("yes", "no"))
    if slot == "scenario":
        return tuple((each, words().choices[each][language]) for each in SCENARIOS)
    if slot not in CHOSEN_FROM:
        return ()
    return tuple((each, _called(slot, each, language)) for each in _entries()[slot].choices)


def _called(slot: str, value: str, language: Language) -> str:
    if slot == "method":
        return term("method", value, language)
    named = words().choices.get(value)
    return named[language] if named else value


@cache
def _entries() -> Mapping[str, Entry]:
    """The fields of the form."""
    return {name: entry(name, info) for name, info in TOOLS[TOOL].model_fields.items()}
