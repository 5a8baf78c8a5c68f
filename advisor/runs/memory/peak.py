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
from advisor.runs.memory.activations import Activations, activations
from advisor.runs.memory.allocator import (
    SMALLEST_RESERVE,
    context_bytes,
    fragmentation,
    nccl_bytes,
)
from advisor.runs.memory.states import States, base_weights_bytes, model_part, states_of
from advisor.runs.memory.trained import merging_bytes, trainable_parameters
from advisor.runs.memory.workspace import Workspace, workspace
from advisor.runs.options import PAGED, Peak
from advisor.runs.ranges import MEMORY, Spread, memory_kind
from advisor.runs.rollout import engine_bytes, left_bytes
from advisor.runs.run import SetUp
from advisor.runs.tower import backward_bytes, kept_bytes
from advisor.units import GIB

LIKELY_MOST = 1.1
"""Nine of ten runs of all kinds take no more than this times the computed (`python -m bench.fit`)."""
LIKELY_MOST_OFFLOADED = 1.2
"""Twice that margin, as two runs alone tell of offloading: an assumption."""
ROOMY = 0.95
"""Share of a card up to which a run that fits may fill it: fuller ones are slow, and a little more
than expected overflows."""
MEASURED_RANGE = 1.05
"""Expected to low and to high, as factors, of a peak that the user measured."""


class Fit(Enum):
    """Whether a card holds a run; the values are what results and JSON show."""

    FITS = True
    """The high figure of the estimate fits too, and room is left."""
    TIGHT = "tight"
    """The expected figure fits; with the high one it may overflow."""
    NO = False


PARTS = (
    "weights", "adapters", "gradients", "optimizer", "activations", "logits", "workspace",
    "fragmentation", "framework", "rollout",
)  # fmt: skip


class MemoryEstimate(Result):
    """Bytes on the fullest GPU at its peak; the ten parts sum to `expected`."""

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
    rollout: float
    """What vLLM, or the cache of generated answers, takes beyond the rest at the highest moment."""
    allocated: float
    """Tensors alone: `torch.cuda.max_memory_allocated`."""
    reserved: float
    """With what the allocator holds: `torch.cuda.max_memory_reserved`."""
    expected: float
    """The process as `nvidia-smi` shows it."""
    low: float
    high: float
    """Of all three figures: from the least PyTorch may report as allocated to the most nvidia-smi
    may show; between them lie nine of ten runs of the kind."""
    most: float
    """What nine of ten such runs stay below."""
    peak: Peak
    fp32_master_weights: bool
    host: float
    """Main memory that offload takes, of all cards together."""
    paged_out: float
    """Of the optimizer's states, the most that a paged one moves there because the card is full."""
    loading: float
    """Before the first step: the weights as a card holds them first."""
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
        low, high = scaled["expected"] / MEASURED_RANGE, scaled["expected"] * MEASURED_RANGE
        bounds = {"low": low, "high": high, "most": high}
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


def estimate(run: SetUp) -> MemoryEstimate:
    """Peak memory of the fullest GPU: the largest of loss and backward, the end of backward (the
    vision tower's, where it is trained), and the optimizer's step."""
    states, buffers = states_of(run), _buffers(run)
    found = _within_room(run, activations(run), states)
    accumulated = states.gradients if run.gradient_accumulation > 1 else 0
    of_loss, of_layer = buffers.loss + buffers.always, buffers.layer + buffers.always
    last, first = found.layer, found.peak if run.gradient_checkpointing else 0.0
    seen = kept_bytes(run)
    kept, first = found.kept + seen, max(first + seen, backward_bytes(run))
    whole_layers = run.gradient_checkpointing and not run.selective_checkpointing
    stepped = min(states.gradients, states.step)
    moment = max(
        _Moment("backward", accumulated, kept + found.head, found.logits, of_loss),
        _Moment("backward", accumulated, kept + last, found.held, of_layer),
        _Moment("backward", states.gradients, first, found.held, of_layer),
        _Moment("optimizer_step", stepped, 0, 0, states.step - stepped),
        key=lambda moment: moment.size,
    )
    sizes = {
        "layer": found.peak - found.scores_peak,
        "scores": found.scores_peak,
        "checkpoints" if whole_layers else "saved": found.kept,
        "gradients": states.step,
        "workspace": buffers.all,
    }
    loss = found.logits if found.logits >= last else 0.0
    holes = fragmentation(run, sizes, loss, found.passing)
    states = states._replace(host=states.host + run.cards.count * found.offloaded)
    return _with_allocator(run, states, moment, holes)


def _buffers(run: SetUp) -> Workspace:
    trained = model_part(run) * trainable_parameters(run)
    needed = workspace(run, base_weights_bytes(run), trained)
    return needed._replace(layer=needed.layer + _slice_gradient(run))


def _slice_gradient(run: SetUp) -> float:
    """Of an expert computed as a slice of the layer's: PyTorch makes it as large as all of them, beside
    the sum of those before."""
    shape = run.model.shape
    if run.method != "full" or not (run.expert_loop and shape.experts and shape.experts.stacked):
        return 0.0
    stack = shape.hidden * shape.experts.intermediate * shape.experts.count
    return 2 * stack * (2 if shape.mlp == "gated" else 1) / run.expert_parallel


def _within_room(run: SetUp, found: Activations, states: States) -> Activations:
    """A chunked loss makes its chunks small enough for half of what is free."""
    if run.loss != "chunked" or not found.logits or not run.cards.gpu:
        return found
    free = run.cards.gpu.usable_gib * GIB - states.standing - found.kept
    return found._replace(logits=min(found.logits, max(0.0, free / 2)))


def _with_allocator(run: SetUp, states: States, moment: _Moment, holes: float) -> MemoryEstimate:
    """Adds what the allocator holds, the CUDA context and NCCL; on a full card the allocator gives
    cached blocks back, and a paged optimizer moves out."""
    context = context_bytes(run.cards.gpu)
    framework = context + nccl_bytes(run)
    left = left_bytes(run) if run.generates else 0.0
    room = run.cards.gpu.usable_gib * GIB - framework - left if run.cards.gpu else math.inf
    spread, tensors = MEMORY[memory_kind(run)], states.standing + moment.size
    likely = _likely_most(run, spread)
    pageable = states.optimizer if run.optimizer in PAGED else 0.0
    paged_out = min(pageable, max(0.0, tensors - room / SMALLEST_RESERVE))
    most_paged = min(pageable, max(0.0, likely * tensors - room / SMALLEST_RESERVE))
    allocated = tensors - paged_out
    reserved = allocated + holes
    reserved = max(min(reserved, room), min(reserved, SMALLEST_RESERVE * allocated))
    most = SMALLEST_RESERVE * (likely * tensors - most_paged)
    high = max(most, reserved, min(spread.high * reserved, max(room, most)))
    rollout = max(left, _generating(run, states) - reserved) if run.generates else 0.0
    beside = framework + rollout
    return MemoryEstimate(
        weights=states.weights,
        adapters=states.adapters,
        optimizer=states.optimizer - paged_out,
        **moment._asdict(),
        fragmentation=reserved - allocated,
        framework=framework,
        rollout=rollout,
        allocated=allocated + rollout,
        reserved=reserved + rollout,
        expected=reserved + beside,
        low=spread.low * allocated + rollout,
        high=high + beside,
        most=most + beside,
        fp32_master_weights=run.fp32_master_weights,
        host=states.host + paged_out,
        paged_out=max(paged_out, most_paged),
        loading=_loading(run, states) + context,
        merging=merging_bytes(run) + context if run.adapter else None,
    )


def _likely_most(run: SetUp, spread: Spread) -> float:
    """What "fits" allows for; where the gradients of the whole model pass between cards, in buffers
    that differ from version to version, the high end of the range."""
    if run.offload != "none":
        return LIKELY_MOST_OFFLOADED
    exchanged = run.method == "full" and run.cards.count > 1
    return max(LIKELY_MOST, spread.high) if exchanged else LIKELY_MOST


def _generating(run: SetUp, states: States) -> float:
    """While answers are generated; DeepSpeed's ZeRO-3 keeps its part of the gradients throughout
    (`grad_partitions_flat_buffer`)."""
    gradients = states.gradients if run.cards.sharding == "zero3" else 0.0
    return states.standing + gradients + engine_bytes(run)


def _loading(run: SetUp, states: States) -> float:
    """The weights on their way in: what stands, or the whole model where it is divided later."""
    if not run.whole_loading:
        return states.weights
    if run.method == "full":
        return 2 * run.model.shape.parameters
    return base_weights_bytes(run)


def fits(memory: MemoryEstimate, gpu: Gpu) -> Fit:
    """Compares the range with what a process can use of the card; one that a paged optimizer fills
    is tight."""
    usable = (
        gpu.usable_gib * GIB + 1
    )  # a byte for rounding: a full card's figures are summed up to its size
    needed = max(memory.most, memory.loading, memory.expected / ROOMY)
    if needed <= usable and memory.paged_out <= 1:
        return Fit.FITS
    return Fit.TIGHT if max(memory.expected, memory.loading) <= usable else Fit.NO
