"""Facts on one card, model or API."""

from datetime import date

from pydantic import Field

from advisor.advice.arguments import MOST_GPUS
from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import CardFact, Gpu
from advisor.catalog.model import Model
from advisor.catalog.prices import ApiModel
from advisor.errors import ToolError
from advisor.language import Language
from advisor.prices import cost
from advisor.prices.api import ApiPrice, api_price
from advisor.prices.electricity import Electricity, electricity, region_of
from advisor.prices.purchase import Purchase, purchase_price
from advisor.result import Result
from advisor.runs.cache import cache_bytes
from advisor.units import SIXTEEN_BIT_BYTES, gib

MONTH_HOURS = 730.0
MOST_HOURS = 1e6
LONG_REQUEST = 32_768
"""Tokens of a request whose cache is shown."""


class GpuFacts(Result):
    gpu: Gpu
    price: cost.Price
    purchase: Purchase | None
    """Of one card; null: no price is known."""
    family: tuple[str, ...]
    """Other memory sizes of the same name, where the name alone was ambiguous."""
    asked: tuple[CardFact, ...] = ()
    """What of the card was asked: told first."""
    electricity: Electricity | None = None
    """Of the hours that were asked."""
    hours: float | None = None
    num_gpus: int = 1


class CacheFacts(Result):
    tokens: int
    gib: float
    """Keys and values of so many tokens in 16 bit, and what layers with a state keep."""


class ModelFacts(Result):
    model: Model
    parameters: int
    active_parameters: int
    weights_gib: float
    """In 16 bit."""
    caches: tuple[CacheFacts, ...]
    """Of one request, shorter and longer; empty where only the model's size is known."""


class ApiFacts(Result):
    api_model: ApiModel
    price: ApiPrice | None
    successor: ApiModel | None = None
    """What the provider names in place of a model that ends."""
    successor_price: ApiPrice | None = None
    batch_asked: bool = False
    cache_asked: bool = False
    """The discount was asked for."""


class Facts(Result):
    gpu: GpuFacts | None = None
    others: tuple[GpuFacts, ...] = ()
    """Other cards that were named: beside the first."""
    model: ModelFacts | None = None
    api: ApiFacts | None = None


def gpu_facts(catalog: Catalog, gpu: Gpu, today: date) -> GpuFacts:
    family = tuple(other.name for other in catalog.versions(gpu))
    return GpuFacts(
        gpu=gpu,
        price=cost.price(catalog, gpu, None, today=today),
        purchase=purchase_price(catalog, gpu, None, today),
        family=family,
    )


def model_facts(model: Model) -> ModelFacts:
    return ModelFacts(
        model=model,
        parameters=model.shape.parameters,
        active_parameters=model.shape.active_parameters,
        weights_gib=gib(SIXTEEN_BIT_BYTES * model.shape.parameters),
        caches=() if model.by_size else _caches(model),
    )


def _caches(model: Model) -> tuple[CacheFacts, ...]:
    longest = min(LONG_REQUEST, model.longest_context or LONG_REQUEST)
    return tuple(
        CacheFacts(tokens=tokens, gib=gib(cache_bytes(model.shape, tokens)))
        for tokens in (longest // 8, longest)
    )


def api_facts(catalog: Catalog, api_model: ApiModel, today: date) -> ApiFacts:
    successor = catalog.api_models.get(api_model.successor or "")
    return ApiFacts(
        api_model=api_model,
        price=api_price(catalog, api_model, today=today),
        successor=successor,
        successor_price=api_price(catalog, successor, today=today) if successor else None,
    )


class LookUp(Tool):
    """Facts on one GPU, model or API: price, memory, specifications."""

    takes_over = True

    gpu: str | None = None
    model: str | None = None
    api_model: str | None = None
    facts: list[CardFact] | None = Field(default=None, max_length=10)
    """What of the card is asked, told first: `bandwidth`, `interconnect` (NVLink), `bf16`, `narrow`
    (FP8, FP4)."""
    others: list[str] | None = Field(default=None, max_length=10)
    """Other cards, whose facts stand beside the first one's."""
    hours: float | None = Field(default=None, gt=0, le=MOST_HOURS)
    """Of work whose electricity is asked."""
    electricity_price: float | None = Field(default=None, gt=0, le=100)
    """USD of a kilowatt-hour."""
    country: str | None = None
    """Whose electricity: "China", "Germany"; without, that of the reader's language."""
    num_gpus: int | None = Field(default=None, ge=1, le=MOST_GPUS)
    batch_api: bool | None = None
    """The price through the batch API is asked for."""
    cached_input: bool | None = None
    """The price of input that the prompt cache holds is asked for."""

    def run(self, catalog: Catalog, language: Language = "en") -> Facts:
        if not (self.gpu or self.model or self.api_model):
            raise ToolError("nothing_to_look_up")
        today, api = date.today(), self.api_model
        discounts = {
            "batch_asked": bool(self.batch_api),
            "cache_asked": bool(self.cached_input),
        }
        return Facts(
            gpu=self._card(self.gpu, catalog, today, language),
            others=tuple(
                each
                for name in self.others or ()
                if (each := self._card(name, catalog, today, language))
            ),
            model=model_facts(catalog.model(self.model)) if self.model else None,
            api=api_facts(catalog, catalog.api_model(api), today).model_copy(update=discounts)
            if api
            else None,
        )

    def _card(
        self, name: str | None, catalog: Catalog, today: date, language: Language
    ) -> GpuFacts | None:
        if not name:
            return None
        found = gpu_facts(catalog, catalog.gpu(name), today)
        found = found.model_copy(update={"asked": tuple(self.facts or ())})
        if "electricity" not in found.asked:
            return found
        hours, cards = self.hours or MONTH_HOURS, self.num_gpus or 1
        place = region_of(catalog, self.country, language)
        used = electricity(
            catalog, found.gpu, hours, cards, region=place, usd_per_kwh=self.electricity_price
        )
        told = {"electricity": used, "hours": hours, "num_gpus": cards}
        return found.model_copy(update=told)
