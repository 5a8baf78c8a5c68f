"""An API, an own card and the traffic between which the comparison chooses."""

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import NamedTuple

from advisor.advice.serving.capacity import Request
from advisor.advice.serving.comparison import (
    ApiBasis,
    Capacity,
    CurvePoint,
    OwnedBasis,
    ServingRow,
)
from advisor.advice.serving.people import PEAK_FACTOR
from advisor.advice.serving.savings import break_even_day, less, percent, roi_after
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.prices import ApiModel
from advisor.prices import cost
from advisor.prices.api import ApiPrice
from advisor.prices.electricity import Electricity
from advisor.units import DAY_SECONDS, DAYS_PER_MONTH


class Api(NamedTuple):
    """What a request costs by API."""

    model: ApiModel | None
    """None: nobody named one."""
    price: ApiPrice | None
    usd_per_request: float | None
    """None: unknown."""
    basis: ApiBasis
    other_usd_per_request: float | None = None
    """Through the batch API; without it, where that was asked for. None: none is known."""


class Host(NamedTuple):
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

    @property
    def power_month(self) -> float | None:
        """Electricity of one card around the clock."""
        return self.power.usd if self.power and self.capacity else None


class Investment(NamedTuple):
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
class Case:
    """What every row is computed from."""

    request: Request
    days: int
    api: Api
    host: Host
    once: Investment

    @property
    def tokens(self) -> int:
        """Of a request."""
        return self.request.tokens

    def cards(self, requests: int) -> int | None:
        one = self.host.capacity
        return one.cards_for(requests) if one else None

    def api_usd(self, requests: int, days: int) -> float | None:
        usd = self.api.usd_per_request
        return None if usd is None else requests * days * usd

    def owned_usd(self, requests: int, days: int) -> float | None:
        month = self.host.owned_month
        return (
            None if month is None else month * (self.cards(requests) or 1) * days / DAYS_PER_MONTH
        )

    def electricity_usd(self, requests: int, days: int) -> float | None:
        month, cards = self.host.power_month, self.cards(requests)
        return None if month is None or cards is None else month * cards * days / DAYS_PER_MONTH

    def rented_usd(self, requests: int, days: int) -> float | None:
        month, cards = self.host.rented_month, self.cards(requests)
        return None if month is None or cards is None else month * cards * days / DAYS_PER_MONTH


def break_even_requests(case: Case, month: float | None) -> int | None:
    """cost of one copy a day / API cost of a request; null above what the copy can answer: more
    cards cost as much more."""
    request, one = case.api_usd(1, 1), case.host.capacity
    if month is None or not request:
        return None
    cards = one.cards if one else 1
    needed = ceil(round(month * cards / DAYS_PER_MONTH / request, 6))
    return None if one and needed > one.requests_per_day else needed


def row_of(case: Case, requests: int) -> ServingRow:
    api, owned, rented = (
        total(requests, case.days) for total in (case.api_usd, case.owned_usd, case.rented_usd)
    )
    saved, rented_saved = less(api, owned), less(api, rented)
    cards = case.cards(requests)
    other = case.api.other_usd_per_request
    owned_once = case.once.owned(cards)
    return ServingRow(
        requests_per_day=requests,
        total_requests=requests * case.days,
        total_tokens=requests * case.days * case.tokens,
        api_usd=api,
        api_other_usd=None if other is None else requests * case.days * other,
        self_host_usd=owned,
        savings_usd=saved,
        savings_percent=percent(saved, api),
        electricity_usd=case.electricity_usd(requests, case.days),
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


def curve(case: Case, levels: tuple[int, ...]) -> tuple[CurvePoint, ...]:
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
