"""A PC to buy, as answers show it."""

from datetime import date
from typing import Literal

from advisor.catalog.guidance import MethodId
from advisor.result import Result


class PcSet(Result):
    """Cards of one PC."""

    gpu: str
    num_gpus: int
    memory_gb: float
    """Of one card."""
    usd: float | None
    """Of all cards; null: no price is known."""
    condition: Literal["new", "used"] | None
    as_of: date | None
    supply_w: int
    """Of the power supply that the machine takes."""
    holds: tuple[tuple[str, MethodId], ...]
    """Model and method, with room to spare."""
    source: tuple[str, ...]


class PcModel(Result):
    model: str
    run_16_bit_gib: float
    """The weights alone."""
    run_4_bit_gib: float
    peaks: dict[MethodId, float]
    """GiB that tuning takes, one sample read at once, on one card that holds all of it."""


class PcBuild(Result):
    models: tuple[PcModel, ...]
    sets: tuple[PcSet, ...]
    """Those that tune something."""
    chosen: PcSet | None
    """Null: none of them tunes any of the models."""
    least: PcSet | None
    """The smallest that tunes all of them by QLoRA, where that is another."""
    ram_gb: int
    disk_tb: int
