"""Cards bought against cards rented: what use costs either way, and when buying has paid off.
Hours and USD."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from advisor.advice.money.use import WEEK_DAYS, WEEK_HOURS, Reading, Use
from advisor.advice.training.asked.stated import Stated, job, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.prices import cost
from advisor.prices.electricity import electricity
from advisor.prices.option import Option
from advisor.prices.priced import PricedRun, candidates
from advisor.prices.purchase import Purchase, purchase_price
from advisor.result import Note, Result, note, unique
from advisor.runs.placing import smallest
from advisor.units import DAYS_PER_MONTH

DAYS_PER_YEAR = 365
USUAL_USE = (10.0, 40.0, float(WEEK_HOURS))
"""Hours a week shown where none are stated: now and then, working hours, around the clock."""
HORIZON_YEARS = 2
"""By when a purchase should have paid off; our rule, in which a card's successor appears."""
LEAST_GB = 24
"""Cards proposed unasked have so much memory."""
CARDS_SHOWN = 5


def _times(amount: float | None, number: float) -> float | None:
    """What is unknown stays so."""
    return None if amount is None else amount * number


class UseCost(Result):
    """A level of use, either way."""

    hours_per_week: float
    rent_month_usd: float | None
    rent_year_usd: float | None
    electricity_year_usd: float
    pays_off_weeks: float | None
    pays_off_years: float | None
    """Until a purchase has paid off; null: never, or its price is unknown."""
    worth_usd: float | None
    """Of all cards: a purchase below this has paid off within `HORIZON_YEARS`; null: never."""


class Ownership(Result):
    """Cards of one kind, bought and rented."""

    gpu: str
    num_gpus: int
    price: cost.Price
    """An hour's rent of one card."""
    rent_usd_per_hour: float | None
    """Of all cards; null: no price is known."""
    electricity_usd_per_hour: float
    """Of all cards and their share of the machine, where they are owned."""
    purchase: Purchase | None
    """Of one card; null: no price is known."""
    purchase_usd: float | None
    """Of all cards."""
    pays_off_hours: float | None
    """Hours of use until rent saved, less electricity, is the purchase; null: never, or unknown."""
    pays_off_dearest: float | None
    """The same at the dearest on-demand rent of the market."""
    pays_off_cheapest: float | None
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


@dataclass(frozen=True)
class OwnershipAsked:
    """One set of cards; without a card those of the market are tried."""

    use: Use
    run: Stated | None = None
    gpu: Gpu | None = None
    num_gpus: int | None = None
    price_per_hour: float | None = None
    purchase_usd: float | None = None
    """Of one card."""
    budget: float | None = None


class OwnershipAdvice(Result):
    model: str | None
    options: tuple[Ownership, ...]
    """As stated; where no card was, those of the market, the cheapest to buy first."""
    use: Reading
    hours_per_week: float | None
    weeks: float | None
    hours: float | None
    budget: float | None
    horizon_years: int
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


def advise(catalog: Catalog, asked: Sequence[OwnershipAsked], today: date) -> OwnershipAdvice:
    """The answer to "buy or rent"; `asked` has at least one entry."""
    first = asked[0]
    options = tuple(one for each in asked for one in _options(catalog, each, today))
    dated = [
        part for one in options for part in (one.price, one.price.market, one.purchase) if part
    ]
    powers = [electricity(catalog, catalog.gpu(one.gpu), 1).source for one in options]
    return OwnershipAdvice(
        model=first.run.model.name if first.run else None,
        options=options,
        use=first.use.reading,
        hours_per_week=first.use.hours_per_week,
        weeks=first.use.weeks,
        hours=first.use.hours,
        budget=first.budget,
        horizon_years=HORIZON_YEARS,
        assumptions=_assumptions(catalog, first, options),
        sources=unique(*(part.source for part in dated), *powers),
    )


def _options(catalog: Catalog, asked: OwnershipAsked, today: date) -> Sequence[Ownership]:
    if asked.gpu:
        return [_ownership(catalog, asked, asked.gpu, today)]
    cards = [gpu for gpu in candidates(catalog, today) if gpu.memory_gb >= LEAST_GB]
    found = [_ownership(catalog, asked, gpu, today) for gpu in cards]
    known = [one for one in found if one.purchase_usd and one.holds is not False]
    return sorted(known, key=lambda one: one.purchase_usd or 0)[:CARDS_SHOWN]


def _ownership(catalog: Catalog, asked: OwnershipAsked, gpu: Gpu, today: date) -> Ownership:
    price = cost.price(catalog, gpu, asked.price_per_hour, today=today)
    run, count = _run(catalog, asked, gpu, price)
    rent = _times(price.usd_per_hour, count)
    power = electricity(catalog, gpu, 1, count).usd
    bought = purchase_price(catalog, gpu, asked.purchase_usd, today)
    usd = bought.usd * count if bought else None
    after = _pays_off(usd, rent, power)
    weekly, hours = asked.use.hours_per_week, asked.use.hours
    return Ownership(
        gpu=gpu.name,
        num_gpus=count,
        price=price,
        rent_usd_per_hour=rent,
        electricity_usd_per_hour=power,
        purchase=bought,
        purchase_usd=usd,
        pays_off_hours=after,
        **_on_the_market(price.market, count, usd, power),
        never=rent is not None and rent <= power,
        uses=tuple(_use_cost(each, rent, power, after) for each in _levels(weekly)),
        rent_usd=_times(rent, hours) if hours else None,
        own_usd=usd + hours * power if hours and usd else None,
        run=run,
        holds=run is not None if asked.run else None,
        pays_off_runs=after / run.hours if after and run and run.hours else None,
        **_for_budget(asked.budget, rent, bought),
    )


def _levels(weekly: float | None) -> tuple[float, ...]:
    return USUAL_USE if weekly is None else (weekly,)


def _on_the_market(
    market: cost.MarketRange | None, count: int, usd: float | None, power: float
) -> dict[str, float | None]:
    """When it pays off at the ends of the market."""
    if market is None:
        return {"pays_off_dearest": None, "pays_off_cheapest": None}
    return {
        "pays_off_dearest": _pays_off(usd, market.high * count, power),
        "pays_off_cheapest": _pays_off(usd, market.low * count, power),
    }


def _for_budget(
    budget: float | None, rent: float | None, bought: Purchase | None
) -> dict[str, Any]:
    """What the money rents, and what it buys."""
    return {
        "budget_hours": budget / rent if budget and rent else None,
        "budget_cards": int(budget // bought.usd) if budget and bought else None,
    }


def _pays_off(usd: float | None, rent: float | None, power: float) -> float | None:
    """purchase / (rent - electricity), hours; None where rent is no dearer, or one is unknown."""
    return usd / (rent - power) if usd and rent is not None and rent > power else None


def _run(
    catalog: Catalog, asked: OwnershipAsked, gpu: Gpu, price: cost.Price
) -> tuple[Option | None, int]:
    """The run on the card, and how many cards: as stated, else the fewest that hold it."""
    if asked.run is None:
        return None, asked.num_gpus or 1
    stated = replace(asked.run, gpu=gpu, num_gpus=asked.num_gpus)
    placed = place_stated(catalog, stated)
    if not placed.runs and asked.num_gpus is None:
        placed = smallest(job(catalog, stated), gpu) or placed
    found = PricedRun(placed, price).option if placed.runs else None
    return found, placed.num_gpus


def _use_cost(weekly: float, rent: float | None, power: float, after: float | None) -> UseCost:
    month, year = (weekly * days / WEEK_DAYS for days in (DAYS_PER_MONTH, DAYS_PER_YEAR))
    saved = None if rent is None else rent - power
    return UseCost(
        hours_per_week=weekly,
        rent_month_usd=_times(rent, month),
        rent_year_usd=_times(rent, year),
        electricity_year_usd=year * power,
        pays_off_weeks=round(after / weekly, 1) if after else None,
        pays_off_years=round(after / weekly * WEEK_DAYS / DAYS_PER_YEAR, 1) if after else None,
        worth_usd=HORIZON_YEARS * year * saved if saved and saved > 0 else None,
    )


def _assumptions(
    catalog: Catalog, asked: OwnershipAsked, options: Sequence[Ownership]
) -> tuple[Note, ...]:
    notes = [note("ownership.not-counted")]
    notes.append(note("ownership.read", reading=asked.use.reading))
    for one in options:
        if one.price.basis == "lesson" and one.price.market:
            notes.append(_lesson(one, one.price.market))
        if one.purchase and one.purchase.basis == "market":
            notes.append(_bought(one.gpu, one.purchase))
    if options:
        power = electricity(catalog, catalog.gpu(options[0].gpu), 1)
        notes.append(note("ownership.electricity", kwh_usd=power.usd_per_kwh, region=power.region))
    for one in options:
        notes += [each for each in one.price.notes if each not in notes]
    return tuple(notes)


def _lesson(one: Ownership, market: cost.MarketRange) -> Note:
    """What the market's median makes of it, where the rent is the lesson's."""
    rent = market.median * one.num_gpus
    after = _pays_off(one.purchase_usd, rent, one.electricity_usd_per_hour)
    return note(
        "ownership.lesson",
        gpu=one.gpu,
        lesson_usd=one.price.usd_per_hour,
        market_usd=market.median,
        after=round(after) if after else None,
    )


def _bought(gpu: str, price: Purchase) -> Note:
    return note(
        "ownership.bought",
        gpu=gpu,
        condition=price.condition,
        seller=price.seller,
        as_of=price.as_of,
        stale=price.stale,
        low_usd=price.low if price.low < price.high else None,
        high_usd=price.high,
    )
