"""The figures of a training run: time, cost, and the memory of the fullest card."""

from collections.abc import Iterator
from itertools import takewhile

from advisor.advice.training.estimate import MemoryNeed, TrainingEstimate
from advisor.answers.card.card import Figure, Gauge
from advisor.answers.card.measured import Like, nearest, record
from advisor.answers.card.priced import cost_figure, hours_figure, price_said
from advisor.answers.card.receipt import Origin, Receipt, Step
from advisor.answers.card.wording import Wording
from advisor.prices.option import Option

MOST_NEEDS = 3


def figures(r: TrainingEstimate, said: Wording) -> Iterator[Figure]:
    """Of the run where it fits; where it does not, what it needs and the nearest that does; without
    a card what each method needs."""
    runs = r.hours is not None and r.tokens_per_second is not None and not lacking(r)
    if runs:
        yield from _of_run(r, said)
        yield _memory(r, said)
    elif r.gpu is None and len(r.methods) > 1:
        for need in sorted(r.methods, key=lambda each: each.peak_memory_gib)[:MOST_NEEDS]:
            yield _need(r, need, said)
    else:
        yield _memory(r, said)
        if option := _instead(r):
            yield from _of_option(r, option, said)


def lacking(r: TrainingEstimate) -> bool:
    """It does not fit, or is expected just above what the card has."""
    usable, peak = r.usable_gib, r.peak_memory_gib.expected
    return r.fits is False or (r.fits == "tight" and usable is not None and peak > usable)


def line(r: TrainingEstimate, said: Wording) -> str:
    """Amount of data and price."""
    data = said(
        "for-tokens",
        tokens=said.short(r.training_tokens),
        assumed=not r.amount_stated,
        samples=said.exact(r.samples),
        length=said.exact(r.tokens_per_sample),
        epochs=said.exact(r.epochs),
    )
    option = None if r.gpu and not lacking(r) else _instead(r)
    price = r.price if option is None or option.gpu == r.gpu else None
    usd = option.usd_per_hour if option else r.price and r.price.usd_per_hour
    shown = usd is not None and not (r.gpu is None and len(r.methods) > 1)
    return said.joined(data, price_said(usd, price, said) if shown else "")


def _instead(r: TrainingEstimate) -> Option | None:
    """The option that the verdict names."""
    if r.gpu is None:
        own = [each for each in r.typical if each.method == r.method]
        return own[0] if own else None
    roomy = [each for each in r.alternatives if each.fits != "tight"]
    return next(iter([*roomy, *r.alternatives]), None)


def _of_run(r: TrainingEstimate, said: Wording) -> Iterator[Figure]:
    hours, speed = r.hours, r.tokens_per_second
    assert hours, "the run has a time"
    assert speed, "and a speed"
    steps = [
        said.step("", "training-tokens", r.training_tokens),
        said.step("÷", "tokens-a-second", speed.expected),
        said.step("÷", "seconds-an-hour", 3600),
    ]
    if r.padding_share:
        share = said.percent(1 - r.padding_share)
        steps.insert(1, said.step("÷", "not-padding", 1 - r.padding_share, share))
    if r.overhead_hours:
        steps.append(said.step("+", "overhead", r.overhead_hours, said.hours(r.overhead_hours)))
    found = nearest("speed", _like(r), said)
    receipt = Receipt(
        tuple(steps),
        about=said("about-speed"),
        origins=_facts(r),
        nearest=found,
        record=record("speed", r.method, said),
    )
    spread = said("span", low=said.hours(hours.low), high=said.hours(hours.high))
    yield hours_figure(hours.expected, receipt, said, spread)
    cost, price = r.cost_usd, r.price
    if cost and price and price.usd_per_hour is not None:
        beside = said("span", low=said.usd(cost.low), high=said.usd(cost.high))
        yield cost_figure(
            cost.expected, hours.expected, price.usd_per_hour, r.num_gpus, price, said, beside
        )


def _of_option(r: TrainingEstimate, option: Option, said: Wording) -> Iterator[Figure]:
    cards = said.cards(option.gpu, option.num_gpus)
    on = said("on", cards=cards, method=said.term("method", option.method))
    receipt = Receipt(
        tuple(_hours_of(option, r.training_tokens, said)),
        about=said("about-speed"),
        nearest=nearest("speed", _like(r, option), said),
        record=record("speed", option.method, said),
    )
    yield hours_figure(option.hours, receipt, said, on)
    if option.cost_usd is not None and option.usd_per_hour is not None:
        price = r.price if option.gpu == r.gpu else None
        yield cost_figure(
            option.cost_usd, option.hours, option.usd_per_hour, option.num_gpus, price, said, on
        )


def _hours_of(option: Option, tokens: float, said: Wording) -> Iterator[Step]:
    yield said.step("", "training-tokens", tokens)
    yield said.step("÷", "tokens-a-second-in-all", tokens / option.hours / 3600)
    yield said.step("÷", "seconds-an-hour", 3600)


def _memory(r: TrainingEstimate, said: Wording) -> Figure:
    peak = r.peak_memory_gib
    parts = tuple((name, size) for name, size in peak.breakdown.items() if size > 0)
    receipt = Receipt(
        _parts_of(parts, said),
        about=said("about-memory", low=said.gib(peak.low), high=said.gib(peak.high)),
        origins=_facts(r),
        nearest=nearest("memory", _like(r), said),
        record=record("memory", r.method, said),
    )
    return Figure(
        name="memory",
        label=said("memory", number=r.num_gpus),
        value=peak.expected,
        unit="GiB",
        shown=said.gib(peak.expected),
        beside=said("usable", usable=said.gib(r.usable_gib)) if r.usable_gib else "",
        receipt=receipt,
        gauge=Gauge(parts, r.usable_gib),
    )


def _need(r: TrainingEstimate, need: MemoryNeed, said: Wording) -> Figure:
    parts = tuple((name, size) for name, size in need.parts.items() if size > 0)
    like = Like(r.parameters, need.method, None, 1, need.micro_batch_size * need.tokens_per_sample)
    return Figure(
        name="memory",
        label=said("by-method", method=said.term("method", need.method)),
        value=need.peak_memory_gib,
        unit="GiB",
        shown=said.gib(need.peak_memory_gib),
        beside=said("span", low=said.gib(need.low), high=said.gib(need.high)),
        receipt=Receipt(
            _parts_of(parts, said),
            about=said("about-memory", low=said.gib(need.low), high=said.gib(need.high)),
            origins=_facts(r),
            nearest=nearest("memory", like, said),
            record=record("memory", need.method, said),
        ),
        gauge=Gauge(parts, None),
    )


def _parts_of(parts: tuple[tuple[str, float], ...], said: Wording) -> tuple[Step, ...]:
    return tuple(
        Step("+" if place else "", said.term("part", name), size, said.gib(size))
        for place, (name, size) in enumerate(parts)
    )


def _facts(r: TrainingEstimate) -> tuple[Origin, ...]:
    """Of model and card, which stand before those of prices and disks."""
    money = {*(r.price.source if r.price else ()), *(r.overheads.sources if r.overheads else ())}
    return tuple(Origin(each) for each in takewhile(lambda each: each not in money, r.sources))


def _like(r: TrainingEstimate, option: Option | None = None) -> Like:
    tokens = r.tokens_per_sample
    if option is None:
        return Like(r.parameters, r.method, r.gpu, r.num_gpus, r.micro_batch_size * tokens)
    return Like(
        r.parameters, option.method, option.gpu, option.num_gpus, option.micro_batch_size * tokens
    )
