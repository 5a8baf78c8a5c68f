"""Whether a message tells an error of software, by the rows of `failures.yaml`, and nothing of
memory."""

import re
from functools import cache

from advisor.reading.rows import Sayings, read

MEMORY = re.compile(
    r"(?<![a-z])(?:oom|out[\s-]?of[\s-]?memory|memory|vram|killed|exit code -?9)(?![a-z])|OutOfMemory|显存|顯存|内存|記憶體",
    re.I,
)


@cache
def rows() -> tuple[Sayings, ...]:
    return tuple(read("failures.yaml", list[Sayings]))


def is_failure(message: str) -> bool:
    return not MEMORY.search(message) and any(row.pattern.search(message) for row in rows())
