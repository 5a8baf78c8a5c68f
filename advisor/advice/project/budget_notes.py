"""What an answer on a budget rests on, in notes."""

from advisor.advice.project.budget_means import Means
from advisor.advice.project.budget_option import BudgetOption
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.prices.lesson import reference_workload
from advisor.result import Note, note


def little_use(catalog: Catalog, samples: int) -> Note | None:
    """Where the money buys less data than any task needs."""
    least = min(scenario.min_samples for scenario in catalog.scenarios.values())
    return None if samples >= least else note("budget.little-use", least=least)


def nothing_fits(gpu: Gpu | None, cheapest: BudgetOption | None, unpriced: bool) -> Note:
    """Why nothing is within the means; `unpriced`: money limits, and nobody knows the price of the
    stated card."""
    if gpu and unpriced:
        return note("budget.no-price", gpu=gpu.name)
    if cheapest is None:
        return note("budget.fits-no-card")
    if gpu and cheapest.gpu != gpu.name:
        return note("budget.does-not-fit", gpu=gpu.name)
    return note(
        "budget.beyond",
        cost_usd=cheapest.cost_usd,
        least_hours=cheapest.hours,
        model=cheapest.model,
        number=cheapest.num_gpus,
        gpu=cheapest.gpu,
    )


def assumptions(means: Means, open_samples: bool) -> tuple[Note, ...]:
    """`open_samples`: neither a model nor a number of samples was stated (with a model the number
    is what is sought)."""
    usual = reference_workload(means.catalog.lesson)
    return (
        note(
            "budget.sample",
            tokens=means.tokens_per_sample or usual.tokens_per_sample,
            epochs=means.epochs or usual.epochs,
            samples=usual.samples if open_samples else None,
        ),
        note("budget.one-run"),
        note("budget.methods-tried"),
    )
