"""How a value is typed for a slot: on or off, several of them, how long."""

import re

BOOLEANS = ("gradient_checkpointing", "flash_attention", "packing")
"""Slots that are on or off."""
COMPARED = ("model", "gpu", "method", "num_gpus", "framework", "lora_rank", "tokens_per_sample")
"""Slots of which several values make set-ups to compare."""
BETWEEN = re.compile(r"\s*(?:[,，、;；]|\bvs\.?\b|\bor\b|或)\s*")
LONGEST = 200
"""Characters of a value; a name has some twenty."""


def pieces(text: str) -> list[str]:
    """The values of which `text` names several."""
    return [piece for piece in BETWEEN.split(text.strip()) if piece]
