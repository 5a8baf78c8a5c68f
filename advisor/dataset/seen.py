"""Which samples were there before: their hashes, in a table that stops growing."""

import hashlib
from array import array

FIRST_BITS, LAST_BITS = 12, 23
FULL = 0.6
"""Share of the places taken from which on looking takes long."""
MOST_SEEN = int(FULL * 2**LAST_BITS)
"""Different samples that are remembered: of a file of 200 MB all that have 40 bytes or more."""


def key(text: str) -> int:
    """64 bits of the text as it reads, without capitals and widths of space; never 0.

    Two of five million different ones have the same with a chance of one in a million.
    """
    same = " ".join(text.split()).casefold().encode(errors="replace")
    return int.from_bytes(hashlib.blake2b(same, digest_size=8).digest()) or 1


class Seen:
    """Open addressing: 8 bytes of the key and 4 of a mark (a line, a split) a place."""

    def __init__(self) -> None:
        self._resize(FIRST_BITS)
        self.count = 0

    @property
    def full(self) -> bool:
        """Whether some were not remembered."""
        return self.count >= MOST_SEEN

    def before(self, key: int, mark: int) -> int | None:
        """The mark that `key` came with first; None where it is new."""
        place = self._place(key)
        if self._keys[place]:
            return self._marks[place]
        if self.count < MOST_SEEN:
            self._keys[place], self._marks[place] = key, min(mark, 2**32 - 1)
            self.count += 1
            if self.count > FULL * len(self._keys):
                self._grow()
        return None

    def _place(self, key: int) -> int:
        last, place = len(self._keys) - 1, key & (len(self._keys) - 1)
        while (found := self._keys[place]) and found != key:
            place = (place + 1) & last
        return place

    def _resize(self, bits: int) -> None:
        self._keys = array("Q", [0]) * (1 << bits)
        self._marks = array("I", [0]) * (1 << bits)

    def _grow(self) -> None:
        if len(self._keys) >= 1 << LAST_BITS:
            return
        old = self._keys, self._marks
        self._resize(len(self._keys).bit_length())
        for key, mark in zip(*old, strict=True):
            if key:
                place = self._place(key)
                self._keys[place], self._marks[place] = key, mark
