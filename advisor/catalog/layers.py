"""Matrices of a decoder's layers, and of those that attend to everything or to a window."""

from typing import NamedTuple


class Projection(NamedTuple):
    """One kind of linear layer of the decoder."""

    inputs: int
    outputs: int
    number: int
    """How many of it the whole model has."""
    expert: bool = False
    """It belongs to a routed expert: a token passes only some of them."""

    @property
    def parameters(self) -> int:
        """Of all of them."""
        return self.inputs * self.outputs * self.number


class Attention(NamedTuple):
    """Layers that attend alike."""

    layers: int
    storing: int
    """Of them, those with keys and values of their own; the others read an earlier layer's."""
    query: int
    """Width of all queries."""
    key: int
    """Width of all keys, and of all values."""
    window: int | None
    gated: bool
    """The queries' matrix is twice as wide: its other half gates the output."""
    value: bool
    """Values have a matrix of their own."""

    @property
    def biases(self) -> int:
        """Of all queries, keys and values."""
        return self.query * self.layers + 2 * self.key * self.storing

    def projections(self, hidden: int) -> dict[str, Projection]:
        found = {
            "q_proj": Projection(hidden, self.query * (1 + self.gated), self.layers),
            "k_proj": Projection(hidden, self.key, self.storing),
            "v_proj": Projection(hidden, self.key, self.storing * self.value),
            "o_proj": Projection(self.query, hidden, self.layers),
        }
        return {name: kind for name, kind in found.items() if kind.number}
