"""Peak memory of one GPU, the fullest, during a training run. Bytes throughout.

The terms follow Korthikanti et al., "Reducing Activation Recomputation" (https://arxiv.org/abs/2205.05198), adapted to
gated MLPs, grouped-query attention, frozen weights and the PyTorch implementations people run; the constants were set
on published runs (`bench/accuracy.py` prints how well they hold).
"""

from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from advisor.activations import kept_activations, layer_peak, layer_saved, logits
from advisor.allocator import FRAGMENTATION_HIGH, SMALLEST_RESERVE, context_bytes, fragmentation, nccl_bytes
from advisor.lora import lora_parameters, projections
from advisor.result import Result
from advisor.rows import Gpu
from advisor.shape import Shape
from advisor.spec import (
    DEEPSPEED,
    SHARDS_GRADIENTS,
    SHARDS_OPTIMIZER,
    SHARDS_WEIGHTS,
    Optimizer,
    Parallelism,
    Quantization,
    TrainingRun,
)
from advisor.units import GIB

STORED_BITS: dict[Quantization, float] = {"none": 16, "nf4": 4.127, "gptq": 4.156, "int8": 8}
"""Bits a quantized weight takes with its constants. nf4: 4 + 0.127 (double quantization,
https://arxiv.org/abs/2305.14314 section 3); gptq: 4 + (16 + 4) / 128 for a scale and a zero point per group of 128."""
MOMENT_BYTES: dict[Optimizer, float] = {
    "adamw": 8, "adamw_fused": 8, "adamw_8bit": 2, "paged_adamw_8bit": 2, "adafactor": 0.02, "sgd": 0,
}  # fmt: skip
"""Optimizer state per parameter: two fp32 moments, two 8-bit ones (https://arxiv.org/abs/2110.02861), row and column
sums."""
PEFT_BYTES = 4
"""PEFT keeps adapters in fp32 over a 16-bit or quantized base (`autocast_adapter_dtype`)."""
ZERO3_LIVE_PARAMETERS = 1e9
ZERO_BUCKET_PARAMETERS = 5e8
"""DeepSpeed's defaults `stage3_max_live_parameters` and `reduce_bucket_size`
(https://www.deepspeed.ai/docs/config-json/)."""
MODEL_ERROR_LOW, MODEL_ERROR_HIGH = 0.93, 1.08
"""Eight of ten measured runs lie within these factors of the computed allocation."""
RANGE_MEASURED = 1.05
"""Expected to low and to high where the user measured the run's peak."""

LARGEST_MICRO_BATCH = 4
"""Samples a card reads at once at most, where their number is not stated; our rule."""

Fit = Literal["tight"] | bool
Peak = Literal["backward", "optimizer_step"]
PARTS = (
    "weights", "adapters", "gradients", "optimizer", "activations", "logits", "workspace", "fragmentation", "framework",
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
    """Dequantized layers, gathered shards, communication buckets, the optimizer's temporary copy."""
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
    peak: Peak
    parallelism: Parallelism
    """The one computed with: never "none" on several cards."""
    fp32_master_weights: bool

    @property
    def breakdown(self) -> dict[str, float]:
        return {name: getattr(self, name) for name in PARTS}


class _States(NamedTuple):
    """What stands in memory during the whole run, and the step's temporary copy."""

    weights: float
    adapters: float
    gradients: float
    optimizer: float
    copy: float

    @property
    def standing(self) -> float:
        return self.weights + self.adapters + self.optimizer


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


def estimate(run: TrainingRun) -> MemoryEstimate:
    """Peak memory of the fullest GPU: the largest of loss and backward, the end of backward, and the optimizer's
    step."""
    run = replace(run, parallelism=default_parallelism(run))
    states, buffers = _states(run), _workspace(run)
    activations, loss = _activations_and_logits(run)
    accumulated = states.gradients if run.gradient_accumulation > 1 else 0
    last_layer = layer_peak(run) if run.gradient_checkpointing else 0
    moment = max(
        _Moment("backward", accumulated, activations, loss, buffers),
        _Moment("backward", states.gradients, last_layer, 0, buffers),
        _Moment("optimizer_step", states.gradients, 0, 0, states.copy),
        key=lambda moment: moment.size,
    )
    coming_and_going = max(activations + loss, states.gradients + states.copy)
    computed = _with_allocator(run, states, moment, coming_and_going, fragmentation(run, loss, states.gradients + states.copy, buffers))
    return _scaled(computed, run.memory_factor) if run.memory_factor else computed


def _scaled(computed: MemoryEstimate, factor: float) -> MemoryEstimate:
    """As the user measured it: every part alike, in a narrow range."""
    scaled = {name: factor * getattr(computed, name) for name in (*PARTS, "allocated", "reserved", "expected")}
    expected = scaled["expected"]
    return computed.model_copy(update={**scaled, "low": expected / RANGE_MEASURED, "high": expected * RANGE_MEASURED})


def _with_allocator(run: TrainingRun, states: _States, moment: _Moment, coming_and_going: float, holes: float) -> MemoryEstimate:
    """Adds what the allocator holds, the CUDA context and NCCL; on a full card the allocator gives cached blocks back."""
    context = context_bytes(run.gpu)
    framework = context + nccl_bytes(run)
    allocated = states.standing + moment.size
    reserved = allocated + holes
    if run.gpu:
        room = run.gpu.usable_gib * GIB - framework
        reserved = max(min(reserved, room), min(reserved, SMALLEST_RESERVE * allocated))
    high = max(MODEL_ERROR_HIGH * allocated + FRAGMENTATION_HIGH * coming_and_going, reserved)
    return MemoryEstimate(
        weights=states.weights,
        adapters=states.adapters,
        optimizer=states.optimizer,
        **moment._asdict(),
        fragmentation=reserved - allocated,
        framework=framework,
        allocated=allocated,
        reserved=reserved,
        expected=reserved + framework,
        low=MODEL_ERROR_LOW * allocated + context,
        high=high + framework,
        parallelism=run.parallelism,
        fp32_master_weights=run.fp32_master_weights,
    )


def fits(memory: MemoryEstimate, gpu: Gpu) -> Fit:
    """True when even the high figure fits; "tight" when the expected one does; else False."""
    usable = gpu.usable_gib * GIB
    if memory.high <= usable:
        return True
    return "tight" if memory.expected <= usable else False


def trainable_parameters(run: TrainingRun) -> int:
    """Parameters that get gradients."""
    shape = run.model.shape
    if run.method == "full":
        return shape.parameters
    if run.method == "prompt_tuning":
        return run.virtual_tokens * shape.hidden
    return lora_parameters(shape, run.lora_rank, run.lora_targets)


def default_parallelism(run: TrainingRun) -> Parallelism:
    """The stated one; for "none" on several cards ddp where one card holds it all with room to spare, else zero3, which
    shards everything. Only where that is no more comfortable does a tight ddp stay: it is the faster."""
    if run.num_gpus == 1 or run.parallelism != "none":
        return run.parallelism
    if (gpu := run.gpu) is None:
        return "ddp"
    whole, sharded = (fits(estimate(replace(run, parallelism=way)), gpu) for way in ("ddp", "zero3"))
    return "ddp" if whole is True or (whole and sharded is not True) else "zero3"


def with_fitting_micro_batch(run: TrainingRun, largest: int = LARGEST_MICRO_BATCH) -> TrainingRun:
    """The largest micro batch (a power of two) that fits, same samples a step: fewer, larger micro steps run faster.

    Never so large that the cards would have to shard the model for it: communication costs more than that gains.
    """
    samples = run.micro_batch_size * run.gradient_accumulation
    sizes = [size for size in (32, 16, 8, 4, 2, 1) if size <= min(largest, samples)]
    runs = [replace(run, micro_batch_size=size, gradient_accumulation=max(1, samples // size)) for size in sizes]
    way = default_parallelism(runs[-1])
    return next((other for other in runs if run.gpu and fits(estimate(replace(other, parallelism=way)), run.gpu) is True), runs[-1])


def _share(run: TrainingRun, sharding: tuple[Parallelism, ...]) -> float:
    return 1 / run.num_gpus if run.parallelism in sharding else 1.0


def _states(run: TrainingRun) -> _States:
    """Weights, gradients and optimizer states on this card."""
    trained, full = trainable_parameters(run), run.method == "full"
    stored, moments, copy = _bytes_per_trained_parameter(run)
    buckets = 2 if run.parallelism == "ddp" and run.num_gpus > 1 else 1  # ddp keeps its buckets beside the gradients
    weights = stored * trained if full else base_weights_bytes(run)
    return _States(
        weights=weights * _share(run, SHARDS_WEIGHTS),
        adapters=0 if full else stored * trained * _share(run, SHARDS_WEIGHTS),
        gradients=buckets * stored * trained * _share(run, SHARDS_GRADIENTS),
        optimizer=moments * trained * _share(run, SHARDS_OPTIMIZER),
        copy=copy * trained * _share(run, SHARDS_OPTIMIZER),
    )


def _bytes_per_trained_parameter(run: TrainingRun) -> tuple[float, float, float]:
    """As weight and again as gradient; in the optimizer; in the copy the step makes.

    Full bf16: 2 + 2 + 4 + 2 = 10 (foreach AdamW). DeepSpeed mixed precision: 2 + 2 + (4 master + 8) + 4 = 20; fp32
    weights 4 + 4 + 8 + 4.
    """
    moments, foreach = MOMENT_BYTES[run.optimizer], run.optimizer == "adamw"
    if run.method != "full":
        return PEFT_BYTES, moments, PEFT_BYTES if foreach else 0
    if not run.fp32_master_weights:
        return 2, moments / 2 if moments == 8 else moments, 2 if foreach else 0
    if run.parallelism in DEEPSPEED:
        return 2, 4 + moments, 4
    return 4, moments, 4 if foreach else 0


def base_weights_bytes(run: TrainingRun) -> float:
    """The frozen base: linear layers as stored, everything else 16 bit, or fp32 beside k-bit weights."""
    shape = run.model.shape
    linear = linear_parameters(shape)
    return linear * STORED_BITS[run.base_quantization] / 8 + (shape.parameters - linear) * (4 if run.upcasts else 2)


@lru_cache(maxsize=1024)
def linear_parameters(shape: Shape) -> int:
    """Weights of the blocks' linear layers: what quantization and `all-linear` reach."""
    return sum(inputs * outputs * count for kinds in projections(shape).values() for inputs, outputs, count in kinds)


def _activations_and_logits(run: TrainingRun) -> tuple[float, float]:
    """The worst moment of forward and backward: at the loss, or in the last layer's backward when the logits are
    gone."""
    loss, layer = logits(run), layer_peak(run)
    kept = kept_activations(run)
    if not run.gradient_checkpointing:
        layer -= layer_saved(run)
    return (kept, loss) if loss >= layer else (kept + layer, 0)


def _workspace(run: TrainingRun) -> float:
    """The largest layer dequantized, a fp32 head cast to bf16 (fp16: `UPCAST_FP16_LOGIT_BYTES`), gathered shards, communication
    buckets."""
    shape = run.model.shape
    needed = 0.0
    if run.base_quantization != "none":
        needed += 2 * max(inputs * outputs for kinds in projections(shape).values() for inputs, outputs, _ in kinds)
    if run.upcasts and run.precision != "fp16":
        needed += 2 * shape.vocab * shape.hidden
    return needed + (_communication(run) if run.num_gpus > 1 else 0)


def _communication(run: TrainingRun) -> float:
    shape, bits = run.model.shape, STORED_BITS[run.base_quantization]
    layer = linear_parameters(shape) / shape.layers * bits / 8
    if run.parallelism == "fsdp":  # embedding and head stay gathered, and two layers: the current and the prefetched
        trained_gradients = 2 * layer if run.method == "full" else 0
        return 2 * layer + 2 * shape.embedding_parameters + trained_gradients
    if run.parallelism == "zero3":
        return min(bits / 8 * ZERO3_LIVE_PARAMETERS, base_weights_bytes(run)) * (1 - 1 / run.num_gpus)
    if run.parallelism in ("zero1", "zero2"):
        return 4 * min(ZERO_BUCKET_PARAMETERS, trainable_parameters(run))
    return 0.0
