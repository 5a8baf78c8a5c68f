"""What an NVIDIA card older than Ampere lacks, where the message names it."""

import re

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.reading.brief import Change
from advisor.reading.spans.card_memory import known_card
from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

LACKS = re.compile(
    r"(?<![a-z])(?:bf16|bfloat16|tf32|flash[-_ ]?att(?:n|ention)\w*|fa2|ampere)(?![a-z])", re.I
)
VOLTA = 7.0
"""Compute capability from which on fp16 is a card's fast arithmetic."""


def lacking(message: str, change: Change, catalog: Catalog) -> Finding | None:
    """The settings that such a card trains with."""
    if not LACKS.search(message):
        return None
    named = (change.brief.values, *change.runs)
    cards = (known_card(str(each["gpu"]), catalog) for each in named if each.get("gpu"))
    old = next((card for card in cards if card and _is_old(card)), None)
    return Finding(note("card.old", gpu=old.name), (), alone=True) if old else None


def _is_old(card: Gpu) -> bool:
    fast = float(card.compute_capability or 0) >= VOLTA
    return card.vendor == "NVIDIA" and card.tflops_bf16 is None and fast
