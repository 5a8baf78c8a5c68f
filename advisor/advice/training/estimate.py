"""What is told of a training run: its memory, time and money, and what lies around it."""

from typing import Literal

from advisor.advice.training.fewest_found import FewestCards
from advisor.advice.training.full_ways_found import FullWay
from advisor.advice.training.leanest_found import Leanest
from advisor.advice.training.machine.found import Machine
from advisor.advice.training.pace_found import Pace
from advisor.advice.training.room_found import Room
from advisor.catalog.guidance import MethodId
from advisor.language import Text
from advisor.prices.hosted import HostedOffer
from advisor.prices.lesson import LessonFigures
from advisor.prices.option import Option
from advisor.prices.overheads_found import Overheads
from advisor.prices.price import MarketCost, Price
from advisor.prices.purchase import Payback
from advisor.result import Note, Range, Result
from advisor.runs.objectives import Objective
from advisor.runs.options import Fits, Peak, Sharding


class PeakMemory(Result):
    """GiB on the fullest GPU; `breakdown` sums to `expected`."""

    allocated: float
    reserved: float
    expected: float
    """The process as nvidia-smi shows it."""
    low: float
    high: float
    """Of all three figures: from the least PyTorch may report as allocated to the most nvidia-smi
    may show."""
    ranges: dict[Literal["allocated", "reserved", "process"], Range]
    """Each figure in a range of its own."""
    breakdown: dict[str, float]
    peak: Peak
    """When in a step it is highest."""
    host: float
    """Main memory that offload takes, of all cards together."""
    loading: float
    """Before the first step: the weights as a card holds them first."""
    merging: float | None
    """To merge the adapter into the 16-bit model on the same card afterwards; null: nothing to
    merge."""


class MemoryNeed(Result):
    """A run on the fullest card, GiB."""

    method: MethodId
    sharding: Sharding
    fp32_weights: bool
    """Full tuning with fp32 master weights (mixed precision)."""
    optimizer_in_backward: bool = False
    """Each matrix is updated as soon as its gradient is known, which is then dropped."""
    micro_batch_size: int
    tokens_per_sample: int
    peak_memory_gib: float
    low: float
    high: float
    parts: dict[str, float]
    """At the peak, the largest first."""
    peak: Peak
    fits: Fits | None
    """Null: no card was named."""


class Front(Result):
    """Over methods, cards, their number and settings: every set-up that fits and that no other
    beats in both time and money."""

    tried: int
    set_ups: tuple[Option, ...]
    """Cheapest first, so fastest last."""


class OtherVersion(Result):
    """The run on the version with the most memory."""

    gpu: str
    usable_gib: float
    peak_memory_gib: float
    """Of the fullest card."""
    fits: Fits


class PicturesSeen(Result):
    """Those of a sample, all alike."""

    count: int
    tokens: int
    """Of one, that are part of the sample's."""
    patches: int
    """Of one, that pass the vision tower."""
    tower_trained: bool


class TrainingEstimate(Result):
    model: str
    generic_model: bool
    parameters: int
    active_parameters: int
    trainable_parameters: int
    method: MethodId
    method_chosen: bool
    """The user named no method; this is the best that fits."""
    objective: Objective
    answers_per_step: int | None
    """Generated for an optimizer step over all cards; null: none are."""
    gpu: str | None
    num_gpus: int
    num_gpus_chosen: bool
    fp32_weights: bool
    """Full tuning with fp32 master weights (mixed precision)."""
    parallelism: Sharding
    """How the cards share the run."""
    model_parallel: int = 1
    """Cards that hold one copy of the model among them, by tensor or pipeline parallelism."""
    samples: int
    tokens_per_sample: int
    pictures: PicturesSeen | None = None
    """Null: text alone, or a model of which it is not known what a picture makes."""
    epochs: float
    training_tokens: float
    amount_stated: bool
    """Whether the user named an amount of data; else `training_tokens` are assumed."""
    data_tokens: float | None = None
    """Of the data, where they were stated and how often they are read was not: `epochs` times."""
    micro_batch_size: int
    gradient_accumulation: int
    peak_memory_gib: PeakMemory
    usable_gib: float | None
    fits: Fits | None
    other_way: MemoryNeed | None = None
    """The same divided over the cards where each has a copy, or the other way round, where nobody
    said how they share it."""
    spills: bool = False
    """The measured peak of a run whose time was measured too is more than the card has: a driver put
    the rest into main memory."""
    tokens_per_second: Range | None
    seconds_per_step: float | None
    hours: Range | None
    """Wall-clock hours, evaluation and saving included where stated; null without a GPU."""
    padding_share: float | None
    """Of the tokens computed, padding; known only where the samples' mean length is stated."""
    overhead_hours: float | None
    """Evaluation and saving, in `hours`."""
    cost_usd: Range | None
    """Null where it does not fit or no price is known."""
    price: Price | None
    basis: Literal["computed"] = "computed"
    """Of hours and cost: FLOPs and memory traffic, whatever the lesson says."""
    lesson: LessonFigures | None
    lesson_cards: Text | None
    """What the lesson's guide names for this size; null where a card was named."""
    market_cost_usd: MarketCost | None
    """The same at the market's prices, spot to dearest on demand; null where it does not fit or no
    offer is known."""
    overheads: Overheads | None
    """Storage and waiting cards, on top of `cost_usd`; null where it does not fit."""
    electricity_usd: float | None
    own: Payback | None
    """What buying the cards comes to against the rent; null: their price is unknown, or they do not
    hold the run."""
    """Energy of the run for an owned card."""
    hosted: tuple[HostedOffer, ...]
    """The same training tokens at services that fine-tune models of this size, cheapest first."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
    methods: tuple[MemoryNeed, ...]
    """The same run by each method where none was stated, and full tuning in both precisions where
    neither was."""
    leanest: Leanest | None = None
    """Where it does not fit as it is usually done: how QLoRA just may."""
    full_ways: tuple[FullWay, ...] = ()
    """What makes the cards hold full tuning, where they do not as it is usually done."""
    longer: tuple[MemoryNeed, ...] = ()
    """By the same methods with longer samples, where neither their length nor a card was stated."""
    alternatives: tuple[Option, ...]
    room: Room | None
    """What lies around the run: only where it was asked for (`explore`)."""
    front: Front | None
    other_version: OtherVersion | None = None
    """Where the card's version was not stated and decides."""
    fewest: tuple[FewestCards, ...] = ()
    """Where it was asked: the smallest number of the card, by each method."""
    count_doubted: bool = False
    pace: Pace | None = None
    """A measured time beside the expected one."""
    machine: Machine
    """Main memory and disk around the cards."""
    of_machine: tuple[Note, ...] = ()
    """What was asked or stated of them, or decides."""
    machine_leads: bool = False
    """It was asked for."""
    card_note: Text | Note | None = None
    """What must be known of the card."""
    expert_note: Note | None = None
    """What adapters on a mixture's experts are, or would be."""
    framework_note: Text | Note | None = None
    """What must be known of the framework on the cards."""
    typical: tuple[Option, ...] = ()
    """On the usual cards, where none was named."""
