"""Kinds of main memory: the rows of `knowledge/main_memory.yaml`."""

from pydantic import Field

from advisor.catalog.row import Sourced
from advisor.language import Text


class MainMemory(Sourced):
    id: str
    name: Text
    gb_s: float = Field(gt=0)
    """Bandwidth, 10^9 bytes a second."""
