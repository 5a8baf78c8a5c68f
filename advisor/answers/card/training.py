"""The figures of a training run: time, cost, and the memory of the fullest card."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from advisor.advice.training.estimate import MemoryNeed, TrainingEstimate
from advisor.answers.card.card import Figure
from advisor.answers.card.measured import Like, nearest, record
from advisor.answers.card.options import (
    cost_figure,
    cost_receipt,
    hours_figure,
    memory_figure,
    price_said,
    time_and_cost,
)
from advisor.answers.card.receipt import Origin, Receipt
from advisor.answers.card.wording import Wording
from advisor.prices.option import MemoryPart, Option

MOST_NEEDS = 3


def figures(r: TrainingEstimate, said: Wording) -> Iterator[Figure]:
    """Of the run where it fits; where it does not, what it needs and the nearest that does; without
    a card what each method needs."""
    if r.gpu and r.fits is not False:
        yield from _time(r, said)
        yield _memory(r, said)
    elif _by_method(r):
        for need in sorted(r.methods, key=lambda each: each.peak_memory_gib)[:MOST_NEEDS]:
            yield _need(r, need, said)
    else:
        yield _memory(r, said)
        if option := _instead(r):
            cards = said.cards(option.gpu, option.num_gpus)
            beside = said("instead-on", cards=cards, method=said.term("method", option.method))
            price = r.price if option.gpu == r.gpu else None
            yield from time_and_cost(option, said, beside, price)


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
    return said.joined(data, "" if _by_method(r) else _price(r, said))


def _by_method(r: TrainingEstimate) -> bool:
    """Neither card nor method was named."""
    return r.gpu is None and len(r.methods) > 1


def _price(r: TrainingEstimate, said: Wording) -> str:
    option = None if r.gpu and r.fits is not False else _instead(r)
    if option is None and (r.gpu is None or r.fits is False):
        return ""
    usd = option.usd_per_hour if option else r.price and r.price.usd_per_hour
    own = option is None or option.gpu == r.gpu
    as_of = r.price.as_of if r.price and own else None
    return "" if usd is None else price_said(usd, as_of, said)


def _instead(r: TrainingEstimate) -> Option | None:
    """The option that the verdict names."""
    if r.gpu is None:
        return next((each for each in r.typical if each.method == r.method), None)
    roomy = [each for each in r.alternatives if each.fits != "tight"]
    return next(iter([*roomy, *r.alternatives]), None)


def _time(r: TrainingEstimate, said: Wording) -> Iterator[Figure]:
    hours, speed, cost, price = r.hours, r.tokens_per_second, r.cost_usd, r.price
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
    receipt = Receipt(
        tuple(steps),
        about=said("about-speed"),
        origins=_facts(r),
        nearest=nearest("speed", _like(r), said),
        record=record("speed", r.method, said),
    )
    spread = said("span", low=said.hours(hours.low), high=said.hours(hours.high))
    yield hours_figure(hours.expected, receipt, said, spread)
    if cost and price and price.usd_per_hour is not None:
        receipt = cost_receipt(hours.expected, price.usd_per_hour, r.num_gpus, price, said)
        spread = said("span", low=said.usd(cost.low), high=said.usd(cost.high))
        yield cost_figure(cost.expected, receipt, said, spread)


def _memory(r: TrainingEstimate, said: Wording) -> Figure:
    peak = r.peak_memory_gib
    return memory_figure(
        peak.expected,
        r.usable_gib,
        _parts(peak.breakdown),
        _like(r),
        said,
        (peak.low, peak.high),
        _facts(r),
    )


def _need(r: TrainingEstimate, need: MemoryNeed, said: Wording) -> Figure:
    tokens = need.micro_batch_size * need.tokens_per_sample
    return memory_figure(
        need.peak_memory_gib,
        None,
        _parts(need.parts),
        Like(r.parameters, need.method, None, 1, tokens),
        said,
        (need.low, need.high),
        _facts(r),
        said("by-method", method=said.term("method", need.method)),
    )


def _parts(sizes: Mapping[str, float]) -> tuple[MemoryPart, ...]:
    return tuple(MemoryPart(name=name, gib=size) for name, size in sizes.items())


def _facts(r: TrainingEstimate) -> tuple[Origin, ...]:
    """Of model and card, which stand before those of prices and disks."""
    money = {*(r.price.source if r.price else ()), *(r.overheads.sources if r.overheads else ())}
    return tuple(Origin(each) for each in takewhile(lambda each: each not in money, r.sources))


def _like(r: TrainingEstimate) -> Like:
    tokens = r.micro_batch_size * r.tokens_per_sample
    return Like(r.parameters, r.method, r.gpu, r.num_gpus, tokens)
