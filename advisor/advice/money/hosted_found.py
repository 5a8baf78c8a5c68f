"""What is found of hosted tuning."""

from datetime import date
from typing import Literal

from advisor.language import Text
from advisor.prices.hosted import HostedOffer, TunedUse
from advisor.prices.option import Option
from advisor.result import Note, Result

Status = Literal["priced", "unknown", "closing", "provider_ended", "model_ended"]
"""Of what was named. closing: only active customers can start jobs; unknown: no price is known."""


class Billed(Result):
    """What providers count: tokens of the data set x epochs."""

    samples: int | None
    """Null: the tokens of the data set were stated."""
    tokens_per_sample: int | None
    epochs: float
    tokens: float
    stated: bool
    """The amount of data was stated; false: a worked example."""


class ProviderNote(Result):
    """What is to be known of a provider beside its price."""

    provider: str
    takes: Literal["anyone", "active_customers", "nobody"]
    until: date | None
    note: Text | None


class OwnJob(Result):
    """The same tokens trained on cards."""

    model: str
    stand_in: bool
    """No open model was named: this is an open one of the lesson's smallest size in its place."""
    option: Option
    card_too_small: bool
    """The stated cards do not hold it; the option is the nearest that does."""
    electricity_usd: float | None
    """Energy, where the stated card is one's own."""


class HostedPrices(Result):
    wanted: str | None
    """The model that was named, or the name that is not known; null: none was."""
    provider: str | None
    """As named, or that of the API model."""
    status: Status
    ended: date | None
    """The day the provider or the model ended, null where it is not known; of a closing one the
    first day without new jobs."""
    billed: Billed
    listed: date | None
    """Day of the oldest price of what was named, where that is more than a year ago."""
    offers: tuple[HostedOffer, ...]
    """Of what was named, cheapest first; all where nothing was."""
    others: tuple[HostedOffer, ...]
    """What else is known."""
    unpriced: tuple[str, ...]
    """Providers that take jobs and whose price is not known here."""
    notes: tuple[ProviderNote, ...]
    use: TunedUse | None
    """Null: no requests to the tuned model were stated."""
    own: OwnJob | None
    """Null: no card with a known price holds it."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
