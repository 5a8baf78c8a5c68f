"""What one layer of a decoder keeps for backward, in bytes a token, as PyTorch's autograd saves it for
the layer's class in Transformers (`Shape.block`); h is the hidden width, i the MLP's, q and k those
of queries and keys."""

from advisor.catalog.layers import Attention
from advisor.catalog.model import Shape
from advisor.runs.adapters import KINDS
from advisor.runs.parameters import ATTENTION, FUSED, MLP, computed_experts, targeted
from advisor.runs.run import SetUp

ACTIVATION_BYTES = {"fused": 2, "relu": 2, "gelu_new": 14, "relu2": 6, "xielu": 9}
"""A width of a plain MLP, beside what the down projection reads: the input of the kernel;
`gelu_new`: 16-bit factor 2 and fp32 copy of it, tanh and its sum, 4 each; relu2: ReLU 2 and its
fp32 copy 4, for autocast squares in fp32; xielu: its input 2, a product of it 2, `expm1` 4, the mask
1."""
UPCAST_ACTIVATION_BYTES = {"fused": 2, "relu": 2, "gelu_new": 2, "relu2": 0, "xielu": 4}
"""More where a 4-bit layer answers in fp32."""


def norms_saved(run: SetUp) -> float:
    """A norm's input, mostly in fp32, 4h; where it is trained, also what an RMS norm normalized, 2h
    (4h in Gemma); per-layer inputs pass one more; more streams are predicted from and corrected."""
    shape, block = run.model.shape, run.model.shape.block
    one = block.shared_norm or (
        block.parallel and run.fp32_residual_stream
    )  # both norms keep the stream itself
    fp32 = run.loop == "trainer" or shape.mlp == "gated"
    each = 4 if fp32 and not block.norm_16_bit else 2
    if run.method == "full":
        each += _normalized(shape)
    norms = (4 if shape.sandwich_norms else 1 if one else 2) * each * shape.hidden
    norms += 6 * (shape.hidden + shape.per_layer.width) if shape.per_layer else 0
    return norms + (8 * shape.hidden * shape.streams if shape.streams > 1 else 0)


def _normalized(shape: Shape) -> int:
    """A trained norm keeps it, but PyTorch's layer norm computes it again."""
    if shape.sandwich_norms:
        return 4
    return 0 if shape.block.layer_norm else 2


def attention_saved(run: SetUp, kind: Attention) -> float:
    """q, k, v (2 bytes each; 2 more of a fused product that stays whole; eager attention repeats keys
    and values for every head), the attention's output 2q and the sums of its softmax, 4 a head;
    targets' inputs; fp32 queries and keys where those are normalized; a gate, its sigmoid and what
    passes it."""
    shape, block, query, key = run.model.shape, run.model.shape.block, kind.query, kind.key
    saved: float = 2 * (query + 2 * key) + 2 * query
    if shape.qk_norm:
        saved += 4 * (query + key)
    if kind.gated:
        saved += 6 * query
    if block.whole_qkv and not run.upcasts:
        saved += 2 * (query + key)
    if block.dropout:
        saved += 2 * shape.hidden
    saved += 4 * (query - key) if run.attention == "eager" else 4 * shape.heads
    if run.method == "full":
        return saved + _trained_attention_saved(shape, kind)
    if run.method == "prompt_tuning":
        return saved
    return saved + (_inputs_of_attention(run, kind) if KINDS[run.adapter_kind].keeps_inputs else 0)


def _trained_attention_saved(shape: Shape, kind: Attention) -> float:
    """More where the matrices are trained: normalized queries and keys 2 bytes a width, 2h of what
    the matrices read (a layer norm's fp32 output is cast for each), attention's output joined
    anew."""
    readers = 3 if shape.block.layer_norm and not shape.block.fused_qkv else 1
    normalized = 2 * (kind.query + kind.key) if shape.qk_norm else 0
    joined = 2 * kind.query if shape.block.joined_rotary else 0
    return normalized + readers * 2 * shape.hidden + joined


def _inputs_of_attention(run: SetUp, kind: Attention) -> float:
    """2 bytes a width of each adapter's input, once where a matrix is fused. Of a 4-bit layer
    without checkpointing the output projection's is the attention's own output."""
    shape, block = run.model.shape, run.model.shape.block
    names = {
        name
        for name in targeted(shape, run.lora_targets)
        if name in ATTENTION or name.startswith(("q_", "kv_"))
    }
    one = block.fused_qkv or (run.upcasts and block.norm_16_bit)
    if one and names & set(FUSED["qkv_proj"]):
        names = names - set(FUSED["qkv_proj"]) | {"qkv_proj"}
    shared = run.upcasts and not run.gradient_checkpointing and not block.joined_rotary
    output = 2 * kind.query if "o_proj" in names and not shared else 0
    return 2 * shape.hidden * len(names - {"o_proj"}) + output


def mlp_saved(run: SetUp) -> float:
    """Gated: gate, its activation, up (6i), the product where the down projection is trained (2i);
    plain: `ACTIVATION_BYTES` and 2i."""
    shape = run.model.shape
    width, gated = _active_width(run), shape.mlp == "gated"
    saved = (6 if gated else ACTIVATION_BYTES[shape.block.activation]) * width
    fp32 = run.upcasts and not run.gradient_checkpointing  # checkpointed runs show no more
    if fp32 and gated:  # `Linear4bit` answers fp32 inputs in fp32
        saved += 6 * width
    elif fp32 and run.loop == "trainer":
        saved += UPCAST_ACTIVATION_BYTES[shape.block.activation] * width
    dispatched = 2 * shape.hidden * shape.experts.active if shape.experts else 0
    return saved + dispatched + _inputs_of_mlp(run, width)


def _inputs_of_mlp(run: SetUp, width: float) -> float:
    """2 bytes a width of what trained matrices and adapters read; ReLU's result is kept by itself."""
    shape, block = run.model.shape, run.model.shape.block
    if run.method == "full":
        inputs = 0 if block.shared_norm else 2 * shape.hidden
        return inputs + (0 if block.activation == "relu" else 2 * width)
    if run.method == "prompt_tuning" or not KINDS[run.adapter_kind].keeps_inputs:
        return 0.0
    names = set(targeted(shape, run.lora_targets)) & set(MLP)
    if block.fused_gate_up and "gate_proj" in names:
        names -= {"up_proj"}
    return sum(2 * (width if name == "down_proj" else shape.hidden) for name in names)


def _active_width(run: SetUp) -> float:
    """MLP width a token passes: in a mixture the computed experts' and the shared ones', or a dense
    layer's if wider."""
    shape = run.model.shape
    if not (experts := shape.experts):
        return shape.intermediate
    used = computed_experts(shape, run.transformer_engine)
    sparse = used * experts.intermediate + experts.shared_intermediate
    return max(sparse, shape.intermediate if experts.dense_layers else 0)
