"""Whether a purchase with its price is weighed against renting."""

from collections.abc import Mapping

from advisor.reading.brief import Fact
from advisor.reading.spans.owning import CARD, MACHINE, RENTING


def weighed(facts: Mapping[str, Fact], message: str) -> bool:
    """Whether the message weighs a purchase with its price against renting."""
    told = any(name in facts and facts[name].words in message for name in (CARD, MACHINE))
    return told and RENTING.search(message) is not None
