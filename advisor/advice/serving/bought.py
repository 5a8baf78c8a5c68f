"""Cards that are bought for serving: from which traffic on they cost less than an API, and in which
month they have paid off."""

from math import ceil, floor

from advisor.advice.serving.case import Case, break_even_requests
from advisor.advice.serving.comparison import Bought, BoughtRow
from advisor.advice.serving.savings import less
from advisor.prices.payback import LIFE_MONTHS
from advisor.prices.purchase import LIFE_YEARS, Purchase
from advisor.units import DAYS_PER_MONTH


def bought(case: Case, purchase: Purchase | None, levels: tuple[int, ...]) -> Bought | None:
    """None where no card with a purchase price holds the model."""
    card, power = case.host.card, case.host.power
    if purchase is None or card is None or power is None or case.host.capacity is None:
        return None
    month = purchase.usd / LIFE_MONTHS + power.usd
    return Bought(
        gpu=card.name,
        cards=case.host.capacity.cards,
        purchase=purchase,
        life_years=LIFE_YEARS,
        month_usd=month,
        break_even_requests_per_day=break_even_requests(case, month),
        most_requests_per_day=floor(case.host.capacity.requests_per_day),
        rows=tuple(_row(case, purchase, power.usd, requests) for requests in levels),
    )


def _row(case: Case, purchase: Purchase, power: float, requests: int) -> BoughtRow:
    cards = case.cards(requests) or 1
    usd = purchase.usd * cards
    saved = less(case.api_usd(requests, DAYS_PER_MONTH), power * cards)
    month = ceil(round(usd / saved, 6)) if saved is not None and saved > 0 else None
    return BoughtRow(
        requests_per_day=requests,
        cards=cards,
        purchase_usd=usd,
        pays_off_month=month if month is not None and month <= LIFE_MONTHS else None,
    )
