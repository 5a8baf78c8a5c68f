"""Two to four set-ups of one job side by side: which is faster, which is cheaper, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from pydantic import Field

from advisor.advice.choices.as_measured import as_measured
from advisor.advice.choices.faster_machines import told_beside
from advisor.advice.choices.merged import merged
from advisor.advice.choices.set_up import (
    ACCEPTED,
    COUNTS,
    METHODS,
    Context,
    RunSlots,
    figures,
    hosted,
    read,
    run_of,
    ways,
)
from advisor.advice.choices.set_up_notes import (
    assumptions,
    differing,
    effects,
    not_computed,
    only_a_switch,
    what,
)
from advisor.advice.choices.set_ups_found import (
    Outcome,
    SetUpComparison,
    SetUpFigures,
)
from advisor.advice.choices.side import Side
from advisor.advice.choices.winner import RunOfSide, cheapest, fastest
from advisor.advice.training.asked.stated import ADAPTERS, job
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.sizes import REFERENCE_PARAMETERS, generic_model
from advisor.language import Language
from advisor.result import Note, note, unique
from advisor.runs.job import SAMPLES_A_STEP
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, place

MEASURED = ("measured_seconds_per_step", "measured_peak_gib")
"""What was measured of one run says nothing of the others."""
WORKLOAD = "set-ups.workload"
"""Not said where the amount of data follows from a measured time."""
OF_CARDS = {"gpu", "gpu_memory_gib", "num_gpus", "provider", "api_model"}
"""Slots that say what a set-up runs on."""


def compare(
    catalog: Catalog, slots: Sequence[Mapping[str, Any]], today: date, merging: bool = False
) -> SetUpComparison:
    """Each set-up as it was said, over the same job."""
    unnamed = not any(each.get("model") for each in slots)
    size = generic_model(REFERENCE_PARAMETERS).name
    sides = [read(catalog, {"model": size, **each} if unnamed else each) for each in slots]
    chosen = _method(catalog, sides)
    sides = [_placed(catalog, side, chosen) for side in sides]
    told = _told(sides, chosen)
    sides, scaled = _scaled(catalog, sides, chosen)
    if only_a_switch(told):
        sides = _same_batch(catalog, sides)
    computed = _computed(sides)
    work = computed[0].best if computed else _own(catalog, slots[0], size)
    method_chosen = chosen is not None and not any(each.get("method") for each in slots)
    context = Context(method_chosen, _compared(sides))
    runs = tuple(
        figures(catalog, side, what(side, told), today, context)
        if side.stated or side.problem
        else hosted(catalog, side, work)
        for side in sides
    )
    priced = _runs(catalog, sides, today)
    first, faster = told_beside(catalog, sides, today, scaled)
    return SetUpComparison(
        outcome=_outcome(computed, priced),
        model=work.set_up.model.name,
        model_chosen=unnamed,
        method=_common_method(runs),
        method_chosen=method_chosen,
        runs=runs,
        fastest=fastest(priced),
        cheapest=cheapest(priced),
        first=first,
        faster=faster,
        merging=merged(work, merging),
        effects=_effects(sides, told, scaled),
        not_computed=not_computed(told, sides, _depended_on(catalog, sides)),
        assumptions=_assumptions(sides, told, scaled),
        sources=_sources(runs, computed),
    )


def _computed(sides: Sequence[Side]) -> list[Side]:
    """Those with figures; raises what stands against the others where there is none."""
    found = [side for side in sides if side.placed]
    failed = next((side.error for side in sides if side.error), None)
    if failed and not found:
        raise failed
    return found


def _scaled(
    catalog: Catalog, sides: Sequence[Side], chosen: MethodId | None
) -> tuple[Sequence[Side], bool]:
    """The sides, and whether their amount of data follows from a measured time."""
    if (scaled := as_measured(sides)) is None:
        return sides, False
    return [_placed(catalog, side, chosen) for side in scaled], True


def _effects(sides: Sequence[Side], told: Sequence[str], scaled: bool) -> tuple[Note, ...]:
    """Before them what the hours follow from, where they follow from a measured time."""
    found = effects(sides, told)
    first = sides[0]
    if not (scaled and first.stated):
        return found
    hours = first.stated.measured_hours
    return (note("set-ups.as-measured", hours=hours, what=what(first, told)), *found)


def _assumptions(sides: Sequence[Side], told: Sequence[str], scaled: bool) -> tuple[Note, ...]:
    found = assumptions(sides, told)
    return tuple(each for each in found if not (scaled and each.code == WORKLOAD))


def _common_method(runs: Sequence[SetUpFigures]) -> MethodId | None:
    methods: set[MethodId] = {run.method for run in runs if run.method}
    return methods.pop() if len(methods) == 1 else None


def _own(catalog: Catalog, slots: Mapping[str, Any], size: str) -> Placed:
    """The job that services are asked for, where nothing but services is compared."""
    left_out = ("provider", "api_model")
    kept = {slot: value for slot, value in slots.items() if slot not in left_out}
    side = read(catalog, {"model": size, **kept})
    if side.error:
        raise side.error
    return _placed(catalog, side, ADAPTERS[0]).best


def _told(sides: Sequence[Side], chosen: MethodId | None) -> tuple[str, ...]:
    """Slots that set the set-ups apart; the method too where each got its own."""
    found = differing(sides)
    own = {side.best.set_up.method for side in sides if side.placed}
    return (*found, "method") if chosen and len(own) > 1 and "method" not in found else found


def _method(catalog: Catalog, sides: Sequence[Side]) -> MethodId | None:
    """One method for all set-ups that state none: the better adapter that all of them hold, else
    the lighter. None where each has its own."""
    open_ones = [side.stated for side in sides if side.stated and side.stated.method is None]
    if not open_ones:
        return None

    def all_hold(method: MethodId, fits: tuple[Fit, ...]) -> bool:
        placed = (
            place(job(catalog, each, method), each.gpu, each.num_gpus or 1) for each in open_ones
        )
        return all(each.fit is None or each.fit in fits for each in placed)

    for fits in ((Fit.FITS,), (Fit.FITS, Fit.TIGHT)):
        for method in ADAPTERS:
            if all_hold(method, fits):
                return method
    return ADAPTERS[-1]


def _depended_on(catalog: Catalog, sides: Sequence[Side]) -> frozenset[str]:
    """The slots that figures depend on; a framework only where one has habits of its own."""
    habits = any(side.slots.get("framework") in catalog.frameworks for side in sides)
    return ACCEPTED if habits else ACCEPTED - {"framework"}


def _placed(catalog: Catalog, side: Side, chosen: MethodId | None) -> Side:
    if side.stated is None:
        return side
    stated = replace(side.stated, method=side.stated.method or chosen)
    found = ways(catalog, stated)
    return replace(side, stated=stated, placed=tuple(sorted(found, key=_how_well)))


BATCHES = ("micro_batch_size", "gradient_accumulation", "global_batch_size")


def _same_batch(catalog: Catalog, sides: Sequence[Side]) -> list[Side]:
    """All at the smallest micro batch of any, where no batch was stated."""
    placed = [side for side in sides if side.placed]
    if any(side.stated.options.keys() & set(BATCHES) for side in placed if side.stated):
        return list(sides)
    size = min(side.best.set_up.micro_batch_size for side in placed)
    batch = {"micro_batch_size": size, "gradient_accumulation": SAMPLES_A_STEP // size}
    return [_with(catalog, side, batch) for side in sides]


def _with(catalog: Catalog, side: Side, options: Mapping[str, int]) -> Side:
    if side.stated is None:
        return side
    stated = replace(side.stated, options={**side.stated.options, **options})
    return _placed(catalog, replace(side, stated=stated), None)


def _how_well(placed: Placed) -> int:
    """What fits before what does not; else the order in which the ways were chosen."""
    return 0 if placed.fit is None or placed.runs else 1


def _compared(sides: Sequence[Side]) -> frozenset[tuple[MethodId, str, int]]:
    return frozenset(
        (side.best.set_up.method, side.best.gpu.name, side.best.num_gpus)
        for side in sides
        if side.placed and side.best.gpu
    )


def _runs(catalog: Catalog, sides: Sequence[Side], today: date) -> list[RunOfSide]:
    return [
        RunOfSide(place_, way, run)
        for place_, side in enumerate(sides)
        for way, placed in enumerate(side.placed)
        if side.stated and (run := run_of(catalog, side.stated, placed, today))
    ]


def _outcome(computed: Sequence[Side], runs: Sequence[RunOfSide]) -> Outcome:
    if not computed:
        return "hosted"
    if all(side.best.gpu is None for side in computed):
        return "memory"
    running = {run.side for run in runs}
    return "several" if len(running) > 1 else "one" if running else "none"


def _sources(runs: Sequence[SetUpFigures], computed: Sequence[Side]) -> tuple[str, ...]:
    placed = [side.best for side in computed]
    return unique(
        *(each.set_up.model.source for each in placed),
        *(each.gpu.source for each in placed if each.gpu),
        *(run.hosted.source for run in runs if run.hosted),
    )


class CompareSetups(RunSlots):
    """Two to four set-ups of one training run side by side: memory, fit, hours and cost of each,
    and which is ahead in time and in money."""

    in_chat: ClassVar = {"example_card": "A100 80GB"}

    merging: bool | None = None
    """What merging the adapter takes is asked about too."""
    example_card: str | None = None
    """What hours and cost are told on where no card is named."""
    runs: list[dict[str, Any]] | None = Field(default=None, max_length=4)
    """Each set-up by the slots in which it differs from the arguments beside it; one alone is
    compared with those arguments, none with the methods."""

    def run(self, catalog: Catalog, language: Language = "en") -> SetUpComparison:
        common = self.model_dump(exclude={"runs", "merging", *MEASURED}, exclude_none=True)
        differences: list[dict[str, Any]] = [*(self.runs or [])]
        if not differences:
            differences = [{"method": method} for method in METHODS]
        if len(differences) == 1:
            differences = [{}, *differences]
        slots = [_merged(common, each) for each in differences]
        merging = bool(self.merging)
        return self._on_example(catalog, slots) or compare(catalog, slots, date.today(), merging)

    def _on_example(
        self, catalog: Catalog, slots: Sequence[Mapping[str, Any]]
    ) -> SetUpComparison | None:
        """Hours and cost on one card, where none is named and it holds them all."""
        named = any(OF_CARDS & each.keys() for each in slots)
        if named or self.example_card is None:
            return None
        for count in (None, *COUNTS):
            cards = {"gpu": self.example_card} | ({"num_gpus": count} if count else {})
            compared = compare(catalog, [{**each, **cards} for each in slots], date.today())
            running = [run for run in compared.runs if any(p.hours for p in run.placements)]
            if len(running) == len(slots):
                return compared.model_copy(update={"card_chosen": self.example_card})
        return None


def _merged(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A set-up's own slots before the common ones; another card's name or memory takes the place of
    the common card and its price."""
    stated = {slot: value for slot, value in own.items() if value is not None}
    if stated.keys() & {"gpu", "gpu_memory_gib"}:
        replaced = {"gpu", "gpu_memory_gib", "price_per_hour"}
        common = {slot: value for slot, value in common.items() if slot not in replaced}
    return {**common, **stated}
