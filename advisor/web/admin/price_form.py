"""Own prices as rows of a form, and back."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.catalog.prices import PriceOverrides
from advisor.errors import KnowledgeError

FILE = "the form"
AMOUNTS = (
    "cny_per_usd",
    "api_usd_per_1k_tokens",
    "self_hosting_usd_per_month",
    "electricity_usd_per_kwh",
)
"""Fields of the price file that are one number."""
RENTS, APIS = "gpu_usd_per_hour", "api_models_usd_per_million"
"""Those that are numbers by id: one each, two each."""
EMPTY_ROWS = 2
"""To be filled in, below those that are."""

Fields = Mapping[str, list[str]]
"""A form as it was sent: every value of a name, in order."""


@dataclass(frozen=True)
class PriceForm:
    """What stands in its fields, as it was typed."""

    rents: tuple[tuple[str, str], ...]
    """GPU id, USD an hour."""
    apis: tuple[tuple[str, str, str], ...]
    """API model id, USD a million tokens of input, of output."""
    amounts: Mapping[str, str]

    @classmethod
    def of(cls, prices: PriceOverrides) -> "PriceForm":
        rents = [(id_, f"{usd:.15g}") for id_, usd in prices.gpu_usd_per_hour.items()]
        models = prices.api_models_usd_per_million.items()
        apis = [(id_, f"{given:.15g}", f"{made:.15g}") for id_, (given, made) in models]
        amounts = {name: getattr(prices, name) for name in AMOUNTS}
        shown = {name: "" if each is None else f"{each:.15g}" for name, each in amounts.items()}
        return cls((*rents, *[("", "")] * EMPTY_ROWS), (*apis, *[("", "", "")] * EMPTY_ROWS), shown)

    @classmethod
    def sent(cls, fields: Fields) -> "PriceForm":
        def column(name: str) -> list[str]:
            return [each.strip() for each in fields.get(name, [])]

        rents = zip(column(RENTS), column(f"{RENTS}.usd"), strict=False)
        figures = (column(f"{APIS}.input"), column(f"{APIS}.output"))
        apis = zip(column(APIS), *figures, strict=False)
        amounts = {name: "".join(column(name)[:1]) for name in AMOUNTS}
        return cls(tuple(rents), tuple(apis), amounts)

    @property
    def prices(self) -> dict[str, Any]:
        """The document of the price file; a row without figures is none. A `KnowledgeError` says
        what is no number or stands twice."""
        rents = dict(_once(RENTS, self.rents))
        apis = dict(_once(APIS, self.apis))
        stated: dict[str, Any] = {}
        if rents:
            stated[RENTS] = {id_: _number(RENTS, id_, usd) for id_, (usd,) in rents.items()}
        if apis:
            stated[APIS] = {
                id_: [_number(APIS, id_, each) for each in both] for id_, both in apis.items()
            }
        amounts = {name: text for name, text in self.amounts.items() if text}
        return stated | {name: _number(name, "-", text) for name, text in amounts.items()}


def _once(field: str, rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Id and figures of each row that has any."""
    seen: set[str] = set()
    for id_, *figures in rows:
        if not any(figures):
            continue
        if not id_:
            raise KnowledgeError(FILE, "-", field, f"{figures[0]} is the price of nothing")
        if id_ in seen:
            raise KnowledgeError(FILE, id_, field, "stands twice; keep one")
        seen.add(id_)
        yield id_, tuple(figures)


def _number(field: str, row: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise KnowledgeError(FILE, row, field, f"must be a number (got {text!r:.40})")
    return number
