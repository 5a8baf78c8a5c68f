"""Whether the changes that a message asks about by name are enough, before the answer."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from advisor.answers import amounts, notes
from advisor.answers.words import words
from advisor.language import Language
from advisor.reading.asks.options_asked import Option, options_asked
from advisor.result import Note, note
from advisor.runs.options import GATHERS_WEIGHTS

LONGER = 1.1
"""Times the time from which on that is told."""
MOST = 3
"""Changes that are judged."""
ALONE = "memory.shard"
"""Divides the model, which one card alone cannot."""

Row = tuple[Sequence[Note], float, Any, float | None]
"""Changes, the memory of the run with them, whether it fits, how many times the time."""


def judged(message: str, result: Any, language: Language) -> str:
    """A sentence for each, with what the run then takes; none where nothing ran out, where it was no
    step of the training, or where the change is not one of this run."""
    room = getattr(result, "room", None)
    short = _is_memory(result) or (room is not None and result.fits is not True)
    if not short or not result.gpu or getattr(result, "around", False):
        return ""
    told = (_sentence(option, result, language) for option in options_asked(message)[:MOST])
    return " ".join(filter(None, told))


def _is_memory(result: Any) -> bool:
    """A `MemoryFix`."""
    return hasattr(result, "remedies")


def _sentence(option: Option, result: Any, language: Language) -> str:
    if ALONE in option.codes and result.num_gpus == 1:
        if getattr(result, "undivided", False):  # its answer says so
            return ""
        return words(language).say("verdict", "option-one-card")
    rows = [*_rows(option, result)] or [*_already(option, result)]
    if not rows:
        return ""
    alone, *others = rows
    with_more = next((row for row in others if row[2]), None) if not alone[2] else None
    return said(alone, with_more, language)


def said(alone: Row, with_more: Row | None, language: Language) -> str:
    """`with_more`: where it is not enough, what it is enough with."""
    gib, plain = (partial(amounts.FILTERS[name], language=language) for name in ("gb", "plain"))
    (what, *_), peak, fits, factor = alone
    more, more_peak = (with_more[0][1:], with_more[1]) if with_more else ((), 0)
    return words(language).say(
        "verdict",
        "option",
        what=notes.sentence(what, language),
        peak=gib(peak),
        fits=fits,
        factor=plain(factor) if factor and factor >= LONGER else None,
        more=" + ".join(notes.sentence(each, language) for each in more) or None,
        more_peak=gib(more_peak),
    )


def has_row(code: str, result: Any) -> bool:
    """Whether a change of that code was computed beside the run."""
    return any(_rows(Option(codes=(code,), said=(), messages=()), result))


def _already(option: Option, result: Any) -> Iterator[Row]:
    """The run itself, where what is asked about was taken for stated."""
    if _is_memory(result) and ALONE in option.codes:
        run = result.needs[0]
        if run.sharding in GATHERS_WEIGHTS:
            yield (note(ALONE),), run.peak_memory_gib, run.fits, None


def _rows(option: Option, result: Any) -> Iterator[Row]:
    """The changes that begin with it, the single one first: what, its memory, whether it fits, how
    many times the time."""
    if _is_memory(result):
        found = sorted(result.remedies, key=lambda each: len(each.changes))
        for each in found:
            if each.changes[0].code in option.codes:
                yield each.changes, each.peak_memory_gib, each.fits, each.time_factor
    elif result.room:
        for each in result.room.changes:
            if each.what.code in option.codes:
                yield (each.what,), each.peak_memory_gib, each.fits, each.time_factor
