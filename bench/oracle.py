"""The closed formula of memory beside the real code: `python -m bench.oracle [MODEL …]`, or `--all
[--save]`, or `--recorded [--save]`.

A step of Transformers, PEFT and bitsandbytes runs on tensors without data (`bench/traced/`), and
what it allocates is replayed through a model of PyTorch's allocator (`bench/allocator_replay.py`).
Named models run at their full depth. `--all` runs every dense model below 40 billion parameters at
full width and two small depths, and follows each moment of the step to the full depth (an hour on
two cores); `--recorded` sets today's formula beside what `--all --save` wrote.
Needs `pip install -r bench/requirements-oracle.txt`; neither a GPU nor weights.
"""

import logging
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisor.catalog.load import load
from advisor.catalog.model import Model
from advisor.runs.memory import MemoryEstimate, estimate
from advisor.runs.run import Cards, SetUp, Workload
from advisor.units import GIB
from bench.allocator_replay import CachingAllocator
from bench.traced.families import EAGER, dense, family, text_part

if TYPE_CHECKING:  # the program's own environment has no torch
    from bench.traced.step import Trace

SAMPLES, TOKENS = 2, 1024
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
    """LoRA, QLoRA and full, with checkpointing and without."""
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
            )


def at_depth(run: SetUp, layers: int) -> SetUp:
    shape = run.model.shape.model_copy(update={"layers": layers})
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


def asked(run: SetUp, first_step: bool = True) -> Oracle:
    """The oracle at the run's own depth."""
    from bench.traced.step import traced

    return replayed(traced(run, first_step))


def followed(run: SetUp, depths: tuple[int, int]) -> Oracle:
    """The oracle at two depths, each moment followed along the line through both."""
    low, high = depths
    few, many = (asked(at_depth(run, layers), first_step=False) for layers in depths)

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


def _line(one: Compared) -> str:
    oracle, formula = one.oracle, one.formula
    reserved = (
        f"{oracle.reserved / GIB:10.2f} {formula.reserved / GIB:8.2f}" if oracle.reserved else ""
    )
    checkpointing = "on" if one.run.gradient_checkpointing else "off"
    return (
        f"{one.run.model.id:28} {one.run.method:6} {checkpointing:>13}"
        f" {oracle.allocated / GIB:7.2f} {formula.allocated / GIB:8.2f} {one.ratio:6.3f} {oracle.peak:15} {reserved}"
    )


HEAD = (
    f"{'model':28} {'method':6} {'checkpointing':>13} {'oracle':>7} {'formula':>8} {'ratio':>6}"
    f" {'peak':15} {'reserved':>10} {'formula':>8}   (GiB)"
)


def quiet() -> None:
    """No advice from libraries about what they miss."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)


def main() -> None:
    from bench.oracle_table import read, save, write

    flags, named = set(sys.argv[1:]) & {"--all", "--recorded", "--save"}, sys.argv[1:]
    named = [name for name in named if name not in flags]
    if "--recorded" in flags:
        found = read()
    else:
        quiet()
        whole = "--all" in flags
        catalog = load()
        models = (
            dense()
            if whole
            else [text_part(catalog.model(name)) for name in named or DEFAULT_MODELS]
        )
        found = []
        print(HEAD)
        for model in models:
            for run in runs(model):
                found.append(compared(run, full_depth=not whole))
                print(_line(found[-1]), flush=True)
        if whole and "--save" in flags:
            save(found)
    if "--recorded" in flags or "--all" in flags:
        write(found, to_file="--save" in flags)


if __name__ == "__main__":
    main()
