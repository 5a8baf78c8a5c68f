"""What sets compared set-ups apart, and what one such difference changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from advisor.advice.choices.side import Side
from advisor.advice.training.asked.pictures import picture_notes
from advisor.catalog.hardware import SAGEMAKER
from advisor.catalog.sizes import typical_note
from advisor.catalog.stated_card import card_by_memory
from advisor.result import Note, note
from advisor.runs.placing import Placed
from advisor.units import GIB

CARDS = ("gpu", "num_gpus", "gpu_memory_gib")
"""Slots that are told together."""


def only_a_switch(slots: Sequence[str]) -> bool:
    """Whether one setting alone differs, so that everything else is to be the same."""
    return len(slots) == 1 and slots[0] in WHY and slots[0] not in NOT_SWITCHES


def differing(sides: Sequence[Side]) -> tuple[str, ...]:
    """Slots in which the set-ups differ, those of the cards as `gpu`."""
    slots = dict.fromkeys(slot for side in sides for slot in side.slots)
    found = [
        slot for slot in slots if any(_value(s, slot) != _value(sides[0], slot) for s in sides)
    ]
    return tuple(dict.fromkeys("gpu" if slot in CARDS else slot for slot in found))


def _value(side: Side, slot: str) -> Any:
    """As said, else as it was placed."""
    if slot in side.slots:
        return side.slots[slot]
    return _default(side.best, slot) if side.placed else None


def _default(placed: Placed, slot: str) -> Any:
    run = placed.set_up
    kept: Mapping[str, Any] = {
        **vars(run.workload),
        **vars(run),
        "num_gpus": placed.num_gpus,
        "parallelism": run.cards.sharding,
        "quantization": run.base_quantization,
        "flash_attention": run.attention == "flash",
    }
    return kept.get(slot)


def what(side: Side, slots: Sequence[str]) -> tuple[Note, ...]:
    """The set-up by what sets it apart."""
    told = (_what(side, slot) for slot in slots)
    return tuple(each for each in told if each) or (note("set-ups.as-stated"),)


def _what(side: Side, slot: str) -> Note | None:
    if slot == "gpu":
        return _cards(side)
    if slot in ("provider", "api_model") or (value := _value(side, slot)) is None:
        return None
    if (slot, value) == ("quantization", OF_QLORA):
        return None
    if slot == "model" and side.stated:
        value = side.stated.model.name
    if slot == "model" and isinstance(value, dict):
        value = str(value.get("name", "config.json"))
    if isinstance(value, list | tuple):
        value = " ".join(map(str, value))
    said = SAID.get(slot)
    return said(value) if said else note("set-ups.other", name=slot, value=str(value))


OF_QLORA = "nf4_dq"
"""The base that the method says by its name."""


def _cards(side: Side) -> Note | None:
    if side.placed and side.best.gpu:
        memory = side.slots.get("gpu_memory_gib") if not side.slots.get("gpu") else None
        name, number = side.best.gpu.name, side.best.num_gpus
        if side.machine:
            return note("set-ups.on-machine", machine=side.machine, gpu=name, number=number)
        return note("set-ups.on-cards", gpu=name, number=number, memory=memory)
    if side.stated is None and (name := side.slots.get("gpu")):
        number = side.slots.get("num_gpus") or 1
        return note("set-ups.on-cards", gpu=str(name), number=number, memory=None)
    return None


SAID: dict[str, Callable[[Any], Note]] = {
    "model": lambda value: note("set-ups.model", model=value),
    "method": lambda value: note("set-ups.by-method", method=value),
    "samples": lambda value: note("set-ups.samples", number=value),
    "tokens_per_sample": lambda value: note("set-ups.tokens", number=value),
    "epochs": lambda value: note("set-ups.epochs", number=value),
    "steps": lambda value: note("set-ups.steps", number=value),
    "dataset_tokens": lambda value: note("set-ups.dataset-tokens", number=value),
    "micro_batch_size": lambda value: note("set-ups.micro-batch", number=value),
    "gradient_accumulation": lambda value: note("set-ups.accumulation", number=value),
    "global_batch_size": lambda value: note("set-ups.global-batch", number=value),
    "quantization": lambda value: note("set-ups.base", stored=str(value)),
    "lora_rank": lambda value: note("set-ups.rank", number=value),
    "gradient_checkpointing": lambda value: note("set-ups.checkpointing", on=bool(value)),
    "flash_attention": lambda value: note("set-ups.flash", on=bool(value)),
    "packing": lambda value: note("set-ups.packing", on=bool(value)),
    "offload": lambda value: note("set-ups.offload", what=str(value)),
    "parallelism": lambda value: note("set-ups.parallelism", way=str(value)),
    "price_per_hour": lambda value: note("set-ups.price", price_usd=value),
}
"""How a slot's value is said where its name alone does not say it."""

WHY: dict[str, Callable[[], Note]] = {
    "method": lambda: note("set-ups.why-method"),
    "parallelism": lambda: note("set-ups.why-parallelism"),
    "gradient_checkpointing": lambda: note("set-ups.why-checkpointing"),
    "flash_attention": lambda: note("set-ups.why-attention"),
    "attention": lambda: note("set-ups.why-attention"),
    "packing": lambda: note("set-ups.why-packing"),
    "offload": lambda: note("set-ups.why-offload"),
    "quantization": lambda: note("set-ups.why-quantization"),
    "optimizer": lambda: note("set-ups.why-optimizer"),
    "precision": lambda: note("set-ups.why-precision"),
    "micro_batch_size": lambda: note("set-ups.why-micro-batch"),
    "lora_rank": lambda: note("set-ups.why-rank"),
    "model": lambda: note("set-ups.why-model"),
}
"""What a difference in one slot does to a run."""


NOT_SWITCHES = ("method", "model", "micro_batch_size")
"""Differences that each set-up meets with a micro batch of its own."""


def effects(sides: Sequence[Side], slots: Sequence[str]) -> tuple[Note, ...]:
    """Where one slot alone differs: what each set-up changes against the first."""
    first, *others = sides
    if len(slots) != 1 or slots[0] not in WHY or not first.placed:
        return ()
    changed = [_effect(first, other, slots) for other in others if other.placed]
    return (*changed, WHY[slots[0]]()) if changed else ()


def _effect(first: Side, other: Side, slots: Sequence[str]) -> Note:
    before, after = first.best, other.best
    gained = (after.memory.expected - before.memory.expected) / GIB
    time = None
    if before.runs and after.runs and before.speed and after.speed:
        time = round(after.speed.hours.expected / before.speed.hours.expected, 2)
    return note(
        "set-ups.effect",
        change=what(other, slots),
        before=what(first, slots),
        memory_gib=abs(gained),
        less=gained < 0,
        factor=time,
    )


def not_computed(
    slots: Sequence[str], sides: Sequence[Side], accepted: frozenset[str]
) -> tuple[Note, ...]:
    """Differences that no figure here depends on: in slots that no run accepts."""
    stood = {slot for side in sides if side.stated is None for slot in side.slots}
    if any(side.stated and side.stated.provider for side in sides):
        stood.add("provider")
    unknown = tuple(slot for slot in slots if slot not in accepted and slot not in stood)
    return (note("set-ups.not-computed", names=unknown),) if unknown else ()


def assumptions(sides: Sequence[Side], told: Sequence[str]) -> tuple[Note, ...]:
    """What all set-ups rest on, each said once."""
    placed = [side for side in sides if side.placed]
    notes = [each for side in placed for each in _rests_on(side)]
    if only_a_switch(told):
        notes.append(note("set-ups.same-batch", size=placed[0].best.set_up.micro_batch_size))
    notes.append(note("set-ups.batch"))
    if any(side.machine and side.machine.startswith(SAGEMAKER) for side in sides):
        notes.append(note("prices.sagemaker"))
    return tuple(each for place, each in enumerate(notes) if each not in notes[:place])


def _rests_on(side: Side) -> Iterator[Note]:
    run = side.best.set_up
    work, gpu = run.workload, side.best.gpu
    yield note(
        "set-ups.workload",
        samples=work.samples,
        tokens=work.tokens_per_sample,
        epochs=work.epochs,
    )
    if side.stated:
        yield from picture_notes(side.stated.pictures, run)
    if run.model.typical:
        yield typical_note(run.model) or note("set-ups.generic", model=run.model.name)
    if run.method == "full" and not run.fp32_master_weights:
        yield note("set-ups.sixteen-bit-full")
    memory = side.slots.get("gpu_memory_gib")
    if not side.slots.get("gpu"):
        yield from card_by_memory(memory, gpu)
