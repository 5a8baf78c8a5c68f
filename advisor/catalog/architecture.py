"""Architectures: the rows of `knowledge/architectures.yaml`."""

import re

from pydantic import Field

from advisor.catalog.block import Block
from advisor.catalog.row import Sourced, Strict


class Unstated(Strict):
    """What a model's class does where its `config.json` says nothing; the defaults are Llama's."""

    plain_mlp: bool = False
    """The MLP has two matrices, not three."""
    tied_embeddings: bool = False
    qkv_bias: bool = False
    qk_norm: bool = False
    """Queries and keys are normalized."""
    sandwich_norms: bool = False
    """Norms before and after attention and MLP."""
    block: Block = Block()
    full_every: int | None = Field(default=None, gt=0)
    """Every so many layers one attends to everything; the others have a window or a state."""
    stacked_experts: bool = False
    """`Experts.stacked`."""
    every_expert: bool = False
    """`Experts.every_computed`."""
    output_gate: bool = False
    bidirectional: bool = False
    """It is an encoder."""
    disentangled: bool = False
    side_by_side: bool = False
    """Each layer attends and has a state (Falcon-H1)."""


class Architecture(Unstated, Sourced):
    """A `model_type` of configurations."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$")
    plain_mlp_names: re.Pattern[str] | None = None
    """Its models with a plain MLP by their names, for configurations without `model_type`; matched
    anywhere and in any case."""

    def plain_by_name(self, name: str) -> bool:
        names = self.plain_mlp_names
        return names is not None and re.search(names.pattern, name, re.IGNORECASE) is not None
