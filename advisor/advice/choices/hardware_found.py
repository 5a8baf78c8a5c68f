"""Which cards hold a run, as answers show it."""

from advisor.advice.training.full_ways_found import FullWay
from advisor.advice.training.room_found import Largest
from advisor.catalog.guidance import MethodId
from advisor.language import Text
from advisor.prices.option import Option
from advisor.result import Note, Result


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
    fewest_cost_usd: float | None = None
    smallest: tuple[Option, ...] = ()
    """Of each usual memory of a card the fewest that hold the run; empty: a card was stated."""
    largest: Largest | None
    """What else would fit on as many of the stated card; null where none was stated."""


class HardwareAdvice(Result):
    model: str
    generic_model: bool
    gpu: str | None
    num_gpus: int | None = None
    """Cards that were stated."""
    samples: int
    tokens_per_sample: int
    needs: tuple[HardwareNeed, ...]
    """The stated method, else each."""
    lesson_cards: Text | None
    """What the lesson's guide names for this size, beside what is computed."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
