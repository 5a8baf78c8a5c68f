"""How long the rows of `knowledge/` can be relied on, and which are older than that."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import PRICES_DAYS
from advisor.catalog.row import Sourced
from advisor.catalog.topic import Topic

API_DAYS = 60
"""Of what APIs and hosted tuning cost, and whether they still exist."""
KNOWLEDGE_DAYS = 180
"""Of models, cards, machines, topics, and what programs do unasked."""


Row = Sourced | Topic


@dataclass(frozen=True)
class Aged:
    """A row and how old it is."""

    file: str
    """Of `knowledge/`, or its folder."""
    row: str
    dated: date
    """The day its figures were valid, else the day it was last compared with its source."""
    days: int
    """Since then."""
    lasts: int
    """Days for which it can be relied on."""
    read_again: str
    """The page that tells whether it still holds."""
    of: Row = field(repr=False)

    @property
    def overdue(self) -> bool:
        return self.days > self.lasts


def aged(catalog: Catalog, today: date) -> tuple[Aged, ...]:
    """Every row that grows old, the oldest first."""
    found = (
        Aged(file, _name(row), dated, (today - dated).days, days, _pages(row)[0], row)
        for file, (days, rows) in _shelves(catalog).items()
        for row in rows
        for dated in (_dated(row),)
    )
    return tuple(sorted(found, key=lambda each: (-each.days, each.file, each.row)))


def overdue(catalog: Catalog, today: date) -> tuple[Aged, ...]:
    """The rows to be read again, the oldest first."""
    return tuple(each for each in aged(catalog, today) if each.overdue)


def _shelves(catalog: Catalog) -> Mapping[str, tuple[int, Iterable[Row]]]:
    """File -> how long its rows last, and the rows."""
    return {
        "prices/gpu_market.yaml": (PRICES_DAYS, catalog.gpu_prices),
        "prices/gpu_purchase.yaml": (PRICES_DAYS, catalog.gpu_purchases),
        "prices/machines.yaml": (PRICES_DAYS, catalog.machines.values()),
        "prices/electricity.yaml": (PRICES_DAYS, catalog.electricity),
        "prices/storage.yaml": (PRICES_DAYS, catalog.storage),
        "prices/exchange.yaml": (PRICES_DAYS, catalog.exchange.values()),
        "prices/rental_providers.yaml": (PRICES_DAYS, catalog.rental_providers.values()),
        "prices/api_models.yaml": (API_DAYS, catalog.api_models.values()),
        "prices/hosted_tuning.yaml": (API_DAYS, catalog.hosted_tuning),
        "prices/tuning_providers.yaml": (API_DAYS, catalog.tuning_providers.values()),
        "models/": (KNOWLEDGE_DAYS, catalog.models.values()),
        "gpus/": (KNOWLEDGE_DAYS, catalog.gpus.values()),
        "instances/": (KNOWLEDGE_DAYS, catalog.instances.values()),
        "frameworks.yaml": (KNOWLEDGE_DAYS, catalog.frameworks.values()),
        "switches.yaml": (KNOWLEDGE_DAYS, catalog.switches.values()),
        "scripts.yaml": (KNOWLEDGE_DAYS, catalog.scripts.values()),
        "contradictions.yaml": (KNOWLEDGE_DAYS, catalog.contradictions.values()),
        "arguments.yaml": (KNOWLEDGE_DAYS, catalog.arguments.values()),
        "topics/": (KNOWLEDGE_DAYS, chain.from_iterable(catalog.topics.values())),
    }


def _pages(row: Row) -> tuple[str, ...]:
    return row.sources if isinstance(row, Topic) else row.source


def _dated(row: Row) -> date:
    """A price's own day: that somebody looked at an old price later does not make it newer."""
    return getattr(row, "as_of", None) or row.checked


def _name(row: Row) -> str:
    """What tells the row from the others of its file."""
    told = (str(getattr(row, field, "") or "") for field in NAMING)
    return " ".join(filter(None, told))


NAMING = ("id", "gpu", "provider", "kind", "condition", "seller", "model", "language")


def oldest_price(catalog: Catalog) -> date:
    """The day of the oldest rent or purchase that answers can rest on."""
    dated = (*catalog.gpu_prices, *catalog.gpu_purchases, *catalog.machines.values())
    return min(map(_dated, dated))


def told(found: Iterable[Aged]) -> Iterator[str]:
    """The rows as lines, those of one page together, the page with the oldest first."""
    pages: dict[str, list[Aged]] = {}
    for each in found:
        pages.setdefault(each.read_again, []).append(each)
    for page, rows in pages.items():
        yield page
        yield from (f"  {each.days:4} days  {each.dated}  {each.file}  {each.row}" for each in rows)
