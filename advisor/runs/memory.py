"""Peak memory of one GPU, the fullest, during a training run. Bytes throughout.

The terms follow Korthikanti et al., "Reducing Activation Recomputation"
(https://arxiv.org/abs/2205.05198), adapted to gated MLPs, grouped-query attention, frozen weights
and the PyTorch implementations people run; the constants were set on published runs
(`bench/accuracy.py` prints how well they hold).
"""

import math
from enum import Enum
from typing import Literal, NamedTuple

from advisor.catalog.hardware import Gpu
from advisor.result import Result
from advisor.runs.activations import Activations, activations
from advisor.runs.allocator import (
    FRAGMENTATION_HIGH,
    SMALLEST_RESERVE,
    VARIED_LENGTHS_HIGH,
    context_bytes,
    fragmentation,
    nccl_bytes,
)
from advisor.runs.options import PAGED, STORED_BITS
from advisor.runs.parameters import largest_matrix, linear_parameters, projections, targeted
from advisor.runs.run import SetUp
from advisor.runs.states import (
    States,
    base_weights_bytes,
    states_of,
    trainable_parameters,
)
from advisor.units import GIB

ZERO3_LIVE_PARAMETERS = 1e9
ZERO_BUCKET_PARAMETERS = 5e8
"""DeepSpeed's defaults `stage3_max_live_parameters` and `reduce_bucket_size`
(https://www.deepspeed.ai/docs/config-json/)."""
DORA_NORM_BYTES = 16
"""Per weight of a DoRA target while its norm is taken: the dequantized weight, the adapter's
product, its scaled copy and the sum, each fp32 (PEFT's `dora.py`)."""
MODEL_ERROR_LOW, MODEL_ERROR_HIGH = 0.91, 1.08
"""Nine of ten measured allocations lie within these factors of the computed one."""
MEASURED_RANGE = 1.05
"""Expected to low and to high, as factors, of a peak that the user measured."""


class Fit(Enum):
    """Whether a card holds a run; the values are what results and JSON show."""

    FITS = True
    """Even the high figure of the estimate fits."""
    TIGHT = "tight"
    """The expected figure fits, the high one does not."""
    NO = False


Peak = Literal["backward", "optimizer_step"]
PARTS = (
    "weights", "adapters", "gradients", "optimizer", "activations", "logits", "workspace",
    "fragmentation", "framework",
)  # fmt: skip


class MemoryEstimate(Result):
    """Bytes on the fullest GPU at its peak; the nine parts sum to `expected`."""

    weights: float
    adapters: float
    gradients: float
    optimizer: float
    activations: float
    logits: float
    """Logits, their fp32 copies and the loss."""
    workspace: float
    """Dequantized layers, gathered shards, communication buckets, the optimizer's temporary
    copy."""
    fragmentation: float
    framework: float
    """CUDA context, libraries, NCCL's buffers."""
    allocated: float
    """Tensors alone: `torch.cuda.max_memory_allocated`."""
    reserved: float
    """With what the allocator holds: `torch.cuda.max_memory_reserved`."""
    expected: float
    """The process as `nvidia-smi` shows it."""
    low: float
    high: float
    """Of all three figures: from the least PyTorch may report as allocated to the most nvidia-smi
    may show."""
    peak: Peak
    fp32_master_weights: bool
    host: float
    """Main memory that offload takes, of all cards together."""
    paged_out: float
    """Of the optimizer's states, the most that a paged one moves there because the card is full."""
    merging: float | None
    """To merge the adapter into the 16-bit model on this card after training; null: nothing to
    merge."""

    @property
    def breakdown(self) -> dict[str, float]:
        return {name: getattr(self, name) for name in PARTS}

    def scaled(self, factor: float) -> "MemoryEstimate":
        """Every part alike, to a measured peak: in a narrow range."""
        names = (*PARTS, "allocated", "reserved", "expected")
        scaled = {name: factor * getattr(self, name) for name in names}
        bounds = {
            "low": scaled["expected"] / MEASURED_RANGE,
            "high": scaled["expected"] * MEASURED_RANGE,
        }
        return self.model_copy(update={**scaled, **bounds})

    @property
    def ranges(
        self,
    ) -> dict[Literal["allocated", "reserved", "process"], tuple[float, float, float]]:
        """Low, expected and high of each figure: the cache and the context may be larger or
        smaller, never absent."""
        held = self.high - self.framework
        tensors = (
            self.low,
            self.allocated,
            max(self.allocated, min(held, self.allocated * self.allocated / self.low)),
        )
        return {
            "allocated": tensors,
            "reserved": (self.low, self.reserved, max(self.reserved, held)),
            "process": (
                self.low + min(self.framework, self.expected - self.low),
                self.expected,
                self.high,
            ),
        }


class _Moment(NamedTuple):
    """What comes on top of the standing states at one moment of a step."""

    peak: Peak
    gradients: float
    activations: float
    logits: float
    workspace: float

    @property
    def size(self) -> float:
        return self.gradients + self.activations + self.logits + self.workspace


class _Cache(NamedTuple):
    """What the allocator holds beyond the tensors."""

    expected: float
    high: float
    spare: float
    """Only where there is room for it."""


def estimate(run: SetUp) -> MemoryEstimate:
    """Peak memory of the fullest GPU: the largest of loss and backward, the end of backward, and
    the optimizer's step."""
    states, buffers = states_of(run), _workspace(run)
    found = activations(run)
    kept, loss = _fullest(run, found)
    accumulated = states.gradients if run.gradient_accumulation > 1 else 0
    last_layer = found.peak if run.gradient_checkpointing else 0
    moment = max(
        _Moment("backward", accumulated, kept, loss, buffers),
        _Moment("backward", states.gradients, last_layer, 0, buffers),
        _Moment("optimizer_step", states.gradients, 0, 0, states.copy),
        key=lambda moment: moment.size,
    )
    step = states.gradients + states.copy
    sizes = {
        "layer": found.peak - found.scores_peak,
        "scores": found.scores_peak,
        "checkpoints" if run.gradient_checkpointing else "saved": found.kept,
        "gradients": step,
        "workspace": buffers,
    }
    holes = fragmentation(run, sizes, loss, found.passing)
    cached = FRAGMENTATION_HIGH * max(kept + loss, step)
    blocks = VARIED_LENGTHS_HIGH * found.passing if run.varied_lengths else 0
    return _with_allocator(run, states, moment, _Cache(holes, cached, blocks))


def _with_allocator(run: SetUp, states: States, moment: _Moment, cache: _Cache) -> MemoryEstimate:
    """Adds what the allocator holds, the CUDA context and NCCL; on a full card the allocator gives
    cached blocks back."""
    context = context_bytes(run.cards.gpu)
    framework = context + nccl_bytes(run)
    allocated = states.standing + moment.size
    reserved, high = allocated + cache.expected, MODEL_ERROR_HIGH * allocated + cache.high
    pageable = states.optimizer if run.optimizer in PAGED else 0.0
    paged_out, most_paged = 0.0, 0.0
    room = run.cards.gpu.usable_gib * GIB - framework if run.cards.gpu else math.inf
    if room < math.inf:
        paged_out = min(pageable, max(0.0, allocated - room / SMALLEST_RESERVE))
        most_paged = min(pageable, max(0.0, high - room))
        allocated, reserved, high = (
            allocated - paged_out,
            reserved - paged_out,
            high - most_paged,
        )
        reserved = max(min(reserved, room), min(reserved, SMALLEST_RESERVE * allocated))
    high = max(high, reserved, min(room, MODEL_ERROR_HIGH * allocated + cache.spare))
    return MemoryEstimate(
        weights=states.weights,
        adapters=states.adapters,
        optimizer=states.optimizer - paged_out,
        **moment._asdict(),
        fragmentation=reserved - allocated,
        framework=framework,
        allocated=allocated,
        reserved=reserved,
        expected=reserved + framework,
        low=MODEL_ERROR_LOW * allocated,
        high=high + framework,
        fp32_master_weights=run.fp32_master_weights,
        host=states.host + paged_out,
        paged_out=max(paged_out, most_paged),
        merging=_merging(run) + context if run.adapter else None,
    )


def _merging(run: SetUp) -> float:
    """The base at 16 bit, the adapter, and the largest matrix's product of both factors in fp32
    with its sum."""
    return (
        2 * run.model.shape.parameters
        + 4 * trainable_parameters(run)
        + 8 * largest_matrix(run.model.shape)
    )


def fits(memory: MemoryEstimate, gpu: Gpu) -> Fit:
    """Compares the estimate with what a process can use of the card; one that a paged optimizer
    fills is tight."""
    usable = (
        gpu.usable_gib * GIB + 1
    )  # a byte for rounding: a full card's figures are summed up to its size
    if memory.high <= usable and memory.paged_out <= 1:
        return Fit.FITS
    return Fit.TIGHT if memory.expected <= usable else Fit.NO


def _fullest(run: SetUp, found: Activations) -> tuple[float, float]:
    """Activations and logits at the worst moment of forward and backward: at the loss, or in the
    last layer's backward when the logits are gone."""
    layer = found.peak if run.gradient_checkpointing else found.peak - found.saved
    return (found.kept, found.logits) if found.logits >= layer else (found.kept + layer, 0)


def _workspace(run: SetUp) -> float:
    """The largest layer dequantized, a fp32 head cast to bf16 (fp16: `UPCAST_FP16_LOGIT_BYTES`),
    gathered shards, communication buckets."""
    shape = run.model.shape
    needed = 0.0
    if run.base_quantization != "none":
        needed += 2 * max(
            kind.inputs * kind.outputs for kinds in projections(shape).values() for kind in kinds
        )
    if run.upcasts and run.precision != "fp16":
        needed += 2 * shape.vocab * shape.hidden
    if run.dora:
        known = projections(shape)
        needed += DORA_NORM_BYTES * max(
            kind.inputs * kind.outputs
            for name in targeted(shape, run.lora_targets)
            for kind in known[name]
        )
    return needed + _communication(run)


def _communication(run: SetUp) -> float:
    """Gathered weights and buckets; DeepSpeed has its buckets on a single card too, and offloaded
    weights come back in parts."""
    shape, bits = run.model.shape, STORED_BITS[run.base_quantization]
    absent = 1.0 if run.offload == "all" else 1 - 1 / run.cards.count
    layer = linear_parameters(shape) / shape.layers * bits / 8
    if (
        run.cards.sharding == "fsdp" and absent
    ):  # embedding and head stay gathered, and two layers: the current and the prefetched
        trained_gradients = 2 * layer if run.method == "full" else 0
        return 2 * layer + 2 * shape.embedding_parameters + trained_gradients
    if run.cards.sharding == "zero3":
        return min(bits / 8 * ZERO3_LIVE_PARAMETERS, base_weights_bytes(run)) * absent
    if run.cards.sharding in ("zero1", "zero2"):
        return 4 * min(ZERO_BUCKET_PARAMETERS, trainable_parameters(run))
    return 0.0
