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
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Literal

from bench.measured import Row, read
from bench.spreads import (
    TIME_SOURCES,
    Point,
    coverage,
    level,
    memory_ratios,
    points,
    spreads,
    time_ratios,
)

RESULTS = Path(__file__).parent / "results" / "fit.md"
GRID = [2 ** (step / 8) for step in range(-12, 13)]
"""Factors of the shipped value that are tried: from a third to 2.8 times."""
RESAMPLED = 300
LEAST_EFFECT = 0.01
"""A run whose error moves by less over the whole grid says nothing of the constant."""


@dataclass(frozen=True)
class Constant:
    """An empirical number of the estimates."""

    module: str
    name: str
    of: Literal["memory", "time"]
    key: str | None = None
    of_host: bool = False
    """The host decides it: the machines of one source are as many sources, told apart by their
    cards."""

    @property
    def label(self) -> str:
        return f"{self.module}.{self.name}" + (f"[{self.key}]" if self.key else "")

    def _module(self) -> Any:
        return importlib.import_module(f"advisor.runs.{self.of}.{self.module}")

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
    Constant("activations", "BACKWARD_FACTOR_NOW", "memory"),
    *(Constant("logits", "LOGIT_BYTES", "memory", key) for key in ("full", "fused")),
    Constant("scores", "SCORE_PEAK_BYTES", "memory"),
    Constant("activations", "SHARDED_ADAPTER_FACTOR", "memory"),
    Constant("speed", "MATMUL_EFFICIENCY", "time"),
    *(Constant("speed", "TRAFFIC_FACTOR", "time", key) for key in ("full", "fused")),
    *(Constant("speed", "ADAPTER_TRAFFIC", "time", key) for key in ("full", "fused")),
    Constant("speed", "FP32_STREAM_FACTOR", "time"),
    Constant("flops", "FP8_RATE", "time"),
    Constant("speed", "ATTENTION_EFFICIENCY", "time"),
    Constant("speed", "LOGIT_TRAFFIC", "time"),
    Constant("speed", "LOW_POWER_FACTOR", "time"),
    Constant("speed", "CONSUMER_FACTOR", "time"),
    Constant("speed", "LARGE_CACHE_FACTOR", "time"),
    Constant("launches", "LAUNCH_SECONDS", "time"),
    Constant("launches", "ENGINE_LAUNCHES", "time"),
    Constant("launches", "ENGINE_ROUTED", "time"),
    Constant("launches", "HALF_EFFICIENCY_TOKENS", "time"),
    Constant("exchange", "NVLINK_SHARE", "time"),
    Constant("exchange", "ENGINE_SHARE", "time"),
    Constant("exchange", "PCIE_BYTES_PER_SECOND", "time", of_host=True),
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
        by_source[point.host if constant.of_host else point.source].append((point, losses))
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
