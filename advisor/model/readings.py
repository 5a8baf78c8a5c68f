"""What was decided before, for the same question: decisions depend on nothing else."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping

from advisor.model.engine import Decision
from advisor.reading.question import Question

Read = tuple[Decision, Mapping[str, float]]
"""A decision, and what the message is about where that mattered."""
MOST = 4096
"""Readings that are kept; of one to four kilobytes, for a question has at most some 50 lines."""


class Readings:
    """The last ones, found by a digest of the question: no message is kept. Thread-safe."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._read: OrderedDict[bytes, Read] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._read)

    @staticmethod
    def key(prompt: str, question: Question) -> bytes:
        written = repr((prompt, question)).encode(errors="replace")
        return hashlib.blake2b(written, digest_size=20).digest()

    def get(self, key: bytes) -> Read | None:
        with self._lock:
            if (read := self._read.get(key)) is not None:
                self._read.move_to_end(key)
            return read

    def keep(self, key: bytes, read: Read) -> None:
        with self._lock:
            self._read[key] = read
            self._read.move_to_end(key)
            if len(self._read) > self._most:
                self._read.popitem(last=False)
