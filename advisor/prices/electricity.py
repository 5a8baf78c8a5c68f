"""Electricity of cards one owns. USD and kWh."""

from datetime import date

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.names import squash
from advisor.catalog.prices import ElectricityPrice
from advisor.errors import ToolError
from advisor.language import Language, Text, source_of
from advisor.result import Result

LOAD = 0.82
"""Power a busy card draws, as a share of its limit: a node of eight H100 training Llama 2 13B drew
8.4 of its 10.2 kW (https://arxiv.org/abs/2412.08602)."""


OVERHEAD = 1.34
"""The whole machine over its cards. LOAD x OVERHEAD = 1.1, the 330 W measured per 300 W V100 with
host, memory, network and fans (https://arxiv.org/abs/2104.10350, GPT-3). A data centre's cooling is
not in it."""


POWER_SOURCES = ("https://arxiv.org/abs/2412.08602", "https://arxiv.org/abs/2104.10350")


ELSEWHERE = "us-residential"
"""The row for readers of a language that has none of its own."""


class Electricity(Result):
    """Electricity of cards one owns, with the parts it is made of."""

    usd: float
    kwh: float
    watts: float
    """Drawn from the wall by all cards and their share of the machines."""
    usd_per_kwh: float
    load: float
    overhead: float
    region: Text | None
    """Where the price of a kilowatt-hour holds; null where it was given."""
    as_of: date | None
    source: tuple[str, ...]


def electricity(
    catalog: Catalog,
    gpu: Gpu,
    hours: float,
    num_gpus: int = 1,
    *,
    region: str | None = None,
    most_watts: float | None = None,
    usd_per_kwh: float | None = None,
) -> Electricity:
    """power limit x load x overhead x cards x hours x USD per kWh: the administrator's price, else
    that of the region (its id), else US households'; `usd_per_kwh`, the asker's own, before all. `most_watts` is what a card's share of its
    machine draws at most, where that is known: power limit and overhead in one."""
    override, row = catalog.overrides.electricity_usd_per_kwh, _row(catalog, region or ELSEWHERE)
    override = override if usd_per_kwh is None else usd_per_kwh
    rate = override if override is not None else row.usd_per_kwh
    watts = LOAD * (most_watts or gpu.tdp_w * OVERHEAD) * num_gpus
    kwh = watts * hours / 1000
    return Electricity(
        usd=kwh * rate,
        kwh=kwh,
        watts=watts,
        usd_per_kwh=rate,
        load=LOAD,
        overhead=OVERHEAD,
        region=None if override is not None else row.region,
        as_of=None if override is not None else row.as_of,
        source=(*gpu.source, *POWER_SOURCES, *(() if override is not None else row.source)),
    )


def region_of(catalog: Catalog, place: str | None, language: Language) -> str:
    """The row that answers: of the place that was named, else of the reader's language."""
    rows = catalog.electricity
    if place:
        named = squash(place)
        for row in rows:
            if named in map(squash, (row.id, *row.said)):
                return row.id
        raise ToolError(
            "unknown_place",
            name=place,
            known=", ".join(row.said[0] for row in rows if row.said),
        )
    own = (row.id for row in rows if row.of_language == source_of(language))
    return next(own, ELSEWHERE)


def _row(catalog: Catalog, region: str) -> ElectricityPrice:
    return next(row for row in catalog.electricity if row.id == region)
