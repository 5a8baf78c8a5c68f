"""Fits what is empirical in the estimates to the published runs: `python -m bench.fit [--save]`.

Constants: each is moved alone over a grid around the shipped value; the best is the one with the
least absolute log error, every source counting with the square root of its runs and a run of quality
B half. Its interval is that of the best over resampled sources (bootstrap, 5 to 95 %), one step of
the grid wider. Ranges: `advisor/runs/ranges.py` says the law; the level is the one at which the runs
of left-out sources lie within nine times in ten. `--save` writes `bench/results/fit.md`.
"""

import argparse
import importlib
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import Any, Literal

from advisor.runs import memory, ranges, speed
from bench.measured import KINDS, Measured, Row, memory_runs, process_runs, read, time_runs

RESULTS = Path(__file__).parent / "results" / "fit.md"
GRID = [2 ** (step / 8) for step in range(-12, 13)]
"""Factors of the shipped value that are tried: from a third to 2.8 times."""
RESAMPLED = 300
LEAST_EFFECT = 0.01
"""A run whose error moves by less over the whole grid says nothing of the constant."""
LEAST_RUNS = 15
LEVELS = [0.5 - step / 400 for step in range(160, 200)]
"""Tail shares tried, 10 % down to half a percent each side."""
COVERAGE = 0.9


@dataclass(frozen=True)
class Constant:
    """An empirical number of the estimates."""

    module: str
    name: str
    of: Literal["memory", "time"]
    key: str | None = None

    @property
    def label(self) -> str:
        return f"{self.module}.{self.name}" + (f"[{self.key}]" if self.key else "")

    def _module(self) -> Any:
        return importlib.import_module(f"advisor.runs.{self.module}")

    @property
    def value(self) -> float:
        found = getattr(self._module(), self.name)
        return found[self.key] if self.key else found

    def put(self, value: float) -> None:
        if self.key:
            getattr(self._module(), self.name)[self.key] = value
        else:
            setattr(self._module(), self.name, value)


CONSTANTS = (
    *(Constant("allocator", "FRAGMENTATION", "memory", key) for key in ("layer", "scores", "checkpoints", "gradients", "workspace", "upcast")),
    *(Constant("allocator", "LOGITS_FRAGMENTATION", "memory", key) for key in ("full", "fused")),
    Constant("allocator", "VARIED_LENGTHS", "memory"),
    Constant("allocator", "NCCL_BYTES", "memory"),
    Constant("allocator", "CONTEXT_SHARE", "memory"),
    *(Constant("activations", "BACKWARD_FACTOR", "memory", key) for key in ("full", "fused", "chunked")),
    *(Constant("activations", "LOGIT_BYTES", "memory", key) for key in ("full", "fused")),
    Constant("activations", "SCORE_PEAK_BYTES", "memory"),
    Constant("activations", "SHARDED_ADAPTER_FACTOR", "memory"),
    Constant("speed", "MATMUL_EFFICIENCY", "time"),
    *(Constant("speed", "TRAFFIC_FACTOR", "time", key) for key in ("full", "fused")),
    *(Constant("speed", "ADAPTER_TRAFFIC", "time", key) for key in ("full", "fused")),
    Constant("speed", "FP32_STREAM_FACTOR", "time"),
    Constant("speed", "ATTENTION_EFFICIENCY", "time"),
    Constant("speed", "LOGIT_TRAFFIC", "time"),
    Constant("speed", "LOW_POWER_FACTOR", "time"),
    Constant("speed", "CONSUMER_FACTOR", "time"),
    Constant("speed", "LARGE_CACHE_FACTOR", "time"),
    Constant("launches", "LAUNCH_SECONDS", "time"),
    Constant("launches", "HALF_EFFICIENCY_TOKENS", "time"),
    Constant("exchange", "NVLINK_SHARE", "time"),
    Constant("exchange", "PCIE_BYTES_PER_SECOND", "time"),
    Constant("exchange", "GATHER_SECONDS", "time"),
)  # fmt: skip


@dataclass(frozen=True)
class Fitted:
    """A constant's best value as a factor of the shipped one."""

    constant: Constant
    best: float
    low: float
    high: float
    runs: int
    sources: int
    shipped_error: float
    """Median error, of the runs of sources that had no part in it, at the shipped value …"""
    left_out_error: float
    """… and at the best of the others."""

    @property
    def shipped_within(self) -> bool:
        return self.low <= 1 <= self.high


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
    return lambda: getattr(memory.estimate(run.run), kind)


def _rate(run: Measured) -> Callable[[], float]:
    return lambda: speed.estimate(run.run).tokens_per_second.expected


def fitted(constant: Constant, known: list[Point]) -> Fitted | None:
    """None where no run says anything of it."""
    shipped, columns = constant.value, list[list[float]]()
    try:
        for factor in GRID:
            constant.put(shipped * factor)
            columns.append([point.loss for point in known])
    finally:
        constant.put(shipped)
    moved = [max(losses) - min(losses) > LEAST_EFFECT for losses in zip(*columns, strict=True)]
    table = [
        (point, [column[place] for column in columns])
        for place, point in enumerate(known)
        if moved[place]
    ]
    return _from(constant, table) if table else None


def _from(constant: Constant, table: list[tuple[Point, list[float]]]) -> Fitted:
    by_source: dict[str, list[tuple[Point, list[float]]]] = defaultdict(list)
    for point, losses in table:
        by_source[point.source].append((point, losses))
    sums = {source: _summed(rows) for source, rows in by_source.items()}
    chance, names = random.Random(7), sorted(sums)
    drawn = sorted(_best([sums[chance.choice(names)] for _ in names]) for _ in range(RESAMPLED))
    low, high = drawn[RESAMPLED // 20], drawn[-1 - RESAMPLED // 20]
    shipped, left_out = list[float](), list[float]()
    for source, rows in by_source.items():
        others = [sums[name] for name in names if name != source]
        place = GRID.index(1.0) if not others else _best(others)
        shipped += [losses[GRID.index(1.0)] for _, losses in rows]
        left_out += [losses[place] for _, losses in rows]
    return Fitted(
        constant,
        best=GRID[_best(list(sums.values()))],
        low=GRID[max(0, low - 1)],
        high=GRID[min(len(GRID) - 1, high + 1)],
        runs=len(table),
        sources=len(sums),
        shipped_error=median(shipped),
        left_out_error=median(left_out),
    )


def _summed(rows: Sequence[tuple[Point, list[float]]]) -> list[float]:
    """A source's loss at each factor: the weighted mean times the root of its runs."""
    weight = sum(point.weight for point, _ in rows)
    columns = zip(
        *(([point.weight * loss for loss in losses]) for point, losses in rows), strict=True
    )
    return [math.sqrt(len(rows)) * sum(column) / weight for column in columns]


def _best(losses: Sequence[list[float]]) -> int:
    """The place on the grid with the least loss of all."""
    totals = [sum(column) for column in zip(*losses, strict=True)]
    return min(range(len(totals)), key=totals.__getitem__)


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
    every = [ratio for each in found.values() for ratio in each]
    within: list[bool] = []
    for each in found.values():
        for source in {ratio.source for ratio in each}:
            low, high = quantiles(_others(each, every, source), tail)
            within += [low <= ratio.value <= high for ratio in each if ratio.source == source]
    return sum(within) / len(within)


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
    tail, every = level(found), [ratio for each in found.values() for ratio in each]
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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--save", action="store_true", help="write bench/results/fit.md")
    text = "\n".join(report(read()))
    print(text)
    if parser.parse_args().save:
        RESULTS.write_text(text + "\n", encoding="utf-8")


def report(rows: list[Row]) -> list[str]:
    """Two tables in Markdown."""
    known = {"memory": points(rows, "memory"), "time": points(rows, "time")}
    lines = [
        "# Fitted constants (`python -m bench.fit --save`)", "",
        "| Constant | Shipped | Best | Interval | Runs | Sources | Error, shipped | Error, left out |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for constant in CONSTANTS:
        if found := fitted(constant, known[constant.of]):
            at = constant.value
            lines.append(
                f"| `{constant.label}` | {at:.3g} | {at * found.best:.3g} | {at * found.low:.3g} – {at * found.high:.3g}{'' if found.shipped_within else ' **outside**'} "
                f"| {found.runs} | {found.sources} | {found.shipped_error:.1%} | {found.left_out_error:.1%} |"
            )
    for title, found, least in (
        ("Memory", memory_ratios(rows), 1),
        ("Tokens a second", time_ratios(rows), TIME_SOURCES),
    ):
        tail = level(found)
        lines += ["", f"## {title}: measured over estimated", "",
                  f"Tail {tail:.1%} each side: runs of left-out sources within {coverage(found, tail):.0%}.", "",
                  "| Kind | Low | High | Runs | Sources |", "|---|---|---|---|---|"]  # fmt: skip
        for name, (low, high, runs) in sorted(spreads(found, least).items()):
            told = len({ratio.source for ratio in found[name]})
            lines.append(f"| {name} | {low:.2f} | {high:.2f} | {runs} | {told} |")
    return lines


if __name__ == "__main__":
    main()
