"""Bits of an optimizer's states, which are not those of the weights: "8bit paged optimizer"."""

import re
from collections.abc import Iterator

from advisor.reading.places import Span

EIGHT = r"8[-_\s]?(?:bits?(?![a-z])|位|比特)"
NAMED = r"(?:optimi[sz]er(?:\sstates?)?|optim(?![a-z])|adamw?(?![a-z])|优化器|優化器)"
WRITTEN = re.compile(
    rf"(?<![A-Za-z0-9.])(?:(?:paged[-_\s]?)?{EIGHT}[-_\s的]{{0,2}}(?:paged[-_\s]?|分页|分頁)?(?:adamw?[-_\s])?{NAMED}"
    rf"|(?:paged[-_\s]?)?{NAMED}[\"']?\s?(?:[(:=（：]|in|is|with|用|是|为)?\s?[\"']?(?:paged[-_\s]?)?{EIGHT})",
    re.I,
)
PAGED = re.compile(r"paged|分页|分頁", re.I)


def optimizer_bits(text: str) -> Iterator[Span]:
    for found in WRITTEN.finditer(text):
        name = "paged_adamw_8bit" if PAGED.search(found[0]) else "adamw_8bit"
        yield Span(found.start(), found.end(), found[0], (("optimizer", name),))
