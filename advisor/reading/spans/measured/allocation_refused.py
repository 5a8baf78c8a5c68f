"""An allocation that failed and is as large as a known tensor of the model: a matrix, the weights that
an engine keeps in one piece, the experts of a card."""

from collections.abc import Iterator
from typing import NamedTuple

from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Shape
from advisor.reading.brief import Slots
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.memory_seen import TRIED, in_gib, logits_refused
from advisor.result import note
from advisor.runs.parameters import expert_parameters
from advisor.units import FP32_BYTES, GIB, gib

NEAR = 0.006
"""Of its size: what is printed is rounded, and memory comes in pieces of 2 MiB."""
LEAST_MIB = 40
"""Smaller pieces are anything."""
WIDTHS = (2, 4)
"""Bytes of a parameter."""


class Piece(NamedTuple):
    what: str
    parameters: float
    widths: tuple[int, ...] = WIDTHS


def explained(text: str, slots: Slots, catalog: Catalog) -> Finding | None:
    """None where it is none of them, or the logits of the stated batch."""
    found = TRIED.search(text)
    model = catalog.known_model(str(slots.get("model")))
    if not (found and model) or logits_refused(text, slots, catalog):
        return None
    size = in_gib(found["size"], found["unit"])
    if size * 1024 < LEAST_MIB:
        return None
    for piece in _pieces(model.shape, slots):
        for width in piece.widths:
            tensor = width * piece.parameters / GIB
            if abs(size / tensor - 1) <= NEAR:
                told = note(
                    "measured.piece-refused",
                    what=piece.what,
                    size_gib=gib(size * GIB),
                    bits=8 * width,
                    vocabulary=model.shape.vocab,
                    width=model.shape.hidden,
                    inner=model.shape.intermediate,
                )
                return Finding(told, (found[0],), leads=False)
    return None


def weights_refused(text: str, slots: Slots, catalog: Catalog) -> bool:
    """Whether it is all weights in fp32."""
    found = TRIED.search(text)
    model = catalog.known_model(str(slots.get("model")))
    if not (found and model):
        return False
    size = in_gib(found["size"], found["unit"])
    return abs(size * GIB / (FP32_BYTES * model.shape.parameters) - 1) <= NEAR


def _pieces(shape: Shape, slots: Slots) -> Iterator[Piece]:
    """The largest first."""
    parts = (slots.get("expert_parallel") or 1) * (slots.get("pipeline_parallel") or 1)
    yield Piece("weights", shape.parameters)
    cards = slots.get("num_gpus") or 1
    if cards > 1:
        yield Piece("share", shape.parameters / cards)
    if experts := expert_parameters(shape):
        if parts > 1:
            yield Piece("experts", experts / parts, (2,))
        yield Piece("layer-experts", experts / shape.layers, (2,))
    yield Piece("embedding", shape.vocab * shape.hidden)
    if not shape.experts:
        yield Piece("mlp", shape.hidden * shape.intermediate)
