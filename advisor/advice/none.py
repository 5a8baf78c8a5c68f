"""What the advisor can do: the answer to a greeting, and to what is not its subject."""

from datetime import date

from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.language import Language, source_of
from advisor.result import Result


class PriceDates(Result):
    """From when to when the prices are that answers use."""

    rents: tuple[date, date]
    purchases: tuple[date, date]
    exchange: date | None


class Capabilities(Result):
    """What the advisor can do: the answer to a greeting and to what is not its subject."""

    gpus: int
    models: int
    topics: int
    prices: PriceDates | None = None
    """Null: nobody asked how old they are."""


def price_dates(catalog: Catalog) -> PriceDates:
    rents = [row.as_of for row in catalog.gpu_prices]
    purchases = [row.as_of for row in catalog.gpu_purchases]
    return PriceDates(
        rents=(min(rents), max(rents)),
        purchases=(min(purchases), max(purchases)),
        exchange=catalog.yuan.as_of,
    )


def capabilities(catalog: Catalog, language: Language) -> Capabilities:
    return Capabilities(
        gpus=len(catalog.gpus),
        models=len(catalog.models),
        topics=len(catalog.topics[source_of(language)]),
    )


class NoTool(Tool):
    """Greetings, thanks, and everything that is not about fine-tuning or serving models."""

    price_dates: bool = False
    """Whether it is asked how old the prices are."""

    def run(self, catalog: Catalog, language: Language = "en") -> Capabilities:
        found = capabilities(catalog, language)
        if not self.price_dates:
            return found
        return found.model_copy(update={"prices": price_dates(catalog)})
