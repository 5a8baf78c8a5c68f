"""What an API charges: the administrator's price, the row's own, or the bundled genai-prices data.
USD per million tokens."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from typing import Literal, NamedTuple

from genai_prices import Usage, calc_price
from genai_prices.types import ModelPrice, PriceCalculation

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import ApiModel
from advisor.result import Note, Result, note
from advisor.units import HOURS_PER_WEEK, MILLION

USUAL_REQUEST_TOKENS = 1000
"""Input of a usual request; many APIs charge more for one of 200,000 and up."""
OLDEST_LIST = timedelta(days=365)
"""Older price lists are said to be old."""


class TokenRates(Result):
    """What a million tokens cost."""

    input_usd_per_million: float
    output_usd_per_million: float
    cached_input_usd_per_million: float | None = None
    """Of input that the provider's prompt cache holds already; null: no such price is known."""


class PeakRates(TokenRates):
    """Of the dearer hours."""

    hours_per_week: int


class ApiPrice(TokenRates):
    """What a million tokens cost; outside the dearer hours, where there are some."""

    batch: TokenRates | None = None
    """Through the batch API, whose answers come within hours; null: no such price is known."""
    peak: PeakRates | None = None
    basis: Literal["override", "own", "genai-prices"]
    as_of: date | None = None
    """Day the price was valid; null where only the data's version is known."""
    old: bool = False
    """That day is more than a year ago."""
    data_version: str | None = None
    """Version of the genai-prices data."""
    shut_down: date | None = None
    """The first day on which the model no longer answers; null: none is known."""
    ended: bool = False
    """That day has come: the figures are the last, and nothing can be bought at them."""
    source: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


class Billing(NamedTuple):
    """How requests are sent."""

    batch: bool = False
    cached_share: float = 0.0
    """Of the input, that the prompt cache holds."""


AT_ONCE = Billing()
"""As most send them: answered at once, nothing held."""


def request_usd(
    price: ApiPrice, input_tokens: int, output_tokens: int, billing: Billing = AT_ONCE
) -> float:
    """(fresh input x its price + cached input x its price + output x its price) / 1,000,000.

    Requests come evenly over the week, so dearer hours count by their share of its 168. What has no
    batch or cache price known is charged as usual.
    """
    if billing.batch and price.batch:
        return _at(price.batch, input_tokens, output_tokens, billing.cached_share)
    usual = _at(price, input_tokens, output_tokens, billing.cached_share)
    if price.peak is None:
        return usual
    share = price.peak.hours_per_week / HOURS_PER_WEEK
    dear = _at(price.peak, input_tokens, output_tokens, billing.cached_share)
    return share * dear + (1 - share) * usual


def _at(rates: TokenRates, input_tokens: int, output_tokens: int, cached_share: float) -> float:
    fresh, cached = rates.input_usd_per_million, rates.cached_input_usd_per_million
    read = fresh if cached is None else (1 - cached_share) * fresh + cached_share * cached
    return (input_tokens * read + output_tokens * rates.output_usd_per_million) / MILLION


def api_price(
    catalog: Catalog,
    api_model: ApiModel,
    request_tokens: int = USUAL_REQUEST_TOKENS,
    today: date | None = None,
) -> ApiPrice | None:
    """The administrator's price, else the row's own figures, else the bundled genai-prices data;
    None where there is none.

    `request_tokens` (input) decides the tier where long requests cost more, `today` which price
    holds (the current day where not given).
    """
    if override := catalog.overrides.api_models_usd_per_million.get(api_model.id):
        return ApiPrice(
            input_usd_per_million=override[0], output_usd_per_million=override[1], basis="override"
        )
    today = today or date.today()
    return _own_price(catalog, api_model, today) or _genai_price(
        api_model, max(1, request_tokens), today
    )


def _own_price(catalog: Catalog, row: ApiModel, today: date) -> ApiPrice | None:
    input_cny, output_cny = row.input_cny_per_million, row.output_cny_per_million
    batch, notes = None, ()
    if row.input_usd_per_million is not None and row.output_usd_per_million is not None:
        usual = TokenRates(
            input_usd_per_million=row.input_usd_per_million,
            output_usd_per_million=row.output_usd_per_million,
        )
    elif input_cny is not None and output_cny is not None:
        rate = catalog.yuan.per_usd
        usual = _from_yuan((input_cny, output_cny), row.cached_cny_per_million, rate)
        if row.batch_cny_per_million:
            batch = _from_yuan(row.batch_cny_per_million, row.cached_cny_per_million, rate)
        notes = (
            note("prices.quoted-in-yuan", input_cny=input_cny, output_cny=output_cny, rate=rate),
        )
    else:
        return None
    return ApiPrice(
        **usual.model_dump(),
        batch=batch,
        basis="own",
        as_of=row.as_of,
        old=row.as_of is not None and today - row.as_of > OLDEST_LIST,
        shut_down=row.shut_down,
        ended=_has_ended(row, today),
        source=row.source,
        notes=notes,
    )


def _from_yuan(quoted: tuple[float, float], cached: float | None, rate: float) -> TokenRates:
    return TokenRates(
        input_usd_per_million=quoted[0] / rate,
        output_usd_per_million=quoted[1] / rate,
        cached_input_usd_per_million=cached / rate if cached else None,
    )


def _has_ended(row: ApiModel, today: date) -> bool:
    return row.shut_down is not None and row.shut_down <= today


def _genai_price(row: ApiModel, request_tokens: int, today: date) -> ApiPrice | None:
    """The cheapest hour's, with the dearest beside it; of an ended model those of its last day."""
    ended = _has_ended(row, today)
    day = row.shut_down - timedelta(days=1) if row.shut_down and ended else today
    hourly = [found for found in _calculations(row, day) if found]
    rates = [_rates(found.model_price, request_tokens) for found in hourly]
    known = [each for each in rates if each]
    if not known:
        return None
    cheap, dear = min(known, key=_sum), max(known, key=_sum)
    hours = known.count(dear) * row.peak_days
    withdrawn = bool(hourly[0].model.deprecated) and row.shut_down is None
    return ApiPrice(
        **cheap.model_dump(),
        batch=_batch(row, day, request_tokens, cheap),
        peak=PeakRates(**dear.model_dump(), hours_per_week=hours) if dear != cheap else None,
        basis="genai-prices",
        shut_down=row.shut_down,
        ended=ended,
        source=tuple(dict.fromkeys(("https://github.com/pydantic/genai-prices", *row.source))),
        data_version=version("genai-prices"),
        notes=(note("prices.withdrawn"),) if withdrawn else (),
    )


def _sum(rates: TokenRates) -> float:
    return rates.input_usd_per_million + rates.output_usd_per_million


def _calculations(row: ApiModel, day: date) -> Iterator[PriceCalculation | None]:
    """Of every hour of the day: some providers are cheaper at night."""
    for hour in range(24):
        yield _calculation(row, datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def _batch(row: ApiModel, day: date, request_tokens: int, usual: TokenRates) -> TokenRates | None:
    """At noon; where no batch price is known, the data gives the usual one."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    found = _calculation(row, noon, {"processing": "batch"})
    rates = _rates(found.model_price, request_tokens) if found else None
    return rates if rates and _sum(rates) < _sum(usual) else None


def _calculation(
    row: ApiModel, moment: datetime, context: dict[str, str] | None = None
) -> PriceCalculation | None:
    if row.genai_model is None:
        return None
    try:
        return calc_price(
            Usage(input_tokens=1, output_tokens=1),
            row.genai_model,
            provider_id=row.genai_provider,
            genai_request_timestamp=moment,
            price_context=context,
        )
    except LookupError:
        return None


def _rates(price: ModelPrice, request_tokens: int) -> TokenRates | None:
    """From one request of that size priced: the data's tiers depend on the size of the request, so
    a million tokens at once would pay the long-context rate."""
    if price.input_mtok is None or price.output_mtok is None:
        return None
    fresh = price.calc_price(Usage(input_tokens=request_tokens, output_tokens=request_tokens))
    cached = price.calc_price(
        Usage(input_tokens=request_tokens, cache_read_tokens=request_tokens, output_tokens=0)
    )
    scale = MILLION / request_tokens
    return TokenRates(
        input_usd_per_million=round(float(fresh["input_price"]) * scale, 6),
        output_usd_per_million=round(float(fresh["output_price"]) * scale, 6),
        cached_input_usd_per_million=None
        if price.cache_read_mtok is None
        else round(float(cached["input_price"]) * scale, 6),
    )
