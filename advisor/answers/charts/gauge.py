"""Memory of a run against its card: what fills the card, and what a process can get of it."""

from dataclasses import dataclass
from typing import Literal

from advisor.advice.training.estimate import PeakMemory
from advisor.answers import amounts
from advisor.answers.charts.drawing import FILE, anchor, cut, drawn
from advisor.answers.markup import spaced
from advisor.answers.words import Words, words
from advisor.language import Language

SMALLEST_PART = 0.015
"""Share of the peak; smaller parts are one grey block, they could not be told apart."""
MARGIN = 1.03
"""The bar's width over the largest figure, so that its mark stands free."""


@dataclass(frozen=True)
class Part:
    """A part of the peak, of the colour that it has in every answer."""

    id: str
    name: str
    start: float
    width: float
    """Shares of the gauge's width."""
    size: str


def gauge(peak: PeakMemory, usable_gib: float | None, card: str | None, language: Language) -> str:
    """A slim bar with the expected peak, its range and the card's limit, for the head of an
    answer."""
    return _gauge(peak, usable_gib, card, language, tall=False)


def memory(peak: PeakMemory, usable_gib: float | None, card: str | None, language: Language) -> str:
    """The same as a chart of its own: tall, with every part's name and size below."""
    return _gauge(peak, usable_gib, card, language, tall=True)


def _gauge(
    peak: PeakMemory, usable_gib: float | None, card: str | None, language: Language, tall: bool
) -> str:
    said = words(language)
    widest = MARGIN * max(peak.high, peak.expected, usable_gib or 0, 0.01)
    parts = _parts(peak, widest, said)
    expected, low, high = (
        amounts.gigabytes(each, language) for each in (peak.expected, peak.low, peak.high)
    )
    limit = (
        said.say(FILE, "memory-limit", gpu=card, usable=amounts.gigabytes(usable_gib, language))
        if usable_gib
        else None
    )
    listed = [f"{part.name} {part.size}" for part in parts]
    return drawn(
        "gauge",
        tall=tall,
        title=spaced(said.say(FILE, "peak-title")),
        text=spaced(
            said.say(
                FILE, "memory-text", parts=said.term("between", "comma").join(listed),
                expected=expected, low=low, high=high, limit=limit,
            )
        ),
        parts=parts,
        expected=expected,
        range=spaced(said.say(FILE, "memory-range", low=low, high=high)),
        low=peak.low / widest,
        high=peak.high / widest,
        limit=cut(spaced(limit)) if limit else None,
        room=(usable_gib or 0) / widest,
        anchor=anchor(limit or "", (usable_gib or 0) / widest),
        state=_state(peak, usable_gib),
    )  # fmt: skip


def _parts(peak: PeakMemory, widest: float, said: Words) -> list[Part]:
    """Those large enough to be seen, then the rest of the peak as one."""
    shown = {
        id_: gib for id_, gib in peak.breakdown.items() if gib >= SMALLEST_PART * peak.expected
    }
    rest = peak.expected - sum(shown.values())
    names = {id_: said.term("part", id_) for id_ in shown} | {"other": said.say(FILE, "other")}
    parts: list[Part] = []
    start = 0.0
    for id_, gib in [*shown.items(), ("other", rest)]:
        if id_ == "other" and gib < 0.05:
            continue
        width = gib / widest
        size = amounts.gigabytes(gib, said.language)
        parts.append(Part(id_, spaced(names[id_]), start, width, size))
        start += width
    return parts


def _state(peak: PeakMemory, usable_gib: float | None) -> Literal["", "tight", "over"]:
    """How the peak stands to the limit."""
    if usable_gib is None or peak.high <= usable_gib:
        return ""
    return "over" if peak.expected > usable_gib else "tight"
