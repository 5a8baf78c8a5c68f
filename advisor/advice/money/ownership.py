"""Cards bought against cards rented: what use costs either way, and when buying has paid off.
Hours and USD."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from advisor.advice.money.ownership_found import Ownership, OwnershipAdvice, UseCost
from advisor.advice.money.use import WEEK_DAYS, WEEK_HOURS, Use
from advisor.advice.training.asked.stated import Stated, job, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.prices import PRICES_DAYS
from advisor.prices import cost
from advisor.prices.option import Option
from advisor.prices.payback import (
    LIFE_MONTHS,
    drawn,
    least_hours_per_month,
    month_of,
    pays_off,
)
from advisor.prices.price import MarketRange
from advisor.prices.priced import PricedRun, candidates
from advisor.prices.purchase import LIFE_SOURCE, LIFE_YEARS, Purchase, purchase_price
from advisor.result import Note, note, unique
from advisor.runs.placing import smallest
from advisor.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

DAYS_PER_YEAR = 365
USUAL_USE = (10.0, 40.0, float(WEEK_HOURS))
"""Hours a week shown where none are stated: now and then, working hours, around the clock."""
HORIZON_YEARS = 2
"""By when a purchase should have paid off; our rule, in which a card's successor appears."""
LEAST_GB = 24
"""Cards proposed unasked have so much memory."""
CARDS_SHOWN = 2
USUAL_CARD = "rtx-4090"
"""The first of those proposed unasked, where its prices are known."""


def _times(amount: float | None, number: float) -> float | None:
    """What is unknown stays so."""
    return None if amount is None else amount * number


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
    machine: bool = False
    """The purchase is a share of a whole machine."""
    region: str | None = None
    """Id of the electricity's price."""
    usd_per_kwh: float | None = None
    """Stated; before the region's."""
    provider: str | None = None
    """Whose rent was asked for."""


def advise(catalog: Catalog, asked: Sequence[OwnershipAsked], today: date) -> OwnershipAdvice:
    """The answer to "buy or rent"; `asked` has at least one entry."""
    first = asked[0]
    options = tuple(one for each in asked for one in _options(catalog, each, today))
    dated = [
        part for one in options for part in (one.price, one.price.market, one.purchase) if part
    ]
    powers = [one.power.source for one in options]
    spread = LIFE_SOURCE if any(one.purchase for one in options) else ()
    return OwnershipAdvice(
        model=first.run.model.name if first.run else None,
        cards_chosen=first.gpu is None,
        options=options,
        use=first.use.reading,
        hours_per_week=first.use.hours_per_week,
        weeks=first.use.weeks,
        hours=first.use.hours,
        budget=first.budget,
        horizon_years=HORIZON_YEARS,
        life_years=LIFE_YEARS,
        assumptions=_assumptions(first, options),
        sources=unique(*(part.source for part in dated), *powers, spread),
    )


def _options(catalog: Catalog, asked: OwnershipAsked, today: date) -> Sequence[Ownership]:
    if asked.gpu:
        return [_ownership(catalog, asked, asked.gpu, today)]
    cards = [gpu for gpu in candidates(catalog, today) if gpu.memory_gb >= LEAST_GB]
    found = [_ownership(catalog, asked, gpu, today) for gpu in cards]
    known = [one for one in found if one.purchase_usd and one.holds is not False]
    usual = catalog.gpus[USUAL_CARD].name if USUAL_CARD in catalog.gpus else None
    ranked = sorted(known, key=lambda one: (one.gpu != usual, one.purchase_usd or 0))
    return ranked[:CARDS_SHOWN]


def _ownership(catalog: Catalog, asked: OwnershipAsked, gpu: Gpu, today: date) -> Ownership:
    price = cost.price(catalog, gpu, asked.price_per_hour, today=today, provider=asked.provider)
    run, count = _run(catalog, asked, gpu, price)
    rent = _times(price.usd_per_hour, count)
    bought = purchase_price(catalog, gpu, asked.purchase_usd, today)
    used = drawn(catalog, gpu, count, bought, asked.region, asked.usd_per_kwh)
    power = used.usd
    usd = bought.usd * count if bought else None
    after = pays_off(usd, rent, power)
    weekly, hours = asked.use.hours_per_week, asked.use.hours
    return Ownership(
        gpu=gpu.name,
        num_gpus=count,
        price=price,
        rent_usd_per_hour=rent,
        electricity_usd_per_hour=power,
        purchase=bought,
        purchase_usd=usd,
        whole_machine=asked.machine or bool(bought and bought.machine),
        pays_off_hours=after,
        **_on_the_market(price.market, count, usd, power),
        least_hours_per_month=least_hours_per_month(after),
        power=used,
        never=rent is not None and rent <= power,
        uses=tuple(_use_cost(each, rent, power, usd) for each in _levels(weekly)),
        **_in_all(rent, hours, power, usd),
        run=run,
        holds=run is not None if asked.run else None,
        pays_off_runs=after / run.hours if after and run and run.hours else None,
        **_for_budget(asked.budget, rent, bought),
    )


def _levels(weekly: float | None) -> tuple[float, ...]:
    return USUAL_USE if weekly is None else (weekly,)


def _on_the_market(
    market: MarketRange | None, count: int, usd: float | None, power: float
) -> dict[str, float | None]:
    """When it pays off at the ends of the market."""
    if market is None:
        return {"pays_off_dearest": None, "pays_off_cheapest": None}
    return {
        "pays_off_dearest": pays_off(usd, market.high * count, power),
        "pays_off_cheapest": pays_off(usd, market.low * count, power),
    }


def _in_all(
    rent: float | None, hours: float | None, power: float, usd: float | None
) -> dict[str, float | None]:
    """What the hours stated in all cost either way."""
    return {
        "rent_usd": _times(rent, hours) if hours else None,
        "own_usd": usd + hours * power if hours and usd else None,
    }


def _for_budget(
    budget: float | None, rent: float | None, bought: Purchase | None
) -> dict[str, Any]:
    """What the money rents, and what it buys."""
    return {
        "budget_hours": budget / rent if budget and rent else None,
        "budget_cards": int(budget // bought.usd) if budget and bought else None,
    }


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


def _use_cost(weekly: float, rent: float | None, power: float, usd: float | None) -> UseCost:
    month, year = (weekly * days / WEEK_DAYS for days in (DAYS_PER_MONTH, DAYS_PER_YEAR))
    saved = None if rent is None else rent - power
    spread = usd / LIFE_MONTHS if usd else None
    return UseCost(
        hours_per_week=weekly,
        rent_month_usd=_times(rent, month),
        rent_year_usd=_times(rent, year),
        electricity_year_usd=year * power,
        own_month_usd=None if spread is None else spread + power * month,
        pays_off_month=month_of(pays_off(usd, rent, power), year / MONTHS_PER_YEAR),
        worth_usd=HORIZON_YEARS * year * saved if saved and saved > 0 else None,
    )


def _assumptions(asked: OwnershipAsked, options: Sequence[Ownership]) -> tuple[Note, ...]:
    notes = [note("ownership.not-counted"), note("ownership.spread", years=LIFE_YEARS)]
    notes.append(note("ownership.read", reading=asked.use.reading))
    for one in options:
        if (lesson := one.price.lesson_usd_per_hour) and one.price.basis != "lesson":
            notes.append(_lesson(one, lesson))
        if one.purchase and one.purchase.basis == "market":
            notes.append(_bought(one.gpu, one.purchase))
    if options:
        power = options[0].power
        notes.append(note("ownership.electricity", kwh_usd=power.usd_per_kwh, region=power.region))
    for one in options:
        notes += [each for each in one.price.notes if each not in notes]
    return tuple(notes)


def _lesson(one: Ownership, lesson: float) -> Note:
    """What the lesson's price book makes of it, which stands beside the market."""
    after = pays_off(one.purchase_usd, lesson * one.num_gpus, one.electricity_usd_per_hour)
    return note(
        "ownership.lesson",
        gpu=one.gpu,
        lesson_usd=lesson,
        after=round(after) if after else None,
    )


def _bought(gpu: str, price: Purchase) -> Note:
    return note(
        "ownership.bought",
        gpu=gpu,
        condition=price.condition,
        seller=price.seller,
        machine=price.machine,
        machine_cards=price.machine_cards,
        machine_usd=price.usd * price.machine_cards,
        as_of=price.as_of,
        days=PRICES_DAYS if price.stale else None,
        low_usd=price.low if price.low < price.high else None,
        high_usd=price.high,
    )
