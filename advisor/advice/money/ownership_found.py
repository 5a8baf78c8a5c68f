"""What is found of cards bought against cards rented. Hours and USD."""

from advisor.advice.money.use import Reading
from advisor.prices.electricity import Electricity
from advisor.prices.option import Option
from advisor.prices.price import Price
from advisor.prices.purchase import Purchase
from advisor.result import Note, Result


class UseCost(Result):
    """A level of use, either way."""

    hours_per_week: float
    rent_month_usd: float | None
    rent_year_usd: float | None
    electricity_year_usd: float
    own_month_usd: float | None
    """The purchase spread over `LIFE_YEARS`, and electricity; null: its price is unknown."""
    pays_off_month: int | None
    """The month of use in which a purchase has paid off; null: not within `LIFE_YEARS`, or its price
    is unknown."""
    worth_usd: float | None
    """Of all cards: a purchase below this has paid off within `HORIZON_YEARS`; null: never."""


class Ownership(Result):
    """Cards of one kind, bought and rented."""

    gpu: str
    num_gpus: int
    price: Price
    """An hour's rent of one card."""
    rent_usd_per_hour: float | None
    """Of all cards; null: no price is known."""
    electricity_usd_per_hour: float
    purchase: Purchase | None
    """Of one card; null: no price is known."""
    purchase_usd: float | None
    """Of all cards."""
    whole_machine: bool = False
    """The purchase is a share of a machine's price."""
    pays_off_hours: float | None
    """Hours of use until rent saved, less electricity, is the purchase; null: never, or unknown."""
    pays_off_dearest: float | None
    """The same at the dearest on-demand rent of the market."""
    pays_off_cheapest: float | None
    least_hours_per_month: float | None
    """From so many hours of use a month on, a purchase spread over `LIFE_YEARS` costs less than
    rent; null: not even around the clock, or its price is unknown."""
    power: Electricity
    """Of an hour of all cards and their share of the machine."""
    never: bool
    """Rent is no dearer than electricity."""
    uses: tuple[UseCost, ...]
    rent_usd: float | None
    """Of the hours stated in all."""
    own_usd: float | None
    """Purchase and electricity of these hours."""
    run: Option | None
    """The run that was described; null: none was, or the cards do not hold it."""
    holds: bool | None
    """Whether the cards hold that run; null: none was described."""
    pays_off_runs: float | None
    budget_hours: float | None
    """Hours that the budget rents."""
    budget_cards: int | None
    """Cards that the budget buys."""


class OwnershipAdvice(Result):
    model: str | None
    cards_chosen: bool
    """No card was stated: the first option stands for all of them."""
    options: tuple[Ownership, ...]
    """As stated; where no card was, a usual one, then the cheapest to buy."""
    use: Reading
    hours_per_week: float | None
    weeks: float | None
    hours: float | None
    budget: float | None
    horizon_years: int
    life_years: int
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
