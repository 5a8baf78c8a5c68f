"""What layers of a class of Transformers keep for backward: part of a row of
`knowledge/architectures.yaml`, which models name."""

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, ValidationInfo

CAPPED_BYTES = 2
"""More a logit and a score where they are capped: the result of `tanh` in 16 bit."""


class Block(NamedTuple):
    """What a layer of a model's class in Transformers keeps for backward, where it does not as
    Llama's."""

    activation: Literal["fused", "relu", "gelu_new", "relu2", "xielu"] = "fused"
    """Of the MLP. fused: one kernel that keeps its input (SiLU, GELU); relu: one that keeps its
    result; gelu_new: GELU written out with `pow` and
    `tanh`; relu2: ReLU squared; xielu: Apertus' own."""
    norm_16_bit: bool = False
    """Its norms stay out of autocast, which computes them in fp32."""
    layer_norm: bool = False
    """PyTorch's layer norm; else an RMS norm written out, which keeps what it normalized too where
    it is trained."""
    parallel: bool = False
    """Attention and MLP read the same hidden state."""
    shared_norm: bool = False
    """And the same norm of it: one a layer."""
    fused_qkv: bool = False
    """One matrix gives queries, keys and values."""
    fused_gate_up: bool = False
    """One matrix gives gate and up."""
    whole_qkv: bool = False
    """Its product stays whole beside the rotated queries and keys."""
    joined_rotary: bool = False
    """Queries and keys are joined of a rotated and a plain part; attention's output is then copied
    once more."""
    dropout: bool = False
    """Attention and MLP end in dropout as published, a byte an element each."""
    capped: bool = False
    """Attention scores and logits are capped by a `tanh`, which keeps its result."""
    fp32_stream: bool = False
    """A norm follows the embedding and makes every hidden state fp32."""


def _block_of(name: Any, info: ValidationInfo) -> Any:
    """The block of the row of that id; one made before, or a result's, is left as it is."""
    if not isinstance(name, str):
        return name
    row = (info.context or {}).get(name)
    if row is None:
        raise ValueError("no such row in architectures.yaml; add one")
    return row.block


NamedBlock = Annotated[Block, BeforeValidator(_block_of)]
"""In files of models, the id of its row."""
