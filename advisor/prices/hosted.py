"""What a hosted service charges to fine-tune. USD."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import HostedTuningPrice
from advisor.language import Text
from advisor.result import Result
from advisor.units import MILLION


class HostedOffer(Result):
    """A fine-tuning run at a hosted service, which bills training tokens (data set x epochs)."""

    provider: str
    model: str
    """As the provider names it, or its size class."""
    tunes: str | None = None
    """Id of the model or API model it prices; null: a size class, or a model without a row."""
    max_parameters: int | None = None
    """Of a size class: up to this many parameters."""
    above_parameters: int | None = None
    """Of the open top of size classes: above so many."""
    method: Literal["full", "lora", "any"]
    for_size: bool
    """The price is that of the size asked for; false: of one particular model of the provider,
    another than asked for."""
    usd: float
    """The run's training tokens; hosting the result afterwards is not in it."""
    usd_per_million_tokens: float
    as_of: date
    note: Text | None
    source: tuple[str, ...]


def hosted_tuning(
    catalog: Catalog, tokens: float, parameters: int | None = None
) -> Iterator[HostedOffer]:
    """tokens x price at every service: first those priced for models of `parameters`, then the
    providers' own models, cheapest first. Without a size, every price that is known."""
    for row, for_size in _ranked(catalog, parameters):
        yield HostedOffer(
            provider=row.provider,
            model=row.model,
            tunes=row.tunes,
            max_parameters=row.max_parameters,
            above_parameters=row.above_parameters,
            method=row.method,
            for_size=for_size,
            usd=tokens / MILLION * row.usd_per_million_tokens,
            usd_per_million_tokens=row.usd_per_million_tokens,
            as_of=row.as_of,
            note=row.note,
            source=row.source,
        )


@lru_cache(maxsize=1024)
def _ranked(catalog: Catalog, parameters: int | None) -> tuple[tuple[HostedTuningPrice, bool], ...]:
    """The prices that apply, best first, each with whether it is one of the size asked for."""
    rows = (
        row
        for row in catalog.hosted_tuning
        if parameters is None or _applies(catalog, row, parameters)
    )
    sized = [
        (row, parameters is not None and row in _size_classes(catalog, row.provider, row.method))
        for row in rows
    ]
    return tuple(
        sorted(
            sized,
            key=lambda each: (
                not each[1],
                each[0].usd_per_million_tokens,
                each[0].provider,
                each[0].model,
            ),
        )
    )


@lru_cache(maxsize=512)
def _size_classes(catalog: Catalog, provider: str, method: str) -> list[HostedTuningPrice]:
    """The provider's price ladder for this method, smallest class first; a class without a limit is
    its open top.

    Empty where the provider prices single models instead of sizes.
    """
    ladder = [
        row for row in catalog.hosted_tuning if (row.provider, row.method) == (provider, method)
    ]
    if all(other.max_parameters is None for other in ladder):
        return []
    return sorted(ladder, key=lambda other: other.max_parameters or float("inf"))


def _applies(catalog: Catalog, row: HostedTuningPrice, parameters: int) -> bool:
    """A single model's price always stands as an alternative; of a ladder, the smallest class that
    takes the size does."""
    ladder = _size_classes(catalog, row.provider, row.method)
    fitting = [other for other in ladder if (other.max_parameters or float("inf")) >= parameters]
    return not ladder or (bool(fitting) and row == fitting[0])
