"""PyTorch's caching allocator on the processor: what it counts as allocated and holds as reserved
for a given sequence of allocations and frees. Bytes.

The rules restate `c10/cuda/CUDACachingAllocator.cpp` of PyTorch 2.13 with its default settings and
one stream: two pools, best fit, blocks split on allocation and merged with free neighbours when
freed, cached segments given back only where the card is full.
"""

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from math import ceil, inf

SMALLEST_BLOCK = 512
SMALL = 2**20
"""Up to here a request comes from the pool of small blocks (`kSmallSize`); a large block is split
only where more than this remains."""
SMALL_SEGMENT = 2 * 2**20
LARGE_SEGMENT = 20 * 2**20
"""What is asked of the driver for a large request below `OWN_SEGMENT` (`kLargeBuffer`)."""
OWN_SEGMENT = 10 * 2**20
"""From here on a request gets a segment of its own (`kMinLargeAlloc`) …"""
SEGMENT_STEP = 2 * 2**20
"""… rounded up to this (`kRoundLarge`)."""


class OutOfMemoryError(Exception):
    """The card does not hold the segment even after the cached ones were given back."""


@dataclass(slots=True)
class Block:
    """A piece of a segment, with its neighbours there."""

    address: int
    size: int
    small: bool
    free: bool = True
    before: "Block | None" = None
    after: "Block | None" = None

    @property
    def whole_segment(self) -> bool:
        return self.before is None and self.after is None


@dataclass
class Pool:
    """Free blocks by size, then address."""

    order: list[tuple[int, int]] = field(default_factory=list)
    blocks: dict[int, Block] = field(default_factory=dict)

    def add(self, block: Block) -> None:
        insort(self.order, (block.size, block.address))
        self.blocks[block.address] = block

    def remove(self, block: Block) -> None:
        del self.order[bisect_left(self.order, (block.size, block.address))]
        del self.blocks[block.address]

    def best(self, size: int) -> Block | None:
        """The smallest block that holds `size`, at the lowest address of those."""
        at = bisect_left(self.order, (size, -1))
        return self.blocks[self.order[at][1]] if at < len(self.order) else None


class CachingAllocator:
    """One card's allocator; `allocate` and `free` by keys that the caller chooses."""

    def __init__(self, capacity: float = inf) -> None:
        self.capacity = capacity
        self.allocated = self.reserved = 0
        self.peak_allocated = self.peak_reserved = 0
        self._pools = {True: Pool(), False: Pool()}
        self._used: dict[int, Block] = {}
        self._next_address = 0

    def allocate(self, key: int, size: int) -> bool:
        """Whether it made a new peak of what is allocated."""
        rounded = max(SMALLEST_BLOCK, ceil(size / SMALLEST_BLOCK) * SMALLEST_BLOCK)
        small = rounded <= SMALL
        pool = self._pools[small]
        if (block := pool.best(rounded)) is not None:
            pool.remove(block)
        else:
            block = self._segment(rounded, small)
        remaining = block.size - rounded
        if remaining >= SMALLEST_BLOCK if small else remaining > SMALL:
            self._split(block, rounded)
        block.free = False
        self._used[key] = block
        self.allocated += block.size
        record = self.allocated > self.peak_allocated
        self.peak_allocated = max(self.peak_allocated, self.allocated)
        return record

    def free(self, key: int) -> None:
        block = self._used.pop(key)
        self.allocated -= block.size
        block.free = True
        for neighbour in (block.before, block.after):
            if neighbour is not None and neighbour.free:
                self._pools[neighbour.small].remove(neighbour)
                block = self._merge(*sorted((block, neighbour), key=lambda one: one.address))
        self._pools[block.small].add(block)

    def give_back(self) -> None:
        """Frees the segments nobody uses, as `torch.cuda.empty_cache` does."""
        for pool in self._pools.values():
            for block in [one for one in pool.blocks.values() if one.whole_segment]:
                pool.remove(block)
                self.reserved -= block.size

    def reset_peaks(self) -> None:
        self.peak_allocated, self.peak_reserved = self.allocated, self.reserved

    def _segment(self, size: int, small: bool) -> Block:
        if small:
            needed = SMALL_SEGMENT
        elif size < OWN_SEGMENT:
            needed = LARGE_SEGMENT
        else:
            needed = ceil(size / SEGMENT_STEP) * SEGMENT_STEP
        if self.reserved + needed > self.capacity:
            self.give_back()
        if self.reserved + needed > self.capacity:
            raise OutOfMemoryError(f"{self.reserved + needed} of {self.capacity} bytes")
        block = Block(self._next_address, needed, small)
        self._next_address += needed
        self.reserved += needed
        self.peak_reserved = max(self.peak_reserved, self.reserved)
        return block

    def _split(self, block: Block, size: int) -> None:
        rest = Block(block.address + size, block.size - size, block.small, True, block, block.after)
        if block.after is not None:
            block.after.before = rest
        block.after, block.size = rest, size
        self._pools[block.small].add(rest)

    @staticmethod
    def _merge(left: Block, right: Block) -> Block:
        left.size += right.size
        left.after = right.after
        if right.after is not None:
            right.after.before = left
        return left
