"""Whether a message asks if adapters are to be trained on a base in 4 bit or in 16."""

import re

from advisor.language import simplified
from advisor.reading.asks.whether import CLAUSE

FOUR = r"(?:q-?lora|4[- ]?bit|int4|nf4|4\s?位)"
SIXTEEN = r"(?:(?:bf|fp)16|16[- ]?bit|16\s?位|(?<!q)(?<!q-)lora)(?:[\s-]?lora)?"
OR = r"\s*(?:lora\s*|量化)?(?:or|vs\.?|versus|还是|或者?)\s*(?:in\s|plain\s|用)?"
EITHER = re.compile(rf"(?<![a-z\d])(?:{FOUR}{OR}{SIXTEEN}|{SIXTEEN}{OR}{FOUR})(?![a-z\d])", re.I)
ASKS = re.compile(r"[?？呢]|还是|\b(?:which|should)\b", re.I)


def either_asked(message: str) -> bool:
    """In one clause that asks."""
    clauses = CLAUSE.split(simplified(message))
    return any(EITHER.search(clause) and ASKS.search(clause) for clause in clauses)
