"""The least memory that training a model takes: each way to take less, the most usual first."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import Field

from advisor.advice.arguments import RunTool
from advisor.advice.training.asked.stated import Stated, job
from advisor.advice.training.room import LEAN
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.sizes import typical_note
from advisor.catalog.stated_card import typical_card
from advisor.language import Language
from advisor.result import Note, Result, note, unique
from advisor.runs.options import MIXED
from advisor.runs.placing import Placed, place, smallest
from advisor.units import gib

CARD_GB = 24
"""Of the cards in which each way is counted too: the most that people own."""


class _Way(NamedTuple):
    what: Note
    method: MethodId
    settings: dict[str, Any]


WAYS = (
    _Way(note("least.mixed"), "full", {"precision": MIXED}),
    _Way(note("least.pure"), "full", {"precision": "pure_bf16"}),
    _Way(note("least.lean"), "full", LEAN),
    _Way(note("least.offload"), "full", {"precision": MIXED, "offload": "optimizer"}),
    _Way(note("least.offload-all"), "full", {"precision": MIXED, "offload": "all"}),
    _Way(note("least.lora"), "lora", {}),
    _Way(note("least.lora-offload"), "lora", {"offload": "all"}),
    _Way(note("least.qlora"), "qlora", {}),
)
OF_METHOD: dict[MethodId, tuple[MethodId, ...]] = {
    "full": ("full", "lora", "qlora"),
    "lora": ("lora", "qlora"),
    "qlora": ("qlora",),
    "prompt_tuning": ("lora", "qlora"),
}
"""A method, and those that are left where it is too much."""


class WayFound(Result):
    what: Note
    method: MethodId
    peak_memory_gib: float
    """Of all cards together, as one card would hold it."""
    host_gib: float
    """Main memory of the machine."""
    cards: int | None = None
    """The fewest of `card_gb` that hold it, divided over them; null: not even the most."""


class LeastMemory(Result):
    model: str
    method: MethodId
    stated_gib: float | None
    """The amount that was asked about."""
    below_stated: bool
    """The method itself can do with less."""
    tokens_per_sample: int
    card_gb: float = CARD_GB
    ways: tuple[WayFound, ...]
    least: WayFound
    """Of the method, with nothing in main memory."""
    lowest: WayFound
    """Of the method, in any way."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


class FindLeastMemory(RunTool):
    """The least memory that training takes, and how."""

    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    stated_gib: float | None = Field(default=None, gt=0, le=1e6)
    """An amount of GPU memory that the least is compared with."""

    def run(self, catalog: Catalog, language: Language = "en") -> LeastMemory:
        model, method = self._model(catalog), self.method or "full"
        stated = Stated(
            model,
            tokens_per_sample=self.tokens_per_sample,
            options={"micro_batch_size": 1},
        )
        placed = [(way, _placed(catalog, stated, way)) for way in _ways(method)]
        found = tuple(_found(catalog, stated, way, each) for way, each in placed)
        own = [each for each in found if each.method == method] or list(found)
        in_memory = [each for each in own if "offload" not in each.what.code]
        least, lowest = (min(each, key=lambda w: w.peak_memory_gib) for each in (in_memory, own))
        return LeastMemory(
            model=model.name,
            method=method,
            stated_gib=self.stated_gib,
            below_stated=bool(self.stated_gib and lowest.peak_memory_gib < self.stated_gib),
            tokens_per_sample=placed[0][1].set_up.workload.tokens_per_sample,
            ways=found,
            least=least,
            lowest=lowest,
            assumptions=tuple(filter(None, (typical_note(model),))),
            sources=unique(model.source),
        )


def _ways(method: MethodId) -> Iterator[_Way]:
    return (way for way in WAYS if way.method in OF_METHOD[method])


def _placed(catalog: Catalog, stated: Stated, way: _Way) -> Placed:
    return place(job(catalog, stated, way.method).change(**way.settings), None)


def _cards(catalog: Catalog, stated: Stated, way: _Way) -> int | None:
    card = typical_card(catalog, CARD_GB)
    asked = job(catalog, stated, way.method).change(**way.settings)
    held = smallest(asked, card) if card else None
    return held.num_gpus if held else None


def _found(catalog: Catalog, stated: Stated, way: _Way, placed: Placed) -> WayFound:
    memory = placed.memory
    return WayFound(
        what=way.what,
        method=way.method,
        peak_memory_gib=gib(memory.expected),
        host_gib=gib(memory.host),
        cards=_cards(catalog, stated, way),
    )
