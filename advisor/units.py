"""Units: bytes, seconds, FLOPs and USD inside the program; GiB, hours and dollars only where
something is shown."""

GIB = 2**30
"""Bytes in a gibibyte, the unit of memory that `nvidia-smi` and PyTorch count in."""

GB = 1e9
"""Bytes of the unit that disks are sold in."""
FP32_BYTES, SIXTEEN_BIT_BYTES = 4, 2
"""Of a number."""
MILLION = 1_000_000
TERA = 1e12
HOUR_SECONDS = 3600
DAY_SECONDS = 24 * HOUR_SECONDS
DAYS_PER_MONTH = 30
"""The lesson counts a month as 30 days; every monthly figure here does the same."""
HOURS_PER_MONTH = 24 * DAYS_PER_MONTH
HOURS_PER_WEEK = 24 * 7
MONTHS_PER_YEAR = 12


def two_digits(number: float) -> float:
    """Rounded to the two digits that an estimate is worth."""
    return float(f"{number:.2g}")


def gib(count_bytes: float) -> float:
    """Bytes to GiB, rounded to the 0.01 GiB that is worth showing."""
    return round(count_bytes / GIB, 2)
