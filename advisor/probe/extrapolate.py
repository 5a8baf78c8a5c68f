"""From a few layers to all of them, from two lengths to any. Seconds and bytes."""

from collections.abc import Mapping
from typing import NamedTuple

from advisor.errors import AdvisorError


class Line(NamedTuple):
    """What a decoder takes by its layers: rest + layers x each. Embedding, head and loss are the
    rest; layers are all alike."""

    rest: float
    each: float

    def at(self, layers: int) -> float:
        return self.rest + layers * self.each


def line(points: Mapping[int, float]) -> Line:
    """Through two counts of layers."""
    (fewer, less), (more, most) = sorted(points.items())
    each = (most - less) / (more - fewer)
    return Line(less - fewer * each, each)


def seconds(by_length: Mapping[int, Mapping[int, float]], layers: int, tokens: int) -> float:
    """Of a micro step of so many layers and tokens, from tokens -> layers -> seconds.

    A length that was measured is taken as it is; another from p·t + q·t² through two: products grow
    with the length, attention with its square.
    """
    lines = {length: line(points) for length, points in by_length.items()}
    if any(each.each <= 0 for each in lines.values()):
        raise AdvisorError(
            "more layers took no more time: this machine is too busy with other work to be "
            "measured; run the probe again when it is idle"
        )
    totals = {length: each.at(layers) for length, each in lines.items()}
    return totals[tokens] if tokens in totals else _by_length(totals, tokens)


def _by_length(totals: Mapping[int, float], tokens: int) -> float:
    if len(totals) == 1:
        ((length, total),) = totals.items()
        return total * tokens / length
    (short, less), (long, more) = sorted(totals.items())
    square = max(0.0, (more / long - less / short) / (long - short))
    return tokens * (more / long + square * (tokens - long))


def peak(by_length: Mapping[int, Mapping[int, float]], layers: int, tokens: int) -> float:
    """Bytes at the peak: linear in the layers and in the length."""
    totals = {length: line(points).at(layers) for length, points in by_length.items()}
    if tokens in totals or len(totals) == 1:
        return totals.get(tokens, max(totals.values()))
    return line(totals).at(tokens)
