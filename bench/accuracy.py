"""How well the estimators agree with published runs: `python -m bench.accuracy
[measurements.jsonl]`.

Compares like with like: a run's allocated, reserved or process memory with that figure of the
estimate, its tokens a second with the expected rate. Prints errors relative to the measurement, by
method, number of GPUs, card and source, and every false "fits".
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean, median

from advisor.runs.memory.peak import Fit
from bench.measured import (
    Measured,
    Row,
    completed_runs,
    memory_runs,
    on_card_of,
    overflowed_runs,
    process_runs,
    read,
    tensor_runs,
    time_runs,
)


def false_fits(rows: Iterable[Row]) -> tuple[int, list[str]]:
    """Every measured run asked of every card too small for the tensors it allocated, and those that
    ran out of memory of their own card: how many, and which were told "fits"."""
    rows = list(rows)
    runs = (*tensor_runs(rows), *overflowed_runs(rows))
    asked = [(run, size) for run in runs if run.placed.gpu for size in run.too_small]
    wrong: list[str] = []
    for run, size in asked:
        smaller = on_card_of(run, size)
        if smaller and smaller.fit is Fit.FITS:
            wrong.append(f"{run.id} on {size:g} GiB")
    return len(asked), wrong


def verdicts(title: str, runs: list[Measured]) -> str:
    """How many of the runs were told to fit, to be tight, not to fit."""
    counted = {
        verdict: sum(run.verdict == verdict for run in runs) for verdict in ("fits", "tight", "no")
    }
    return f"{title:32} {len(runs):4}  " + "  ".join(f"{name} {n}" for name, n in counted.items())


def within(runs: list[Measured], share: float) -> float:
    return mean(abs(run.error) <= share for run in runs)


def covered_memory(runs: list[Measured]) -> float:
    """Share of measured processes between the estimate's low and high."""
    estimates = [run.placed.memory for run in runs]
    return mean(
        estimate.low <= run.measured <= estimate.high
        for run, estimate in zip(runs, estimates, strict=True)
    )


def covered_time(runs: list[Measured]) -> float:
    rates = [(run.measured, run.placed.speed.tokens_per_second) for run in runs if run.placed.speed]
    return mean(rate.low <= measured <= rate.high for measured, rate in rates)


def line(name: str, runs: list[Measured]) -> str:
    errors = [abs(run.error) for run in runs]
    worst = max(runs, key=lambda run: abs(run.error))
    return (
        f"{name:32} {len(runs):4} {median(errors):7.1%} {mean(errors):7.1%} {mean(run.error for run in runs):+7.1%}"
        f" {within(runs, 0.1):6.0%} {within(runs, 0.2):6.0%}  {worst.error:+.0%} {worst.id}"
    )


def groups(run: Measured) -> list[str]:
    return [run.several, f"{run.run.method}, {run.several}", run.card, f"source {run.source}"]


def table(title: str, runs: list[Measured], names: Callable[[Measured], list[str]] = groups) -> str:
    head = f"{title:32} {'n':>4} {'median':>7} {'mean':>7} {'bias':>7} {'<=10%':>6} {'<=20%':>6}  worst"
    labels = sorted({name for run in runs for name in names(run)})
    return "\n".join(
        [
            head,
            line("all", runs),
            *(line(name, [r for r in runs if name in names(r)]) for name in labels),
        ]
    )


def main() -> None:
    rows = read(Path(sys.argv[1])) if len(sys.argv) > 1 else read()
    print(table("Peak memory", memory_runs(rows)), end="\n\n")
    print(table("Process memory (nvidia-smi)", process_runs(rows)), end="\n\n")
    print(table("Tokens per second", time_runs(rows)), end="\n\n")
    print(f"Process memory within low to high: {covered_memory(process_runs(rows)):.0%}")
    print(f"Tokens per second within low to high: {covered_time(time_runs(rows)):.0%}")
    asked, wrong = false_fits(rows)
    print(f'False "fits": {len(wrong)} of {asked} cards too small', *wrong, sep="\n  ")
    for quality in ("A", "AB", "ABC"):
        print(verdicts(f"Ran out of memory ({quality})", overflowed_runs(rows, quality)))
        print(verdicts(f"Ran ({quality})", completed_runs(rows, quality)))


if __name__ == "__main__":
    main()
