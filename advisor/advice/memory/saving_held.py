"""What a save gathers beside the training, by the way the cards share the run."""

from advisor.advice.training.machine.beside import machine
from advisor.advice.training.room import Around
from advisor.result import Note, note
from advisor.runs.host import whole_weights_bytes
from advisor.runs.memory.states import states_of
from advisor.runs.memory.trained import saved_weights_bytes
from advisor.units import FP32_BYTES, SIXTEEN_BIT_BYTES, gib


def at_saving(run: Around, model: str, method_stated: bool) -> Note:
    """Of full tuning what its engine gathers; of an adapter that no engine divides, the adapter; in
    general where neither is known."""
    set_up = run.placed.set_up
    sharding, parameters = set_up.cards.sharding, run.model.shape.parameters
    if not method_stated or (set_up.adapter and sharding in ("ddp", "zero1", "zero2")):
        return _in_general(model, parameters)
    if sharding == "fsdp":
        return _of_fsdp(run, model)
    if set_up.adapter and sharding != "zero3":
        return note(
            "memory.at-saving-adapter",
            adapter_gib=gib(saved_weights_bytes(set_up)),
            weights_gib=gib(SIXTEEN_BIT_BYTES * parameters),
        )
    if sharding == "zero3":
        return note(
            "memory.at-saving-zero3",
            model=model,
            weights_gib=gib(SIXTEEN_BIT_BYTES * parameters),
            peak_gib=gib(run.placed.memory.expected) if run.gpu else None,
            usable_gib=run.gpu and round(run.gpu.usable_gib, 1),
        )
    return _in_general(model, parameters) if sharding == "single" else _of_copies(run)


def _in_general(model: str, parameters: int) -> Note:
    return note(
        "memory.at-saving",
        model=model,
        weights_gib=gib(SIXTEEN_BIT_BYTES * parameters),
        fp32_gib=gib(FP32_BYTES * parameters),
    )


def _of_fsdp(run: Around, model: str) -> Note:
    """FULL_STATE_DICT gathers the weights as they are trained, fp32 in mixed precision
    (accelerate/utils/fsdp_utils.py)."""
    set_up = run.placed.set_up
    whole, standing = whole_weights_bytes(set_up), states_of(set_up).standing
    return note(
        "memory.at-saving-fsdp",
        model=model,
        whole_gib=gib(whole),
        wide=set_up.method == "full" and set_up.fp32_master_weights,
        standing_gib=gib(standing),
        sum_gib=gib(whole + standing),
        usable_gib=run.gpu and round(run.gpu.usable_gib, 1),
    )


def _of_copies(run: Around) -> Note:
    """Each card has the whole model: nothing is gathered there."""
    found = machine(run.placed, None, None).main_memory
    return note(
        "memory.at-saving-copies",
        saving_gib=found.saving if found else None,
        weights_gib=gib(saved_weights_bytes(run.placed.set_up)),
    )
