"""How well the estimators agree with published runs: `python -m bench.accuracy
[measurements.jsonl]`.

Compares like with like: a run's allocated, reserved or process memory with that figure of the
estimate, its tokens a second with the expected rate. Prints errors relative to the measurement, by
method, number of GPUs, card and source, and every false "fits".
"""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from statistics import mean, median
from typing import Any, get_args

from advisor.catalog.architectures import model_from_config
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.load import KNOWLEDGE, load
from advisor.runs.job import SAMPLES_A_STEP, Job
from advisor.runs.memory import Fit
from advisor.runs.options import SYNONYMS, Loss
from advisor.runs.placing import Placed, place
from advisor.runs.run import SetUp, TrainingRun, Workload
from advisor.units import GIB

MEASUREMENTS = KNOWLEDGE / "measurements"

CARDS = {
    "A100-80GB-SXM": "A100 80GB", "A100-80GB": "A100 80GB", "A100": "A100 80GB", "A100-40GB-SXM": "A100 40GB",
    "A100-40GB": "A100 40GB", "H100-80GB-SXM": "H100", "H100-80GB": "H100", "A40-48GB": "A40", "H20-96GB": "H20",
    "RTX 6000 Ada": "RTX 6000 Ada",
}  # fmt: skip
"""Name in the measurements -> name in the catalog, where they differ."""
OPTIONS = (
    "lora_rank", "gradient_checkpointing", "attention", "optimizer", "quantization", "upcast_unquantized",
)  # fmt: skip
MEMORY_KINDS = {
    "allocated": "allocated",
    "reserved": "reserved",
    "nvidia_smi": "expected",
    "unspecified": "reserved",
}
CARD_SIZES_GIB = (8, 11, 16, 24, 32, 40, 48, 80)


@dataclass(frozen=True)
class Measured:
    """One published run and what was estimated for it."""

    id: str
    placed: Placed
    estimated: float
    measured: float
    overflowed: bool = False
    """It ran out of memory; `measured` is what the card has."""

    @property
    def run(self) -> SetUp:
        return self.placed.set_up

    @property
    def error(self) -> float:
        return self.estimated / self.measured - 1

    @property
    def source(self) -> str:
        return self.id.rsplit("-", 1)[0]

    @property
    def several(self) -> str:
        return "several GPUs" if self.run.cards.count > 1 else "one GPU"

    @property
    def card(self) -> str:
        gpu = self.placed.gpu
        return f"{gpu.architecture.id} {gpu.segment}" if gpu else "card unknown"

    @property
    def too_small(self) -> list[float]:
        """Sizes of cards, GiB, that what was measured does not go into."""
        if self.overflowed:
            return [self.measured / GIB]
        return [size for size in CARD_SIZES_GIB if self.measured > size * GIB]


def read(path: Path = MEASUREMENTS) -> list[dict[str, Any]]:
    """The rows of a file, or of a folder's files, that a `SetUp` can describe."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    rows = [
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [
        row
        for row in rows
        if row["args"]["method"] in get_args(MethodId) and "offload" not in row["flags"]
    ]


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    return load()


def placed(row: dict[str, Any]) -> Placed:
    """A row's run on its cards; what a row leaves open keeps its default."""
    args = row["args"]
    stated: dict[str, Any] = {name: value for name, value in args.items() if value is not None}
    for name in SYNONYMS.keys() & stated.keys():
        stated[name] = SYNONYMS[name].get(stated[name], stated[name])
    options = {name: stated[name] for name in OPTIONS if name in stated}
    if targets := stated.get("lora_targets"):
        options["lora_targets"] = tuple(targets)
    run = TrainingRun(
        model=model_from_config(catalog(), args["model"]),
        method=args["method"],
        workload=Workload(
            samples=args.get("samples") or 1000,
            tokens_per_sample=args["tokens_per_sample"],
            epochs=1,
        ),
        varied_lengths="len_filtered" in row["flags"],
        loss=loss_of(row["flags"]),
        **options,
    )
    sharding = stated.get("parallelism", "none")
    job = Job(
        run,
        sharding=None if sharding == "none" else sharding,
        micro_batch_size=stated.get("micro_batch_size", 1),
        gradient_accumulation=stated.get("gradient_accumulation", SAMPLES_A_STEP),
        precision=stated.get("precision", "bf16"),
    )
    return place(job, _card(args.get("gpu") or "unspecified"), stated.get("num_gpus", 1))


def _card(name: str) -> Gpu | None:
    return None if "unspecified" in name else catalog().gpu(CARDS.get(name, name))


def loss_of(flags: Iterable[str]) -> Loss:
    if {"liger", "chunked_ce", "unsloth"} & set(flags):
        return "chunked"
    return "fused" if "fused_kernels" in flags else "full"


def memory_runs(rows: Iterable[dict[str, Any]], quality: str = "A") -> list[Measured]:
    """Rows with a peak, in bytes of the kind that was measured."""
    found: list[Measured] = []
    for row in rows:
        if row["quality"]["memory"] == quality and row["measured"].get("peak"):
            run, measured = placed(row), row["measured"]
            kind = MEMORY_KINDS[measured["peak_kind"]]
            peak = measured["peak"] * (1e9 if measured["peak_unit"] == "GB" else GIB)
            found.append(Measured(row["id"], run, getattr(run.memory, kind), peak))
    return found


def tensor_runs(rows: Iterable[dict[str, Any]]) -> list[Measured]:
    """Those whose peak is of tensors alone: no card can do with less."""
    return memory_runs(
        row for row in rows if row["measured"].get("peak_kind") in ("allocated", "reserved")
    )


def overflowed_runs(rows: Iterable[dict[str, Any]]) -> list[Measured]:
    """Those that ran out of memory on their card."""
    runs = [(row["id"], placed(row)) for row in rows if row["measured"].get("out_of_memory")]
    return [
        Measured(id_, run, run.memory.allocated, run.gpu.usable_gib * GIB, overflowed=True)
        for id_, run in runs
        if run.gpu
    ]


def process_runs(rows: Iterable[dict[str, Any]]) -> list[Measured]:
    """Rows that state the process's memory (GiB) beside the tensors'."""
    return [
        Measured(row["id"], run, run.memory.expected, row["measured"]["peak_other_kind"] * GIB)
        for row in rows
        if row["quality"]["memory"] == "A" and row["measured"].get("peak_other_kind")
        for run in [placed(row)]
    ]


def time_runs(rows: Iterable[dict[str, Any]], quality: str = "A") -> list[Measured]:
    return [
        Measured(
            row["id"],
            run,
            run.speed.tokens_per_second.expected,
            row["measured"]["tokens_per_second"],
        )
        for row in rows
        if row["quality"]["time"] == quality and row["measured"].get("tokens_per_second")
        for run in [placed(row)]
        if run.speed
    ]


def false_fits(rows: Iterable[dict[str, Any]]) -> tuple[int, list[str]]:
    """Every measured run asked of every card too small for the tensors it allocated, and those that
    ran out of memory of their own card: how many, and which were told "fits"."""
    rows = list(rows)
    runs = (*tensor_runs(rows), *overflowed_runs(rows))
    asked = [
        (run, run.placed.gpu, size) for run in runs if run.placed.gpu for size in run.too_small
    ]
    wrong: list[str] = []
    for run, gpu, size in asked:
        card = gpu.model_copy(update={"usable_gib": float(size)})
        smaller = replace(run.run, cards=replace(run.run.cards, gpu=card))
        if Placed(smaller).fit is Fit.FITS:
            wrong.append(f"{run.id} on {size} GiB")
    return len(asked), wrong


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


if __name__ == "__main__":
    main()
