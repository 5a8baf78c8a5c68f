"""A change that makes a run take less memory: what it costs, what it saves."""

from typing import Literal

from advisor.result import Note, Result
from advisor.runs.options import Fits
from advisor.runs.placing import Placed
from advisor.units import gib

Price = Literal["experts", "free", "method", "slower", "memory", "coarse", "swap", "job", "crawl"]
"""What a change costs. experts: a mixture's experts have no adapters, which few runs need; free: the
same job at nearly the same speed; method: another method, where none was asked for; slower: the same job; memory: the same job, with main memory of the machine;
coarse: the same job with coarser sums; swap: another method than was asked for; job: another training; crawl: the same job, at half its
speed or less, or at a speed that nobody knows without a card."""
PRICES: dict[str, Price] = {
    "room.attention-alone": "experts",
    "room.flash": "free",
    "room.chunked-loss": "free",
    "room.chunked-loss-alone": "free",
    "memory.micro-batch": "free",
    "memory.shard": "free",
    "memory.sleep": "free",
    "memory.rollout-share": "free",
    "memory.sequence-parallel": "free",
    "memory.more-experts": "free",
    "memory.more-pipeline": "free",
    "memory.more-tensor": "free",
    "room.checkpointing": "free",
    "room.paged-optimizer": "free",
    "room.activation-offload": "memory",
    "room.offload-optimizer": "memory",
    "room.offload-weights": "memory",
    "room.smaller-pictures": "job",
    "memory.pure-bf16": "coarse",
    "memory.lean": "job",
    "room.frozen-embeddings": "job",
    "room.fewer-targets": "job",
    "room.lora": "swap",
    "room.qlora": "swap",
    "room.cut": "job",
}
"""The changes that save memory, the easiest first."""
ORDER = tuple(PRICES)
DEARNESS: tuple[Price, ...] = (
    "experts", "free", "method", "slower", "memory", "coarse", "swap", "job", "crawl",
)  # fmt: skip
SAME_JOB: tuple[Price, ...] = ("experts", "free", "method", "slower", "memory")
METHODS = ("room.lora", "room.qlora")
"""Changes that are none of the job where no method was asked for."""
ORDINARY = (
    "memory.micro-batch", "memory.sleep", "memory.rollout-share", "room.qlora", "room.cut",
)  # fmt: skip
"""What everybody tries: told where it is not enough too."""
LEAST_SHARE = 0.05
"""A change that saves less of the run's memory is none."""
SLOWER = 1.1
"""Up to so many times as long is told as about the same time; what takes longer is not free."""
CRAWL = 2.0
"""What takes so many times as long comes after another training."""
GROWN = 0.1
"""Share of the run's memory by which a change makes a part larger, from which on that is told."""


class Remedy(Result):
    """One change, or several together, and the run with them."""

    changes: tuple[Note, ...]
    price: Price
    """The dearest of them."""
    peak_memory_gib: float
    """Of the fullest card."""
    saved_gib: float
    fits: Fits | None
    """Null: no card was named."""
    time_factor: float | None
    """Its time over the run's; null without a card."""
    host_gib: float | None
    """Main memory that it takes of a machine, of all its cards together; null: none."""
    host_fits: bool | None
    """Null: it takes none, or the machine's is not stated."""
    enough_cards: int | None = None
    """Of a fleet: so many of its cards hold it too."""
    grown: str | None = None
    """The part of the memory that it makes larger, where that eats up much of what it saves."""
    grown_gib: float | None = None

    @property
    def works(self) -> bool:
        """It fits with room to spare, in main memory too."""
        return self.fits is True and self.host_fits is not False


def time_factor(before: Placed, changed: Placed) -> float | None:
    """Its time over the run's; a loss in chunks saves none by itself: the rates that are known of it
    are those of all fused kernels."""
    plain = changed.change(loss=before.set_up.loss)
    if not (before.speed and plain.speed):
        return None
    return round(plain.speed.hours.expected / before.speed.hours.expected, 2)


def grown(before: Placed, changed: Placed) -> tuple[str | None, float | None]:
    """The part that grows most, from `GROWN` of the run's memory on."""
    old, new = before.memory.breakdown, changed.memory.breakdown
    part = max(new, key=lambda name: new[name] - old[name])
    by = new[part] - old[part]
    return (part, gib(by)) if by >= GROWN * before.memory.expected else (None, None)


def cost(remedy: Remedy) -> tuple[int, bool, bool, float]:
    """What is only tight comes after what fits; what takes main memory, or longer, after what does
    not."""
    slower = round(max(1.0, remedy.time_factor or 1.0), 1)
    dear = DEARNESS.index(remedy.price)
    return dear, remedy.fits is not True, remedy.host_gib is not None, slower
