"""What is known of one card's rents."""

from datetime import date

from advisor.language import Text
from advisor.prices.market import Kind, Offer
from advisor.prices.price import Price
from advisor.result import Note, Result


class RankedCard(Result):
    """What a card rents for on demand."""

    gpu: str
    median_usd: float
    providers: int
    low_usd: float
    low_provider: str
    oldest: date


class Rental(Result):
    """What is known of one card's rents."""

    gpu: str | None
    """Null: no card was named, and the provider's are listed."""
    provider: str | None
    """As it is called, where one was named."""
    provider_note: Text | None
    """What is to be known of it beside prices."""
    price: Price | None
    """Of the card on the market; null without a card."""
    several_usd: float | None
    """Of all cards at the market's median; null: one, or unknown."""
    num_gpus: int
    kind: Kind | None = None
    """That was asked for."""
    cards: int
    """That the named provider has a price of."""
    memory_gb: float | None = None
    """Where cards are asked for by their memory alone: those of `ranked`."""
    ranked: tuple[RankedCard, ...] = ()
    own: tuple[Offer, ...]
    """The named provider's: of the card, else of all its cards."""
    others: tuple[Offer, ...]
    """Of the card elsewhere: on demand, spot, reserved, each cheapest first."""
    versions: tuple[str, ...]
    """Other memory sizes of the card's name, where the name alone was ambiguous."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]

    @property
    def dated(self) -> tuple[date, ...]:
        """The days of all prices shown, the oldest first."""
        return tuple(sorted(each.as_of for each in (*self.own, *self.others)))

    @property
    def of_kind(self) -> tuple[Offer, ...]:
        """Those of the kind asked for, the named provider's first, each cheapest first."""
        return tuple(each for each in (*self.own, *self.others) if each.kind == self.kind)
