"""A placed and priced run as figures: time, cost, and memory against the card."""

from collections.abc import Iterable, Iterator
from datetime import date

from advisor.answers.card.card import Figure, Gauge
from advisor.answers.card.measured import Like, nearest, record
from advisor.answers.card.receipt import Origin, Receipt, Step
from advisor.answers.card.wording import Wording
from advisor.prices.option import Breakdown, MemoryPart, Option
from advisor.prices.price import Price

SMALLEST_PART_GIB = 0.05
"""Less is shown as 0.0 GiB; such parts are one."""
SMALLEST_SHARE = 0.001
"""Of the hours: less beside the training itself is not told."""


def of_option(
    option: Option, said: Wording, beside: str = "", price: Price | None = None
) -> Iterator[Figure]:
    """Its time, its cost where the price is known, and its memory."""
    yield from time_and_cost(option, said, beside, price)
    if option.breakdown:
        like = like_of(option, option.breakdown)
        yield memory_figure(
            option.peak_memory_gib, option.usable_gib, option.breakdown.memory, like, said
        )


def time_and_cost(
    option: Option, said: Wording, beside: str = "", price: Price | None = None
) -> Iterator[Figure]:
    if option.breakdown:
        yield hours_of(option, option.breakdown, said, beside)
    if option.cost_usd is not None and option.usd_per_hour is not None:
        receipt = cost_receipt(option.hours, option.usd_per_hour, option.num_gpus, price, said)
        yield cost_figure(option.cost_usd, receipt, said, beside)


def hours_of(option: Option, made_of: Breakdown, said: Wording, beside: str = "") -> Figure:
    steps = [
        said.step("", "training-tokens", made_of.training_tokens),
        said.step("÷", "tokens-a-second", made_of.tokens_per_second),
        said.step("÷", "seconds-an-hour", 3600),
    ]
    more = option.hours - made_of.training_tokens / made_of.tokens_per_second / 3600
    if abs(more) > SMALLEST_SHARE * option.hours:
        steps.append(said.step("+", "overhead", more, said.hours(more)))
    receipt = Receipt(
        tuple(steps),
        about=said("about-speed"),
        nearest=nearest("speed", like_of(option, made_of), said),
        record=record("speed", option.method, said),
    )
    return hours_figure(option.hours, receipt, said, beside)


def like_of(option: Option, made_of: Breakdown) -> Like:
    tokens = option.micro_batch_size * made_of.tokens_per_sample
    return Like(made_of.parameters, option.method, option.gpu, option.num_gpus, tokens)


def hours_figure(hours: float, receipt: Receipt, said: Wording, beside: str = "") -> Figure:
    return Figure("hours", said("hours"), hours, "h", said.hours(hours), receipt, beside)


def cost_figure(usd: float, receipt: Receipt, said: Wording, beside: str = "") -> Figure:
    return Figure("cost", said("cost"), usd, "USD", said.usd(usd), receipt, beside)


def cost_receipt(
    hours: float, usd_per_hour: float, number: int, price: Price | None, said: Wording
) -> Receipt:
    """Hours × price × cards."""
    return Receipt(
        (
            said.step("", "hours-of-run", hours),
            said.step("×", "price-an-hour", usd_per_hour, said.usd(usd_per_hour)),
            said.step("×", "number-of-cards", number),
        ),
        about=price_about(price, said) if price else "",
        origins=price_origins(price),
    )


def memory_figure(
    peak: float,
    usable: float | None,
    parts: Iterable[MemoryPart],
    like: Like,
    said: Wording,
    span: tuple[float, float] | None = None,
    origins: tuple[Origin, ...] = (),
    label: str = "",
) -> Figure:
    """Of the fullest card; `span`: between which nine of ten such runs lie."""
    sizes = tuple(_with_rest(peak, parts))
    low, high = (said.gib(each) for each in span) if span else (None, None)
    receipt = Receipt(
        sum_of(sizes, said),
        about=said("about-memory", low=low, high=high),
        origins=origins,
        nearest=nearest("memory", like, said),
        record=record("memory", like.method, said),
    )
    return Figure(
        name="memory",
        label=label or said("memory", number=like.num_gpus),
        value=peak,
        unit="GiB",
        shown=said.gib(peak),
        receipt=receipt,
        beside=said("usable", usable=said.gib(usable))
        if usable
        else said("span", low=low, high=high)
        if span
        else "",
        gauge=Gauge(sizes, usable),
    )


def _with_rest(peak: float, parts: Iterable[MemoryPart]) -> Iterator[tuple[str, float]]:
    """Those that can be seen; all others together are one more."""
    rest = peak
    for part in parts:
        if part.gib >= SMALLEST_PART_GIB:
            yield part.name, part.gib
            rest -= part.gib
    if rest >= SMALLEST_PART_GIB:
        yield "rest", round(rest, 2)


def sum_of(sizes: Iterable[tuple[str, float]], said: Wording) -> tuple[Step, ...]:
    """The parts of a card's memory, added up."""
    return tuple(
        Step("+" if place else "", said.term("part", name), size, said.gib(size))
        for place, (name, size) in enumerate(sizes)
    )


def price_said(usd_per_hour: float, as_of: date | None, said: Wording) -> str:
    """At which price, and of when."""
    return said("at-price", usd=said.usd(usd_per_hour), as_of=said.day(as_of))


def price_line(option: Option, said: Wording) -> str:
    return "" if option.usd_per_hour is None else price_said(option.usd_per_hour, None, said)


def price_about(price: Price, said: Wording) -> str:
    """Whose price it is, and how far the market's spread."""
    told = said("price-basis", basis=price.basis, provider=price.provider)
    market = price.market
    if market is None:
        return told
    spread = said(
        "price-spread",
        low=said.usd(market.low),
        high=said.usd(market.high),
        oldest=said.day(market.oldest),
        newest=said.day(market.newest),
    )
    return f"{told} {spread}"


def price_origins(price: Price | None) -> tuple[Origin, ...]:
    return tuple(Origin(source, price.as_of) for source in price.source) if price else ()
