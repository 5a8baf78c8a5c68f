"""Our estimates and other estimators' on the same measured runs: `make bench-accuracy`, or `python
-m bench.compare [--save]`.

Each published run of quality A, against the process's memory where the source states it, else
against the peak it states. An estimator counts where it answers; beside it stand our errors on the
very same runs. `--save` writes `knowledge/measurements/estimates.json`, which the README's tables
and the page come from, and the README's picture, `docs/accuracy.svg`.
"""

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import mean, median
from typing import Any

from advisor.runs.run import SetUp
from advisor.units import GIB
from advisor.web import accuracy
from advisor.web.accuracy import RESULTS
from bench import chat_peer
from bench.measured import (
    Measured,
    completed_runs,
    memory_runs,
    overflowed_runs,
    process_runs,
    read,
    tensor_runs,
    time_runs,
)
from bench.peers import Peer, peers

PICTURE = Path(__file__).parent.parent / "docs" / "accuracy.svg"
Estimate = Callable[[Measured], float | None]
Verdict = Callable[[Measured], bool | None]


@dataclass(frozen=True)
class Errors:
    """An estimator's relative errors on the runs it answers for, and ours on the same runs."""

    theirs: list[float]
    ours: list[float]

    def summary(self) -> dict[str, Any]:
        return {
            "runs": len(self.theirs),
            "theirs": _summary(self.theirs),
            "ours": _summary(self.ours),
        }


def _summary(errors: list[float]) -> dict[str, float]:
    sizes = [abs(error) for error in errors]
    return {
        "mean": round(mean(sizes), 4), "median": round(median(sizes), 4), "worst": round(max(errors, key=abs), 4),
        "bias": round(mean(errors), 4), "within_10": round(mean(size <= 0.1 for size in sizes), 4),
    }  # fmt: skip


def errors(runs: Iterable[Measured], estimate: Estimate) -> Errors:
    answered = [(run, value) for run in runs if (value := estimate(run)) is not None]
    return Errors(
        [value / run.measured - 1 for run, value in answered], [run.error for run, _ in answered]
    )


def false_fits(runs: Iterable[Measured], estimate: Estimate) -> dict[str, int]:
    """Each run asked of every card too small for its tensors, or that it overflowed: how many, and
    for how many the estimate is below the card's size."""
    asked = wrong = 0
    for run in runs:
        value = estimate(run)
        if value is not None:
            asked += len(run.too_small)
            wrong += sum(value <= size * GIB for size in run.too_small)
    return {"asked": asked, "wrong": wrong}


def verdicts(
    overflowed: list[Measured], ran: list[Measured], fits: Verdict, holds: Verdict
) -> dict[str, int]:
    """Reports of runs that ran out of memory and of runs that ran, of those the estimator answers:
    how many of the first it says "fits" to, how many of the second "no".

    `fits` and `holds`: whether it says that a run fits, and that it does not say it cannot."""
    overflowed, ran = ([run for run in runs if run.placed.gpu] for runs in (overflowed, ran))
    told = [verdict for run in overflowed if (verdict := fits(run)) is not None]
    believed = [verdict for run in ran if (verdict := holds(run)) is not None]
    return {
        "overflowed": len(told),
        "said_fits": sum(told),
        "ran": len(believed),
        "said_no": len(believed) - sum(believed),
    }


def _ours_fits(run: Measured) -> bool:
    return run.verdict == "fits"


def _ours_holds(run: Measured) -> bool:
    return run.verdict != "no"


def below_card(estimate: Estimate, run: Measured) -> bool | None:
    """Whether the estimate is at most what the card has; None where there is none."""
    value = estimate(run)
    return (
        None
        if value is None or run.placed.gpu is None
        else value <= run.placed.gpu.usable_gib * GIB
    )


def groups(run: Measured) -> list[str]:
    return ["all", run.several, run.run.method, run.card]


def by_group(runs: list[Measured], estimate: Estimate) -> dict[str, dict[str, Any]]:
    names = dict.fromkeys(
        ["all", "one GPU", "several GPUs", *sorted({name for run in runs for name in groups(run)})]
    )
    found = {name: errors([run for run in runs if name in groups(run)], estimate) for name in names}
    return {name: each.summary() for name, each in found.items() if each.theirs}


def memory_of(rows: list[dict[str, Any]]) -> list[Measured]:
    """The process's memory where it is stated, else the peak that is."""
    process = {run.id: run for run in process_runs(rows)}
    return [process.get(run.id, run) for run in memory_runs(rows)]


def report(rows: list[dict[str, Any]], others: list[Peer]) -> dict[str, Any]:
    ram, speed = memory_of(rows), time_runs(rows)
    tensors = [*tensor_runs(rows), *overflowed_runs(rows)]
    short, ran = overflowed_runs(rows, "AB"), completed_runs(rows, "AB") + memory_runs(rows, "B")
    estimators: dict[str, Any] = {
        "Fine-tune Advisor": _scored(
            ram, speed, tensors, _ours, _ours, lambda run: run.placed.memory.high
        )
        | {"verdicts": verdicts(short, ran, _ours_fits, _ours_holds)}
    }
    for peer in others:
        peak, rate = partial(_asked, peer.memory), partial(_asked, peer.tokens_per_second)
        said = partial(below_card, peak)
        estimators[f"{peer.name} {peer.version}"] = _scored(
            ram, speed, tensors, peak, rate, peak
        ) | {"verdicts": verdicts(short, ran, said, said)}
    return {"date": date.today().isoformat(), "estimators": estimators, **single_runs(rows)}


def single_runs(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Each run beside its estimate: `points` in GiB, `speeds` in tokens a second of all cards."""
    return {
        "points": [_point(run, GIB) for run in memory_of(rows)],
        "speeds": [_point(run, 1) for run in time_runs(rows)],
    }


def _point(run: Measured, unit: float) -> dict[str, Any]:
    return {
        "id": run.id,
        "method": run.run.method,
        "gpus": run.run.cards.count,
        "measured": round(run.measured / unit, 2),
        "estimated": round(run.estimated / unit, 2),
    }


def _ours(run: Measured) -> float:
    return run.estimated


def _asked(estimate: Callable[[SetUp], float | None], run: Measured) -> float | None:
    """Only of cards that each have a whole copy or shards of it: most can be told nothing else."""
    divided = run.run.model_parallel * run.run.sequence_parallel > 1
    return None if divided else estimate(run.run)


def _scored(
    ram: list[Measured],
    speed: list[Measured],
    tensors: list[Measured],
    peak: Estimate,
    rate: Estimate,
    needed: Estimate,
) -> dict[str, Any]:
    """`needed`: what a card must hold for the estimator to call the run fitting."""
    return {
        "memory": by_group(ram, peak),
        "tokens_per_second": by_group(speed, rate),
        "false_fits": false_fits(tensors, needed),
    }


def printed(result: dict[str, Any]) -> None:
    for title, kind in (("Peak memory", "memory"), ("Tokens per second", "tokens_per_second")):
        print(f"{title:60} runs    mean  median    bias   worst  <=10%   ours: mean  median")
        for name, estimator in result["estimators"].items():
            for group, each in estimator[kind].items():
                theirs, ours = each["theirs"], each["ours"]
                print(
                    f"{name + ', ' + group:60} {each['runs']:4} {theirs['mean']:7.1%} {theirs['median']:7.1%} {theirs['bias']:+7.1%} {theirs['worst']:+7.0%} {theirs['within_10']:6.0%}       {ours['mean']:7.1%} {ours['median']:7.1%}"
                )
        print()
    for name, estimator in result["estimators"].items():
        fits = estimator["false_fits"]
        said = estimator["verdicts"]
        print(
            f'{name:40} says "fits" for {fits["wrong"]} of {fits["asked"]} cards too small, to {said["said_fits"]} of {said["overflowed"]} reports of running out of memory; "no" to {said["said_no"]} of {said["ran"]} runs that ran'
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--save",
        action="store_true",
        help="write knowledge/measurements/estimates.json and docs/accuracy.svg",
    )
    chat = chat_peer.peer()
    result = report(read(), [*peers(), *([chat] if chat else [])])
    printed(result)
    if parser.parse_args().save:
        RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
        PICTURE.write_text(accuracy.scatter(), encoding="utf-8")


if __name__ == "__main__":
    main()
