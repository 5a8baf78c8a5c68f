"""A setting that changed nothing of the memory: whether that is to be expected, by what the run takes
with it and without it, why it may not be active, and the check that tells."""

from collections.abc import Callable, Mapping
from typing import Any

from advisor.advice.memory.fix_found import WithoutEffect
from advisor.advice.memory.looked_at import Looked
from advisor.advice.training.room import Around
from advisor.result import Note, note
from advisor.runs.memory.states import base_weights_bytes, states_of
from advisor.runs.options import Idle
from advisor.runs.parameters import stored_bytes
from advisor.runs.placing import Placed
from advisor.units import FP32_BYTES, GIB, SIXTEEN_BIT_BYTES, gib

NEAR = 0.2
"""Of a size, that what was seen may differ by: the CUDA context, what is not in few bits."""
NOTICED = 0.1
"""Share of the memory below which nobody notices what a setting saves."""


SOURCES: Mapping[Idle, tuple[str, ...]] = {
    "zero3": (
        "https://deepspeed.readthedocs.io/en/latest/zero3.html",
        "https://huggingface.co/docs/transformers/deepspeed",
    ),
    "quantized": ("https://huggingface.co/docs/transformers/quantization/bitsandbytes",),
    "offload": (
        "https://www.deepspeed.ai/tutorials/zero-offload",
        "https://huggingface.co/docs/accelerate/usage_guides/deepspeed",
    ),
    "checkpointing": ("https://huggingface.co/docs/transformers/gradient_checkpointing",),
}
"""Where the checks are from, checked on 2026-12-01."""


def run_meant(setting: Idle, looked: Looked) -> Around:
    """Where nobody said the method: an offload is of full tuning, which people do it for."""
    full = [each for each in looked.runs if each.job.run.method == "full"]
    return full[-1] if full and setting == "offload" else looked.run


def without_effect(setting: Idle, run: Around, seen_gib: float | None) -> WithoutEffect:
    """`seen_gib`: of the card, as told."""
    verdict, check = OF_SETTINGS[setting](run, seen_gib)
    return WithoutEffect(setting=setting, verdict=verdict, check=check, sources=SOURCES[setting])


def _of_work(run: Around) -> dict[str, Any]:
    set_up = run.placed.set_up
    return {
        "model": run.model.name,
        "method": set_up.method,
        "batch": set_up.micro_batch_size,
        "tokens": set_up.workload.tokens_per_sample,
    }


def _saved(without: Placed, with_: Placed) -> dict[str, Any]:
    """What the setting saves, and whether that is too little to be noticed."""
    before, after = without.memory.expected, with_.memory.expected
    return {
        "expected": before - after < NOTICED * before,
        "without_gib": gib(before),
        "with_gib": gib(after),
    }


def _zero3(run: Around, seen_gib: float | None) -> tuple[Note, Note]:
    """Copies of the weights beside shares of them."""
    cards = max(2, run.placed.num_gpus)
    copy = base_weights_bytes(run.placed.set_up)
    if run.placed.set_up.method == "full":
        copy = SIXTEEN_BIT_BYTES * run.model.shape.parameters
    two, three = (gib(run.on(cards, sharding=each).memory.expected) for each in ("zero2", "zero3"))
    sizes = {
        "copy_gib": gib(copy),
        "share_gib": gib(copy / cards),
        "wide_gib": gib(FP32_BYTES * run.model.shape.parameters),
    }
    verdict = note(
        "memory.idle-zero3", **_of_work(run), **sizes, cards=cards, two_gib=two, three_gib=three,
        adapter=run.placed.set_up.adapter,
    )  # fmt: skip
    return verdict, note("memory.check-zero3", **sizes)


def _quantized(run: Around, seen_gib: float | None) -> tuple[Note, Note]:
    """The weights as they are stored beside those in 16 bit; in 4 bit where the width is not known."""
    shape, set_up = run.model.shape, run.placed.set_up
    eight = set_up.base_quantization in ("int8", "fp8", "gptq_8bit")
    stored = stored_bytes(shape, "int8" if eight else "gptq")
    whole = stored_bytes(shape, "none")
    verdict = note(
        "memory.idle-quantized",
        model=run.model.name,
        bits=8 if eight else 4,
        stored_gib=gib(stored),
        copy_gib=gib(whole),
        seen_gib=seen_gib,
        near=_nearest(seen_gib, stored, whole),
    )
    return verdict, note("memory.check-quantized", stored_gib=gib(stored), bits=8 if eight else 4)


def _nearest(seen_gib: float | None, stored: float, whole: float) -> str:
    if seen_gib is None:
        return "unknown"
    for name, size in (("whole", whole), ("stored", stored)):
        if abs(seen_gib * GIB / size - 1) <= NEAR:
            return name
    return "between"


def _offload(run: Around, seen_gib: float | None) -> tuple[Note, Note]:
    """With the optimizer on the card and in main memory."""
    here, away = (
        run.placed_with(offload=each, **more)
        for each, more in (("none", {}), ("optimizer", {"optimizer": "adamw"}))
    )
    verdict = note(
        "memory.idle-offload",
        **_of_work(run),
        **_saved(here, away),
        states_gib=gib(states_of(here.set_up).optimizer),
        weights_gib=gib(here.memory.weights),
        number=run.placed.num_gpus,
    )
    return verdict, note("memory.check-offload", host_gib=gib(away.host_bytes))


def _checkpointing(run: Around, seen_gib: float | None) -> tuple[Note, Note]:
    """With activations kept and computed twice."""
    without, with_ = (run.placed_with(gradient_checkpointing=each) for each in (False, True))
    verdict = note(
        "memory.idle-checkpointing",
        **_of_work(run),
        **_saved(without, with_),
        logits_gib=gib(with_.memory.logits),
        number=run.placed.num_gpus,
    )
    return verdict, note("memory.check-checkpointing", adapter=run.placed.set_up.adapter)


OF_SETTINGS: Mapping[Idle, Callable[[Around, float | None], tuple[Note, Note]]] = {
    "zero3": _zero3,
    "quantized": _quantized,
    "offload": _offload,
    "checkpointing": _checkpointing,
}
