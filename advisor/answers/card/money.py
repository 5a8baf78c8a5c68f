"""The figures of money: cards bought or rented, hosted tuning, a project's plan."""

from collections.abc import Iterator

from advisor.advice.money.hosted_found import HostedPrices
from advisor.advice.money.ownership_found import Ownership, OwnershipAdvice, UseCost
from advisor.advice.money.rental_found import Rental
from advisor.advice.project.plan import ProjectPlan
from advisor.answers.card.card import Figure
from advisor.answers.card.options import (
    cost_figure,
    price_about,
    price_line,
    price_origins,
    price_said,
    time_and_cost,
)
from advisor.answers.card.receipt import Origin, Receipt, Step
from advisor.answers.card.wording import Wording
from advisor.prices.hosted import HostedOffer
from advisor.prices.market import Offer
from advisor.units import DAYS_PER_MONTH, HOURS_PER_MONTH, MILLION, MONTHS_PER_YEAR

WEEK_DAYS = 7


def of_ownership(r: OwnershipAdvice, said: Wording) -> Iterator[Figure]:
    """Of the first cards: when they pay off, and a month of either where the use was stated."""
    if not r.options:
        return
    o = r.options[0]
    rent, bought = o.rent_usd_per_hour, o.purchase_usd
    if rent is None:
        return
    if o.pays_off_hours is not None and bought is not None:
        yield _pays_off(o, o.pays_off_hours, rent, bought, said)
    use = o.uses[0] if r.hours_per_week is not None else o.uses[-1]
    yield from _months(r, o, use, rent, said)


def _pays_off(o: Ownership, hours: float, rent: float, bought: float, said: Wording) -> Figure:
    saved = rent - o.electricity_usd_per_hour
    receipt = Receipt(
        (
            said.step("", "purchase", bought, said.usd(bought)),
            said.step("÷", "saved-an-hour", saved, said.usd(saved)),
        ),
        about=said(
            "rent-less-power", rent=said.usd(rent), power=said.usd(o.electricity_usd_per_hour)
        ),
        origins=(
            *(_bought_from(o)),
            *price_origins(o.price),
        ),
    )
    shown = said("hours-of-use", hours=said.count(hours))
    beside = said("for-purchase", usd=said.usd(bought))
    return Figure("hours", said("pays-off-after"), hours, "h", shown, receipt, beside)


def _bought_from(o: Ownership) -> Iterator[Origin]:
    if o.purchase:
        yield from (Origin(each, o.purchase.as_of) for each in o.purchase.source)


def _months(
    r: OwnershipAdvice, o: Ownership, use: UseCost, rent: float, said: Wording
) -> Iterator[Figure]:
    hours = use.hours_per_week * DAYS_PER_MONTH / WEEK_DAYS
    cards = said.cards(o.gpu, o.num_gpus)
    if use.rent_month_usd is not None:
        receipt = Receipt(
            (
                said.step("", "rent-an-hour", rent, said.usd(rent)),
                said.step("×", "hours-a-month", hours),
            ),
            about=price_about(o.price, said),
            origins=price_origins(o.price),
        )
        label = said("period-of", who=said("rented-cards", cards=cards), days=DAYS_PER_MONTH)
        yield Figure(
            "month",
            label,
            use.rent_month_usd,
            "USD",
            said.usd(use.rent_month_usd),
            receipt,
        )
    if use.own_month_usd is not None and o.purchase_usd is not None:
        power = o.electricity_usd_per_hour * hours
        receipt = Receipt(
            (
                said.step("", "purchase", o.purchase_usd, said.usd(o.purchase_usd)),
                said.step("÷", "months-of-life", r.life_years * MONTHS_PER_YEAR),
                said.step("+", "electricity-a-month", power, said.usd(power)),
            ),
            about=said("about-life", years=r.life_years),
            origins=tuple(_bought_from(o)),
        )
        label = said("period-of", who=said("bought-cards", cards=cards), days=DAYS_PER_MONTH)
        yield Figure("month", label, use.own_month_usd, "USD", said.usd(use.own_month_usd), receipt)


def line_of_ownership(r: OwnershipAdvice, said: Wording) -> str:
    if not r.options or r.options[0].rent_usd_per_hour is None:
        return ""
    o = r.options[0]
    use = o.uses[0] if r.hours_per_week is not None else o.uses[-1]
    at = said("at-use", hours=said.exact(use.hours_per_week), always=use.hours_per_week == 168)
    usd = o.price.usd_per_hour
    return said.joined(at, "" if usd is None else price_said(usd, o.price.as_of, said))


def of_hosted(r: HostedPrices, said: Wording) -> Iterator[Figure]:
    """The cheapest offer of what was named, and the same job on a card."""
    if r.offers:
        offer = min(r.offers, key=lambda each: each.usd)
        rate = offer.usd_per_million_tokens
        steps: tuple[Step, ...] = (
            said.step("", "training-tokens", r.billed.tokens),
            said.step("÷", "million", MILLION),
            said.step("×", "price-of-million", rate, said.usd(rate)),
        )
        if offer.usd > r.billed.tokens / MILLION * rate * 1.0001:
            steps = (said.step("", "minimum-charge", offer.usd, said.usd(offer.usd)),)
        origins = tuple(Origin(each, offer.as_of) for each in offer.source)
        yield cost_figure(
            offer.usd, Receipt(steps, origins=origins), said, _tuned(offer, said)
        ).labelled(said("cost-at", who=offer.provider))
    if r.own:
        option = r.own.option
        cards = said.cards(option.gpu, option.num_gpus)
        beside = said("on", cards=cards, method=said.term("method", option.method))
        for figure in time_and_cost(option, said, beside):
            own = figure.name == "cost"
            yield figure.labelled(said("cost-at", who=said("rented"))) if own else figure


def _tuned(offer: HostedOffer, said: Wording) -> str:
    """What the price is of."""
    if offer.max_parameters is None:
        return offer.model
    return said("size-class", parameters=said.short(offer.max_parameters))


def line_of_hosted(r: HostedPrices, said: Wording) -> str:
    b = r.billed
    if b.samples is None or b.tokens_per_sample is None:
        return said("for-tokens-alone", tokens=said.short(b.tokens))
    data = said(
        "for-tokens",
        tokens=said.short(b.tokens),
        assumed=not b.stated,
        samples=said.exact(b.samples),
        length=said.exact(b.tokens_per_sample),
        epochs=said.exact(b.epochs),
    )
    return said.joined(data, price_line(r.own.option, said) if r.own else "")


def of_rental(r: Rental, said: Wording) -> Iterator[Figure]:
    """The cheapest offer on demand, by the hour and by the month."""
    offer = _cheapest(r)
    if offer is None:
        return
    origins = tuple(Origin(each, offer.as_of) for each in offer.source)
    usd, month = offer.usd_per_hour, offer.usd_per_hour * HOURS_PER_MONTH * r.num_gpus
    rate = said.step("", "price-an-hour", usd, said.usd(usd))
    if offer.cny_per_hour is not None:
        quoted = said.step("", "quoted-yuan", offer.cny_per_hour, f"¥{offer.cny_per_hour:g}")
        rates = said.step("÷", "yuan-per-dollar", offer.cny_per_hour / usd)
        steps: tuple[Step, ...] = (quoted, rates)
    else:
        steps = (rate,)
    beside = said.joined(offer.provider, said.day(offer.as_of) or "")
    yield Figure(
        "price",
        said("price-an-hour"),
        usd,
        "USD",
        said.usd(usd),
        Receipt(steps, "", origins),
        beside,
    )
    receipt = Receipt(
        (
            rate,
            said.step("×", "hours-a-month", HOURS_PER_MONTH),
            said.step("×", "number-of-cards", r.num_gpus),
        ),
        "",
        origins,
    )
    cards = said("rented-cards", cards=said.cards(r.gpu or "", r.num_gpus))
    label = said("period-of", who=cards, days=DAYS_PER_MONTH)
    yield Figure("month", label, month, "USD", said.usd(month), receipt, said("day-and-night"))


def line_of_rental(r: Rental, said: Wording) -> str:
    market = r.price.market if r.price else None
    if market is None:
        return ""
    return said("median-of", usd=said.usd(market.median), providers=market.providers)


def _cheapest(r: Rental) -> Offer | None:
    """Of the named provider where it has the card."""
    if r.gpu is None:
        return None
    own = [each for each in r.own if each.kind == "on_demand"]
    known = own or [each for each in r.others if each.kind == "on_demand"]
    return min(known, key=lambda each: each.usd_per_hour, default=None)


def of_plan(r: ProjectPlan, said: Wording) -> Iterator[Figure]:
    """Working days, money, and one training run."""
    steps = tuple(
        Step("+" if place else "", phase.name[said.language], phase.workdays, str(phase.workdays))
        for place, phase in enumerate(r.phases)
    )
    span = said("span", low=r.start.isoformat(), high=r.end.isoformat())
    shown = said("in-days", days=r.workdays)
    yield Figure("days", said("workdays"), r.workdays, "days", shown, Receipt(steps), span)
    lines = [each for each in r.budget if each.counted]
    if lines:
        steps = tuple(
            Step(
                "+" if place else "",
                each.name[said.language],
                each.usd_high,
                said.usd(each.usd_high),
            )
            for place, each in enumerate(lines)
        )
        yield cost_figure(
            r.total_usd_high,
            Receipt(steps),
            said,
            said("at-least", usd=said.usd(r.total_usd_low)),
        ).labelled(said("budget-at-most"))
    if r.training:
        cards = said.cards(r.training.gpu, r.training.num_gpus)
        beside = said("on", cards=cards, method=said.term("method", r.training.method))
        shown_run = time_and_cost(r.training, said, beside)
        yield from (each.labelled(said("one-run")) for each in shown_run if each.name == "hours")


def line_of_plan(r: ProjectPlan, said: Wording) -> str:
    return price_line(r.training, said) if r.training else ""
