"""What is found of a run that ran out of memory: what fills the card, what differs, what to change."""

from typing import Literal

from advisor.advice.memory.longer import LongerSamples
from advisor.advice.memory.models_held import HeldModel
from advisor.advice.memory.plenty_found import ByCount, Combination
from advisor.advice.memory.remedy import Remedy
from advisor.advice.memory.switches import Switches
from advisor.advice.training.estimate import MemoryNeed
from advisor.advice.training.memory_need import Measured, Reinforcement
from advisor.language import Text
from advisor.prices.option import Option
from advisor.result import Note, Result
from advisor.runs.options import Fits, Idle


class Cause(Result):
    """One thing that may differ, and the run with it."""

    what: Note
    peak_memory_gib: float | None
    """Of the fullest card; null: not computed."""
    fits: Fits | None
    """Null: not computed, or no card."""


class WithoutEffect(Result):
    """A setting that changed nothing: whether that is to be expected, and the check that tells."""

    setting: Idle
    verdict: Note
    check: Note
    sources: tuple[str, ...]


class ReadCopy(Result):
    """What a model takes of main memory where each process reads it whole."""

    model: str
    sixteen_gib: float
    wide_gib: float
    """In fp32."""
    all_sixteen_gib: float
    """Of all processes."""
    all_wide_gib: float


class CopiesRead(Result):
    processes: int
    rows: tuple[ReadCopy, ...]
    """The named sizes, the smallest first."""
    seen_gib: float | None
    """Of one process."""
    explained: Note | None
    """Which copy it is."""


class OnLargest(Result):
    """The same runs on the version with the most memory."""

    gpu: str
    usable_gib: float
    needs: tuple[MemoryNeed, ...]
    """Of each method that may be meant, the cards sharing it in the same way."""
    first: Remedy | None
    """The easiest change with which the run fits there, where none of them does."""


class MemoryFix(Result):
    model: str | None
    example: str | None
    """The size that figures are for where no model was named."""
    method_stated: bool
    gpu: str | None
    named_by_memory: float | None
    """GiB, where the card was named by it alone: `gpu` is then a typical one."""
    num_gpus: int
    usable_gib: float | None
    """Of one card."""
    needs: tuple[MemoryNeed, ...] = ()
    """The run that is looked into first; then the same in mixed precision where it is full tuning
    without a stated one, with its weights divided over the cards where the sharding was not stated,
    and by other methods where the method was not."""
    full_states_gib: float | None = None
    """16 bytes a parameter, of a card's share; of full tuning in mixed precision alone."""
    divided_by: Note | None = None
    """Of a run whose cards share one copy of the model (Megatron)."""
    undivided: bool = False
    """A way to divide the run was stated, and one card, which has nobody to divide with."""
    pairs: Note | None = None
    """What tuning on preferences holds that supervised tuning does not."""
    copies: MemoryNeed | None = None
    """The same with a plain copy on each card, which does not fit, where nobody said how the cards
    share the run: it is then looked into divided over them."""
    moment: Note | None = None
    """What is held when memory ran out, where that was told."""
    without_effect: WithoutEffect | None = None
    """Of a setting that changed nothing: it answers alone."""
    copies_read: CopiesRead | None = None
    around: bool = False
    """It is a moment that the figures of a training step say nothing of."""
    fragments: bool = True
    """Growing segments of PyTorch's allocator are worth telling of: not set, and it may have them."""
    measured: Measured | None = None
    longer: LongerSamples | None = None
    """Where longer samples are wanted."""
    remedies: tuple[Remedy, ...] = ()
    """Each change alone, the easiest first."""
    first: Remedy | None = None
    """The easiest change or combination that fits; without a card, all that costs nothing; null:
    none does or is needed."""
    faster: Remedy | None = None
    """Where `first` costs time: what fits and is the fastest, of the same data."""
    switches: Switches | None = None
    """How `first` is set."""
    other_switches: Switches | None = None
    """The same in another framework, where none was named and two may be meant."""
    out_of_host: Remedy | None = None
    """The cheapest change with which it would fit if the machine had more main memory."""
    host_memory_gib: float | None = None
    """Of the machine, as stated."""
    longest_tokens: int | None = None
    """Of a sample, with gradient checkpointing and the rest as stated, where the run fits."""
    context_tokens: int | None = None
    """The most that the model reads."""
    by_others: tuple[MemoryNeed, ...] = ()
    """What `first` makes of the other methods, where none was stated."""
    other_version: OnLargest | None = None
    """Where the card's version was not stated and the smallest does not hold it."""
    cards: tuple[Option, ...] = ()
    """More of the cards, and larger ones, where the run does not fit."""
    causes: tuple[Cause, ...] = ()
    """What may differ from what was stated, unless the run plainly does not fit."""
    tried: tuple[Cause, ...] = ()
    """Settings that were left open, with which the run would still fit."""
    reinforcement: Reinforcement | None = None
    combinations: tuple[Combination, ...] = ()
    """Of plenty of cards and long samples: each method with what makes it fit."""
    suspected: Literal["tensor"] | None = None
    """Tensor parallelism was held to be missing, where each card holds a whole copy."""
    by_count: tuple[ByCount, ...] = ()
    """Divided over the other numbers of cards that were tried."""
    models_held: tuple[HeldModel, ...] = ()
    """Each model of a reinforcement run on a card."""
    expert_note: Note | None = None
    """What adapters on a mixture's experts are, or would be."""
    framework_note: Text | Note | None = None
    """What must be known of the framework on the cards."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
