"""A run with the machine around its cards as arguments, for the tools that tell of it."""

from dataclasses import replace

from pydantic import Field

from advisor.advice.training.asked.full_run import FullRun
from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.machine.found import Part
from advisor.catalog.catalog import Catalog


class RunInMachine(FullRun):
    """Every setting of a run, its machine's main memory and disk."""

    host_memory_gib: float | None = Field(default=None, gt=0, le=100_000)
    """Main memory of the machine (of each, where there are several)."""
    free_disk_gb: float | None = Field(default=None, gt=0, le=10**9)
    """Free on its disk, GB."""
    batch_open: bool = False
    """A measured step may read fewer samples than is assumed, where nobody said how many: then as many
    as come nearest to its time."""
    of_machine: list[Part] | None = None
    """What the answer leads with in place of the cards: main memory, its peak at loading, saving or
    merging, disk."""

    def _stated(self, catalog: Catalog) -> Stated:
        return replace(
            super()._stated(catalog),
            host_memory_gib=self.host_memory_gib,
            free_disk_gb=self.free_disk_gb,
            batch_open=self.batch_open,
        )
