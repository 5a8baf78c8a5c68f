"""What was said of serving a model, names turned into rows, and the formats that it may be stored in."""

from dataclasses import dataclass

from advisor.advice.serving.load import Load
from advisor.advice.serving.server import Server
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model, Shape
from advisor.catalog.serving_format import ServingFormat

USUAL_FORMATS = ("bf16", "fp8", "awq")
"""Widest first."""
UNIFIED_FORMATS = ("bf16", "q8_0", "q4_k_m")
"""For memory that processor and GPU share, where llama.cpp is what runs."""


@dataclass(frozen=True)
class ServingAsked:
    """What was stated, names turned into rows."""

    load: Load
    model: Model | None = None
    gpu: Gpu | None = None
    gpu_chosen: bool = False
    num_gpus: int | None = None
    stored: ServingFormat | None = None
    cache_share: float = 1.0
    users_stated: bool = False
    length_stated: bool = False
    host_memory_gib: float | None = None

    def server(self, shape: Shape, stored: ServingFormat, cards: int = 1) -> Server:
        """A copy on so many of the stated card."""
        assert self.gpu, "a card was stated"
        return Server(shape, self.gpu, stored, cards, self.cache_share)


def stored_as(catalog: Catalog, asked: ServingAsked) -> ServingFormat:
    """As stated, else as the model is published."""
    return asked.stored or published_as(catalog, asked.model)


def published_as(catalog: Catalog, model: Model | None) -> ServingFormat:
    """16 bit where its row says nothing else."""
    native = model.stored_as if model else None
    return catalog.serving_formats[native or USUAL_FORMATS[0]]


def formats(catalog: Catalog, asked: ServingAsked) -> list[ServingFormat]:
    """One for each usual width, widest first; what was stated, or is published so, in place of its
    own."""
    usual = UNIFIED_FORMATS if asked.gpu and asked.gpu.segment == "unified" else USUAL_FORMATS
    kept = {each.nearest: each for each in (catalog.serving_formats[id_] for id_ in usual)}
    stored = stored_as(catalog, asked)
    return list((kept | {stored.nearest: stored}).values())
