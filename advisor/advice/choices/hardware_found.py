"""Which cards hold a run, as answers show it."""

from datetime import date

from advisor.advice.choices.pc_found import PcBuild
from advisor.advice.training.full_ways_found import FullWay
from advisor.advice.training.room_found import Largest
from advisor.catalog.guidance import MethodId
from advisor.language import Text
from advisor.prices.option import Option
from advisor.result import Note, Result


class CountedCards(Result):
    """The fewest of a usual card that hold a run, one sample read at once."""

    memory_gb: int
    gpu: str
    """The card that stands for the memory."""
    least: Option | None
    """Null: more than a machine has of it, of the largest more than a cluster of 64."""
    roomy: Option | None = None
    """Where the fewest hold it only just: the next number with room to spare."""
    offloaded: FullWay | None = None
    """Of full tuning: on fewer of them, with the optimizer in main memory."""


class RentedMachine(Result):
    """A provider's machine that holds a run."""

    name: str | None
    """Null: it rents cards in any number."""
    usd_per_hour: float | None
    """Of the whole machine; null: not known."""
    as_of: date | None
    """The day of the price."""
    option: Option


class HardwareNeed(Result):
    """Options of one method."""

    method: MethodId
    fp32_weights: bool = False
    """Full tuning with fp32 master weights (mixed precision), as most recipes do it."""
    pure_bf16_gib: float | None = None
    """The same on one card with everything in bf16; null: not of full tuning."""
    one_card_gib: float
    """Peak memory on one card without any sharding, the size a single card would need."""
    options: tuple[Option, ...]
    """Ranked: fewest cards first, then cheapest."""
    fewest: FullWay | None = None
    """Of full tuning: on fewer cards, with main memory."""
    between: FullWay | None = None
    """Of full tuning that the fewest hold only just: on as many, with the optimizer in main memory."""
    fewest_cost_usd: float | None = None
    counted: tuple[CountedCards, ...] = ()
    """Of each usual memory of a card the fewest; empty: a card was stated."""
    lead: CountedCards | None = None
    """Of these the first choice; null: none of them holds it, or a card was stated."""
    machines: tuple[RentedMachine, ...] = ()
    """Of the named provider, those on which the run costs the least first."""
    largest: Largest | None
    """What else would fit on as many of the stated card; null where none was stated."""


class HardwareAdvice(Result):
    model: str
    generic_model: bool
    gpu: str | None
    provider: str | None = None
    """Who rents the cards, where somebody was named and has machines that hold a run."""
    num_gpus: int | None = None
    """Cards that were stated."""
    samples: int
    tokens_per_sample: int
    data_tokens: float | None = None
    """Of the data, where they were stated and how often they are read was not."""
    needs: tuple[HardwareNeed, ...]
    """The stated method, else each."""
    build: PcBuild | None = None
    """Where a PC is to be bought."""
    others: tuple["HardwareAdvice", ...] = ()
    """Of the further models that were asked about."""
    lesson_cards: Text | None
    """What the lesson's guide names for this size, beside what is computed."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
