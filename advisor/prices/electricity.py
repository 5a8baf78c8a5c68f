"""Electricity of cards one owns. USD and kWh."""

from datetime import date

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.prices import ElectricityPrice
from advisor.language import Text
from advisor.result import Result

LOAD = 0.82
"""Power a busy card draws, as a share of its limit: a node of eight H100 training Llama 2 13B drew
8.4 of its 10.2 kW (https://arxiv.org/abs/2412.08602)."""


OVERHEAD = 1.34
"""The whole machine over its cards. LOAD x OVERHEAD = 1.1, the 330 W measured per 300 W V100 with
host, memory, network and fans (https://arxiv.org/abs/2104.10350, GPT-3). A data centre's cooling is
not in it."""


POWER_SOURCES = ("https://arxiv.org/abs/2412.08602", "https://arxiv.org/abs/2104.10350")


ELECTRICITY_REGION = "us-residential"


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
    load: float = LOAD,
    overhead: float = OVERHEAD,
) -> Electricity:
    """power limit x load x overhead x cards x hours x USD per kWh: the administrator's price, else
    US households'."""
    override, row = catalog.overrides.electricity_usd_per_kwh, _electricity_price(catalog)
    rate = override if override is not None else row.usd_per_kwh
    watts = gpu.tdp_w * load * overhead * num_gpus
    kwh = watts * hours / 1000
    return Electricity(
        usd=kwh * rate,
        kwh=kwh,
        watts=watts,
        usd_per_kwh=rate,
        load=load,
        overhead=overhead,
        region=None if override is not None else row.region,
        as_of=None if override is not None else row.as_of,
        source=(*gpu.source, *POWER_SOURCES, *(() if override is not None else row.source)),
    )


def _electricity_price(catalog: Catalog) -> ElectricityPrice:
    return next(row for row in catalog.electricity if row.id == ELECTRICITY_REGION)
