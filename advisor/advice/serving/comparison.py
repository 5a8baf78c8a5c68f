"""The answer to "API or own server": rows by traffic, a curve, and what they rest on."""

from datetime import date
from math import ceil
from typing import Literal

from advisor.catalog.serving_format import Bits
from advisor.prices.api import ApiPrice
from advisor.prices.electricity import Electricity
from advisor.prices.price import Price
from advisor.prices.purchase import Purchase
from advisor.result import Note, Range, Result
from advisor.units import DAYS_PER_MONTH

ApiBasis = Literal["lesson", "override", "stated", "own", "genai-prices", "unknown", "ended"]
"""ended: the named model was shut down, so it has no price."""
Size = Literal["small", "large"]
Side = Literal["input", "output"]
OwnedBasis = Literal["lesson", "override", "electricity", "unknown"]


class Capacity(Result):
    """One copy of the model on its card or cards."""

    bits: Bits
    """Of a stored weight."""
    format: str
    """How the weights are stored, for the figures below."""
    cards: int
    """Cards that hold one copy together."""
    weights_gib: float
    batch: int
    """Requests computed together, as far as memory allows."""
    tokens_per_second: float
    """Input and output together, all requests, at full load."""
    range_tokens_per_second: Range
    """What nine of ten published throughputs lie within."""
    requests_per_day: int
    """What the copy answers when the busiest time is three times the average (`people.PEAK_FACTOR`)."""

    def cards_for(self, requests: int) -> int:
        """All cards that so many a day take."""
        return ceil(requests / self.requests_per_day) * self.cards


class Roi(Result):
    """Money back after `months` of this traffic."""

    months: int
    savings_usd: float
    """Against the API, running costs taken off."""
    net_usd: float
    """Savings less the one-off investment."""
    percent: float | None
    """net / investment; null where nothing was invested. Below -100 where the traffic costs more
    than the API every month: the loss is then the investment and those months together."""


class ServingRow(Result):
    """One traffic level over the asked days. `owned`: electricity of cards one has; `rented`: cards
    around the clock."""

    requests_per_day: int
    total_requests: int
    total_tokens: int
    api_usd: float | None
    api_other_usd: float | None = None
    """Through the batch API; without it, where that was asked for. Null: no batch price is known."""
    self_host_usd: float | None
    savings_usd: float | None
    savings_percent: float | None
    """Of the API's cost; null where that is 0 or unknown."""
    electricity_usd: float | None = None
    """Of so many cards one has, computed; null where no card is known."""
    peak_tokens_per_second: float
    cards: int | None
    """Cards the busiest time needs; null where no card is known to hold the model."""
    rented_usd: float | None
    rented_savings_usd: float | None
    rented_savings_percent: float | None
    break_even_day: int | None
    """First day on which the savings have paid the investment; null: never, or unknown."""
    rented_break_even_day: int | None
    roi: tuple[Roi, ...]
    rented_roi: tuple[Roi, ...]


class CurvePoint(Result):
    """A month (30 days) at one traffic level, for a chart."""

    requests_per_day: int
    api_usd: float | None
    owned_usd: float | None
    rented_usd: float | None


class CurrentApi(Result):
    """A model that can be bought today, where nobody named one or the named one was shut down."""

    api: str
    size: Size | None
    """Null: its provider names it in place of the one that was shut down."""
    price: ApiPrice
    checked: date
    """The day its price was last compared with the provider's."""
    usd_per_request: float
    usd: tuple[float, ...]
    """Over the asked days, for each of the rows."""
    break_even_requests_per_day: int | None
    """From here on the electricity of an owned card costs no more; null: never, or unknown."""
    rented_break_even_requests_per_day: int | None
    bought_break_even_requests_per_day: int | None = None
    """The same of a card with its price; null: never, or no price is known."""

    def against(self, bought: "Bought | None") -> "CurrentApi":
        """Beside a card that is bought."""
        even = bought.break_even(self.usd_per_request) if bought else None
        return self.model_copy(update={"bought_break_even_requests_per_day": even})


class BoughtRow(Result):
    """A level of traffic."""

    requests_per_day: int
    cards: int
    purchase_usd: float
    """Of all cards it takes."""
    pays_off_month: int | None
    """The first month in which what the API would have cost, less electricity, is the purchase;
    null: not within `LIFE_YEARS`, or the API's price is unknown."""


class Bought(Result):
    """An own card with its price, which electricity alone leaves out."""

    gpu: str
    """The card compared, else the one of a known price that costs the least a month."""
    cards: int
    """Of one copy of the model."""
    purchase: Purchase
    """Of one card."""
    life_years: int
    month_usd: float
    """One card: its purchase spread over `LIFE_YEARS`, and electricity."""
    break_even_requests_per_day: int | None
    """From here on such a card is no dearer than the API; null: never, or unknown."""
    most_requests_per_day: int
    """That one copy of the model answers."""
    rows: tuple[BoughtRow, ...]

    def break_even(self, usd_per_request: float) -> int | None:
        """The same against another API: cost of a copy a day / cost of a request."""
        a_day = self.month_usd * self.cards / DAYS_PER_MONTH
        needed = ceil(round(a_day / usd_per_request, 6)) if usd_per_request else None
        return needed if needed and needed <= self.most_requests_per_day else None


class ServingComparison(Result):
    tokens_per_request: int
    input_tokens: int
    """Of them; three in to one out where not stated."""
    output_tokens: int
    days: int
    api: str | None
    """The API compared with; null: the lesson's price."""
    api_usd_per_1k_tokens: float | None
    """Null: no price is known, and so no saving."""
    api_usd_per_request: float | None = None
    api_basis: ApiBasis
    api_price: ApiPrice | None
    api_side_stated: Side | None = None
    """The price of these tokens alone was stated: that of the others is taken to be the same."""
    batch: bool = False
    """The requests go through the batch API."""
    cached_share: float = 0.0
    """Of the input, that the provider's prompt cache holds."""
    current: tuple[CurrentApi, ...] = ()
    """Beside the lesson's price, or in place of a model that was shut down."""
    model: str
    generic_model: bool
    gpu: str | None
    """Null: no card is known that holds the model at a known price."""
    gpu_chosen: bool
    """Nobody named the card: see `cheapest_card`."""
    price: Price | None
    capacity: Capacity | None
    owned_usd_per_month: float | None
    """One card."""
    owned_basis: OwnedBasis
    electricity: Electricity | None
    """One card busy around the clock for a month, whatever `owned_basis` is."""
    rented_usd_per_month: float | None
    """One card."""
    break_even_requests_per_day: int | None
    """From here on an owned card is no dearer than the API; null: never, or unknown."""
    rented_break_even_requests_per_day: int | None
    bought: Bought | None = None
    """An own card with its price; null: no purchase price is known."""
    training_usd: float
    labelling_usd: float | None
    """Null: not counted."""
    card_usd: float | None
    """Purchase of one card; null: not counted."""
    rows: tuple[ServingRow, ...]
    curve: tuple[CurvePoint, ...]
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
