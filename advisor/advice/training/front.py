"""The best of all set-ups of one training: none of them is beaten in both time and money."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from advisor.advice.training.estimate import Front
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.prices import cost
from advisor.prices.option import Option
from advisor.prices.priced import is_node, priced
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, placings
from advisor.runs.run import MACHINE_COUNTS


class Choices(NamedTuple):
    """What `front` chooses from."""

    methods: Sequence[MethodId]
    cards: Sequence[Gpu]
    num_gpus: int | None = None
    """None: as many as one machine has; one where the card is neither `own` nor rented as a machine
    of several."""
    own: Gpu | None = None
    """The stated card."""
    usd_per_hour: float | None = None
    """Of the stated card, where the user stated it."""

    def counts(self, gpu: Gpu) -> tuple[int, ...]:
        if self.num_gpus:
            return (self.num_gpus,)
        return MACHINE_COUNTS if gpu == self.own or is_node(gpu) else (1,)


def front(catalog: Catalog, job: Job, placed: Placed, choices: Choices, today: date) -> Front:
    """The work of `placed`, which `job` became, by every method, card and number of cards, with and
    without checkpointing, at the largest micro batch that fits."""
    tried, options = 0, list[Option]()
    jobs = list(_jobs(job, placed, choices.methods))
    for gpu in {gpu.id: gpu for gpu in (choices.own, *choices.cards) if gpu}.values():
        usd_per_hour = choices.usd_per_hour if gpu == choices.own else None
        if cost.price(catalog, gpu, usd_per_hour, today=today).usd_per_hour is None:
            continue
        for found in placings(jobs, [gpu], choices.counts(gpu)):
            tried += 1
            run = priced(catalog, found, today, usd_per_hour) if found.fit is Fit.FITS else None
            options += [run.option] if run else []
    return Front(tried=tried, set_ups=tuple(_undominated(options)))


def _jobs(job: Job, placed: Placed, methods: Sequence[MethodId]) -> Iterator[Job]:
    """The same work in batches as large, by each method, with and without checkpointing."""
    work, batch = placed.set_up.workload, placed.set_up.global_batch
    same = job.change(
        workload=work,
        global_batch_size=batch,
        micro_batch_size=None,
        gradient_accumulation=None,
        sharding=None,
    )
    for method, checkpointing in product(methods, (True, False)):
        quantization = job.run.quantization if method == job.run.method else "none"
        yield same.change(
            method=method, quantization=quantization, gradient_checkpointing=checkpointing
        )


def _undominated(options: list[Option]) -> Iterator[Option]:
    """Cheapest first; each next one only if it is faster than all before."""
    fastest = float("inf")
    for option in sorted(options, key=lambda option: (option.cost_usd or 0, option.hours)):
        if option.hours < fastest:
            fastest = option.hours
            yield option
