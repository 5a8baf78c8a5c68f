"""What a rented run costs beside its training hours: files kept on a volume, cards that wait before
the first step.

Bytes and hours inside; gigabytes (10^9 bytes, as storage is sold) in the result.
"""

from functools import lru_cache
from statistics import median

from advisor.catalog.catalog import Catalog
from advisor.prices.overheads_found import Overheads
from advisor.result import note, unique
from advisor.runs.host import disk_space
from advisor.runs.run import SetUp
from advisor.units import DAYS_PER_MONTH, GB, HOUR_SECONDS

SETUP_HOURS = 0.25
"""An assumption: a quarter of an hour from the machine's start to the training script, for the
image, the packages and the data."""
DOWNLOAD_BYTES_PER_SECOND = 200e6
"""An assumption: 1.6 Gbit/s from the Hugging Face hub. Published speeds go from 100 Mbit/s with the
plain client to 10 Gbit/s with the parallel one on a large machine
(https://github.com/huggingface/huggingface_hub/pull/2989)."""
LOADING_BYTES_PER_SECOND = 1e9
"""An assumption: from the volume to the card at the speed of an ordinary NVMe disk."""


def overheads(catalog: Catalog, run: SetUp, hours: float, usd_per_hour: float | None) -> Overheads:
    """What comes on top of `hours` of training on cards of `usd_per_hour` each. Providers that bill
    GiB count 7 % fewer than these gigabytes: the result errs on the dear side."""
    disk = disk_space(run)
    waiting = idle_hours(disk.weights)
    days = max(1.0, (hours + waiting) / 24)
    price, sources = _storage_price(catalog)
    storage = None if price is None else disk.total / GB * price * days / DAYS_PER_MONTH
    idle = None if usd_per_hour is None else waiting * usd_per_hour * run.cards.count
    return Overheads(
        weights_gb=disk.weights / GB,
        checkpoint_gb=disk.checkpoint / GB,
        disk_gb=disk.total / GB,
        days=days,
        usd_per_gb_month=price,
        storage_usd=storage,
        idle_hours=waiting,
        idle_usd=idle,
        usd=None if storage is None or idle is None else storage + idle,
        assumptions=ASSUMPTIONS,
        sources=sources,
    )


@lru_cache(maxsize=8)
def _storage_price(catalog: Catalog) -> tuple[float | None, tuple[str, ...]]:
    """The median of the providers', USD a GB and month, and the page each price is from."""
    rows = catalog.storage
    return (median(row.usd_per_gb_month for row in rows) if rows else None), unique(
        *(row.source[:1] for row in rows)
    )


def idle_hours(weights_bytes: float) -> float:
    """Hours before the first step: set-up + weights / download speed + weights / loading speed."""
    return (
        SETUP_HOURS
        + (weights_bytes / DOWNLOAD_BYTES_PER_SECOND + weights_bytes / LOADING_BYTES_PER_SECOND)
        / HOUR_SECONDS
    )


ASSUMPTIONS = (
    note("prices.storage"),
    note(
        "prices.waiting",
        minutes=round(SETUP_HOURS * 60),
        download=round(DOWNLOAD_BYTES_PER_SECOND / 1e6),
        loading=round(LOADING_BYTES_PER_SECOND / 1e9),
    ),
)
"""What the figures rest on; speeds in MB and GB a second."""
