"""What people tell of a run that ran out of memory, beside the run itself: when it was, what they saw,
what they set."""

from typing import Literal

from pydantic import Field

from advisor.advice.memory.tool import MemoryTool
from advisor.catalog.usual import NamerId
from advisor.runs.options import Idle, Moment


class OverflowTold(MemoryTool):
    """Base: a run, and what is told of its memory."""

    host_memory_gib: float | None = Field(default=None, gt=0, le=1e6)
    """Main memory of the machine, for what is offloaded."""
    machine_gib: float | None = Field(default=None, gt=0, le=1e6)
    """The same, where a process's is told too."""
    process_gib: float | None = Field(default=None, gt=0, le=1e5)
    """Of main memory that one process was seen to take."""
    sizes_billions: list[float] = Field(default=[], max_length=4)
    """Parameters of the models that were named by their sizes."""
    moment: Moment | None = None
    """When it ran out of memory."""
    prepared_gib: float | None = Field(default=None, gt=0, le=1e4)
    """Seen on a card before the first step."""
    backward_gib: float | None = Field(default=None, gt=0, le=1e4)
    """Seen after backward."""
    evaluation_batch: int | None = Field(default=None, ge=1, le=65_536)
    """Samples that an evaluation reads at once."""
    loaded_in_few_bits: bool | None = None
    """The base is published in few bits, or its loading in them was shown."""
    allocator: Literal["fixed", "expands"] | None = None
    """PyTorch's: too old for `expandable_segments` (before 2.1), or already set so."""
    longer: bool = False
    """Longer samples are wanted in the memory there is."""
    attention_set: bool | None = None
    """Attention that keeps no whole matrix was said to be on: flash, xformers, SDPA."""
    without_effect: Idle | None = None
    """A setting that changed nothing of the memory."""
    one_card: bool | None = None
    """The card was spoken of as the only one."""
    seen_gib: float | None = Field(default=None, gt=0, le=1e4)
    """On the card, in spite of it."""
    names_of: NamerId | None = None
    """Framework whose names its settings were told by."""
    suspected: Literal["tensor"] | None = None
    """What is held to be missing."""
    counts: list[int] | None = Field(default=None, max_length=4)
    """Numbers of cards that were tried."""
