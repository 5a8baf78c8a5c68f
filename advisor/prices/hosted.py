"""What a hosted service charges to fine-tune. USD."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import YUAN, HostedTuningPrice, TuningProvider
from advisor.language import Text
from advisor.result import Result
from advisor.units import DAYS_PER_MONTH, HOURS_PER_MONTH, MILLION


class TunedUse(Result):
    """What a tuned model is to answer."""

    requests_per_day: int
    input_tokens: int
    output_tokens: int
    """Of a request."""
    length_stated: bool
    full: bool
    """It was tuned in full; false: an adapter."""


class ServingBill(Result):
    """What answering with the tuned model costs afterwards: by the token, by the hour of a dedicated
    card that is paid whether it answers or not, or the one or the other."""

    input_usd_per_million: float | None = None
    output_usd_per_million: float | None = None
    adapters_only: bool = False
    """What was tuned in full is not used by the token."""
    gpu: str | None = None
    """As the provider names it."""
    usd_per_hour: float | None = None
    usd_per_month: float | None = None
    """Of 30 days, day and night."""
    quoted_in: Literal["USD", "CNY"] = "USD"
    as_of: date

    def month_usd(self, use: TunedUse) -> float | None:
        """requests x 30 days x tokens x price; where it is not used by the token, one dedicated
        deployment day and night, whatever it can answer."""
        read, written = self.input_usd_per_million, self.output_usd_per_million
        if read is None or written is None or (use.full and self.adapters_only):
            return self.usd_per_month
        request = (use.input_tokens * read + use.output_tokens * written) / MILLION
        return use.requests_per_day * DAYS_PER_MONTH * request


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
    use_usd_per_month: float | None = None
    """Of the use that was stated; null: none was, or its price is not known."""
    usd_per_million_tokens: float
    quoted_in: Literal["USD", "CNY"] = "USD"
    as_of: date
    note: Text | None
    source: tuple[str, ...]


def hosted_tuning(
    catalog: Catalog, tokens: float, parameters: int | None = None, use: TunedUse | None = None
) -> Iterator[HostedOffer]:
    """tokens x price at every service: first those priced for models of `parameters`, then the
    providers' own models, cheapest first. Without a size, every price that is known."""
    for row, for_size in _ranked(catalog, parameters):
        rate = _rate(catalog, row.currency)
        provider = catalog.tuning_provider(row.provider)
        serving = _serving(catalog, row, provider)
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
            serving=serving,
            use_usd_per_month=serving.month_usd(use) if serving and use else None,
            usd_per_million_tokens=row.per_million_tokens / rate,
            quoted_in=row.currency,
            as_of=row.as_of,
            note=row.note,
            source=row.source,
        )


def _rate(catalog: Catalog, currency: str) -> float:
    """What a dollar is in the currency."""
    return catalog.yuan.per_usd if currency == YUAN else 1


def _serving(
    catalog: Catalog, row: HostedTuningPrice, provider: TuningProvider | None
) -> ServingBill | None:
    """As the row has it, else by the hour as the provider asks for anything that it serves."""
    if row.serving_input_per_million or row.serving_per_hour:
        return _of_model(catalog, row)
    if provider is None or provider.serving_usd_per_hour is None or provider.serving_as_of is None:
        return None
    hour = provider.serving_usd_per_hour
    return ServingBill(
        gpu=provider.serving_gpu,
        usd_per_hour=hour,
        usd_per_month=hour * HOURS_PER_MONTH,
        as_of=provider.serving_as_of,
    )


def _of_model(catalog: Catalog, row: HostedTuningPrice) -> ServingBill:
    currency = row.serving_currency or row.currency
    amounts = row.serving_input_per_million, row.serving_output_per_million, row.serving_per_hour
    read, written, hour = (each and each / _rate(catalog, currency) for each in amounts)
    return ServingBill(
        input_usd_per_million=read,
        output_usd_per_million=written,
        adapters_only=row.serving_method is not None,
        gpu=row.serving_unit,
        usd_per_hour=hour,
        usd_per_month=hour and hour * HOURS_PER_MONTH,
        quoted_in=currency,
        as_of=row.serving_as_of or row.as_of,
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
                each[0].per_million_tokens / _rate(catalog, each[0].currency),
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
