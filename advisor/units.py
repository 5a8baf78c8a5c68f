"""Units: bytes, seconds, FLOPs and USD inside the program; GiB, hours and dollars only where something is shown."""

GIB = 2**30
"""Bytes in a gibibyte, the unit of memory that `nvidia-smi` and PyTorch count in."""

TERA = 1e12
HOUR_SECONDS = 3600
DAYS_PER_MONTH = 30
"""The lesson counts a month as 30 days; every monthly figure here does the same."""
HOURS_PER_MONTH = 24 * DAYS_PER_MONTH


def gib(count_bytes: float) -> float:
    """Bytes to GiB, rounded to the 0.01 GiB that is worth showing."""
    return round(count_bytes / GIB, 2)


def hours(seconds: float) -> float:
    """Seconds to hours, kept exact enough that a ten-second run does not become zero."""
    return round(seconds / HOUR_SECONDS, 4)


def billions(count: float) -> str:
    """Parameters as people write them: 7.24e9 -> "7.24B", 135e6 -> "135M"."""
    if count >= 1e9:
        return f"{count / 1e9:.3g}B"
    return f"{count / 1e6:.3g}M"
