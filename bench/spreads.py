"""How far measured runs lie from their estimates, by kind of run: the tables of
`advisor/runs/ranges.py`, which says the law; the level is the one at which the runs of sources that
are left out lie within nine times in ten."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from advisor.runs import ranges
from advisor.runs.memory import peak
from advisor.runs.time import speed
from bench.measured import KINDS, Measured, Row, memory_runs, process_runs, time_runs

LEAST_RUNS = 15
LEVELS = [0.5 - step / 400 for step in range(160, 200)]
"""Tail shares tried, 10 % down to half a percent each side."""
COVERAGE = 0.9
APART = frozenset(("model divided", "mixture divided"))
"""Kinds that tell nothing of others: vendors' own benchmarks over many machines."""


@dataclass(frozen=True)
class Point:
    """A measured figure, and how to estimate it again with other constants."""

    run: Measured
    weight: float
    again: Callable[[], float]

    @property
    def loss(self) -> float:
        return abs(math.log(self.again() / self.run.measured))

    @cached_property
    def source(self) -> str:
        return self.run.framework + self.run.origin

    @property
    def host(self) -> str:
        """Its source and its cards."""
        return f"{self.source} {self.run.placed.gpu and self.run.placed.gpu.id}"


def points(rows: list[Row], of: Literal["memory", "time"]) -> list[Point]:
    """Every measured figure that can be estimated."""
    quality = {row["id"]: row["quality"][of] for row in rows}
    kind = {row["id"]: row["measured"].get("peak_kind") for row in rows}
    weight = {"A": 1.0, "B": 0.5}
    if of == "time":
        return [Point(run, weight[quality[run.id]], _rate(run)) for run in time_runs(rows, "AB")]
    peaks = memory_runs(rows, "AB")
    found = [Point(run, weight[quality[run.id]], _peak(run, KINDS[kind[run.id]])) for run in peaks]
    return found + [Point(run, 1.0, _peak(run, "expected")) for run in process_runs(rows)]


def _peak(run: Measured, kind: str) -> Callable[[], float]:
    """Of a new run each time: one keeps what was computed of it with other constants."""
    return lambda: getattr(peak.estimate(replace(run.run)), kind)


def _rate(run: Measured) -> Callable[[], float]:
    return lambda: speed.estimate(replace(run.run)).tokens_per_second.expected


@dataclass(frozen=True)
class Ratio:
    """Measured over estimated, of one run."""

    value: float
    source: str
    weight: float


def ratios(known: Iterable[Point], kind: Callable[[Measured], str]) -> dict[str, list[Ratio]]:
    """By kind of run; runs of quality B only where there are fewer than 15 of quality A."""
    found: dict[str, list[tuple[Point, Ratio]]] = defaultdict(list)
    for point in known:
        value = point.run.measured / point.again()
        found[kind(point.run)].append((point, Ratio(value, point.source, point.weight)))
    return {name: _of_best_quality(each) for name, each in found.items()}


def _of_best_quality(found: list[tuple[Point, Ratio]]) -> list[Ratio]:
    sure = [ratio for _, ratio in found if ratio.weight == 1]
    return sure if len(sure) >= LEAST_RUNS else [ratio for _, ratio in found]


def quantiles(known: Sequence[Ratio], tail: float) -> tuple[float, float]:
    """The values beyond which the tail share lies on each side; a source counts with the root of its
    runs."""
    runs = Counter(ratio.source for ratio in known)
    ordered = sorted(known, key=lambda ratio: ratio.value)
    weights = [ratio.weight / math.sqrt(runs[ratio.source]) for ratio in ordered]
    return (
        _at(ordered, weights, tail),
        _at(ordered[::-1], weights[::-1], tail),
    )


def _at(ordered: Sequence[Ratio], weights: Sequence[float], tail: float) -> float:
    reached, total = 0.0, sum(weights)
    for ratio, weight in zip(ordered, weights, strict=True):
        reached += weight
        if reached > tail * total:
            return ratio.value
    return ordered[-1].value


def coverage(found: dict[str, list[Ratio]], tail: float) -> float:
    """Share of the runs that lie within the quantiles of the other sources: those of their kind, of
    all kinds where too few are left."""
    every = _of_all(found)
    within: list[bool] = []
    for each in found.values():
        for source in {ratio.source for ratio in each}:
            low, high = quantiles(_others(each, every, source), tail)
            within += [low <= ratio.value <= high for ratio in each if ratio.source == source]
    return sum(within) / len(within)


def _of_all(found: dict[str, list[Ratio]]) -> list[Ratio]:
    return [ratio for name, each in found.items() if name not in APART for ratio in each]


def _others(each: Sequence[Ratio], every: Sequence[Ratio], source: str) -> list[Ratio]:
    of_kind = [ratio for ratio in each if ratio.source != source]
    if len(of_kind) >= LEAST_RUNS:
        return of_kind
    return [ratio for ratio in every if ratio.source != source]


def level(found: dict[str, list[Ratio]]) -> float:
    """The largest tail share at which left-out sources are covered."""
    return next((tail for tail in LEVELS if coverage(found, tail) >= COVERAGE), LEVELS[-1])


def spread(
    each: Sequence[Ratio], every: Sequence[Ratio], tail: float, sources: int
) -> tuple[float, float]:
    """A kind's range; where few runs tell of it, or fewer `sources`, at least that of all kinds
    together."""
    low, high = quantiles(each, tail)
    if len({ratio.source for ratio in each}) >= sources and len(each) >= LEAST_RUNS:
        return low, high
    widest = quantiles(every, tail)
    return min(low, widest[0]), max(high, widest[1])


def spreads(found: dict[str, list[Ratio]], sources: int = 1) -> dict[str, ranges.Spread]:
    """What `advisor/runs/ranges.py` has."""
    tail, every = level(found), _of_all(found)
    return {
        name: ranges.Spread(round(low, 2), round(high, 2), len(each))
        for name, each in found.items()
        for low, high in [spread(each, every, tail, sources)]
    }


TIME_SOURCES = 2
"""The host decides a time too, so that one source does not tell of others."""


def memory_ratios(rows: list[Row]) -> dict[str, list[Ratio]]:
    return ratios(points(rows, "memory"), lambda run: ranges.memory_kind(run.run))


def time_ratios(rows: list[Row]) -> dict[str, list[Ratio]]:
    def kind(run: Measured) -> str:
        assert run.placed.gpu
        return ranges.time_kind(run.run, run.placed.gpu)

    return ratios(points(rows, "time"), kind)
