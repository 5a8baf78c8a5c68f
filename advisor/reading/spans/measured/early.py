"""Memory that was seen before a program ran out of it: "27 GB at first, then OOM"."""

import re
from collections.abc import Mapping
from typing import Any

from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.overflow import reported
from advisor.result import note

SIZE = r"(?P<{0}>\d{{1,3}}(?:\.\d+)?)\s?G(?:i?B)?(?![A-Za-z0-9])"
SEEN = re.compile(
    r"(?:前期|起初|刚开始|一开始|开始时|最初)[^。！？\n]{0,12}?" + SIZE.format("zh")
    + r"|\b(?:at first|initially|start(?:s|ed)? (?:at|with)|begins? (?:at|with))\b[^.!?\n]{0,20}?"
    + SIZE.format("after")
    + r"|" + SIZE.format("before") + r"\s(?:\w+\s){0,4}?(?:at first|initially|in the beginning|at the start)",
    re.I,
)  # fmt: skip
LESS = 0.85
"""Of the expected peak: more is no other state of the program."""


def seen_early(text: str, results: Mapping[str, Any]) -> Finding | None:
    """Beside the peak of the run: what was asleep or short then."""
    found, fixed = SEEN.search(text), results.get("fix_memory")
    if not (found and fixed and fixed.needs and reported(text)):
        return None
    need = fixed.needs[0]
    early = float(found["zh"] or found["after"] or found["before"])
    if early > LESS * need.peak_memory_gib:
        return None
    rollout = need.parts.get("rollout", 0)
    told = note(
        "measured.early",
        early_gib=early,
        peak_gib=need.peak_memory_gib,
        rollout_gib=rollout if rollout > early else None,
    )
    return Finding(told, (found[0],), leads=False)
