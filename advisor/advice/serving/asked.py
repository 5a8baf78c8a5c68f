"""What was said of serving a model, names turned into rows, and the formats that it may be stored in."""

from dataclasses import dataclass

from advisor.advice.serving.about import About
from advisor.advice.serving.adapters import NO_ADAPTERS, Adapters
from advisor.advice.serving.launch import Launch
from advisor.advice.serving.load import Load
from advisor.advice.serving.server import USUAL_RESERVE, Server
from advisor.catalog.catalog import Catalog
from advisor.catalog.engine import Engine, Reserve
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.names import squash
from advisor.catalog.serving_format import Bits, ServingFormat

USUAL_FORMATS = ("bf16", "fp8", "awq")
"""Widest first."""
ASCEND_FORMATS = ("bf16", "int8", "awq")
"""For Ascend, which does not compute in FP8 before the 950
(https://docs.vllm.ai/projects/ascend/en/latest/user_guide/feature_guide/quantization.html)."""
UNIFIED_FORMATS = ("bf16", "q8_0", "q4_k_m")
"""For memory that the processor reads too, where llama.cpp is what runs."""


@dataclass(frozen=True)
class ServingAsked:
    """What was stated, names turned into rows."""

    load: Load
    model: Model | None = None
    gpu: Gpu | None = None
    gpu_chosen: bool = False
    num_gpus: int | None = None
    stored: ServingFormat | None = None
    engines: tuple[Engine, ...] = ()
    """The first is what the figures are of."""
    cache_share: float = 1.0
    adapters: Adapters = NO_ADAPTERS
    users_stated: bool = False
    people: int | None = None
    """Who use it in the course of a day."""
    length_stated: bool = False
    host_memory_gib: float | None = None
    processor: bool = False
    """Whether it is to run on the processor."""
    speculative: bool = False
    launch: Launch | None = None
    about: tuple[About, ...] = ()

    @property
    def engine(self) -> Engine | None:
        return self.engines[0] if self.engines else None

    @property
    def reserve(self) -> Reserve | None:
        """What the engine takes of a card, as its launch says or by default."""
        usual = self.engine.reserve if self.engine else USUAL_RESERVE
        share = self.launch.share if self.launch else None
        if usual is None or share is None:
            return usual
        return Reserve(of=usual.of, share=share, flag=usual.flag)

    def server(self, gpu: Gpu, stored: ServingFormat, cards: int = 1) -> Server:
        """A copy of the stated model."""
        assert self.model, "a model was stated"
        return self.server_of(self.model, gpu, stored, cards)

    def server_of(self, model: Model, gpu: Gpu, stored: ServingFormat, cards: int = 1) -> Server:
        return Server(
            model.shape,
            gpu,
            stored,
            cards,
            self.cache_share,
            reserve=self.reserve,
            adapters=self.adapters,
            in_turn=self.engine is not None and self.engine.layers_in_turn,
        )


FILE_OF = {"llama.cpp": "q4_k_m"}
"""What an engine of files usually loads: Ollama's own tags are mostly so
(https://ollama.com/library)."""


def stored_as(catalog: Catalog, asked: ServingAsked) -> ServingFormat:
    """As stated, else as the model is published, or as the engine's files usually are."""
    if asked.stored:
        return asked.stored
    published = published_as(catalog, asked.model)
    engine = asked.engine
    narrow = published.id == "mxfp4"
    if engine and engine.id in FILE_OF and not narrow:
        return catalog.serving_formats[FILE_OF[engine.id]]
    return published


def published_as(catalog: Catalog, model: Model | None) -> ServingFormat:
    """16 bit where its row says nothing else."""
    native = model.stored_as if model else None
    return catalog.serving_formats[native or USUAL_FORMATS[0]]


def formats(catalog: Catalog, asked: ServingAsked) -> list[ServingFormat]:
    """One for each usual width, widest first; what was stated, or is published so, in place of its
    own."""
    kept = {each.nearest: each for each in (catalog.serving_formats[id_] for id_ in _usual(asked))}
    stored = stored_as(catalog, asked)
    return list((kept | {stored.nearest: stored}).values())


WIDTHS: dict[str, Bits] = {"16bit": 16, "8bit": 8, "4bit": 4, "int4": 4}
"""Names that say how wide and not in which format."""


def stated_format(catalog: Catalog, asked: ServingAsked, name: str) -> ServingFormat:
    """The format called `name`; of a width the one that this engine, or this memory, usually has."""
    if bits := WIDTHS.get(squash(name)):
        usual = (catalog.serving_formats[id_] for id_ in _usual(asked))
        if found := next((each for each in usual if each.nearest == bits), None):
            return found
    return catalog.serving_format(name)


def _usual(asked: ServingAsked) -> tuple[str, ...]:
    if asked.gpu and asked.gpu.vendor == "Huawei":
        return ASCEND_FORMATS
    if asked.engine:
        return asked.engine.usual
    on_processor = not asked.gpu and (asked.host_memory_gib or asked.processor)
    unified = asked.gpu and asked.gpu.segment == "unified"
    return UNIFIED_FORMATS if unified or on_processor else USUAL_FORMATS
