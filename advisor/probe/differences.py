"""What is not as in the real run, told beside every figure of a probe."""

from collections.abc import Iterator

from advisor.probe.plan import Plan
from advisor.probe.readings import Readings
from advisor.result import Note, note
from advisor.runs.memory.allocator import context_bytes
from advisor.runs.options import STORED_BITS
from advisor.units import gib

BUSY = 0.25
"""Share of the threads that other programs keep busy, from which on it is told."""


def differences(readings: Readings, gpu: str | None, num_gpus: int | None) -> tuple[Note, ...]:
    """The most telling first; `gpu` and `num_gpus` as they were stated."""
    plan = readings.plan
    return (*_machine(plan, gpu, num_gpus), *_decoder(plan), *_memory(plan), *_always(plan))


def disturbed(readings: Readings) -> Iterator[Note]:
    """That other programs were in the way."""
    found = readings.plan.found
    if not readings.steady:
        yield note("probe.unsteady")
    if found.device == "cpu" and (found.load or 0) > BUSY * found.threads:
        yield note("probe.busy", load=round(found.load or 0, 1), threads=found.threads)


def _machine(plan: Plan, stated: str | None, num_gpus: int | None) -> Iterator[Note]:
    """What was measured on instead of what was stated."""
    found, gpu = plan.found, plan.set_up.cards.gpu
    if found.device == "cpu" and stated:
        yield note("probe.no-card", gpu=stated)
    elif gpu is None and found.device != "cpu":
        yield note("probe.unknown-card", gpu=found.name)
    elif gpu and stated and stated != gpu.name:
        yield note("probe.other-card", stated=stated, gpu=gpu.name)
    if (cards := max(found.count, num_gpus or 1)) > 1:
        yield note("probe.one-card", cards=cards)
    if plan.found.device == "cpu" and not plan.precision_stated:
        rates = sorted(found.products_per_second.values())
        yield note("probe.faster-type", type=plan.types[0], times=round(rates[-1] / rates[0], 1))


def _decoder(plan: Plan) -> Iterator[Note]:
    """What the decoder that was measured has not."""
    run = plan.set_up
    yield from plan.stand_ins
    if run.model.typical:
        yield note("probe.typical", model=run.model.name)
    if extra := run.model.shape.extra:
        yield note("probe.extra", what=extra.what)
    if run.model.shape.vision:
        yield note("probe.vision")
    if plan.saved_bytes:
        yield note("probe.four-bit", bits=STORED_BITS[run.base_quantization])
    if plan.longest < run.workload.tokens_per_sample:
        yield note("probe.cut", tokens=plan.longest, longest=run.workload.tokens_per_sample)


def _memory(plan: Plan) -> Iterator[Note]:
    """What the peak is of."""
    device = plan.found.device
    if device == "cuda":
        yield note("probe.context", context_gib=gib(context_bytes(plan.set_up.cards.gpu)))
    else:
        yield note("probe.main-memory") if device == "cpu" else note("probe.no-peak")


def _always(plan: Plan) -> Iterator[Note]:
    fewer, more = plan.counts
    layers = plan.set_up.model.shape.layers
    yield note("probe.layers", fewer=fewer, more=more, layers=layers)
    yield note("probe.data")
    yield note("probe.kernels")
    yield note("probe.short")
