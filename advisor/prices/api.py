"""What an API charges: the administrator's price, the row's own, or the bundled genai-prices data.
USD per million tokens."""

from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import Literal, NamedTuple

from genai_prices import Usage, calc_price
from genai_prices.types import PriceCalculation

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import ApiModel
from advisor.result import Note, Result, note
from advisor.units import MILLION

USUAL_REQUEST_TOKENS = 1000
"""Input of a usual request; many APIs charge more for one of 200,000 and up."""


class ApiPrice(Result):
    """What a million tokens cost."""

    input_usd_per_million: float
    output_usd_per_million: float
    basis: Literal["override", "own", "genai-prices"]
    as_of: date | None = None
    """Day the price was valid; null where only the data's version is known."""
    data_version: str | None = None
    """Version of the genai-prices data."""
    source: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


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
    return _own_price(catalog, api_model) or _genai_price(
        api_model, max(1, request_tokens), today or date.today()
    )


def _own_price(catalog: Catalog, row: ApiModel) -> ApiPrice | None:
    input_cny, output_cny = row.input_cny_per_million, row.output_cny_per_million
    if row.input_usd_per_million is not None and row.output_usd_per_million is not None:
        input_usd, output_usd, notes = row.input_usd_per_million, row.output_usd_per_million, ()
    elif input_cny is not None and output_cny is not None:
        rate = catalog.yuan.per_usd
        input_usd, output_usd, notes = (
            input_cny / rate,
            output_cny / rate,
            (note("prices.quoted-in-yuan", input_cny=input_cny, output_cny=output_cny, rate=rate),),
        )
    else:
        return None
    return ApiPrice(
        input_usd_per_million=input_usd,
        output_usd_per_million=output_usd,
        basis="own",
        as_of=row.as_of,
        source=row.source,
        notes=notes,
    )


class _TokenPrice(NamedTuple):
    input_usd: float
    output_usd: float


def _genai_price(api_model: ApiModel, request_tokens: int, today: date) -> ApiPrice | None:
    """The dearest hour of the day: some providers are cheaper at night, and a service answers at
    daytime."""
    if api_model.genai_model is None:
        return None
    hourly = [
        _genai_at(
            api_model,
            request_tokens,
            datetime(today.year, today.month, today.day, hour, tzinfo=UTC),
        )
        for hour in range(24)
    ]
    known = [tokens for tokens in hourly if tokens]
    if not known:
        return None
    dearest, cheapest = max(known, key=sum), min(known, key=sum)
    by_the_hour = note(
        "prices.by-the-hour", input_usd=cheapest.input_usd, output_usd=cheapest.output_usd
    )
    return ApiPrice(
        input_usd_per_million=dearest.input_usd,
        output_usd_per_million=dearest.output_usd,
        basis="genai-prices",
        source=tuple(
            dict.fromkeys(("https://github.com/pydantic/genai-prices", *api_model.source))
        ),
        data_version=version("genai-prices"),
        notes=(by_the_hour,) if cheapest != dearest else (),
    )


def _genai_at(api_model: ApiModel, request_tokens: int, moment: datetime) -> _TokenPrice | None:
    """USD per million tokens from one request of that size priced: the data's tiers depend on the
    size of the request, so a million tokens at once would pay the long-context rate."""
    usage = Usage(input_tokens=request_tokens, output_tokens=request_tokens)
    try:
        found: PriceCalculation = calc_price(
            usage,
            api_model.genai_model or "",
            provider_id=api_model.genai_provider,
            genai_request_timestamp=moment,
        )
    except LookupError:
        return None
    if found.model_price.input_mtok is None or found.model_price.output_mtok is None:
        return None
    scale = MILLION / request_tokens
    return _TokenPrice(
        round(float(found.input_price) * scale, 6), round(float(found.output_price) * scale, 6)
    )
