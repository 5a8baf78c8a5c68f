"""The closed formula of memory beside the real code: `python -m bench.oracle [MODEL …]`, or
`--all`, `--measured` or `--recorded`, each with `[--save]`.

A step of Transformers, PEFT and bitsandbytes runs on tensors without data (`bench/traced/`), and
what it allocates is replayed through a model of PyTorch's allocator (`bench/allocator_replay.py`).
Named models run at their full depth. `--all` runs every dense model below 40 billion parameters at
full width and two small depths, and follows each moment of the step to the full depth (an hour on
two cores). `--measured` runs what was measured on a card with Transformers 5, in the loop of those
who measured. `--recorded` sets today's formula beside what was saved.
Needs `pip install -r bench/requirements-oracle.txt`; neither a GPU nor weights.
"""

import logging
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisor.catalog.model import Model
from advisor.catalog.sizes import cut
from advisor.runs.memory.peak import MemoryEstimate, estimate
from advisor.runs.run import Cards, SetUp, Workload
from advisor.units import GIB
from bench.allocator_replay import CachingAllocator
from bench.measured import Measured, catalog, memory_runs
from bench.measured import read as read_rows
from bench.traced.families import EAGER, dense, family, text_part

if TYPE_CHECKING:  # the program's own environment has no torch
    from bench.traced.step import Loop, Trace

SAMPLES, TOKENS = 2, 1024
MEASURED_SOURCE = "fitcheck-llm 0.3.1 measured T4 runs"
"""Torch 2.10 and 2.14, Transformers 5.0 and 5.17, PEFT 0.19 and 0.20, a script of its own."""
METHODS = ("lora", "qlora", "full")
AGREES = 0.02
DEFAULT_MODELS = ("llama-3.2-1b", "qwen3-0.6b", "gemma-3-270m")
DEPTHS = {"gemma3_text": (6, 12), "gpt_neo": (2, 4)}
"""Two depths at which the layers' kinds stand as in the whole model; of other classes `SHALLOW`."""
SHALLOW = (2, 3)
MOMENTS = ("loss", "top layer", "bottom layer", "optimizer step")
"""Of a step: until backward reaches the last layer; in that layer; from the first layer on; the
optimizer. Each grows evenly with the layers, so their largest is found at any depth."""


@dataclass(frozen=True)
class Terms:
    """Parts that the formula has too, as two depths tell them. Bytes."""

    kept: float
    """What a layer keeps for backward."""
    loss: float
    """What comes and goes at the loss: logits and their copies, casts of the head."""
    layer: float
    """The last layer's backward, its own gradients with it."""


@dataclass(frozen=True)
class Oracle:
    """What the real code takes. Bytes."""

    moments: dict[str, float]
    """Peak of what is allocated in each moment of the second step."""
    standing: float
    """Weights, adapters, the optimizer's state."""
    reserved: float | None = None
    """Null where the depth was followed out."""
    terms: Terms | None = None
    """Null at the full depth."""

    @property
    def allocated(self) -> float:
        return max(self.moments.values())

    @property
    def peak(self) -> str:
        return max(self.moments, key=lambda name: self.moments[name])


@dataclass(frozen=True)
class Compared:
    """A run by the oracle and by the formula."""

    run: SetUp
    oracle: Oracle
    formula: MemoryEstimate

    @property
    def ratio(self) -> float:
        """Of the formula to the oracle."""
        return self.formula.allocated / self.oracle.allocated

    @property
    def agrees(self) -> bool:
        return abs(self.ratio - 1) <= AGREES


def runs(model: Model) -> Iterator[SetUp]:
    """LoRA, QLoRA and full, with checkpointing and without, as Transformers' Trainer runs them."""
    habits = catalog().frameworks["transformers"].settings
    for method in METHODS:
        for checkpointing in (True, False):
            yield SetUp(
                model=model,
                method=method,
                workload=Workload(1000, TOKENS, 1),
                gradient_checkpointing=checkpointing,
                attention="eager" if family(model) in EAGER else "sdpa",
                cards=Cards(None),
                micro_batch_size=SAMPLES,
                gradient_accumulation=1,
                **habits,
            )


def at_depth(run: SetUp, layers: int) -> SetUp:
    shape = cut(run.model.shape, layers)
    return replace(run, model=run.model.model_copy(update={"shape": shape}))


def replayed(trace: "Trace") -> Oracle:
    """A trace through the allocator; the moments are those that it marks."""
    allocator, marks = CachingAllocator(), iter((*trace.marks, (len(trace.events), "")))
    begin, name = next(marks)
    first, moment, standing = begin, "", 0
    peaks: dict[str, float] = {}
    for number, event in enumerate(trace.events):
        if number == first:
            standing = allocator.allocated
        while number >= begin:
            moment = name
            begin, name = next(marks)
        if event.size is None:
            allocator.free(event.key)
        else:
            allocator.allocate(event.key, event.size)
        peaks[moment] = max(peaks.get(moment, 0), allocator.allocated)
    del peaks[""]  # what came before
    return Oracle(peaks, standing, allocator.peak_reserved)


def asked(run: SetUp, first_step: bool = True, loop: "Loop" = "trainer") -> Oracle:
    """The oracle at the run's own depth."""
    from bench.traced.step import traced

    return replayed(traced(run, first_step, loop))


def followed(run: SetUp, depths: tuple[int, int], loop: "Loop" = "trainer") -> Oracle:
    """The oracle at two depths, each moment followed along the line through both."""
    low, high = depths
    few, many = (asked(at_depth(run, layers), False, loop) for layers in depths)

    def line(ends: tuple[float, float], layers: int) -> float:
        return ends[0] + (ends[1] - ends[0]) * (layers - low) / (high - low)

    at = {name: (few.moments[name], many.moments[name]) for name in MOMENTS}
    standing = (few.standing, many.standing)
    passing = (at["loss"][0] - standing[0], at["loss"][1] - standing[1])
    kept = line(passing, 1) - line(passing, 0)
    layers = run.model.shape.layers
    return Oracle(
        {name: line(ends, layers) for name, ends in at.items()},
        line(standing, layers),
        terms=Terms(
            kept=kept,
            loss=line(passing, 0),
            layer=at["top layer"][0] - few.standing - low * kept,
        ),
    )


def compared(run: SetUp, full_depth: bool = False) -> Compared:
    depths = DEPTHS.get(family(run.model), SHALLOW)
    return Compared(run, asked(run) if full_depth else followed(run, depths), estimate(run))


@dataclass(frozen=True)
class OnCard:
    """A run that was measured: what its tensors took on the card, and by the oracle. Bytes."""

    measured: Measured
    oracle: float

    @property
    def ratio(self) -> float:
        """Of the oracle to the measurement."""
        return self.oracle / self.measured.measured


def on_card() -> Iterator[OnCard]:
    for one in memory_runs(row for row in read_rows() if row["source"] == MEASURED_SOURCE):
        run = one.placed.set_up
        depths = DEPTHS.get(family(run.model), SHALLOW)
        yield OnCard(one, followed(run, depths, loop="plain").allocated)


def _line(one: Compared) -> str:
    oracle, formula = one.oracle, one.formula
    reserved = (
        f"{oracle.reserved / GIB:10.2f} {formula.reserved / GIB:8.2f}" if oracle.reserved else ""
    )
    checkpointing = "on" if one.run.gradient_checkpointing else "off"
    return (
        f"{one.run.model.id:28} {one.run.method:6} {checkpointing:>13}"
        f" {oracle.allocated / GIB:7.2f} {formula.allocated / GIB:8.2f} {one.ratio:6.3f}"
        f" {oracle.peak:15} {reserved}"
    )


HEAD = (
    f"{'model':28} {'method':6} {'checkpointing':>13} {'oracle':>7} {'formula':>8} {'ratio':>6}"
    f" {'peak':15} {'reserved':>10} {'formula':>8}   (GiB)"
)


def quiet() -> None:
    """No advice from libraries about what they miss."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)


def _ask(named: list[str], whole: bool) -> Iterator[Compared]:
    models = (text_part(catalog().model(name)) for name in named or DEFAULT_MODELS)
    print(HEAD)
    for model in dense() if whole else models:
        for run in runs(model):
            yield (one := compared(run, full_depth=not whole))
            print(_line(one), flush=True)


def main() -> None:
    from bench import oracle_table

    flags = {word for word in sys.argv[1:] if word.startswith("--")}
    named = [word for word in sys.argv[1:] if word not in flags]
    if "--recorded" not in flags:
        quiet()
    found = measured = None
    if "--measured" in flags:
        measured = list(on_card())
    elif "--recorded" not in flags:
        found = list(_ask(named, whole="--all" in flags))
    if "--save" in flags:
        oracle_table.save(found, measured)
    if flags & {"--all", "--measured", "--recorded"}:
        oracle_table.write("--save" in flags)


if __name__ == "__main__":
    main()
