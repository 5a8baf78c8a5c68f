"""An API against a server of one's own: cost by traffic, break-even, return on the training. USD.

Without a stated model, card or API the answer is the lesson's table: $0.03 per 1K tokens against
$50 a month of electricity.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import NamedTuple

from advisor.advice.comparison import (
    ApiBasis,
    CurvePoint,
    OwnedBasis,
    ServingComparison,
    ServingRow,
)
from advisor.advice.serving_capacity import (
    INPUT_SHARE,
    PEAK_FACTOR,
    THROUGHPUT_SOURCE,
    Capacity,
    capacity,
    cheapest_card,
)
from advisor.advice.serving_notes import assumptions
from advisor.advice.serving_return import break_even_day, less, percent, roi_after
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.prices import ApiModel
from advisor.prices import cost
from advisor.prices.api import ApiPrice, api_price
from advisor.prices.electricity import Electricity, electricity
from advisor.result import unique
from advisor.units import DAY_SECONDS, DAYS_PER_MONTH, HOURS_PER_MONTH

LESSON_TRAINING_USD = 100.0
"""One fine-tuning run, the lesson's figure for the way to recover the cost."""


class _Api(NamedTuple):
    """What a token costs by API."""

    model: ApiModel | None
    """None: the lesson's price."""
    price: ApiPrice | None
    usd_per_1k: float | None
    """Of the blend of input and output; None: unknown."""
    basis: ApiBasis


class _Host(NamedTuple):
    """The card and what one of it costs; months are None where the model does not fit or no price
    is known."""

    model: Model
    card: Gpu | None
    price: cost.Price | None
    power: Electricity | None
    capacity: Capacity | None
    owned_month: float | None
    owned_basis: OwnedBasis
    rented_month: float | None


class _Investment(NamedTuple):
    """What is spent once."""

    training: float
    labelling: float | None
    card: float | None
    """Of each owned card."""

    @property
    def rented(self) -> float:
        return self.training + (self.labelling or 0)

    def owned(self, cards: int | None) -> float:
        return self.rented + (self.card or 0) * (cards or 1)


@dataclass(frozen=True)
class _Case:
    """What every row is computed from."""

    tokens: int
    """Of a request."""
    days: int
    api: _Api
    host: _Host
    once: _Investment

    def cards(self, requests: int) -> int | None:
        one = self.host.capacity
        return ceil(requests / one.requests_per_day) * one.cards if one else None

    def api_usd(self, requests: int, days: int) -> float | None:
        rate = self.api.usd_per_1k
        return None if rate is None else requests * days * self.tokens * rate / 1000

    def owned_usd(self, requests: int, days: int) -> float | None:
        month = self.host.owned_month
        return (
            None if month is None else month * (self.cards(requests) or 1) * days / DAYS_PER_MONTH
        )

    def rented_usd(self, requests: int, days: int) -> float | None:
        month, cards = self.host.rented_month, self.cards(requests)
        return None if month is None or cards is None else month * cards * days / DAYS_PER_MONTH


def compare(
    catalog: Catalog,
    requests_per_day: int | None = None,
    tokens_per_request: int | None = None,
    days: int = DAYS_PER_MONTH,
    api_model: ApiModel | None = None,
    model: Model | None = None,
    gpu: Gpu | None = None,
    training_usd: float | None = None,
    labelling_usd: float | None = None,
    card_usd: float | None = None,
    today: date | None = None,
) -> ServingComparison:
    """The comparison; what is None was not stated and is the lesson's. `today` dates the prices
    (the current day)."""
    today = today or date.today()
    tokens = tokens_per_request or catalog.lesson.tokens_per_request
    levels = catalog.lesson.requests_per_day if requests_per_day is None else (requests_per_day,)
    served = model or catalog.model("7B")
    card = gpu or cheapest_card(catalog, served, tokens, max(levels), today)
    host = _host(catalog, served, card, tokens, today, stated=bool(model or gpu))
    once = _Investment(
        LESSON_TRAINING_USD if training_usd is None else training_usd, labelling_usd, card_usd
    )
    result = _comparison(
        catalog,
        _Case(tokens, days, _api(catalog, api_model, tokens, today), host, once),
        levels,
        chosen=gpu is None,
    )
    return result.model_copy(update={"assumptions": assumptions(catalog, result, served.context)})


def _comparison(
    catalog: Catalog, case: _Case, levels: tuple[int, ...], chosen: bool
) -> ServingComparison:
    """The result, its assumptions still empty: they are read off the rest."""
    api, host, once = case.api, case.host, case.once
    return ServingComparison(
        tokens_per_request=case.tokens,
        days=case.days,
        api=api.model.name if api.model else None,
        api_usd_per_1k_tokens=api.usd_per_1k,
        api_basis=api.basis,
        api_price=api.price,
        model=host.model.name,
        generic_model=host.model.generic,
        gpu=host.card.name if host.card else None,
        gpu_chosen=chosen and host.card is not None,
        price=host.price,
        capacity=host.capacity,
        owned_usd_per_month=host.owned_month,
        owned_basis=host.owned_basis,
        electricity=host.power,
        rented_usd_per_month=host.rented_month,
        break_even_requests_per_day=_break_even_requests(case, host.owned_month),
        rented_break_even_requests_per_day=_break_even_requests(case, host.rented_month),
        training_usd=once.training,
        labelling_usd=once.labelling,
        card_usd=once.card,
        rows=tuple(_row(case, requests) for requests in levels),
        curve=_curve(case, levels),
        assumptions=(),
        sources=_sources(catalog, api, host),
    )


def _api(catalog: Catalog, model: ApiModel | None, tokens: int, today: date) -> _Api:
    """The model's price, else the administrator's, else the lesson's."""
    if model is None:
        if (override := catalog.overrides.api_usd_per_1k_tokens) is not None:
            return _Api(None, None, override, "override")
        return _Api(None, None, catalog.lesson.api_usd_per_1k_tokens, "lesson")
    if (price := api_price(catalog, model, round(tokens * INPUT_SHARE), today)) is None:
        return _Api(model, None, None, "unknown")
    blend = (
        INPUT_SHARE * price.input_usd_per_million + (1 - INPUT_SHARE) * price.output_usd_per_million
    )
    return _Api(model, price, blend / 1000, price.basis)


def _host(
    catalog: Catalog, model: Model, card: Gpu | None, tokens: int, today: date, stated: bool
) -> _Host:
    owned, basis = _owned_month(catalog, stated)
    if card is None:
        return _Host(model, None, None, None, None, owned, basis, None)
    price, power = (
        cost.price(catalog, card, today=today),
        electricity(catalog, card, HOURS_PER_MONTH),
    )
    if (one := capacity(model, card, tokens)) is None:
        return _Host(model, card, price, power, None, None, "unknown", None)
    if basis == "unknown":
        owned, basis = power.usd, "electricity"
    rented = None if price.usd_per_hour is None else price.usd_per_hour * HOURS_PER_MONTH
    return _Host(model, card, price, power, one, owned, basis, rented)


def _owned_month(catalog: Catalog, stated: bool) -> tuple[float | None, OwnedBasis]:
    """USD a month and card: the administrator's, else the lesson's where neither model nor card was
    stated."""
    if (override := catalog.overrides.self_hosting_usd_per_month) is not None:
        return override, "override"
    return (None, "unknown") if stated else (catalog.lesson.self_hosting_usd_per_month, "lesson")


def _break_even_requests(case: _Case, month: float | None) -> int | None:
    """cost of one copy a day / API cost of a request; null above what the copy can answer: more
    cards cost as much more."""
    request, one = case.api_usd(1, 1), case.host.capacity
    if month is None or not request:
        return None
    cards = one.cards if one else 1
    needed = ceil(round(month * cards / DAYS_PER_MONTH / request, 6))
    return None if one and needed > one.requests_per_day else needed


def _row(case: _Case, requests: int) -> ServingRow:
    api, owned, rented = (
        total(requests, case.days) for total in (case.api_usd, case.owned_usd, case.rented_usd)
    )
    saved, rented_saved = less(api, owned), less(api, rented)
    cards = case.cards(requests)
    owned_once = case.once.owned(cards)
    return ServingRow(
        requests_per_day=requests,
        total_requests=requests * case.days,
        total_tokens=requests * case.days * case.tokens,
        api_usd=api,
        self_host_usd=owned,
        savings_usd=saved,
        savings_percent=percent(saved, api),
        peak_tokens_per_second=requests * case.tokens / DAY_SECONDS * PEAK_FACTOR,
        cards=cards,
        rented_usd=rented,
        rented_savings_usd=rented_saved,
        rented_savings_percent=percent(rented_saved, api),
        break_even_day=break_even_day(saved, case.days, owned_once),
        rented_break_even_day=break_even_day(rented_saved, case.days, case.once.rented),
        roi=roi_after(saved, case.days, owned_once),
        rented_roi=roi_after(rented_saved, case.days, case.once.rented),
    )


def _curve(case: _Case, levels: tuple[int, ...]) -> tuple[CurvePoint, ...]:
    """Months at 1-2-5 steps from a tenth of the smallest level to ten times the largest, and at the
    levels themselves."""
    first, last = floor(log10(max(1, min(levels) / 10))), ceil(log10(max(levels) * 10))
    steps = (
        {step * 10**power for power in range(first, last) for step in (1, 2, 5)}
        | {10**last}
        | set(levels)
    )
    return tuple(
        CurvePoint(
            requests_per_day=requests,
            api_usd=case.api_usd(requests, DAYS_PER_MONTH),
            owned_usd=case.owned_usd(requests, DAYS_PER_MONTH),
            rented_usd=case.rented_usd(requests, DAYS_PER_MONTH),
        )
        for requests in sorted(steps)
    )


def _sources(catalog: Catalog, api: _Api, host: _Host) -> tuple[str, ...]:
    dated = (catalog.lesson, api.price, host.price, host.power, host.model, host.card)
    return unique(
        *(part.source for part in dated if part), (THROUGHPUT_SOURCE,) if host.capacity else ()
    )
