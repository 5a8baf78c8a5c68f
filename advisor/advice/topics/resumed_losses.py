"""The losses before and after a run was resumed, and which of its parts they tell was not loaded."""

import re
from collections.abc import Iterator

from advisor.result import Note, note

LOSS = re.compile(
    r"(?<![\w.+-])(\d{1,2}\.\d{1,4})(?![\w%]|\.\d|\s?(?:gi?b|[bkhs]\b|it/s|hours?|epochs?|[倍%轮小]))",
    re.I | re.A,
)
RESUMED = re.compile(r"\bresum|\brestor|续训|恢复|接着训|断点", re.I)
BEFORE = re.compile(
    r"\bwas\b|(?<!resuming )(?<!resumed )\bfrom\b|\bbefore\b|(?:down|dropped|fell) to|loss at the checkpoint|从|中断前|断点前|保存时|之前|原来",
    re.I,
)
AFTER = re.compile(
    r"\bafter\b|\bresum\w*|\brestor\w*|\bto\b|\bnow\b|\bstarts?\b|\bjump\w*|续训后|恢复后|之后|变成|变为|跳到|升到|到",
    re.I,
)
LOWEST_UNTRAINED = 4.0
"""Above what any pretrained model loses on text in a form that it knows."""
SAME = 1.15
"""Single batches scatter that much."""


def resumed_losses(message: str) -> Note | None:
    """Where one loss before and one after are told: the weights were not loaded above what an
    untouched base loses, they were at the old value, and between the two the first run decides."""
    told = dict(reversed([*_told(message)])) if RESUMED.search(message) else {}
    before, after = told.get("before"), told.get("after")
    if not before or not after or before > LOWEST_UNTRAINED:
        return None
    case = "lost" if after > LOWEST_UNTRAINED else "loaded" if after <= SAME * before else "open"
    return note("figures.resumed", case=case, before=before, after=after)


def _told(message: str) -> Iterator[tuple[str, float]]:
    """Each loss with the last word before it that tells when it was measured."""
    start = 0
    for found in LOSS.finditer(message):
        words, start = message[start : found.start()][-120:], found.end()
        ends = {"before": _last(BEFORE, words), "after": _last(AFTER, words)}
        when = max(ends, key=lambda name: ends[name])
        if ends[when] >= 0:
            yield when, float(found[1])


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((each.end() for each in pattern.finditer(words)), default=-1)
