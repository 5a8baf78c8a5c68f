"""Slots in the forms that tools take: money in dollars, an unknown model by its size."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import ValidationError

from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.catalog.mixtures import mixture_sizes
from advisor.catalog.names import squash
from advisor.catalog.near_names import other_version
from advisor.catalog.stated_card import typical_card
from advisor.catalog.usual import FrameworkId
from advisor.errors import ToolError
from advisor.prices.currency import dollars
from advisor.reading.brief import Change, Slots

BYTES_PER_TOKEN = 4
"""Of English text; tokenizers of today need about as much for Chinese (three bytes a character)."""


Form = Callable[[str, Any, type[Tool], Catalog, Mapping[str, Any]], Slots]
"""Slot, value, tool, catalog, all slots -> the tool's arguments; none where it does not take it."""


def as_it_is(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    return {slot: value} if slot in tool.model_fields else {}


def _money(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """In USD."""
    name = f"{slot}_usd" if f"{slot}_usd" in tool.model_fields else slot
    usd = dollars(value, catalog)
    return {name: usd} if name in tool.model_fields and usd is not None else {}


def _token_price(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """In USD: a request may cost less than a hundredth of a cent."""
    usd = dollars(value, catalog, digits=8)
    return {} if usd is None else as_it_is(slot, usd, tool, catalog, slots)


def _tokens(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """Input and output together where a tool does not tell them apart."""
    if slot in tool.model_fields:
        return {slot: value}
    if "tokens_per_request" not in tool.model_fields or "tokens_per_request" in slots:
        return {}
    return {"tokens_per_request": slots.get("input_tokens", 0) + slots.get("output_tokens", 0)}


def _memory(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """Where a card has it: named beside it, or of a usual size."""
    known = "gpu" in slots or typical_card(catalog, value)
    return as_it_is(slot, value, tool, catalog, slots) if known else {}


def _bytes(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    if slot in tool.model_fields:
        return {slot: value}
    known = {"samples", "dataset_tokens"} & slots.keys()
    return (
        {"dataset_tokens": value / BYTES_PER_TOKEN}
        if "dataset_tokens" in tool.model_fields and not known
        else {}
    )


def _framework(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """One that files are written for, or whose habits change a run."""
    known = catalog.frameworks if tool.habits_of_framework else get_args(FrameworkId)
    return {slot: value} if slot in tool.model_fields and value in known else {}


def _model(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """The model; where nobody knows its name, one of its size, and of a family alone the one that
    is nearest to the usual size."""
    if slot not in tool.model_fields or not isinstance(value, str) or tool.takes_over:
        return as_it_is(slot, value, tool, catalog, slots)
    known = value if _stands(value, catalog) else _near(value, catalog)
    return {} if known is None and tool.without_model else {slot: known or value}


def _near(model: str, catalog: Catalog) -> str | None:
    """The known model it was made of, its size, or the usual one of its family."""
    size = SIZES.findall(model)
    made_of = (
        _tuned_from(model, catalog) or _inside(model, catalog) or other_version(model, catalog)
    )
    sizes = mixture_sizes(model) or (f"{size[-1]}B" if size else None)
    return made_of or sizes or _usual_of(model, catalog)


def _stands(model: str, catalog: Catalog) -> bool:
    """Whether the name stays as it is: of a known model, or of a kind that is refused by name, for
    its size says nothing of it."""
    if catalog.known_model(model):
        return True
    kind = catalog.other_kind(model)
    return kind is not None and not (kind.like_its_size and SIZES.search(model))


def is_unknown(model: Any, catalog: Catalog) -> bool:
    """Whether neither a row nor a size nor a family is meant by a model's name."""
    if not isinstance(model, str) or catalog.known_model(model):
        return False
    return not (SIZES.search(model) or _usual_of(model, catalog))


def has_a_model(change: Change, catalog: Catalog) -> bool:
    """One that somebody knows."""
    if named := change.brief.values.get("model"):
        return not is_unknown(named, catalog)
    return any("model" in run for run in change.runs)


def _tuned_from(name: str, catalog: Catalog) -> str | None:
    """The known model whose name and size it has, with other words around or between them:
    "Mistral-7B-OpenOrca", "llama-3-chinese-8b-instruct"; the longest such name."""
    parts = re.split(r"[-_ ]", name)
    sizes = [place for place, part in enumerate(parts) if SIZES.fullmatch(part)]
    found = [
        "-".join((*parts[start:end], parts[size]))
        for size in sizes[:1]
        for start in range(size)
        for end in range(start + 1, size + 1)
    ]
    known = [each for each in found if squash(each) in catalog.model_names]
    return catalog.model(max(known, key=len)).name if known else None


def _inside(name: str, catalog: Catalog) -> str | None:
    """The language model inside one that sees or hears, or that was made an embedding model of,
    where a row has only that: "Qwen3-VL-30B", "Qwen3-Reranker-0.6B"."""
    inside = OTHER_USE.sub("", name)
    return inside if inside != name and squash(inside) in catalog.model_names else None


OTHER_USE = re.compile(r"[-\s]?(?:VL|Vision|Omni|Audio|Reranker|Embedding)(?![a-z])", re.I)
SIZES = re.compile(r"(?<![\d.])(?<![-_ ][aA])(\d{1,3}(?:\.\d{1,2})?)\s?[bB](?![a-z])")
USUAL_PARAMETERS = 7.5e9
OWN = re.compile(r"[v\d.]*b?")
"""What follows a family's name in those of its own models: version and size."""


def _usual_of(family: str, catalog: Catalog) -> str | None:
    """The family's model nearest to the usual size, one of its own name before those of others
    ("Llama 3.1 8B", not "Llama 3.1 Nemotron Nano 8B"); the later row of two. None of those that make
    no text ("BERT", "Whisper"): they have no usual size."""
    start = squash(family)
    rows = (row for row in catalog.models.values() if row.purpose is None)
    named = [row for row in rows if squash(row.name).startswith(start)]
    named = [m for m in named if OWN.fullmatch(squash(m.name), len(start))] or named

    def distance(place: int) -> tuple[float, int]:
        return abs(math.log(named[place].shape.parameters / USUAL_PARAMETERS)), -place

    return named[min(range(len(named)), key=distance)].name if named else None


def _objective(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """Pretraining updates all weights: full tuning to a tool that does not know it, where no method
    is stated."""
    known = slot in tool.model_fields and accepted(tool, slot, value)
    if value == "pretrain" and not known and "method" not in slots:
        return as_it_is("method", "full", tool, catalog, slots)
    return as_it_is(slot, value, tool, catalog, slots)


def _quantization(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """A base of few bits is trained by adapters, where no method is stated: by QLoRA of 4, by LoRA
    of 8; in fp8 full tuning multiplies."""
    if value == "fp8" and "fp8" in tool.model_fields:
        return {"fp8": True} if slots.get("method") == "full" else {}
    stored = as_it_is(slot, value, tool, catalog, slots)
    if "method" not in tool.model_fields or "method" in slots:
        return stored
    return {"method": "qlora"} if value == "4bit" else {**stored, "method": "lora"}


def accepted(tool: type[Tool], name: str, value: Any) -> bool:
    """Whether the tool knows the value of an option that is one of few ("lion" is no optimizer it
    computes); wrong names and numbers are its own to refuse."""
    if not isinstance(value, (str, bool)) or name in NAMES:
        return True
    try:
        tool.model_validate({name: value})
    except ValidationError as error:
        return all(fault["type"] != "literal_error" for fault in error.errors())
    except ToolError:  # a way of training that is not computed
        return False
    return True


NAMES = ("model", "gpu", "api_model", "provider", "topic")


def _provider(
    slot: str, value: Any, tool: type[Tool], catalog: Catalog, slots: Mapping[str, Any]
) -> Slots:
    """The API that goes by the provider's name ("DeepSeek"), to a tool that knows only APIs."""
    if slot in tool.model_fields or "api_model" in slots or "api_model" not in tool.model_fields:
        return as_it_is(slot, value, tool, catalog, slots)
    return {"api_model": value} if squash(str(value)) in catalog.api_names else {}


FORMS: dict[str, Form] = {
    "model": _model,
    "budget": _money,
    "price_per_hour": _money,
    "purchase_price": _money,
    "machine_price": _money,
    "electricity_price": _token_price,
    "provider": _provider,
    "price_per_request": _token_price,
    "price_per_million": _token_price,
    "input_price_per_million": _token_price,
    "output_price_per_million": _token_price,
    "input_tokens": _tokens,
    "output_tokens": _tokens,
    "gpu_memory_gib": _memory,
    "dataset_bytes": _bytes,
    "framework": _framework,
    "objective": _objective,
    "quantization": _quantization,
}
