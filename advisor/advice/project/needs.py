"""Whether an amount of data is enough for a task beyond the lesson's five, and what so much did."""

from advisor.advice.project.samples import AMPLE_FACTOR, Level
from advisor.catalog.data_need import DataNeed, Reached
from advisor.result import Result


class NeedVerdict(Result):
    """Is this amount enough for this task."""

    amount: int
    level: Level
    missing_to_minimum: int
    missing_to_usual: int


class NeedData(Result):
    """A task's data needs."""

    need: DataNeed
    verdict: NeedVerdict | None
    """Null where no amount was stated."""
    at: Reached | None
    """The largest published run that had no more than the stated amount; null: none had."""
    next: Reached | None
    """The smallest published run that had more."""


def need_data(need: DataNeed, amount: int | None) -> NeedData:
    """The row, with a verdict on the amount that was stated."""
    if amount is None:
        return NeedData(need=need, verdict=None, at=None, next=None)
    below = [each for each in need.reached if each.amount <= amount]
    above = [each for each in need.reached if each.amount > amount]
    return NeedData(
        need=need,
        verdict=_judged(need, amount),
        at=below[-1] if below else None,
        next=above[0] if above else None,
    )


def _judged(need: DataNeed, amount: int) -> NeedVerdict:
    to_minimum, to_usual = max(0, need.minimum - amount), max(0, need.usual - amount)
    ample = need.more or AMPLE_FACTOR * need.usual
    level: Level = (
        "below_minimum"
        if to_minimum
        else "usable"
        if to_usual
        else "ample"
        if amount >= ample
        else "enough"
    )
    return NeedVerdict(
        amount=amount, level=level, missing_to_minimum=to_minimum, missing_to_usual=to_usual
    )
