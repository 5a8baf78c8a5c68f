"""An API against a server of one's own: cost by traffic, break-even, return on the training, and the
lesson's table ($0.03 per 1K tokens against $50 a month of electricity) where nothing is named. USD.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pydantic import Field

from advisor.advice.arguments import CardTool, optional_model, text_model
from advisor.advice.serving.api_cost import ApiAsked, StatedPrice, api_cost, current_apis
from advisor.advice.serving.asked import USUAL_FORMATS, published_as
from advisor.advice.serving.bought import bought
from advisor.advice.serving.capacity import (
    Request,
    Served,
    capacity,
    request_of,
)
from advisor.advice.serving.card import cheapest_card, cheapest_to_buy
from advisor.advice.serving.case import (
    Api,
    Case,
    Host,
    Investment,
    break_even_requests,
    curve,
    row_of,
)
from advisor.advice.serving.comparison import (
    Bought,
    OwnedBasis,
    ServingComparison,
    Side,
)
from advisor.advice.serving.notes import assumptions
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.serving_format import ServingFormat
from advisor.language import Language
from advisor.prices import cost
from advisor.prices.api import Billing
from advisor.prices.electricity import electricity, region_of
from advisor.prices.purchase import LIFE_SOURCE, purchase_price
from advisor.result import source_of, unique
from advisor.units import DAYS_PER_MONTH, HOURS_PER_MONTH


@dataclass(frozen=True)
class ServingRequest:
    """What was stated; what is None is the lesson's."""

    requests_per_day: int | None = None
    request: Request | None = None
    days: int = DAYS_PER_MONTH
    api: ApiAsked = field(default_factory=ApiAsked)
    model: Model | None = None
    gpu: Gpu | None = None
    stored: ServingFormat | None = None
    training_usd: float | None = None
    labelling_usd: float | None = None
    card_usd: float | None = None
    """Of each owned card."""
    region: str | None = None
    """Id of the price of its electricity."""

    @property
    def named(self) -> bool:
        """What would be hosted, where, or instead of what was named: the lesson's monthly price is
        of none of these."""
        return bool(self.model or self.gpu or self.api.model)

    def served(self, catalog: Catalog) -> Served:
        """A 7B, in requests of the lesson's length, where nothing else was stated."""
        model = self.model or catalog.model("7B")
        request = self.request or request_of(catalog.lesson.tokens_per_request)
        return Served(model, self._formats(catalog, model), request)

    def _formats(self, catalog: Catalog, model: Model) -> tuple[ServingFormat, ...]:
        """As stated, else the usual ones that are not wider than the model is published in."""
        if self.stored:
            return (self.stored,)
        native = published_as(catalog, model)
        usual = (catalog.serving_formats[id_] for id_ in USUAL_FORMATS)
        return (native, *(each for each in usual if each.bits < native.bits))


def compare(catalog: Catalog, asked: ServingRequest, today: date) -> ServingComparison:
    """The API beside an own and a rented card, at the prices known on `today`."""
    lesson = catalog.lesson
    served = asked.served(catalog)
    requests = asked.requests_per_day
    levels = lesson.requests_per_day if requests is None else (requests,)
    card = asked.gpu or cheapest_card(catalog, served, max(levels), today)
    case = Case(
        served.request,
        asked.days,
        api_cost(catalog, asked.api, served.request, today),
        _host(catalog, asked, card, max(levels), today),
        Investment(
            lesson.training_usd if asked.training_usd is None else asked.training_usd,
            asked.labelling_usd,
            asked.card_usd,
        ),
    )
    result = _comparison(catalog, case, levels, chosen=asked.gpu is None)
    billing = asked.api.billing
    beside = case.api.basis in ("lesson", "ended")
    found = _bought(catalog, asked, case, tuple(levels), today)
    apis = current_apis(catalog, case, levels, billing, today) if beside else ()
    current = tuple(each.against(found) for each in apis)
    result = result.model_copy(
        update={
            "api_side_stated": _side_stated(asked.api),
            "batch": billing.batch,
            "cached_share": billing.cached_share,
            "current": current,
            "bought": found,
            "sources": unique(
                result.sources,
                *(each.price.source for each in current),
                source_of(found.purchase if found else None),
                LIFE_SOURCE if found else (),
            ),
        }
    )
    notes = assumptions(catalog, result, served.model.longest_context)
    return result.model_copy(update={"assumptions": notes})


def _side_stated(asked: ApiAsked) -> Side | None:
    return asked.price.side if asked.price and not asked.model else None


def _bought(
    catalog: Catalog, asked: ServingRequest, case: Case, levels: tuple[int, ...], today: date
) -> Bought | None:
    """The card compared, bought; another that has a price, where nobody named that card and it has
    none."""
    card, most = case.host.card, max(levels)
    price = purchase_price(catalog, card, asked.card_usd, today) if card else None
    if price is None and asked.gpu is None:
        card = cheapest_to_buy(catalog, asked.served(catalog), most, today, asked.region)
        price = purchase_price(catalog, card, None, today) if card else None
        case = replace(case, host=_host(catalog, asked, card, most, today))
    return bought(case, price, levels)


def _comparison(
    catalog: Catalog, case: Case, levels: tuple[int, ...], chosen: bool
) -> ServingComparison:
    """The result, its assumptions still empty: they are read off the rest."""
    api, host, once = case.api, case.host, case.once
    return ServingComparison(
        tokens_per_request=case.tokens,
        input_tokens=case.request.input_tokens,
        output_tokens=case.request.output_tokens,
        days=case.days,
        api=api.model.name if api.model else None,
        api_usd_per_1k_tokens=None
        if api.usd_per_request is None
        else api.usd_per_request / case.tokens * 1000,
        api_usd_per_request=api.usd_per_request,
        api_basis=api.basis,
        api_price=api.price,
        model=host.model.name,
        generic_model=host.model.typical,
        gpu=host.card.name if host.card else None,
        gpu_chosen=chosen and host.card is not None,
        price=host.price,
        capacity=host.capacity,
        owned_usd_per_month=host.owned_month,
        owned_basis=host.owned_basis,
        electricity=host.power,
        rented_usd_per_month=host.rented_month,
        break_even_requests_per_day=break_even_requests(case, host.owned_month),
        rented_break_even_requests_per_day=break_even_requests(case, host.rented_month),
        training_usd=once.training,
        labelling_usd=once.labelling,
        card_usd=once.card,
        rows=tuple(row_of(case, requests) for requests in levels),
        curve=curve(case, levels),
        assumptions=(),
        sources=_sources(catalog, api, host),
    )


def _host(
    catalog: Catalog, asked: ServingRequest, card: Gpu | None, requests: int, today: date
) -> Host:
    served = asked.served(catalog)
    model = served.model
    owned, basis = _owned_month(catalog, asked.named)
    if card is None:
        return Host(model, None, None, None, None, owned, basis, None)
    price, power = (
        cost.price(catalog, card, today=today),
        electricity(catalog, card, HOURS_PER_MONTH, region=asked.region),
    )
    if (one := capacity(served, card, requests)) is None:
        return Host(model, card, price, power, None, None, "unknown", None)
    if basis == "unknown":
        owned, basis = power.usd, "electricity"
    rented = None if price.usd_per_hour is None else price.usd_per_hour * HOURS_PER_MONTH
    return Host(model, card, price, power, one, owned, basis, rented)


def _owned_month(catalog: Catalog, stated: bool) -> tuple[float | None, OwnedBasis]:
    """USD a month and card: the administrator's, else the lesson's where nothing was named."""
    if (override := catalog.overrides.self_hosting_usd_per_month) is not None:
        return override, "override"
    return (None, "unknown") if stated else (catalog.lesson.self_hosting_usd_per_month, "lesson")


def _sources(catalog: Catalog, api: Api, host: Host) -> tuple[str, ...]:
    dated = (catalog.lesson, api.price, host.price, host.power, host.model, host.card)
    return unique(*(part.source for part in dated if part))


class CompareServingCost(CardTool):
    """API against self-hosting: monthly cost, savings, break-even, return on investment."""

    beyond = frozenset(("benchmark-scores", "llm-judge"))
    beyond_sizes = frozenset(("data-privacy", "return-on-investment"))

    requests_per_day: int | None = Field(default=None, ge=1, le=10**10)
    tokens_per_request: int | None = Field(default=None, ge=1, le=10**7)
    """Tokens of a request, input and output together."""
    input_tokens: int | None = Field(default=None, ge=1, le=10**7)
    """Of a request; three of four tokens where not stated."""
    output_tokens: int | None = Field(default=None, ge=1, le=10**7)
    quantization: str | None = None
    """How the weights are stored, as for `size_serving`; chosen by cost where not stated."""
    api_model: str | None = None
    """The API compared with: "GPT-6 Luna"."""
    price_per_request: float | None = Field(default=None, gt=0, le=1e6)
    """USD that the API charges for a request, as stated."""
    input_price_per_million: float | None = Field(default=None, gt=0, le=1e6)
    """USD for a million input tokens, as stated."""
    output_price_per_million: float | None = Field(default=None, gt=0, le=1e6)
    """USD for a million output tokens, as stated."""
    price_per_million: float | None = Field(default=None, gt=0, le=1e6)
    """USD for a million tokens of either kind, as stated."""
    batch_api: bool | None = None
    """The requests go through the API's batch endpoint, whose answers may take hours."""
    cached_share: float | None = Field(default=None, ge=0, le=1)
    """Of the input tokens, that the API's prompt cache holds."""
    days: int | None = Field(default=None, ge=1, le=36_500)
    """Days the costs are added up over; a month of 30 where not stated."""
    model: str | dict[str, Any] | None = None
    """The model that would be served."""
    training_usd: float | None = Field(default=None, ge=0, le=1e12)
    """What the tuning costs, once; where not stated, the lesson's."""
    labelling_usd: float | None = Field(default=None, ge=0, le=1e12)
    """What its data cost, once."""
    card_usd: float | None = Field(default=None, ge=0, le=1e9)
    """Price of a card that is bought."""
    country: str | None = None
    """Whose electricity an own card uses: "China", "Germany"; without, that of the reader's
    language."""

    def run(self, catalog: Catalog, language: Language = "en") -> ServingComparison:
        return self.on(catalog, date.today(), language)

    def on(self, catalog: Catalog, today: date, language: Language = "en") -> ServingComparison:
        """At the prices known on `today`."""
        asked = ServingRequest(
            requests_per_day=self.requests_per_day,
            request=self._request(),
            days=self.days or DAYS_PER_MONTH,
            api=self._api(catalog),
            model=text_model(optional_model(catalog, self.model)),
            gpu=self._gpu(catalog),
            stored=catalog.serving_format(self.quantization) if self.quantization else None,
            training_usd=self.training_usd,
            labelling_usd=self.labelling_usd,
            card_usd=self.card_usd,
            region=region_of(catalog, self.country, language),
        )
        return self._told(catalog, compare(catalog, asked, today))

    def _api(self, catalog: Catalog) -> ApiAsked:
        stated = (
            self.price_per_request,
            self.input_price_per_million,
            self.output_price_per_million,
            self.price_per_million,
        )
        return ApiAsked(
            catalog.api_model(self.api_model) if self.api_model else None,
            StatedPrice(*stated) if any(stated) else None,
            Billing(bool(self.batch_api), self.cached_share or 0),
        )

    def _request(self) -> Request | None:
        stated = self.tokens_per_request, self.input_tokens, self.output_tokens
        return request_of(*stated) if any(stated) else None
