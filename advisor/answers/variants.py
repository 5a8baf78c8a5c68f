"""What becomes of a run with what a message asks about in place of its own: another number of cards,
divided over them, its base in 4 bit or in 16. Each is computed like the run itself."""

from collections.abc import Callable
from functools import partial
from typing import Any

from advisor.advice.memory.remedy import PRICES, SAME_JOB
from advisor.answers import amounts
from advisor.answers.options import has_row, said
from advisor.answers.words import words
from advisor.language import Language
from advisor.reading.asks.either_asked import either_asked
from advisor.reading.asks.variants_asked import DIVIDED, SHARD, variants_asked
from advisor.reading.brief import Slots
from advisor.result import Note, note

TOOLS = ("fix_memory", "estimate_training_cost")
OTHER = {"lora": "qlora", "qlora": "lora"}
Again = Callable[[Slots], Any]
"""The result of the same call with other arguments."""


def varied(
    message: str, tool: str, run: Slots, result: Any, again: Again, language: Language
) -> str:
    """A sentence for each; none where the run itself is not known well enough."""
    if tool not in TOOLS or not result or not _known(result):
        return ""
    told = [
        _sentence(change, again(change), language)
        for change in variants_asked(message, run)
        if change != DIVIDED or not has_row(SHARD, result)
    ]
    if either_asked(message) and not hasattr(result, "needs"):
        told.insert(0, _either(result, again, language))
    return " ".join(filter(None, told))


def _either(result: Any, again: Again, language: Language) -> str:
    """Which of a base in 4 bit and one in 16, with the memory and speed of both; what does not fit
    at all is told by the answer."""
    if result.method not in OTHER or result.fits is not True:
        return ""
    both = {result.method: result, OTHER[result.method]: again({"method": OTHER[result.method]})}
    gib, count = (partial(amounts.FILTERS[name], language=language) for name in ("gb", "count"))
    small, large = both["qlora"], both["lora"]
    if not all(_known(each) and each.tokens_per_second for each in (small, large)):
        return ""
    return words(language).say(
        "verdict",
        "either",
        fits=large.fits,
        usable=gib(large.usable_gib),
        small=gib(small.peak_memory_gib.expected),
        large=gib(large.peak_memory_gib.expected),
        small_speed=count(round(small.tokens_per_second.expected)),
        large_speed=count(round(large.tokens_per_second.expected)),
    )


def _known(result: Any) -> bool:
    """A run of a model with a method on a named card, on figures of our own."""
    if not result.gpu or not result.model:
        return False
    if hasattr(result, "needs"):
        return result.method_stated and bool(result.needs) and not result.measured
    return result.fits is not None and not result.method_chosen


def _sentence(change: Slots, result: Any, language: Language) -> str:
    if not _known(result):
        return ""
    divided = change == DIVIDED
    what = note(SHARD) if divided else note("room.more-cards", number=change["num_gpus"])
    if not hasattr(result, "needs"):
        peak = result.peak_memory_gib.expected
        return said(((what,), peak, result.fits, None), None, language)
    run, more = result.needs[0], result.first
    helped = more if more and not run.fits and _same_job(more.changes) else None
    beside = ((what, *helped.changes), helped.peak_memory_gib, True, None) if helped else None
    return said(((what,), run.peak_memory_gib, run.fits, None), beside, language)


def _same_job(changes: tuple[Note, ...]) -> bool:
    return all(PRICES.get(each.code) in SAME_JOB for each in changes)
