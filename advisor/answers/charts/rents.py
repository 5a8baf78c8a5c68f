"""What providers ask for an hour of a card, with the market's median."""

from advisor.advice.money.rental_found import Rental
from advisor.answers import amounts
from advisor.answers.charts.bars import FEWEST, MOST_BARS, Bar, Mark, bars
from advisor.answers.charts.drawing import FILE
from advisor.answers.currency import Currency
from advisor.answers.words import Words
from advisor.prices.market import Offer


def rents(rental: Rental, said: Words, currency: Currency) -> str:
    """Those on demand, the cheapest first; the provider that was asked about stands out. Empty
    where there is nothing to compare."""
    elsewhere = [offer for offer in rental.others if offer.kind == "on_demand"]
    own = [offer for offer in rental.own if offer.kind == "on_demand"][:MOST_BARS]
    shown = sorted((*own, *elsewhere[: MOST_BARS - len(own)]), key=lambda offer: offer.usd_per_hour)
    if rental.gpu is None or len(shown) < FEWEST:
        return ""
    market = rental.price.market if rental.price else None
    mark = None
    if market and market.providers > 1:
        amount = amounts.usd(market.median, said.language, currency)
        mark = Mark(market.median, said.say(FILE, "median", amount=amount))
    rows = [_bar(offer, offer in rental.own, said, currency) for offer in shown]
    title = said.say(FILE, "rent-title", gpu=rental.gpu)
    return bars(title, rows, said, mark)


def _bar(offer: Offer, own: bool, said: Words, currency: Currency) -> Bar:
    return Bar(
        name=offer.provider,
        amount=offer.usd_per_hour,
        figure=amounts.usd(offer.usd_per_hour, said.language, currency),
        best=own,
    )
