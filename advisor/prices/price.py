"""What a card's hour costs, and the market beside it. USD throughout."""

from datetime import date
from typing import Literal

from pydantic import computed_field

from advisor.result import Note, Result


class MarketRange(Result):
    """What renting one card costs an hour, over the offers the catalog knows."""

    low: float
    """Cheapest on-demand offer, USD an hour and card."""
    high: float
    """Dearest on-demand offer."""
    median: float
    """Median over the providers, each by the median of its own on-demand offers."""
    spot_low: float | None
    """Cheapest spot offer (can be taken away at any time); null: none known."""
    spot_high: float | None
    offers: int
    """On-demand offers counted; `providers` made them, on days from `oldest` to `newest`."""
    providers: int
    oldest: date
    newest: date
    cny_per_usd: float | None
    """Rate the offers quoted in yuan were converted at; null: there was none."""
    source: tuple[str, ...]


class Price(Result):
    """USD an hour for one card, where it is from, and the market beside it."""

    usd_per_hour: float | None
    """Null: no price is known."""
    basis: Literal["stated", "provider", "override", "lesson", "market", "unknown"]
    provider: str | None = None
    """Whose price it is, where one was named."""
    as_of: date | None = None
    """Day of the oldest offer behind the price; null for prices without a date."""
    source: tuple[str, ...] = ()
    market: MarketRange | None = None
    """Null: no on-demand offer is known."""
    lesson_usd_per_hour: float | None = None
    """The lesson's, which stands beside; null: it has none for this card."""
    notes: tuple[Note, ...] = ()

    @computed_field
    @property
    def of_median(self) -> float | None:
        """How many times the market's median it is; null where one of them is not known."""
        if self.usd_per_hour is None or self.market is None:
            return None
        return round(self.usd_per_hour / self.market.median, 2)


class MarketCost(Result):
    """USD of a run of the expected hours at the market's prices."""

    spot: float | None
    """At the cheapest spot offer, which can be taken away at any time; null: none known."""
    low: float
    """At the cheapest on-demand offer."""
    high: float
    """At the dearest."""
