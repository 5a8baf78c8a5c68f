"""Which of several set-ups is ahead in time or in money, and what decides."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from advisor.advice.choices.set_ups_found import (
    Winner,
)
from advisor.prices.priced import PricedRun
from advisor.result import Note, note
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed
from advisor.runs.run import SetUp
from advisor.runs.time.flops import flops_per_token, peak_flops
from advisor.units import TERA

SAME = 0.03
"""Shares of money below this are no difference: the estimates are not that exact."""
SAME_TIME = 0.08
"""The same of time, whose range is wider."""


class RunOfSide(NamedTuple):
    """A run of one side that its cards hold."""

    side: int
    placement: int
    priced: PricedRun


def fastest(runs: Sequence[RunOfSide]) -> Winner | None:
    return _winner([(run, run.priced.hours.expected) for run in runs], why_faster, SAME_TIME)


def cheapest(runs: Sequence[RunOfSide]) -> Winner | None:
    known = [(run, cost.expected) for run in runs if (cost := run.priced.cost_usd)]
    return _winner(known, why_cheaper)


def _winner(
    amounts: Sequence[tuple[RunOfSide, float]],
    why: Callable[[PricedRun, PricedRun], Note],
    same: float = SAME,
) -> Winner | None:
    if not amounts:
        return None
    best, amount = min(amounts, key=lambda each: each[1])
    others = [each for each in amounts if each[0].side != best.side]
    second, more = min(others, key=lambda each: each[1], default=(None, None))
    equal = more is not None and more <= amount * (1 + same)
    return Winner(
        run=best.side,
        placement=best.placement,
        amount=amount,
        next_run=second.side if second else None,
        next_amount=more,
        equal=equal,
        why=why(best.priced, second.priced) if second and not equal else None,
    )


def _flops(run: SetUp) -> float:
    return flops_per_token(run, trainable_parameters(run))


def why_faster(run: PricedRun, other: PricedRun) -> Note:
    """What makes the first the faster of two.

    Time is tokens x FLOPs a token / (peak of the cards x the share of it that is reached); of these
    four the one in which it is ahead most.
    """
    a, b = run.placed, other.placed
    tokens = b.set_up.workload.tokens / a.set_up.workload.tokens
    flops = _flops(b.set_up) / _flops(a.set_up)
    peak = _tflops(a) / _tflops(b)
    use = _utilization(a) / _utilization(b)
    ahead = max(tokens, flops, peak, use)
    if ahead == tokens:
        return note("set-ups.faster-by-work", factor=round(tokens, 2))
    if ahead == flops:
        return note("set-ups.faster-by-flops", factor=round(flops, 2))
    if ahead == peak:
        return note("set-ups.faster-by-peak", tflops=round(_tflops(a)), others=round(_tflops(b)))
    return note(
        "set-ups.faster-by-use",
        use_percent=100 * _utilization(a),
        other_percent=100 * _utilization(b),
        cause=tuple(_causes(a, b)) or None,
    )


def _causes(a: Placed, b: Placed) -> Iterator[Note]:
    """Why the first reaches more of its cards' peak."""
    one, two = a.gpu, b.gpu
    assert one, "a run that has a time has a card"
    assert two, "and so has the other"
    if b.num_gpus > 1 and (a.num_gpus, _sharding(a)) != (b.num_gpus, _sharding(b)):
        yield note("set-ups.exchange")
    if b.set_up.base_quantization != "none" and a.set_up.base_quantization == "none":
        yield note("set-ups.dequantizing")
    if one != two and one.bandwidth_gb_s / one.tflops_fp16 > two.bandwidth_gb_s / two.tflops_fp16:
        yield note("set-ups.bandwidth", bandwidth=one.bandwidth_gb_s, others=two.bandwidth_gb_s)
    if a.set_up.micro_batch_size > b.set_up.micro_batch_size:
        yield note("set-ups.larger-batch", size=a.set_up.micro_batch_size)


def _sharding(placed: Placed) -> Sharding:
    return placed.set_up.cards.sharding


def _utilization(placed: Placed) -> float:
    assert placed.speed, "a run that has a time has a speed"
    return placed.speed.utilization


def _tflops(placed: Placed) -> float:
    """Matrix peak of all cards, in the type that is trained in."""
    assert placed.gpu, "a run that has a time has a card"
    return placed.num_gpus * peak_flops(placed.set_up, placed.gpu) / TERA


def why_cheaper(run: PricedRun, other: PricedRun) -> Note:
    """Price an hour against hours."""
    mine, theirs = _hourly(run), _hourly(other)
    factor = round(run.hours.expected / other.hours.expected, 2)
    if abs(mine - theirs) <= SAME * theirs:
        return note("set-ups.cheaper-by-time", hour_usd=mine, factor=factor)
    return note("set-ups.cheaper", hour_usd=mine, other_usd=theirs, factor=factor)


def _hourly(run: PricedRun) -> float:
    assert run.price.usd_per_hour is not None, "a run that has a cost has a price"
    return run.price.usd_per_hour * run.placed.num_gpus
