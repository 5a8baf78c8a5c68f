"""What a request costs by API: at a stated price, at that of a named model, at the lesson's, and at
those of today's models where nobody names one. USD."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from advisor.advice.serving.capacity import Request
from advisor.advice.serving.case import Api, Case, break_even_requests
from advisor.advice.serving.comparison import CurrentApi, Side, Size
from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import ApiModel
from advisor.prices.api import AT_ONCE, ApiPrice, Billing, api_price, request_usd
from advisor.units import MILLION

SIZES: tuple[Size, ...] = ("small", "large")


@dataclass(frozen=True)
class StatedPrice:
    """As the user said it; at least one is given."""

    request: float | None = None
    """Of a request."""
    input_million: float | None = None
    output_million: float | None = None
    million: float | None = None
    """Of a million tokens, whether in or out."""

    @property
    def side(self) -> Side | None:
        """The only tokens whose price was stated."""
        read, written = self.input_million is not None, self.output_million is not None
        if self.request is not None or self.million is not None or read == written:
            return None
        return "input" if read else "output"


@dataclass(frozen=True)
class ApiAsked:
    """What was said of the API."""

    model: ApiModel | None = None
    price: StatedPrice | None = None
    billing: Billing = AT_ONCE


def api_cost(catalog: Catalog, asked: ApiAsked, request: Request, today: date) -> Api:
    """The stated price, else the model's, else the administrator's, else the lesson's."""
    known = api_price(catalog, asked.model, request.input_tokens, today) if asked.model else None
    if asked.price and (usd := _stated(asked.price, known, request)) is not None:
        return Api(asked.model, None, usd, "stated")
    if asked.model is None:
        if (override := catalog.overrides.api_usd_per_1k_tokens) is not None:
            return Api(None, None, override * request.tokens / 1000, "override")
        return Api(
            None, None, catalog.lesson.api_usd_per_1k_tokens * request.tokens / 1000, "lesson"
        )
    if known is None:
        return Api(asked.model, None, None, "unknown")
    if known.ended:
        return Api(asked.model, known, None, "ended")
    usd = request_usd(known, *request, asked.billing)
    otherwise = asked.billing._replace(batch=not asked.billing.batch)
    other = request_usd(known, *request, otherwise) if known.batch else None
    return Api(asked.model, known, usd, known.basis, other)


def _stated(price: StatedPrice, known: ApiPrice | None, request: Request) -> float | None:
    """A price of tokens that is stated for one direction alone holds for the other too, unless the
    named model's is known."""
    if price.request is not None:
        return price.request
    read = price.input_million if price.input_million is not None else price.million
    written = price.output_million if price.output_million is not None else price.million
    if read is None:
        read = known.input_usd_per_million if known else written
    if written is None:
        written = known.output_usd_per_million if known else read
    if read is None or written is None:
        return None
    return (request.input_tokens * read + request.output_tokens * written) / MILLION


def current_apis(
    catalog: Catalog, case: Case, levels: tuple[int, ...], billing: Billing, today: date
) -> Iterator[CurrentApi]:
    """What stands beside the lesson's price, or in place of a model that ended: today's small and
    large model, before them what the provider names as successor."""
    ended = case.api.model if case.api.basis == "ended" else None
    successor = catalog.api_models.get(ended.successor or "") if ended else None
    rows = [(None, successor)] if successor else [*_by_size(catalog)]
    for size, row in rows:
        found = api_cost(catalog, ApiAsked(row, billing=billing), case.request, today)
        if row is None or found.price is None or found.usd_per_request is None:
            continue
        its = replace(case, api=found)
        yield CurrentApi(
            api=row.name,
            size=size,
            price=found.price,
            checked=row.checked,
            usd_per_request=found.usd_per_request,
            usd=tuple(found.usd_per_request * requests * case.days for requests in levels),
            break_even_requests_per_day=break_even_requests(its, case.host.power_month),
            rented_break_even_requests_per_day=break_even_requests(its, case.host.rented_month),
        )


def _by_size(catalog: Catalog) -> Iterator[tuple[Size | None, ApiModel | None]]:
    for size in SIZES:
        for row in catalog.api_models.values():
            if row.stands_for == size:
                yield size, row
