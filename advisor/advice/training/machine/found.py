"""What a run takes of the machine around its cards, as results tell it: main memory and disk, beside
what was stated of them."""

from typing import Literal

from advisor.result import Result
from advisor.runs.options import Fits

Part = Literal["main_memory", "loading", "saving", "merging", "disk"]
"""What of a machine can be asked for."""


class MainMemory(Result):
    """GiB of one machine (of the first, where there are several), all processes together."""

    loading: float
    """Where nothing is read twice."""
    loading_each: float
    """Where each process reads the whole model, as plain `from_pretrained` does."""
    training: float
    saving: float
    merging: float | None
    """To merge the adapter into the 16-bit base without a card; null: nothing to merge."""
    needed: float
    """Of the run, its highest moment."""
    most: float
    """With a copy for each process, and the buffers that DeepSpeed adds for what is offloaded."""
    offloaded: float
    """Of it, what stands there instead of on the cards."""
    processes: int
    """On one machine."""
    machines: int
    stated: float | None
    fits: Fits | None
    """Null: none was stated."""
    loading_fits: Fits | None
    saving_fits: bool | None
    merging_fits: bool | None


class Disk(Result):
    """GB (10^9 bytes, as disks are sold)."""

    weights: float
    checkpoint: float
    checkpoints: int
    """At once, the one being written included."""
    checkpoints_stated: bool
    result: float
    merged: float | None
    total: float
    stated: float | None
    """What is free."""
    fits: bool | None


class Machine(Result):
    """Main memory and disk of a run."""

    main_memory: MainMemory | None
    """Null: it is the card's own."""
    disk: Disk
