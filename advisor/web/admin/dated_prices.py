"""What the shipped prices are and how old, the oldest first."""

from dataclasses import dataclass
from datetime import date

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import (
    ApiModel,
    ElectricityPrice,
    ExchangeRate,
    GpuPrice,
    GpuPurchase,
    HostedTuningPrice,
    Machine,
    PriceOverrides,
    StoragePrice,
)
from advisor.catalog.shelf_life import Aged, Row, aged


@dataclass(frozen=True)
class DatedPrice:
    """A price, its day, and whether one of the administrator's own stands before it."""

    aged: Aged
    figure: str
    own: bool

    @property
    def kind(self) -> str:
        """Of what: the name of its file."""
        return self.aged.file.removeprefix("prices/").removesuffix(".yaml")


def dated_prices(catalog: Catalog, today: date) -> tuple[DatedPrice, ...]:
    """The oldest first."""
    return tuple(
        DatedPrice(each, figure, _own(each.of, catalog.overrides))
        for each in aged(catalog, today)
        if (figure := _figure(each.of))
    )


def _figure(row: Row) -> str:
    """As its provider quotes it; empty: the row is no price."""
    match row:
        case GpuPrice():
            return _money(row.usd_per_hour, row.cny_per_hour, "/h")
        case GpuPurchase() | Machine():
            return f"${row.usd:,.0f}"
        case ExchangeRate():
            return f"{row.per_usd:g} {row.id} = $1"
        case ElectricityPrice():
            return f"${row.usd_per_kwh:g}/kWh"
        case StoragePrice():
            return f"${row.usd_per_gb_month:g}/GB"
        case HostedTuningPrice():
            return f"{'¥' if row.currency == 'CNY' else '$'}{row.per_million_tokens:g}/1M"
        case ApiModel():
            given = _money(row.input_usd_per_million, row.input_cny_per_million, "")
            made = _money(row.output_usd_per_million, row.output_cny_per_million, "/1M")
            return f"{given}, {made}" if given and made else ""
        case _:
            return ""


def _money(usd: float | None, cny: float | None, unit: str) -> str:
    if usd is not None:
        return f"${usd:g}{unit}"
    return "" if cny is None else f"¥{cny:g}{unit}"


def _own(row: Row, own: PriceOverrides) -> bool:
    match row:
        case GpuPrice():
            return row.gpu in own.gpu_usd_per_hour
        case ApiModel():
            return row.id in own.api_models_usd_per_million
        case ExchangeRate():
            return row.id == "CNY" and own.cny_per_usd is not None
        case ElectricityPrice():
            return own.electricity_usd_per_kwh is not None
        case _:
            return False
