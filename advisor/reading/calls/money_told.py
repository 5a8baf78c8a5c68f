"""What a message tells of money in words that no slot holds: whose cards are rented, whose
electricity is paid, how much cards are used."""

from typing import NamedTuple

from advisor.catalog.catalog import Catalog
from advisor.reading.asks.electricity_asked import asks_electricity, hours_told
from advisor.reading.brief import Slots
from advisor.reading.calls.rentals import renter_named
from advisor.reading.slots import BUYING, LOOK_UP
from advisor.reading.spans.countries import country_named
from advisor.reading.spans.weekly_use import weekly_use

RENTING = ("estimate_training_cost", "recommend_hardware", BUYING)
"""Tools that price cards at the provider that was named."""
POWERED = (BUYING, LOOK_UP, "compare_serving_cost")
"""Tools that tell the electricity of the place that was named."""


class Told(NamedTuple):
    arguments: Slots
    words: tuple[str, ...]
    """Of the message, that say it."""


def money_told(tool: str, stated: Slots, message: str, catalog: Catalog) -> Told:
    """For a tool that takes it, beside the arguments that are `stated`."""
    told: dict[str, tuple[object, str]] = {}
    if tool in RENTING and (provider := renter_named(message, catalog)):
        told["provider"] = provider, provider
    if tool in POWERED and (country := country_named(message)):
        told["country"] = country, country
    if tool == BUYING and "days" not in stated and (use := weekly_use(message)):
        told["hours"] = use.hours_per_week, use.words
    told |= _hours_powered(tool, stated, message)
    arguments = {name: value for name, (value, _) in told.items()}
    return Told(arguments, tuple(words for _, words in told.values()))


def _hours_powered(tool: str, stated: Slots, message: str) -> dict[str, tuple[object, str]]:
    """For how many hours the electricity of a card is asked."""
    asked = tool == LOOK_UP and asks_electricity(stated, message)
    hours = hours_told(message) if asked else None
    return {"hours": hours} if hours else {}
