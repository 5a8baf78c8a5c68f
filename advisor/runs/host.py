"""Main memory and disk of the machine that a run stands on: what loading, training, saving and
merging take there beside the cards. Bytes, of the machine with the first process.

Read from Transformers 5.24 and 4.57, Accelerate 1.15, PEFT 0.21, DeepSpeed 0.19 and safetensors
0.8; each function names the file.
"""

import math
from typing import NamedTuple

from advisor.runs.memory.states import base_weights_bytes, reference_parameters
from advisor.runs.memory.trained import (
    checkpoint_bytes,
    merging_bytes,
    saved_optimizer_bytes,
    saved_weights_bytes,
)
from advisor.runs.options import DEEPSPEED
from advisor.runs.run import SetUp
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import GIB

SOURCES = (
    "https://github.com/huggingface/transformers/blob/v5.24.0/src/transformers/modeling_utils.py",
    "https://github.com/huggingface/accelerate/blob/v1.15.0/src/accelerate/utils/fsdp_utils.py",
    "https://deepspeed.readthedocs.io/en/latest/memory.html",
)
PROCESS_BYTES = 3 * GIB
"""An assumption: of each process 2.3 GiB are PyTorch with CUDA
(https://github.com/pytorch/pytorch/issues/106511), the rest its libraries and a data loader, which
maps its files from disk."""
SYSTEM_BYTES = 4 * GIB
"""Left to the operating system; our rule."""
READ_AT_ONCE_BYTES = 5e9
"""A file of weights: `max_shard_size` of Transformers 4, in which most models are published. Files
are mapped, once for all processes, and read one after the other where the weights go straight to a
card or are quantized on it (transformers/modeling_utils.py, `load_shard_file`)."""
SAVED_AT_ONCE_BYTES = 50e9
"""The same of Transformers 5, as it saves: safetensors copies the tensors of a file from the card
first (safetensors/torch.py, `_flatten_as_ptr`)."""
OFFLOAD_BUFFERS = 1.5
"""DeepSpeed reckons so many times the bytes that it keeps in main memory
(deepspeed/runtime/zero/stage3.py, `additional_buffer_factor`)."""
KEPT_CHECKPOINTS = 2
"""Our rule where nothing is stated: the best and the latest, which is what `save_total_limit` 2 with
`load_best_model_at_end` may keep (https://huggingface.co/docs/transformers/main_classes/trainer)."""


class HostMemory(NamedTuple):
    """Main memory at each moment of a run, the processes' own included."""

    loading: float
    """Where nothing is read twice: straight to the cards, or by the first process alone."""
    loading_each: float
    """Where each process reads a copy of its own, as plain `from_pretrained` does."""
    training: float
    training_buffers: float
    """With the buffers that DeepSpeed adds for what is offloaded."""
    saving: float
    merging: float | None
    """To merge the adapter into the 16-bit base on the processor; None: nothing to merge."""
    processes: int
    """On one machine."""
    machines: int

    @property
    def least(self) -> float:
        """Below it the run cannot work; merging is a program of its own."""
        return max(self.loading, self.training, self.saving)

    @property
    def most(self) -> float:
        buffers = self.training_buffers - self.training
        return max(self.loading_each, self.training_buffers, self.saving + buffers)


class DiskSpace(NamedTuple):
    """What lies on the disk at most."""

    weights: float
    """As downloaded."""
    checkpoint: float
    checkpoints: int
    """At once: those that are kept, and the next one while it is written, for the oldest is deleted
    only then (transformers/trainer.py, `_save_checkpoint`)."""
    result: float
    """The trained weights, saved at the end."""
    merged: float
    """The model with its adapter merged."""

    @property
    def total(self) -> float:
        return self.weights + self.checkpoints * self.checkpoint + self.result + self.merged


def host_memory(run: SetUp, offloaded: float) -> HostMemory:
    """Of a machine of eight cards at most; `offloaded` is what all cards together keep in main
    memory."""
    cards = min(run.cards.count, MACHINE_CARDS)
    processes = 1 if run.cards.sharding == "device_map" else cards
    own, kept = processes * PROCESS_BYTES, offloaded * cards / run.cards.count
    once, each = _loading(run, processes)
    return HostMemory(
        loading=own + once,
        loading_each=own + each,
        training=own + kept,
        training_buffers=own + OFFLOAD_BUFFERS * kept,
        saving=own + kept + _saving(run, processes),
        merging=PROCESS_BYTES + merging_bytes(run) if run.adapter else None,
        processes=processes,
        machines=math.ceil(run.cards.count / MACHINE_CARDS),
    )


def _loading(run: SetUp, processes: int) -> tuple[float, float]:
    """The weights on their way in: by one process or file after file, and by every process.

    ZeRO-3 reads them by the first process (`_load_pretrained_model`), FSDP with
    `cpu_ram_efficient_loading`; quantized ones go to the cards, or once to main memory where they
    stay there.
    """
    copy = _copy_bytes(run)
    files = min(copy, READ_AT_ONCE_BYTES)
    if run.base_quantization != "none":
        kept = base_weights_bytes(run) if run.offload == "all" else files
        return kept, kept
    if run.cards.sharding == "device_map":
        return files, files
    if run.whole_loading:
        return processes * copy, processes * copy
    if run.cards.sharding == "zero3":
        return copy, copy
    return (copy if run.cards.sharding == "fsdp" else files), processes * copy


def _copy_bytes(run: SetUp) -> float:
    """The models of a run as they are loaded: fp32 where it is trained over fp32 weights from the
    start."""
    wide = run.method == "full" and (run.precision in ("fp16", "fp32") or run.fp32_weights)
    trained = run.profile.trained * run.model.shape.parameters
    wide = wide and run.cards.sharding not in DEEPSPEED
    return (4 if wide else 2) * trained + 2 * reference_parameters(run)


def _saving(run: SetUp, processes: int) -> float:
    """What a save gathers beside what stands there.

    FSDP: the whole state, then the optimizer's, to the first process
    (accelerate/utils/fsdp_utils.py, FULL_STATE_DICT). ZeRO-3: the trained weights
    (deepspeed/runtime/engine.py, `_zero3_consolidated_16bit_state_dict`). ZeRO-1 and 2: every
    process clones its state (accelerate/accelerator.py, `get_state_dict`). Else the tensors of a
    file; with model parallelism every card writes its own.
    """
    weights, whole = saved_weights_bytes(run), whole_weights_bytes(run)
    if run.model_parallel > 1:
        return 0.0
    if run.cards.sharding == "fsdp":
        return max(whole, saved_optimizer_bytes(run))
    if run.cards.sharding == "zero3":
        return weights
    if run.cards.sharding in DEEPSPEED:
        return processes * whole
    return min(weights, SAVED_AT_ONCE_BYTES)


def whole_weights_bytes(run: SetUp) -> float:
    """Of the whole model as it is trained: beside an adapter the base."""
    weights = saved_weights_bytes(run)
    return weights if run.method == "full" else base_weights_bytes(run) + weights


def disk_space(run: SetUp) -> DiskSpace:
    """Of all machines together, or of the volume that they share."""
    parameters, stored = run.model.shape.parameters, run.quantization == "gptq"
    return DiskSpace(
        weights=base_weights_bytes(run) if stored and run.adapter else 2 * parameters,
        checkpoint=checkpoint_bytes(run),
        checkpoints=_checkpoints(run),
        result=saved_weights_bytes(run),
        merged=2 * parameters if run.adapter else 0,
    )


def _checkpoints(run: SetUp) -> int:
    """On the disk at once."""
    if run.save_total_limit is None and run.saves:
        return run.saves
    most = (run.save_total_limit or KEPT_CHECKPOINTS) + 1
    return min(most, run.saves) if run.saves else most
