"""How a value is typed for a slot: on or off, several of them, how long."""

import re

BOOLEANS = ("gradient_checkpointing", "flash_attention", "packing")
"""Slots that are on or off."""
COMPARED = ("model", "gpu", "method", "num_gpus", "framework", "lora_rank", "tokens_per_sample")
"""Slots of which several values make set-ups to compare."""
BETWEEN = re.compile(r"\s*(?:,(?!\d{3}(?!\d))|[，、;；]|\bvs\.?\b|\bor\b|或)\s*")
"""Between several values; a comma before three digits divides a number's thousands."""
LONGEST = 200
"""Characters of a value; a name has some twenty."""


def pieces(slot: str, text: str) -> list[str]:
    """The values that `text` names: several only of a slot that is compared."""
    typed = text.strip()
    return [piece for piece in (BETWEEN.split(typed) if slot in COMPARED else [typed]) if piece]
