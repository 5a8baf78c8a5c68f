"""Pieces that state nothing though they name a value: those of a choice that is open, and what
something else takes the place of."""

import re
from collections.abc import Sequence
from itertools import pairwise

from advisor.reading.places import Span

OF_ONE = frozenset(("method", "precision", "quantization", "parallelism", "optimizer", "framework"))
"""Slots of which a run has one value."""
OR = re.compile(r"(?:\s|[/|、,]|\bor\b|或者?|还是|還是)+", re.I)
REPLACED = re.compile(
    r"(?:\binstead\sof|\brather\sthan|而不是|而非|代替|替换掉?)\s?(?:the\s|an?\s|my\s)?$", re.I
)
SAID = re.compile(
    r"(?:\bi\s(?:said|wrote)|说成了?|写成了?|說成了?|寫成了?)\s?(?:the\s|an?\s|my\s)?$", re.I
)
MEANT = re.compile(r"\s?[,，]?\s?(?:but|sorry|actually|其实|其實|实际|實際|但)", re.I)
"""Behind what was said by mistake."""
BEFORE = 24
"""Characters before a piece that say so."""


def either(spans: Sequence[Span], slot: str, message: str) -> bool:
    """Whether the pieces offer a choice ("LoRA / QLoRA"), so that none of them is stated."""
    if slot not in OF_ONE or any(span.keyed for span in spans):
        return False
    return any(
        one.value(slot) != other.value(slot) and OR.fullmatch(message, one.end, other.start)
        for one, other in pairwise(sorted(spans, key=lambda span: span.start))
    )


def replaced(span: Span, message: str) -> bool:
    """ "full instead of LoRA": the LoRA; "I said 4080 but mine is a 3080 Ti": the 4080."""
    nearby = max(0, span.start - BEFORE)
    by_mistake = SAID.search(message, nearby, span.start) and MEANT.match(message, span.end)
    return bool(REPLACED.search(message, nearby, span.start) or by_mistake)
