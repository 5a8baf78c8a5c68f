"""How the weights of a served model are stored: the rows of `knowledge/serving_formats.yaml`."""

from typing import Literal

from pydantic import Field

from advisor.catalog.row import Sourced

Bits = Literal[16, 8, 4]
"""Of a stored weight, as people say it."""


class ServingFormat(Sourced):
    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: str
    """As shown: "FP8"."""
    aliases: tuple[str, ...]
    nearest: Bits
    bits: float = Field(gt=0)
    """Of a weight, with the scales of its block."""
    covers: Literal["all", "linear", "experts"]
    """Which weights are stored so: all, the linear layers of the blocks, or the routed experts of a
    mixture (all linear layers where there are none); the others have 16 bit."""
