"""A placed run with its price: hours x USD an hour x cards, computed here and nowhere else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.prices import cost
from advisor.prices.option import Breakdown, MemoryPart, Option
from advisor.prices.price import Price
from advisor.result import Range
from advisor.runs.memory.peak import MemoryEstimate
from advisor.runs.placing import Placed
from advisor.units import gib

HOURS_DIGITS = 4
LEAST_PROVIDERS = 2
"""Offers of a single provider say little about what a card costs."""


def memory_parts(memory: MemoryEstimate) -> tuple[MemoryPart, ...]:
    """Those of a peak that take anything, as answers show them."""
    return tuple(
        MemoryPart(name=name, gib=gib(size)) for name, size in memory.breakdown.items() if size
    )


@dataclass(frozen=True)
class PricedRun:
    """A run that cards hold, and what it costs."""

    placed: Placed
    price: Price

    @cached_property
    def hours(self) -> Range:
        """From FLOPs and memory traffic."""
        speed = self.placed.speed
        assert speed, "a priced run names its card"
        return speed.hours.rounded(HOURS_DIGITS)

    @cached_property
    def cost_usd(self) -> Range | None:
        """Of all cards; None where the price is unknown."""
        found = cost.training_cost(self.hours, self.placed.num_gpus, self.price)
        return found.rounded(2) if found else None

    @property
    def option(self) -> Option:
        """As answers show it."""
        placed, set_up, cost = self.placed, self.placed.set_up, self.cost_usd
        assert placed.gpu, "a priced run stands on a card"
        assert placed.fit, "so it is known whether it fits"
        assert placed.speed, "and how fast it is"
        return Option(
            method=set_up.method,
            gpu=placed.gpu.name,
            num_gpus=placed.num_gpus,
            sharding=set_up.cards.sharding,
            model_parallel=set_up.model_parallel,
            micro_batch_size=set_up.micro_batch_size,
            gradient_accumulation=set_up.gradient_accumulation,
            gradient_checkpointing=set_up.gradient_checkpointing,
            fits=placed.fit.value,
            peak_memory_gib=gib(placed.memory.expected),
            usable_gib=placed.gpu.usable_gib,
            hours=self.hours.expected,
            usd_per_hour=self.price.usd_per_hour,
            cost_usd=cost.expected if cost else None,
            breakdown=Breakdown(
                parameters=set_up.model.shape.parameters,
                tokens_per_sample=set_up.workload.tokens_per_sample,
                training_tokens=set_up.workload.tokens,
                tokens_per_second=placed.speed.tokens_per_second.expected,
                memory=memory_parts(placed.memory),
            ),
        )


def priced(
    catalog: Catalog,
    placed: Placed,
    today: date,
    usd_per_hour: float | None = None,
    provider: str | None = None,
) -> PricedRun | None:
    """The run priced; None where no card was named or the cards do not hold it: nothing is priced
    that cannot run."""
    if placed.gpu is None or not placed.runs:
        return None
    price = cost.price(catalog, placed.gpu, usd_per_hour, today=today, provider=provider)
    return PricedRun(placed, price)


def all_priced(catalog: Catalog, found: Iterable[Placed], today: date) -> Iterator[PricedRun]:
    """Those that run, at each card's own price."""
    return (run for placed in found if (run := priced(catalog, placed, today)))


def candidates(catalog: Catalog, today: date, vendor: str = "NVIDIA") -> tuple[Gpu, ...]:
    """The cards that may be proposed unasked.

    Current ones (bf16), no laptops, of the vendor on whose cards every framework runs unless
    another is named, and with a price that can be relied on: your own, or offers of at least two
    providers.
    """
    current = (
        gpu
        for gpu in catalog.gpus.values()
        if gpu.vendor == vendor and gpu.tflops_bf16 is not None and gpu.segment != "laptop"
    )
    return tuple(gpu for gpu in current if _reliable(cost.price(catalog, gpu, today=today)))


def _reliable(price: Price) -> bool:
    if price.usd_per_hour is None:
        return False
    return price.basis != "market" or (
        price.market is not None and price.market.providers >= LEAST_PROVIDERS
    )


def is_node(gpu: Gpu) -> bool:
    """Rented as a machine of several: data centre cards with NVLink."""
    return gpu.segment == "datacenter" and gpu.nvlink_gb_s is not None
