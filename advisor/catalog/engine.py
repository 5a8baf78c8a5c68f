"""Programs that serve models: the rows of `knowledge/engines.yaml`."""

from typing import Literal

from pydantic import Field

from advisor.catalog.row import Sourced, Strict
from advisor.language import Text

Vendor = Literal["NVIDIA", "AMD", "Intel", "Apple", "Huawei", "processor"]
"""Of the cards it runs on; processor: it computes without a card."""


class Reserve(Strict):
    """The memory that an engine takes at its start, whatever the model."""

    of: Literal["card", "free"]
    """card: of the whole card, weights included; free: of what the weights leave, for the cache."""
    share: float = Field(gt=0, le=1)
    flag: str
    """The setting that changes it."""


class EngineReach(Strict):
    """Published throughputs of an engine over what is computed for them."""

    rows: int = Field(gt=0)
    sources: int = Field(gt=0)
    median: float = Field(gt=0)
    low: float = Field(gt=0)
    high: float = Field(gt=0)
    """Eight of ten lie between `low` and `high`."""


class Engine(Sourced):
    id: str = Field(pattern=r"^[a-z0-9.-]+$")
    name: str
    aliases: tuple[str, ...] = ()
    """Other names, and programs that run models by it."""
    vendors: tuple[Vendor, ...] = Field(min_length=1)
    least_capability: float | None = None
    """CUDA compute capability of the oldest card it supports; null: not stated."""
    formats: tuple[str, ...] = Field(min_length=1)
    """Ids of `serving_formats.yaml` that it reads, on some card."""
    usual: tuple[str, ...] = Field(min_length=1)
    """Of them the one for each usual width, widest first."""
    layers_in_turn: bool = False
    """Several cards hold layers each and compute one after another; else they share each layer
    (tensor parallel)."""
    reserve: Reserve | None
    """Null: it takes what model and context need."""
    caches: tuple[str, ...] = ()
    """Types of keys and values beside 16 bit, as `size_serving` names them."""
    adapters: bool
    """Serves several LoRA adapters at once."""
    speculative: bool
    """Can draft tokens and check them together."""
    prefix_caching: Literal["default", "option"] | None
    """Keeps the cache of a beginning that several requests share."""
    reach: dict[Literal["dense", "mixture"], EngineReach] = Field(default_factory=dict)
    """As `python -m bench.engines` finds it; empty: not measured."""
    note: Text | None = None

    def runs_on(self, vendor: str, capability: str | None) -> bool:
        """Whether its documents name such a card."""
        old = self.least_capability and capability and float(capability) < self.least_capability
        return vendor in self.vendors and not old
