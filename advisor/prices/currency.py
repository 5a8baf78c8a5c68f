"""Amounts in other currencies in dollars."""

from typing import Any

from advisor.catalog.catalog import Catalog


def dollars(amount: Any, catalog: Catalog, digits: int = 4) -> float | None:
    """An amount of money in USD; None in a currency whose rate is not known."""
    if not isinstance(amount, str):
        return amount
    number, _, currency = amount.partition(" ")
    known = catalog.rate(currency)
    return round(float(number) / known.per_usd, digits) if known else None
