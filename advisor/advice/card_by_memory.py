"""A card that is known by its memory alone ("a 24 GB card")."""

from datetime import date

from pydantic import Field

from advisor.advice.tool import RunTool
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.prices.priced import typical_card


class CardByMemory(RunTool):
    """Arguments of a run on a card that may be named so."""

    gpu_memory_gib: float | None = Field(default=None, gt=0, le=10_000)
    """The card named by its memory alone."""

    def _gpu(self, catalog: Catalog) -> Gpu | None:
        if self.gpu or self.gpu_memory_gib is None:
            return super()._gpu(catalog)
        return typical_card(catalog, self.gpu_memory_gib, date.today())
