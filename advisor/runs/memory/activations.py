"""What forward and backward keep: activations of a layer, checkpoints, attention scores.
Bytes on one GPU.

Counted per token as PyTorch autograd saves them for a Transformers decoder layer; h is the hidden
width, i the MLP's.
"""

from typing import NamedTuple

from advisor.runs.adapters import KINDS
from advisor.runs.encoder import all_fp32, encoder_of, saved_more
from advisor.runs.memory.layer_saved import attention_saved, mlp_saved, norms_saved
from advisor.runs.memory.logits import held_bytes, logits_bytes
from advisor.runs.memory.scores import scores_in_backward, scores_saved
from advisor.runs.once import once
from advisor.runs.options import GATHERS_WEIGHTS, Loss
from advisor.runs.parameters import (
    attention_widths,
    outputs_of_targets,
    projections,
    targeted,
)
from advisor.runs.recurrent import recurrent_saved
from advisor.runs.run import SetUp

BACKWARD_FACTOR: dict[Loss, float] = {"full": 2.2, "fused": 1.5, "chunked": 1.2}
"""A layer's working set in backward over what its forward saves: the recomputed tensors, their
gradients, fp32 temporaries of norms and rotary embedding. The packages that fuse the loss fuse
those too. Set on runs with checkpointing (Mistral 7B, Llama 3 8B)."""
BACKWARD_FACTOR_NOW = 1.7
"""Where nothing is fused, since Transformers 4.49: 1.6 with LoRA to 2.0 with QLoRA by the real code
(`bench/oracle.py`), as measured on a T4."""
SHARDED_ADAPTER_FACTOR = 1.3
"""More of it with adapters under FSDP or ZeRO-3, measured on the same models over two and four
cards."""
RANK_BYTES = 2.7
"""Per rank and target, as PyTorch counts it (`bench/saved_tensors.py`)."""


LEAST_OFFLOADED = 2 * 2**20
"""Smaller inputs of layers stay on the card (unsloth_zoo's `gradient_checkpointing.py`)."""


class LayerKind(NamedTuple):
    """Layers that save as much: bytes a token."""

    layers: int
    mixing: float
    mlp: float


class Activations(NamedTuple):
    """What one card's forward and backward need."""

    saved: float
    """What one layer's forward saves for backward."""
    moved: float
    """The same of all layers, whether it is kept or not."""
    peak: float
    """The largest working set of one layer in backward."""
    scores_peak: float
    """The part of it that is eager attention's."""
    kept: float
    """What all layers keep for backward: with checkpointing one hidden state a layer (layers x h x
    tokens, 2 bytes each, 4 where the residual stream is fp32), else all that each saves."""
    logits: float
    """Vocabulary x tokens; each with its copies."""
    held: float
    """Of the logits, what stands while backward runs."""
    head: float
    """What the last norm keeps until the loss's backward has passed it."""
    layer: float
    """What the last layer's backward adds to what all layers keep."""
    offloaded: float
    """What layers keep for backward in main memory."""

    @property
    def passing(self) -> float:
        """The large blocks that a step allocates and frees again."""
        return self.peak + self.logits


@once
def activations(run: SetUp) -> Activations:
    """Of the decoder and, where there is one before it, of the encoder."""
    own = _of_layers(run)
    if not (encoder := encoder_of(run)):
        return own
    before = _of_layers(encoder)
    largest = max(own, before, key=lambda half: half.peak)
    return own._replace(
        saved=largest.saved,
        moved=own.moved + before.moved,
        peak=largest.peak,
        scores_peak=largest.scores_peak,
        kept=own.kept + before.kept,
        offloaded=own.offloaded + before.offloaded,
    )


def _of_layers(run: SetUp) -> Activations:
    tokens, shape = run.tokens_per_micro_batch, run.model.shape
    wide = 2 if all_fp32(run) else 1
    each = tokens * wide / run.tensor_parallel
    kinds, adapter = _layer_kinds(run), _adapter_saved(run) + saved_more(run)
    mixing, mlp = max(((kind.mixing, kind.mlp) for kind in kinds), key=sum)
    plain = each * (mixing + mlp + adapter)
    mean = sum(kind.layers * (kind.mixing + kind.mlp) for kind in kinds) / shape.layers
    attending = shape.attending_layers / shape.layers
    saved = each * (mean + adapter) + scores_saved(run, all_fp32(run)) * attending
    scores_peak = scores_in_backward(run)
    layer = _checkpoint(run) if run.gradient_checkpointing else saved
    kept = _layers_kept(run) * layer
    offloads = run.activation_offload and run.gradient_checkpointing and layer > LEAST_OFFLOADED
    mlp *= tokens / run.tensor_parallel
    tiled = mlp * (1 - _tile(run))
    peak = _working_set(run, plain - tiled, mlp - tiled) + scores_peak
    return Activations(
        saved=saved,
        moved=shape.layers * saved,
        peak=peak,
        scores_peak=scores_peak,
        kept=layer if offloads else kept,
        offloaded=kept - layer if offloads else 0.0,
        logits=logits_bytes(run),
        held=held_bytes(run),
        head=_last_norm(run),
        layer=peak if run.gradient_checkpointing else peak - saved,
    )


def _last_norm(run: SetUp) -> float:
    """Its fp32 input 4h; 4h more where it is trained: what it normalized and what the head reads.
    The packages that fuse the loss fuse norms too; of runs of Transformers 4 it is within the
    bytes a logit that were measured."""
    if run.loss != "full" or run.loop == "trainer_4":
        return 0.0
    each = (8 if run.method == "full" else 4) * run.model.shape.hidden
    return each * run.tokens_per_micro_batch / run.tensor_parallel


def _checkpoint(run: SetUp) -> float:
    """What a layer keeps with checkpointing: its input; selectively the attention's output and half
    of the products' outputs too, 2 bytes each."""
    shape, stream = run.model.shape, 4 if run.fp32_residual_stream else 2
    kept = stream * shape.hidden * shape.streams
    if run.selective_checkpointing:
        query, _ = attention_widths(shape)
        outputs = outputs_of_targets(shape, ("all-linear",), active=True) / shape.layers
        kept += 2 * query + outputs
    return kept * run.tokens_per_micro_batch / run.tensor_parallel


def _layers_kept(run: SetUp) -> float:
    """Layers whose activations a card keeps: of a pipeline's first stage as many micro batches as it
    has stages stand at once (https://arxiv.org/abs/1806.03377)."""
    layers = run.model.shape.layers
    if run.cards.sharding == "device_map":
        return layers / run.cards.count
    stages = run.pipeline_parallel
    return layers / stages * min(stages, run.gradient_accumulation)


def _tile(run: SetUp) -> float:
    """Share of a card's tokens that pass the MLP at once."""
    if not run.tiled_mlp:
        return 1.0
    return min(1.0, run.model.shape.hidden / run.tokens_per_micro_batch)


def _working_set(run: SetUp, saved: float, mlp_saved: float) -> float:
    """Of one layer in backward, attention scores left out."""
    factor = BACKWARD_FACTOR[run.loss]
    if run.loss == "full" and run.loop != "trainer_4":
        factor = BACKWARD_FACTOR_NOW
    if run.method != "full" and run.cards.sharding in GATHERS_WEIGHTS and run.cards.count > 1:
        factor = max(factor, BACKWARD_FACTOR["full"]) * SHARDED_ADAPTER_FACTOR
    if (
        experts := run.model.shape.experts
    ):  # experts run one after the other: only one's gradients stand at a time
        saved -= mlp_saved * (1 - 1 / factor) * (1 - experts.active / experts.count)
    return factor * saved


def _layer_kinds(run: SetUp) -> list[LayerKind]:
    """Mixers are followed by an MLP, or stand side by side before one (Falcon-H1), or are layers of
    their own as MLPs are (Nemotron-H)."""
    shape, norms, mlp = run.model.shape, norms_saved(run), mlp_saved(run)
    mixers = [(kind.layers, attention_saved(run, kind)) for kind in shape.attention]
    if kind := shape.recurrence:
        mixers.append((kind.layers, recurrent_saved(kind, shape.hidden, _trained_names(run))))
    if shape.mlp_layers is not None:
        alone = [LayerKind(layers, norms / 2 + mixing, 0) for layers, mixing in mixers]
        return [*alone, LayerKind(shape.mlp_layers, norms / 2, mlp)]
    if sum(layers for layers, _ in mixers) > shape.layers:
        return [LayerKind(shape.layers, norms + sum(mixing for _, mixing in mixers), mlp)]
    return [LayerKind(layers, norms + mixing, mlp) for layers, mixing in mixers]


def _trained_names(run: SetUp) -> tuple[str, ...] | None:
    """Of matrices that are trained or have an adapter; None: all."""
    if run.method == "full":
        return None
    return targeted(run.model.shape, run.lora_targets) if run.adapter else ()


def _adapter_saved(run: SetUp) -> float:
    """Each target's low-rank product; DoRA's magnitude also scales the base's output and the
    adapter's, and both stay (2 + 2 bytes), a vector that is trained alone the first."""
    if not run.adapter:
        return 0.0
    shape = run.model.shape
    scaled = 4 if run.dora else 2 if KINDS[run.adapter_kind].keeps_outputs else 0
    magnitude = scaled * outputs_of_targets(shape, run.lora_targets, active=True) / shape.layers
    known, names = projections(shape), targeted(shape, run.lora_targets)
    number = sum(min(1, sum(kind.number for kind in known[name]) / shape.layers) for name in names)
    return RANK_BYTES * run.lora_rank * number + magnitude
