"""Serving a model: a month's cost by traffic, and the memory it takes by precision."""

from collections.abc import Callable

from advisor.advice.serving.comparison import ServingComparison
from advisor.advice.serving.size_found import ServingNeed, ServingSize
from advisor.answers import amounts
from advisor.answers.charts.bars import Bar, Key, Mark, bars
from advisor.answers.charts.drawing import FILE, told
from advisor.answers.charts.lines import Crossing, Line, lines, logarithmic
from advisor.answers.currency import Currency
from advisor.answers.words import Words
from advisor.language import Language
from advisor.units import DAYS_PER_MONTH

API, OWN, RENTED, FURTHER = 1, 2, 3, 3
"""Colours: the first API, an own card, a rented one; further APIs have those after `FURTHER`."""


def monthly_cost(result: ServingComparison, said: Words, currency: Currency) -> str:
    """Over the requests a day, both logarithmic; a mark where a card begins to pay. Empty where no
    API has a price."""
    costs = [line for line in _costs(result, said, currency) if line.points]
    if not any(line.colour == API for line in costs):
        return ""

    def usd(value: float) -> str:
        return amounts.usd(value / currency.per_usd, said.language, currency)

    def requests(value: float) -> str:
        return amounts.count(value, said.language)

    crossings = _crossings(result, said.language, currency)
    x = logarithmic([point[0] for line in costs for point in line.points], requests, most=4)
    y = logarithmic([point[1] for line in costs for point in line.points], usd, most=5)
    figures = [(line.name, _from_to(line, requests, usd, said)) for line in costs]
    even = said.say(FILE, "break-even")
    marks = [(said.say(FILE, "even-at", requests=each.label), usd(each.y)) for each in crossings]
    text = told(said, [*figures, *marks])
    return lines(said.say(FILE, "month-title"), text, costs, crossings, x, y, even)


def _from_to(
    line: Line, requests: Callable[[float], str], usd: Callable[[float], str], said: Words
) -> str:
    (least, low), (most, high) = line.points[0], line.points[-1]
    return said.say(
        FILE, "by-traffic", least=requests(least), low=usd(low), most=requests(most), high=usd(high)
    )


def _costs(result: ServingComparison, said: Words, currency: Currency) -> list[Line]:
    """A line for each way to serve whose cost is known. What costs nothing has no place on a
    logarithmic axis."""
    curve = result.curve
    ways = [
        *_apis(result, said),
        (said.say(FILE, "own-card"), OWN, _owned(result)),
        (said.say(FILE, "rented-card"), RENTED, [at.rented_usd for at in curve]),
    ]
    return [
        Line(
            name,
            colour,
            tuple(
                (float(at.requests_per_day), usd * currency.per_usd)
                for at, usd in zip(curve, costs, strict=True)
                if usd
            ),
        )
        for name, colour, costs in ways
    ]


def _apis(result: ServingComparison, said: Words) -> list[tuple[str, int, list[float | None]]]:
    """Today's where none was named or the named one was shut down; the lesson's price has a table
    of its own."""
    curve = result.curve
    today = [
        (
            api.api,
            FURTHER + place if place else API,
            [DAYS_PER_MONTH * at.requests_per_day * api.usd_per_request for at in curve],
        )
        for place, api in enumerate(result.current)
    ]
    if today and result.api_basis in ("lesson", "ended"):
        return [(name, colour, [*costs]) for name, colour, costs in today]
    lesson = said.say(FILE, "api", basis=result.api_basis)
    return [(result.api or lesson, API, [at.api_usd for at in curve])]


def _owned(result: ServingComparison) -> list[float | None]:
    """Electricity of as many cards as are rented, where the lesson's round figure would stand."""
    power, rent = result.electricity, result.rented_usd_per_month
    if result.owned_basis != "lesson" or power is None or not rent:
        return [at.owned_usd for at in result.curve]
    return [at.rented_usd and power.usd * at.rented_usd / rent for at in result.curve]


def _crossings(result: ServingComparison, language: Language, currency: Currency) -> list[Crossing]:
    """Where a card begins to cost no more than the API, within the curve: an own and a rented one,
    or a rented one against each of today's APIs."""
    price = result.api_usd_per_1k_tokens or 0
    request = result.tokens_per_request * price / 1000
    evens = [
        (result.break_even_requests_per_day, request),
        (result.rented_break_even_requests_per_day, request),
    ]
    if result.current and result.api_basis in ("lesson", "ended"):
        evens = [
            (api.rented_break_even_requests_per_day, api.usd_per_request) for api in result.current
        ]
    last = result.curve[-1].requests_per_day
    return [
        Crossing(
            even, even * DAYS_PER_MONTH * usd * currency.per_usd, amounts.count(even, language)
        )
        for even, usd in evens
        if even and even <= last and usd
    ]


def memory_by_precision(size: ServingSize, said: Words) -> str:
    """Weights, cache and the server's own of one copy, beside what a server can use of the card."""
    first = size.options[0] if size.options else None
    mark = None
    if size.gpu and first and first.cards_each == 1:
        room = amounts.gigabytes(first.room_gib, said.language)
        label = said.say(FILE, "memory-limit", gpu=size.gpu, usable=room)
        mark = Mark(first.room_gib, label, limit=True)
    key = [
        Key("part-weights", said.term("part", "weights")),
        Key("part-cache", said.say(FILE, "cache", users=size.users)),
        Key("part-framework", said.say(FILE, "server")),
    ]
    rows = [_need(need, said) for need in size.needs]
    return bars(said.say(FILE, "serving-title"), rows, said, mark, key)


def _need(need: ServingNeed, said: Words) -> Bar:
    server = need.total_gib - need.weights_gib - need.cache_gib
    parts = zip(
        ("part-weights", "part-cache", "part-framework"),
        (need.weights_gib, need.cache_gib, server),
        strict=True,
    )
    return Bar(
        name=said.say("size_serving", "format", format=need.format),
        amount=need.total_gib,
        figure=amounts.gigabytes(need.total_gib, said.language),
        parts=tuple((colour, gib, amounts.gigabytes(gib, said.language)) for colour, gib in parts),
    )
