"""Kinds of adapters beside LoRA's two trained factors: their parameters, and what of a target they
keep for backward. Each as PEFT 0.21 builds it (https://github.com/huggingface/peft)."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from advisor.runs.options import AdapterKind

OFT_BLOCK = 32
"""PEFT's `oft_block_size`."""


class Matrix(Protocol):
    """A kind of linear layer."""

    @property
    def inputs(self) -> int: ...

    @property
    def outputs(self) -> int: ...

    @property
    def number(self) -> int:
        """How many of it the model has."""
        ...


class Kind(NamedTuple):
    """What differs from LoRA."""

    keeps_inputs: bool = True
    """A target's input is kept, for the gradient of a matrix that it passes first."""
    keeps_outputs: bool = False
    """The base's output is kept, which a trained vector scales."""
    importances: int = 0
    """Further fp32 numbers a trained parameter."""


KINDS: dict[AdapterKind, Kind] = {
    "lora": Kind(),
    "lora_fa": Kind(keeps_inputs=False),
    "vera": Kind(keeps_inputs=False, keeps_outputs=True),
    "ia3": Kind(keeps_inputs=False, keeps_outputs=True),
    "oft": Kind(),
    "adalora": Kind(importances=3),
}
"""lora_fa: the first factor is frozen, so that only its narrow output is kept
(https://arxiv.org/abs/2308.03303). vera: both factors are frozen, random and shared, two vectors a
target are trained (https://arxiv.org/abs/2310.11454). ia3: a vector a target
(https://arxiv.org/abs/2205.05638). oft: blocks of 32 inputs are rotated
(https://arxiv.org/abs/2306.07280). adalora: singular values between both factors, with the
importance of each parameter, its mean and its spread (https://arxiv.org/abs/2303.10512)."""


def trained_parameters(kind: AdapterKind, rank: int, name: str, matrix: Matrix) -> int:
    """Of the adapter of one matrix, in the Llama layout's `name`."""
    match kind:
        case "lora_fa":
            return rank * matrix.outputs
        case "vera":
            return rank + matrix.outputs
        case "ia3":  # what the MLP's second matrix reads is scaled, of others what they make
            return matrix.inputs if name == "down_proj" else matrix.outputs
        case "oft":
            return matrix.inputs * (OFT_BLOCK - 1) // 2
        case "adalora":
            return rank * (matrix.inputs + matrix.outputs + 1)
        case _:
            return rank * (matrix.inputs + matrix.outputs)


def frozen_parameters(kind: AdapterKind, rank: int, matrices: Sequence[Matrix]) -> int:
    """Of the adapters' own matrices, those that are not trained: of vera shared by all."""
    if kind == "lora_fa":
        return sum(rank * each.inputs * each.number for each in matrices)
    if kind == "vera":
        return rank * (
            max(each.inputs for each in matrices) + max(each.outputs for each in matrices)
        )
    return 0
