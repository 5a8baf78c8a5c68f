"""How fast the estimates are: `python -m bench.speed`. One process, one core.

Memory and time of every published run, again and again; whole calls of the tool, as `python -m
advisor call … --jsonl` makes them; and the search over all cards, counts, methods and settings that
one question asks for.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import product
from statistics import median

from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.advice.training.front import Choices, front
from advisor.catalog.sizes import generic_model
from advisor.prices.priced import candidates
from advisor.runs.job import Job
from advisor.runs.memory import peak
from advisor.runs.placing import place
from advisor.runs.run import SetUp, TrainingRun
from advisor.runs.time import speed
from advisor.runs.workload import Workload
from bench.measured import catalog, memory_runs, read, time_runs

ESTIMATES = 100_000
ASKED = (
    ("7B", "Qwen3 8B", "Mixtral 8x7B"),
    ("lora", "qlora", "full"),
    ("RTX 4090", "A100 80GB", "H100"),
    range(256, 4096, 128),
)
"""Models, methods, cards and sample lengths of the whole answers."""


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def estimates(runs: list[SetUp]) -> None:
    for run in runs:
        peak.estimate(run)
        speed.estimate(run)


def estimates_seconds(runs: list[SetUp]) -> float:
    """Of all `ESTIMATES`; each of a new run, since a run keeps what was computed of it."""
    rounds = ESTIMATES // len(runs)
    fresh = ([replace(run) for run in runs] for _ in range(rounds))
    return sum(seconds(partial(estimates, each)) for each in fresh) * ESTIMATES / rounds / len(runs)


def main() -> None:
    rows = read()
    runs = [
        measured.run for measured in (*memory_runs(rows), *time_runs(rows)) if measured.placed.gpu
    ]
    print(f"{ESTIMATES:,} estimates of memory and time: {estimates_seconds(runs):.1f} s")

    asked = [
        {"model": model, "method": method, "gpu": gpu, "tokens_per_sample": tokens}
        for model, method, gpu, tokens in product(*ASKED)
    ]
    whole = seconds(
        lambda: [EstimateTrainingCost.model_validate(each).run(catalog()) for each in asked]
    )
    print(f"a whole answer, with prices and alternatives: {whole / len(asked) * 1000:.2f} ms")

    today = date.today()
    choices = Choices(("lora", "qlora", "full"), candidates(catalog(), today))
    for size in (7e9, 70e9):
        job = Job(TrainingRun(generic_model(size), "qlora", Workload(10_000, 512, 3)))
        search = partial(front, catalog(), job, place(job, None), choices, today)
        found, taken = search(), median(seconds(search) for _ in range(5))
        print(
            f"all set-ups for {size / 1e9:.0f}B: {found.tried:,} estimates over {len(choices.cards)} cards, {len(found.set_ups)} best, {taken * 1000:.0f} ms"
        )


if __name__ == "__main__":
    main()
