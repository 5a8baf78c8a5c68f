"""What is found of set-ups side by side."""

from typing import Literal

from advisor.advice.training.room_found import Change
from advisor.catalog.guidance import MethodId
from advisor.prices.hosted import HostedOffer
from advisor.prices.lesson import LessonFigures
from advisor.prices.option import MemoryPart, Option
from advisor.result import Note, Range, Result
from advisor.runs.options import Fits, Sharding


class Winner(Result):
    """Which set-up is ahead in time or in money."""

    run: int
    """Its place in `runs`."""
    placement: int
    """And in its `placements`."""
    amount: float
    """Hours, or USD."""
    next_run: int | None
    """The best of the others; null: no other runs, or none has a price."""
    next_amount: float | None
    equal: bool
    """The next is as good, within what such estimates can tell."""
    why: Note | None
    """What decides; null where they are equal or nothing stands beside it."""


class Placement(Result):
    """The run with its cards sharing it in one way."""

    sharding: Sharding
    copied: bool
    """Each card has the whole model; false: it is divided among them."""
    peak_memory_gib: float
    """Of the fullest card."""
    fits: Fits | None
    """Null: no card was named."""
    hours: Range | None
    """Computed; null where it does not fit or no card was named."""
    cost_usd: Range | None
    """Null where it does not fit or no price is known."""
    option: Option | None = None
    """The run behind hours and cost; null where there is none."""
    memory_parts: tuple[MemoryPart, ...] = ()


class MethodFit(Result):
    method: MethodId
    peak_memory_gib: float
    fits: Fits | None
    num_gpus: int = 1
    """The fewest of 1, 2, 4 and 8 that hold it, where nobody said how many; else those said."""
    hours: Range | None = None


class SetUpFigures(Result):
    """One of the compared set-ups; without a placement it is not computed, and `problem` or
    `hosted` says more."""

    what: tuple[Note, ...]
    """What sets it apart from the others."""
    model: str | None = None
    method: MethodId | None = None
    gpu: str | None = None
    num_gpus: int = 1
    usable_gib: float | None = None
    """Of one card."""
    usd_per_hour: float | None = None
    """Of all its cards."""
    placements: tuple[Placement, ...] = ()
    """The better first; two where nobody said how several cards share the run."""
    by_method: tuple[MethodFit, ...] = ()
    """Where no method was stated."""
    change: Change | None = None
    """Where it does not fit: the fastest change of one setting that makes it."""
    instead: Option | None = None
    """Where it does not fit: a lighter method, more cards or a larger card."""
    lesson: LessonFigures | None = None
    hosted: HostedOffer | None = None
    problem: Note | None = None


class FasterMachine(Result):
    machine: str
    option: Option


Outcome = Literal["several", "one", "none", "memory", "hosted"]


class SetUpComparison(Result):
    outcome: Outcome
    """several, one or none of the set-ups run; memory: no card was named, so only memory is
    compared; hosted: nothing but services."""
    model: str
    """Of the first that is computed."""
    model_chosen: bool
    """Nobody named a model: this size stands for one."""
    card_chosen: str | None = None
    """Nobody named a card: each set-up on one of these."""
    method: MethodId | None
    """Of all set-ups; null where they differ."""
    method_chosen: bool
    runs: tuple[SetUpFigures, ...]
    fastest: Winner | None
    cheapest: Winner | None
    first: tuple[Note, ...] = ()
    """What to look for before anything is changed, where a measured run took long."""
    faster: tuple[FasterMachine, ...] = ()
    """Other machines of the cloud on which it was measured."""
    merging: Note | None = None
    """What merging takes, where it is asked about."""
    effects: tuple[Note, ...]
    """What the difference changes, where there is only one."""
    not_computed: tuple[Note, ...]
    """Differences that no figure depends on."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
