"""The run that is looked into, of those that may be meant. Of several cards whose sharing nobody
stated, where a plain copy on each does not fit, the one that is divided over them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from advisor.advice.training.asked.stated import METHODS, Stated
from advisor.advice.training.room import Around
from advisor.advice.training.run_ways import run_by, ways
from advisor.catalog.catalog import Catalog
from advisor.result import Note, note
from advisor.runs.memory.peak import Fit
from advisor.runs.options import GATHERS_WEIGHTS
from advisor.units import GIB


class Looked(NamedTuple):
    """The run that is looked into, and the others that may be meant."""

    run: Around
    runs: Sequence[Around]

    @property
    def copies(self) -> Around | None:
        """Of a run that is divided where nobody said so: the plain copies, where these do not
        fit."""
        if not _is_divided(self.run):
            return None
        copies = (each for each in _same_method(self.run, self.runs) if not _is_divided(each))
        return next((each for each in copies if each.placed.fit in (Fit.NO, Fit.TIGHT)), None)

    @property
    def told(self) -> Iterator[Around]:
        """The run, then the others; of plain copies that do not fit nobody reads where the run is
        divided."""
        copies = self.copies
        yield self.run
        for each in self.runs:
            hidden = copies and not _is_divided(each) and each.placed.fit is Fit.NO
            if each is not self.run and not hidden:
                yield each

    @property
    def alike(self) -> list[Around]:
        """Those that share the cards in the same way."""
        way = self.run.placed.set_up.cards.sharding
        return [each for each in self.runs if each.placed.set_up.cards.sharding == way]


LARGE_GIB = 38
"""Of cards of 40 GB and more reinforcement learning is done in full; our rule."""
DIVIDED = note("memory.shard")
BY_THEIR_OWN = ("room.offload-optimizer", "room.offload-weights")
"""Changes whose settings divide the model too."""


def to_be_set(changes: Sequence[Note], divided: bool) -> tuple[Note, ...]:
    """The changes; of a run that is divided where nobody said so, that too."""
    divides = divided and all(change.code not in BY_THEIR_OWN for change in changes)
    return (DIVIDED, *changes) if divides else tuple(changes)


def runs_meant(catalog: Catalog, stated: Stated) -> list[Around]:
    """By each method and each way to share the cards that may be meant."""
    methods = (stated.method,) if stated.method else METHODS
    return [run_by(catalog, stated, method, way) for method in methods for way in ways(stated)]


def looked_at(
    stated: Stated, runs: Sequence[Around], peak_gib: float | None, reinforced: bool
) -> Around:
    """The stated run; without a method `_of_any_method`, else the lightest adapter that overflows,
    or LoRA: full tuning is looked into where it was named."""
    if not stated.method and (found := _of_any_method(runs, peak_gib, reinforced)):
        return found
    each = runs[:: len(ways(stated))]
    adapted = (run for run in each if stated.method or run.job.run.method != "full")
    over = (run for run in adapted if run.placed.fit in (Fit.NO, Fit.TIGHT))
    return _divided_where_short(next(over, lora_of(each)), runs)


def _of_any_method(
    runs: Sequence[Around], peak_gib: float | None, reinforced: bool
) -> Around | None:
    """The run nearest to a measured peak; full tuning where reinforcement learning has room for it,
    or large cards to divide it over, for its trainers tune in full when no adapter is set; where no
    method and no way to share the cards fits, the one that needs least."""
    if peak_gib:
        return min(runs, key=lambda run: abs(run.placed.memory.expected - peak_gib * GIB))
    if reinforced and (whole := _in_full(runs)):
        return whole
    if all(run.placed.fit is Fit.NO for run in runs):
        return min(runs, key=lambda run: run.placed.memory.expected)
    return None


def _in_full(runs: Sequence[Around]) -> Around | None:
    """Full tuning that runs, or that large cards divide; None where neither is so."""
    full = [run for run in runs if run.job.run.method == "full"]
    if running := [run for run in full if run.placed.runs]:
        return min(running, key=lambda run: run.placed.fit is not Fit.FITS)
    last = full[-1]
    large = last.gpu is not None and last.gpu.usable_gib >= LARGE_GIB
    return last if large and last.placed.num_gpus > 1 else None


def lora_of(runs: Sequence[Around]) -> Around:
    """The stated method's where one was."""
    return next((run for run in runs if run.job.run.method == "lora"), runs[0])


def _divided_where_short(run: Around, runs: Sequence[Around]) -> Around:
    """The same method divided over the cards, where copies do not fit with room to spare and it
    takes less; else the run."""
    divided = next((each for each in _same_method(run, runs) if _is_divided(each)), None)
    if divided is None or _is_divided(run) or run.placed.fit in (Fit.FITS, None):
        return run
    return divided if divided.placed.memory.expected < run.placed.memory.expected else run


def _same_method(run: Around, runs: Sequence[Around]) -> list[Around]:
    return [each for each in runs if each.job.run.method == run.job.run.method]


def _is_divided(run: Around) -> bool:
    return run.placed.set_up.cards.sharding in GATHERS_WEIGHTS
