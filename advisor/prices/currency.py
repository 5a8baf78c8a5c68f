"""Other currencies in dollars, by the rates of `knowledge/prices/exchange.yaml` or the
administrator's own."""

from datetime import date
from typing import NamedTuple

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import YUAN


class Rate(NamedTuple):
    """What a currency is worth."""

    per_usd: float
    """Units of it for one US dollar."""
    as_of: date | None
    """None: the administrator's own rate."""


def rate(catalog: Catalog, currency: str) -> Rate | None:
    """The rate of a currency by its ISO 4217 code; None: not known."""
    own = catalog.overrides.cny_per_usd
    if own and currency == YUAN:
        return Rate(own, None)
    row = catalog.exchange.get(currency)
    return Rate(row.per_usd, row.as_of) if row else None


def yuan(catalog: Catalog) -> Rate:
    """The rate of yuan, which the loader demands."""
    found = rate(catalog, YUAN)
    assert found, "no rate of yuan"
    return found
