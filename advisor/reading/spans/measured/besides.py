"""What a message asks or complains of beside a time that it tells."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

OF_LORA = re.compile(
    r"(?<!q)lora[^，。,.?？\n]{0,6}(?:也|还|都)[^，。,.?？\n]{0,8}(?:久|慢)"
    r"|\beven (?:with|for|by) lora\b|(?<!q)lora\b[^.?!\n]{0,24}\b(?:so|this|that|as) (?:long|slow)\b",
    re.I,
)
BAD = re.compile(
    r"\b(?:performs?|works?|answers?|outputs?|results?|quality|responses?)\b[^.?!\n]{0,24}\b(?:bad(?:ly)?|poor(?:ly)?|terribl[ey]|worse|wrong|garbage|nonsense|useless)\b"
    r"|\b(?:not|n'?t)\b[^.?!\n]{0,12}\b(?:work|perform)\b[^.?!\n]{0,12}\b(?:properly|well|correctly|right)"
    r"|效果(?:很|还是|也|不|太)?(?:差|不好|不行|不佳)|(?:回答|输出)[^，。？\n]{0,8}(?:很差|不对|乱|不好)",
    re.I,
)
PLAUSIBLE = ("usual", "plausible", "ordinary", "fast")
MANY_EPOCHS = 5


def besides(text: str, slots: Mapping[str, Any], results: Mapping[str, Any]) -> Iterator[Finding]:
    """Below a verdict on the time."""
    judged = results.get("judge_pace")
    if judged and OF_LORA.search(text):
        yield Finding(note("measured.lora-time"), (), leads=False)
    if judged and judged.verdict in PLAUSIBLE and BAD.search(text):
        epochs = slots.get("epochs") or 0
        told = note("measured.not-the-time", epochs=int(epochs) if epochs > MANY_EPOCHS else None)
        yield Finding(told, (), leads=False)
