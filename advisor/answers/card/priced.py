"""Time and cost as figures: what all answers about runs share."""

from advisor.answers.card.card import Figure
from advisor.answers.card.receipt import Origin, Receipt
from advisor.answers.card.wording import Wording
from advisor.prices.cost import Price


def hours_figure(hours: float, receipt: Receipt, said: Wording, beside: str = "") -> Figure:
    return Figure("hours", said("hours"), hours, "h", said.hours(hours), receipt, beside)


def cost_figure(
    usd: float,
    hours: float,
    usd_per_hour: float,
    number: int,
    price: Price | None,
    said: Wording,
    beside: str = "",
) -> Figure:
    """Hours × price × cards."""
    hourly, count = said.usd(usd_per_hour), said.exact(number)
    receipt = Receipt(
        (
            said.step("", "hours-of-run", hours),
            said.step("×", "price-an-hour", usd_per_hour, hourly),
            said.step("×", "number-of-cards", number, count),
        ),
        about=price_about(price, said),
        origins=price_origins(price),
    )
    return Figure("cost", said("cost"), usd, "USD", said.usd(usd), receipt, beside)


def price_said(usd_per_hour: float, price: Price | None, said: Wording) -> str:
    """At which price, and of when."""
    as_of = said.day(price.as_of) if price else None
    return said("at-price", usd=said.usd(usd_per_hour), as_of=as_of)


def price_about(price: Price | None, said: Wording) -> str:
    """Whose price it is; at the market's, how far it spreads."""
    if price is None:
        return said("price-basis", basis="market", provider=None)
    told = said("price-basis", basis=price.basis, provider=price.provider)
    market = price.market
    if market is None:
        return told
    spread = said(
        "price-spread",
        low=said.usd(market.low),
        high=said.usd(market.high),
        oldest=said.day(market.oldest),
        newest=said.day(market.newest),
    )
    return f"{told} {spread}"


def price_origins(price: Price | None) -> tuple[Origin, ...]:
    return tuple(Origin(source, price.as_of) for source in price.source) if price else ()
