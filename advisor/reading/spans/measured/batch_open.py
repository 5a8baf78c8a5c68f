"""A bare batch size beside several cards: the verdict on a time also where it is that of all of them."""

import re
from collections.abc import Mapping
from typing import Any

from advisor.reading.spans.measured.finding import Finding
from advisor.result import note
from advisor.units import two_digits

BARE = re.compile(r"(?<![a-z_-])(?:batch[_ ]?size|bsz?|批大小)\s?(?:[=:：]|是|为|of|is)?\s?(?P<batch>\d{1,4})(?![\d.])", re.I)  # fmt: skip
SAID = re.compile(
    r"per[_ -]?(?:device|gpu|card)|micro|global|total|accumul|each card|每卡|单卡|累积|全局|总批",
    re.I,
)
"""What would say of which cards it is."""


def both(text: str, results: Mapping[str, Any]) -> Finding | None:
    """Of a step whose pace was judged by as many samples on each card."""
    judged, bare = results.get("judge_pace"), BARE.search(text)
    if not (judged and bare) or SAID.search(text) or judged.num_gpus < 2 or not judged.rate:
        return None
    cards, least = judged.num_gpus, judged.expected_rate.low
    told = note(
        "measured.batch-global",
        batch=int(bare["batch"]),
        cards=cards,
        rate=two_digits(judged.rate / cards),
        share_percent=two_digits(judged.share_percent / cards),
        slow=judged.rate / cards < least,
    )
    return Finding(told, (bare[0],), leads=False)
