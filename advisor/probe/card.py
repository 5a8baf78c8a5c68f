"""The catalog's row of a card as its driver calls it."""

import re

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.errors import ToolError
from advisor.probe.trial import Found
from advisor.units import GIB

BESIDE_THE_NAME = re.compile(r"\b(?:NVIDIA|AMD|Apple|Instinct|GeForce|Tesla|GRID|SXM\d)\b")
"""What drivers put around a product's name: "Tesla V100-SXM2-16GB"."""


NEAR = 0.1
"""A row's memory may differ by so much of it from what the driver reports."""


def card(catalog: Catalog, found: Found) -> Gpu | None:
    """The row, or the version of it that has the memory which was found; None for a processor, and
    for a card that the catalog lacks."""
    if found.device == "cpu":
        return None
    bare = " ".join(re.split(r"[\s-]+", BESIDE_THE_NAME.sub(" ", found.name))).strip()
    for name in (found.name, bare):
        try:
            row = catalog.gpu(name)
        except ToolError:
            continue
        return _with_memory(catalog, row, (found.total_bytes or 0) / GIB)
    return None


def _with_memory(catalog: Catalog, row: Gpu, memory_gib: float) -> Gpu:
    def difference(version: Gpu) -> float:
        return abs(version.usable_gib - memory_gib)

    if not memory_gib or difference(row) <= NEAR * row.usable_gib:
        return row
    return min((row, *catalog.versions(row)), key=difference)
