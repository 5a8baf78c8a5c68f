"""The figures of serving: what a period costs by API and on cards, from which traffic on cards cost
less, and what a server's card holds."""

from collections.abc import Iterator

from advisor.advice.serving.comparison import CurrentApi, ServingComparison, ServingRow
from advisor.advice.serving.people import PEAK_FACTOR
from advisor.advice.serving.size_found import ServingOption, ServingSize
from advisor.answers.card.card import Figure, Gauge
from advisor.answers.card.options import price_about, price_origins, price_said, sum_of
from advisor.answers.card.receipt import Origin, Receipt
from advisor.answers.card.wording import Wording
from advisor.prices.api import ApiPrice
from advisor.units import DAY_SECONDS, DAYS_PER_MONTH, HOURS_PER_MONTH

USUAL_ROW = 1
"""Of the lesson's three levels of traffic the one that is shown, where none was stated."""


def of_comparison(r: ServingComparison, said: Wording) -> Iterator[Figure]:
    """A period by each way that has a price, and the break-even of a rented card."""
    row, apis = _row(r), _apis(r)
    for name, usd, price in apis:
        yield _by_api(r, row, name, usd, price, said)
    if row.rented_usd is not None and row.cards and r.rented_usd_per_month is not None:
        yield _rented(r, row, row.rented_usd, row.cards, said)
    if len(apis) == 1 and row.electricity_usd is not None and r.electricity and row.cards:
        yield _electricity(r, row, row.electricity_usd, row.cards, said)
    if figure := _break_even(r, said):
        yield figure


def _apis(r: ServingComparison) -> list[tuple[str, float, ApiPrice | None]]:
    """Name, price of a request, and what it is made of: today's, else the one compared with."""
    if r.current:
        return [(each.api, each.usd_per_request, each.price) for each in r.current]
    return [(r.api or "API", r.api_usd_per_request, r.api_price)] if r.api_usd_per_request else []


def line_of_comparison(r: ServingComparison, said: Wording) -> str:
    row = _row(r)
    requests = said(
        "for-requests",
        requests=said.exact(row.requests_per_day),
        tokens=said.exact(r.tokens_per_request),
        assumed=len(r.rows) > 1,
    )
    usd = r.price.usd_per_hour if r.price else None
    as_of = r.price.as_of if r.price else None
    return said.joined(requests, "" if usd is None else price_said(usd, as_of, said))


def _row(r: ServingComparison) -> ServingRow:
    return r.rows[0] if len(r.rows) == 1 else r.rows[USUAL_ROW]


def _period(r: ServingComparison, who: str, said: Wording) -> str:
    return said("period-of", who=who, days=r.days)


def _by_api(
    r: ServingComparison,
    row: ServingRow,
    name: str,
    usd_per_request: float,
    price: ApiPrice | None,
    said: Wording,
) -> Figure:
    usd = usd_per_request * row.requests_per_day * r.days
    receipt = Receipt(
        (
            said.step("", "requests-a-day", row.requests_per_day),
            said.step("×", "days", r.days),
            said.step("×", "price-of-request", usd_per_request, said.usd(usd_per_request)),
        ),
        about=_request(r, price, said) if price else "",
        origins=tuple(Origin(each, price.as_of) for each in price.source) if price else (),
    )
    return Figure("month", _period(r, name, said), usd, "USD", said.usd(usd), receipt)


def _request(r: ServingComparison, price: ApiPrice, said: Wording) -> str:
    return said(
        "request-made-of",
        read=said.exact(r.input_tokens),
        written=said.exact(r.output_tokens),
        read_usd=said.usd(price.input_usd_per_million),
        written_usd=said.usd(price.output_usd_per_million),
    )


def _rented(r: ServingComparison, row: ServingRow, usd: float, cards: int, said: Wording) -> Figure:
    assert r.price, "what is rented has a price"
    hourly = r.price.usd_per_hour or 0
    receipt = Receipt(
        (
            said.step("", "price-an-hour", hourly, said.usd(hourly)),
            said.step("×", "hours-a-day", 24),
            said.step("×", "days", r.days),
            said.step("×", "number-of-cards", cards),
        ),
        about=price_about(r.price, said),
        origins=price_origins(r.price),
    )
    label = _period(r, said("rented-cards", cards=said.cards(r.gpu or "", cards)), said)
    return Figure("month", label, usd, "USD", said.usd(usd), receipt)


def _electricity(
    r: ServingComparison, row: ServingRow, usd: float, cards: int, said: Wording
) -> Figure:
    power = r.electricity
    assert power, "the card's electricity is known"
    receipt = Receipt(
        (
            said.step("", "kwh-a-month", power.kwh),
            said.step("×", "price-of-kwh", power.usd_per_kwh, said.usd(power.usd_per_kwh)),
            said.step("×", "number-of-cards", cards),
            said.step("×", "days", r.days),
            said.step("÷", "days-a-month", DAYS_PER_MONTH),
        ),
        about=said("about-electricity"),
        origins=tuple(Origin(each, power.as_of) for each in power.source),
    )
    label = _period(r, said("own-cards", cards=said.cards(r.gpu or "", cards)), said)
    return Figure("month", label, usd, "USD", said.usd(usd), receipt)


def _break_even(r: ServingComparison, said: Wording) -> Figure | None:
    """Against the dearest of today's APIs, or the one compared with."""
    against: CurrentApi | None = max(
        (each for each in r.current if each.rented_break_even_requests_per_day),
        key=lambda each: each.usd_per_request,
        default=None,
    )
    requests = (
        against.rented_break_even_requests_per_day
        if against
        else r.rented_break_even_requests_per_day
        if not r.current
        else None
    )
    usd = against.usd_per_request if against else r.api_usd_per_request
    if not (requests and usd and r.rented_usd_per_month):
        return None
    cards = r.capacity.cards if r.capacity else 1
    month = r.rented_usd_per_month
    receipt = Receipt(
        (
            said.step("", "rent-a-month", month, said.usd(month)),
            said.step("×", "cards-of-copy", cards),
            said.step("÷", "days-a-month", DAYS_PER_MONTH),
            said.step("÷", "price-of-request", usd, said.usd(usd)),
        ),
        about=said("about-break-even"),
        origins=price_origins(r.price),
    )
    return Figure(
        "requests",
        said("break-even"),
        requests,
        "requests/day",
        said("a-day", requests=said.exact(requests)),
        receipt,
        said("requests-against", api=against.api if against else r.api or "API"),
    )


def of_size(r: ServingSize, said: Wording) -> Iterator[Figure]:
    """Of the cards that were asked about where they hold the model, else of those that do."""
    option = _option(r)
    if option is None:
        return
    if option.memory_parts:
        yield _memory(option, said)
    if option.fits and option.usd_per_hour is not None:
        yield _rent(option, option.usd_per_hour, said)
    if option.fits and option.requests_per_second and option.requests_per_day:
        yield _requests(option, option.requests_per_second, option.requests_per_day, said)


def _option(r: ServingSize) -> ServingOption | None:
    if not r.model or r.processor or not r.options:
        return None
    return _cheapest(r) if r.gpu is None else _asked(r)


def _cheapest(r: ServingSize) -> ServingOption:
    priced = [each for each in r.options if each.usd_per_hour is not None]
    return min(priced or r.options, key=lambda each: each.usd_per_hour or 0)


def _asked(r: ServingSize) -> ServingOption:
    """On the named card: as asked, or where nobody said how many as many as hold it."""
    first, *_ = r.options
    held = [each for each in r.options if each.fits]
    if first.fits or r.num_gpus or not held:
        return first
    return next((each for each in held if each.enough), held[0])


def _memory(option: ServingOption, said: Wording) -> Figure:
    parts = tuple((part.name, part.gib) for part in option.memory_parts)
    return Figure(
        "memory",
        said("memory", number=option.num_gpus),
        option.card_gib,
        "GiB",
        said.gib(option.card_gib),
        Receipt(sum_of(parts, said), about=said("about-serving-memory")),
        said("usable", usable=said.gib(option.room_gib)),
        Gauge(parts, option.room_gib),
    )


def _rent(option: ServingOption, usd_per_hour: float, said: Wording) -> Figure:
    month = usd_per_hour * HOURS_PER_MONTH
    receipt = Receipt(
        (
            said.step("", "rent-an-hour", usd_per_hour, said.usd(usd_per_hour)),
            said.step("×", "hours-a-month", HOURS_PER_MONTH),
        )
    )
    cards = said("rented-cards", cards=said.cards(option.gpu, option.num_gpus))
    label = said("period-of", who=cards, days=DAYS_PER_MONTH)
    beside = said("an-hour", usd=said.usd(usd_per_hour))
    return Figure("month", label, month, "USD", said.usd(month), receipt, beside)


def _requests(option: ServingOption, rate: float, daily: int, said: Wording) -> Figure:
    receipt = Receipt(
        (
            said.step("", "requests-a-second", rate),
            said.step("×", "seconds-a-day", DAY_SECONDS),
            said.step("÷", "busiest-over-mean", PEAK_FACTOR),
        ),
        about=said("about-serving-speed"),
    )
    alone = option.alone.expected if option.alone else None
    beside = said("one-user", tokens=said.exact(alone)) if alone else ""
    label = said("requests-held")
    shown = said("a-day", requests=said.exact(daily))
    return Figure("requests", label, daily, "requests/day", shown, receipt, beside)


def line_of_size(r: ServingSize, said: Wording) -> str:
    option = _option(r)
    if option is None:
        return ""
    return said(
        "for-users",
        users=r.users,
        read=said.exact(r.input_tokens),
        written=said.exact(r.output_tokens),
        assumed=not r.users_stated,
    )
