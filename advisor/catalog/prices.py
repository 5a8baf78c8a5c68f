"""Prices: the rows of `knowledge/prices/`, and the file in which an administrator states prices of
their own."""

from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import ConfigDict, Field

from advisor.catalog.row import Sourced, Strict
from advisor.language import Language, Text

PRICES_DAYS = 90
"""How long rents, purchases, electricity, storage and exchange rates can be relied on: an older one is
still shown, with a warning."""

Positive = Annotated[float, Field(gt=0)]


class GpuPrice(Sourced):
    """What renting one card costs at one provider."""

    gpu: str
    """Catalog id."""
    provider: str
    kind: Literal["on_demand", "spot", "reserved"]
    usd_per_hour: float | None = Field(default=None, gt=0)
    cny_per_hour: float | None = Field(default=None, gt=0)
    """Exactly one currency: as the provider quotes it, per card."""
    as_of: date
    """The day the price was valid (the source's date; `checked` is ours)."""


class RentalProvider(Sourced):
    """Who rents cards, or lends them."""

    id: str
    name: str
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    """In both languages, as people write them."""
    tiers: tuple[str, ...] = ()
    """Names of its price lists in `gpu_market.yaml`, where it has several."""
    note: Text | None = None
    """What is to be known of it beside prices."""


class GpuPurchase(Sourced):
    """What buying one card costs at one seller or marketplace."""

    gpu: str
    """Catalog id."""
    condition: Literal["new", "used"]
    """used: from the resale market, whatever a listing calls the card's condition."""
    seller: str
    """The shop or marketplace, and who counted its listings."""
    usd: float = Field(gt=0)
    as_of: date


class Machine(Sourced):
    """A whole machine with cards, as it is sold."""

    id: str
    name: str
    gpu: str
    """Catalog id."""
    num_gpus: int = Field(ge=1)
    condition: Literal["new", "used"]
    seller: str
    usd: float = Field(gt=0)
    """Of the machine."""
    watts: float | None = Field(default=None, gt=0)
    """The most that all of it draws; null: unknown, and computed from its cards."""
    as_of: date


YUAN = "CNY"
"""The currency of some prices."""


class ExchangeRate(Sourced):
    id: str = Field(pattern=r"^[A-Z]{3}$")
    """The currency's code, ISO 4217."""
    per_usd: float = Field(gt=0)
    """Units of the currency for one US dollar."""
    as_of: date
    """The day of the rate, or the last of the month it is the average of."""


class Rate(NamedTuple):
    """What a currency is worth."""

    per_usd: float
    """Units of it for one US dollar."""
    as_of: date | None
    """None: the administrator's own rate."""


class ElectricityPrice(Sourced):
    region: Text
    id: str
    said: tuple[str, ...] = ()
    """Words by which people name the place, in both languages: this row answers them."""
    of_language: Language | None = None
    """Whose readers are answered with it where no place was named."""
    usd_per_kwh: float = Field(gt=0)
    as_of: date


class StoragePrice(Sourced):
    """What keeping files beside rented cards costs at one provider."""

    id: str
    provider: str
    what: str
    """The volume as the provider names it, and the region or tier of the price."""
    usd_per_gb_month: float = Field(gt=0)
    """USD for a gigabyte kept a month. As billed: where the provider counts GiB, the price of
    one."""
    as_of: date | None = None
    """The day the price was valid; null: the source bears no date."""


class HostedTuningPrice(Sourced):
    """Hosted fine-tuning, billed by training token."""

    provider: str
    model: str
    """As the provider names it, or its size class."""
    tunes: str | None = None
    """Id of the model or API model it prices; null: a size class, or one without a row here."""
    method: Literal["full", "lora", "any"]
    max_parameters: int | None = None
    """For prices by size class: up to this many parameters."""
    above_parameters: int | None = None
    """For the open top of size classes: above so many."""
    region: Text | None = None
    """Where it holds, of a provider that asks another price elsewhere."""
    currency: Literal["USD", "CNY"] = "USD"
    """Of every amount of the row."""
    per_million_tokens: float = Field(gt=0)
    serving_input_per_million: float | None = Field(default=None, gt=0)
    serving_output_per_million: float | None = Field(default=None, gt=0)
    """What the tuned model costs by the token afterwards."""
    serving_method: Literal["lora"] | None = None
    """Whose results alone are used by the token; null: all are."""
    serving_per_hour: float | None = Field(default=None, gt=0)
    serving_unit: str | None = None
    """What a dedicated deployment of it costs an hour, the cheapest that is listed, and the unit that
    is rented for it, as the provider names it."""
    serving_currency: Literal["USD", "CNY"] | None = None
    """Of the serving amounts; null: that of the row."""
    serving_as_of: date | None = None
    """Of the serving amounts, where another list than that of training has them."""
    as_of: date
    note: Text | None = None


class TuningProvider(Sourced):
    """A service that fine-tunes, or did."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    """In both languages."""
    takes: Literal["anyone", "active_customers", "nobody"]
    """Who can start a job today."""
    until: date | None = None
    """The first day without new jobs, where one is announced or past."""
    serving: Literal["tokens", "dedicated"] | None = None
    """How the tuned model is billed afterwards; null: not known."""
    serving_usd_per_hour: float | None = Field(default=None, gt=0)
    """Of one dedicated card."""
    serving_gpu: str | None = None
    """The card, as the provider names it."""
    serving_as_of: date | None = None
    minimum_usd: float | None = Field(default=None, ge=0)
    """The least that a job costs; 0: there is no minimum; null: not known."""
    ended: dict[str, date] = Field(default_factory=dict)
    """Models it no longer tunes, by id -> the day they were shut down."""
    note: Text | None = None


class ApiModel(Sourced):
    """A model behind an API and where its price is: in the bundled `genai-prices` data, or here."""

    id: str
    name: str
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    provider: str
    """Provider as shown: "OpenAI"."""
    genai_provider: str | None = None
    """`provider_id` of genai-prices."""
    genai_model: str | None = None
    """Model reference of genai-prices; its price is then read from there."""
    input_usd_per_million: float | None = Field(default=None, gt=0)
    output_usd_per_million: float | None = Field(default=None, gt=0)
    input_cny_per_million: float | None = Field(default=None, gt=0)
    output_cny_per_million: float | None = Field(default=None, gt=0)
    cached_cny_per_million: float | None = Field(default=None, gt=0)
    """Own figures where genai-prices has none; all null: the price is unknown and the answer says
    so."""
    cached_cny_per_million: float | None = Field(default=None, gt=0)
    """Of input that the prompt cache holds."""
    batch_cny_per_million: tuple[Positive, Positive] | None = None
    """Input and output through the batch API."""
    as_of: date | None = None
    peak_days: int = Field(default=7, ge=1, le=7)
    """Days of a week on which the dearer hours of genai-prices hold: it knows hours, not days."""
    shut_down: date | None = None
    """The first day on which it no longer answers at its provider, past or announced; null: none is
    known."""
    successor: str | None = None
    """Id of the model that the provider names in its place."""
    stands_for: Literal["small", "large"] | None = None
    """It is compared where nobody names an API; one row each, see the head of the file."""
    note: Text | None = None


class PriceOverrides(Strict):
    """An administrator's own prices: any field of one YAML file, each wins over the shipped
    figure."""

    model_config = ConfigDict(allow_inf_nan=False)

    gpu_usd_per_hour: dict[str, Positive] = Field(default_factory=dict)
    """GPU id -> USD an hour and card."""
    api_usd_per_1k_tokens: Positive | None = None
    self_hosting_usd_per_month: Positive | None = None
    electricity_usd_per_kwh: Positive | None = None
    cny_per_usd: Positive | None = None
    api_models_usd_per_million: dict[str, tuple[Positive, Positive]] = Field(default_factory=dict)
    """API model id -> [input, output] USD per million tokens."""
