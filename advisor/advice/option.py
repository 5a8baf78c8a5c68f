"""A run that cards hold, as answers show it."""

from typing import Literal, Self

from advisor.catalog.guidance import MethodId
from advisor.prices.priced import PricedRun
from advisor.result import Result
from advisor.runs.options import Sharding
from advisor.units import gib

Fits = Literal["tight"] | bool
"""`Fit` as results show it: true, "tight" or false."""


class Option(Result):
    """One placed run, priced: whatever an answer proposes is one of these."""

    method: MethodId
    gpu: str
    num_gpus: int
    sharding: Sharding
    """How the cards share the run."""
    micro_batch_size: int
    gradient_accumulation: int
    gradient_checkpointing: bool
    fits: Fits
    peak_memory_gib: float
    """Of the fullest card."""
    usable_gib: float
    """Of one card."""
    hours: float
    usd_per_hour: float | None
    """Of one card; null where the card's price is unknown."""
    cost_usd: float | None
    """Of all cards; null where the card's price is unknown."""
    basis: Literal["lesson", "computed"]

    @classmethod
    def of(cls, run: PricedRun, **more: object) -> Self:
        """`more`: the fields that a class of options has beside these."""
        placed, cost = run.placed, run.cost_usd
        assert placed.gpu, "a priced run stands on a card"
        assert placed.fit, "so it is known whether it fits"
        return cls(
            method=placed.set_up.method,
            gpu=placed.gpu.name,
            num_gpus=placed.num_gpus,
            sharding=placed.set_up.cards.sharding,
            micro_batch_size=placed.set_up.micro_batch_size,
            gradient_accumulation=placed.set_up.gradient_accumulation,
            gradient_checkpointing=placed.set_up.gradient_checkpointing,
            fits=placed.fit.value,
            peak_memory_gib=gib(placed.memory.expected),
            usable_gib=placed.gpu.usable_gib,
            hours=run.hours.expected,
            usd_per_hour=run.price.usd_per_hour,
            cost_usd=cost.expected if cost else None,
            basis="lesson" if run.lesson else "computed",
            **more,
        )
