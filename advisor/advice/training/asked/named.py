"""Ways of training that are stated by name, as the settings that they mean."""

import difflib
from collections.abc import Mapping
from typing import Any, get_args

from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.names import squash
from advisor.catalog.technique import Technique, techniques
from advisor.errors import ToolError
from advisor.runs.objectives import Objective
from advisor.runs.options import SYNONYMS, Optimizer, Quantization

BY_NAME: Mapping[str, tuple[str, ...]] = {
    "method": (*get_args(MethodId), "dora", "prefix", "prefix_tuning"),
    "objective": get_args(Objective),
    "optimizer": get_args(Optimizer),
    "quantization": get_args(Quantization),
}
"""Arguments whose value may be the name of a technique, and the values that are their own."""
PRODUCTS = {"fp8": 8, "fp4": 4}
"""Settings of matrix products, by their bits."""


def with_techniques(arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments with what the named techniques mean, where nothing else is stated; raises
    `ToolError` for a name that nobody knows, and for what is not computed."""
    if not isinstance(arguments.get("techniques") or [], list):
        return arguments  # refused with the other arguments that are of a wrong type
    named = _named_as_values(arguments)
    rows = [_row(str(name)) for name in (*(arguments.get("techniques") or ()), *named.values())]
    stated = {name: value for name, value in arguments.items() if name not in named}
    for row in rows:
        stated = _with(row, stated)
    return {**stated, "techniques": [row.id for row in rows]} if rows else arguments


def _with(row: Technique, stated: dict[str, Any]) -> dict[str, Any]:
    if row.effect == "refused":
        raise ToolError("not_computed", name=row.name, way_out=row.note)
    if not row.suits(stated):
        raise ToolError("technique_of_another", name=row.name)
    return {**settings_of(row), **{k: v for k, v in stated.items() if v is not None}}


def settings_of(row: Technique) -> dict[str, Any]:
    """Of a run, as arguments."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in row.settings.items()
    }


def _named_as_values(arguments: Mapping[str, Any]) -> dict[str, str]:
    """Arguments whose value is a technique's name: `optimizer: adam_mini` is its own, `lomo` is
    not."""
    return {
        name: value
        for name, own in BY_NAME.items()
        if isinstance(value := arguments.get(name), str)
        and value not in own
        and value not in SYNONYMS.get(name, {})
        and squash(value) in _by_name()
    }


def _row(name: str) -> Technique:
    known = _by_name()
    if row := known.get(squash(name)):
        return row
    near = difflib.get_close_matches(squash(name), known, n=3, cutoff=0.5)
    raise ToolError("unknown_technique", tuple(known[each].name.en for each in near), name=name)


def _by_name() -> dict[str, Technique]:
    return {
        squash(name): row
        for row in techniques().values()
        for name in (row.id, row.name.en, *row.aliases)
    }


def check_products(options: Mapping[str, Any], gpu: Gpu | None) -> None:
    """The card has matrix products of so few bits; raises `ToolError("no_such_products")`."""
    for name, bits in PRODUCTS.items():
        if options.get(name) and gpu and gpu.architecture.least_bits > bits:
            raise ToolError("no_such_products", argument=name, gpu=gpu.name)
