"""What a hosted service charges to fine-tune. USD."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import YUAN, HostedTuningPrice, TuningProvider
from advisor.language import Text
from advisor.result import Result
from advisor.units import HOURS_PER_MONTH, MILLION


class ServingBill(Result):
    """What answering with the tuned model costs afterwards: by the token, or a card by the hour that
    is paid whether it answers or not."""

    input_usd_per_million: float | None = None
    output_usd_per_million: float | None = None
    gpu: str | None = None
    """As the provider names it."""
    usd_per_hour: float | None = None
    usd_per_month: float | None = None
    """Of 30 days, day and night."""
    as_of: date


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
    region: Text | None = None
    """Where it holds, of a provider that asks another price elsewhere."""
    method: Literal["full", "lora", "any"]
    for_size: bool
    """The price is that of the size asked for; false: of one particular model of the provider,
    another than asked for."""
    usd: float
    """The run's training tokens, at least the provider's minimum; hosting the result afterwards is
    not in it."""
    minimum_usd: float | None = None
    """The least a job costs; 0: there is no minimum; null: not known."""
    serving: ServingBill | None = None
    """The second bill; null: its price is not known."""
    usd_per_million_tokens: float
    quoted_in: Literal["USD", "CNY"] = "USD"
    as_of: date
    note: Text | None
    source: tuple[str, ...]


def hosted_tuning(
    catalog: Catalog, tokens: float, parameters: int | None = None
) -> Iterator[HostedOffer]:
    """tokens x price at every service: first those priced for models of `parameters`, then the
    providers' own models, cheapest first. Without a size, every price that is known."""
    for row, for_size in _ranked(catalog, parameters):
        rate = _rate(catalog, row)
        provider = catalog.tuning_provider(row.provider)
        minimum = provider.minimum_usd if provider else None
        yield HostedOffer(
            provider=row.provider,
            model=row.model,
            tunes=row.tunes,
            max_parameters=row.max_parameters,
            above_parameters=row.above_parameters,
            region=row.region,
            method=row.method,
            for_size=for_size,
            usd=max(minimum or 0, tokens / MILLION * row.per_million_tokens / rate),
            minimum_usd=minimum,
            serving=_serving(row, provider, rate),
            usd_per_million_tokens=row.per_million_tokens / rate,
            quoted_in=row.currency,
            as_of=row.as_of,
            note=row.note,
            source=row.source,
        )


def _rate(catalog: Catalog, row: HostedTuningPrice) -> float:
    """What a dollar is in the currency of the row."""
    return catalog.yuan.per_usd if row.currency == YUAN else 1


def _serving(
    row: HostedTuningPrice, provider: TuningProvider | None, rate: float
) -> ServingBill | None:
    read, written = row.serving_input_per_million, row.serving_output_per_million
    if read is not None and written is not None:
        return ServingBill(
            input_usd_per_million=read / rate,
            output_usd_per_million=written / rate,
            as_of=row.as_of,
        )
    if provider is None or provider.serving_usd_per_hour is None or provider.serving_as_of is None:
        return None
    hour = provider.serving_usd_per_hour
    return ServingBill(
        gpu=provider.serving_gpu,
        usd_per_hour=hour,
        usd_per_month=hour * HOURS_PER_MONTH,
        as_of=provider.serving_as_of,
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
                each[0].per_million_tokens / _rate(catalog, each[0]),
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
