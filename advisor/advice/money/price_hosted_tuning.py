"""The tool for what providers charge to fine-tune."""

from datetime import date
from typing import Any

from pydantic import Field

from advisor.advice.arguments import RunTool, optional_model, text_model
from advisor.advice.money.hosted_found import HostedPrices
from advisor.advice.money.hosted_prices import Wanted, hosted_prices
from advisor.advice.money.own_job import own_job
from advisor.advice.serving.capacity import request_of
from advisor.advice.training.asked.stated import Stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.names import squash
from advisor.catalog.prices import ApiModel
from advisor.catalog.sizes import REFERENCE_PARAMETERS, generic_model
from advisor.errors import ToolError
from advisor.language import Language
from advisor.prices.hosted import TunedUse


class PriceHostedTuning(RunTool):
    """What hosted fine-tuning costs, with the same job on a rented or own card beside it."""

    beyond = RunTool.beyond - {"api-fine-tuning"}

    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    """Tokens of a sample, question and answer together."""
    dataset_tokens: float | None = Field(default=None, ge=1, le=1e15)
    """Tokens of the data set, instead of samples."""
    epochs: float | None = Field(default=None, gt=0, le=10_000)
    price_per_hour: float | None = Field(default=None, gt=0, le=10_000)
    """USD an hour and card."""
    api_model: str | None = None
    """A model behind an API: "GPT-4o mini"."""
    provider: str | None = None
    """A service that fine-tunes: "OpenAI", "Together AI"."""
    requests_per_day: int | None = Field(default=None, ge=1, le=10**10)
    """That the tuned model is to answer, of which a month is priced."""
    tokens_per_request: int | None = Field(default=None, ge=1, le=10**7)
    """Input and output together."""
    input_tokens: int | None = Field(default=None, ge=1, le=10**7)
    output_tokens: int | None = Field(default=None, ge=1, le=10**7)
    """Of a request; three in to one out where not stated."""

    def run(self, catalog: Catalog, language: Language = "en") -> HostedPrices:
        return self.on(catalog, date.today())

    def on(self, catalog: Catalog, today: date) -> HostedPrices:
        """What is for sale on `today`, at the prices known then."""
        model, api, unknown = self._named(catalog)
        provider = self.provider
        if api and not provider and _goes_by(catalog, api, self.api_model or self.model):
            api, provider = None, str(self.api_model or self.model)
        stated = Stated(
            model or generic_model(REFERENCE_PARAMETERS),
            self.method,
            self._gpu(catalog),
            self.num_gpus,
            self.samples,
            self.tokens_per_sample,
            self.epochs,
            price_per_hour=self.price_per_hour,
            training_tokens=self.dataset_tokens,
            gpu_name=self.gpu,
        )
        wanted = Wanted(stated, model, api, unknown, provider, self._use(catalog))
        own = own_job(catalog, stated, model is None, today)
        return self._told(catalog, hosted_prices(catalog, wanted, own, today))

    def _use(self, catalog: Catalog) -> TunedUse | None:
        if self.requests_per_day is None:
            return None
        lengths = self.tokens_per_request, self.input_tokens, self.output_tokens
        stated = any(lengths)
        request = request_of(*(lengths if stated else (catalog.lesson.tokens_per_request,)))
        return TunedUse(
            requests_per_day=self.requests_per_day,
            input_tokens=request.input_tokens,
            output_tokens=request.output_tokens,
            length_stated=stated,
            full=self.method == "full",
        )

    def _named(self, catalog: Catalog) -> tuple[Model | None, ApiModel | None, str | None]:
        """The open model, the API model, and a name that is neither; a name is looked up in both,
        for people do not tell them apart."""
        model: Model | None = None
        api: ApiModel | None = None
        unknown: str | None = None
        for name in (self.model, self.api_model):
            if name is None:
                continue
            found = _look_up(catalog, name, api_first=name == self.api_model)
            model = found if isinstance(found, Model) else model
            api = found if isinstance(found, ApiModel) else api
            unknown = found if isinstance(found, str) else unknown
        return model, api, unknown


def _goes_by(catalog: Catalog, api: ApiModel, name: str | dict[str, Any] | None) -> bool:
    """Whether the name is that of a provider, by which its newest model goes ("OpenAI")."""
    return (
        isinstance(name, str)
        and squash(name) not in (squash(api.id), squash(api.name))
        and catalog.tuning_provider(name) is not None
    )


def _look_up(
    catalog: Catalog, name: str | dict[str, Any], api_first: bool
) -> Model | ApiModel | str:
    """The row called `name`; the name itself where nothing is called so."""
    if isinstance(name, dict):
        found = optional_model(catalog, name)
        assert found, "an object is a model"
        return found
    kinds = (catalog.api_model, catalog.model) if api_first else (catalog.model, catalog.api_model)
    for look_up in kinds:
        try:
            found = look_up(name)
        except ToolError as error:
            if error.code == "model_size_out_of_range":
                raise
        else:
            text_model(found if isinstance(found, Model) else None)
            return found
    return name
