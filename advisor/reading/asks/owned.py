"""How many cards are at hand, where a message tells the number alone: "We have 8."."""

import re

from advisor.reading.asks.variants_asked import NUMBERS

OWNED = re.compile(
    r"\b(?:have|own|got|has)\s(?:only\s|just\s)?(?P<number>\d{1,3}|two|three|four|six|eight)"
    r"(?:\sof\s(?:them|those|these|it))?(?:\s(?:available|here|now|already|today))?\s*(?:[.,;!?)]|$)"
    r"|(?:只?有|手上)\s?(?P<said>\d{1,3}|[两三四六八])\s?[张块](?:卡)?\s*(?:[，。；！？]|$)",
    re.I,
)


def owned(message: str) -> int | None:
    found = OWNED.search(message)
    said = (found["number"] or found["said"]).lower() if found else ""
    return NUMBERS.get(said) or (int(said) if said.isdigit() else None)
