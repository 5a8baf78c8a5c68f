"""The bar of a card's memory: what fills it, against what a process can have of it."""

from markupsafe import Markup

from advisor.answers.card.card import Figure
from advisor.answers.card.wording import Wording

WIDTH, HEIGHT = 240, 10
"""Of the drawing; the page stretches it."""


def gauge(figure: Figure, said: Wording) -> Markup:
    """Empty where the figure has none; else an SVG whose colours the page's classes give; its words are those of a picture."""
    if (shown := figure.gauge) is None:
        return Markup("")
    filled = figure.value
    scale = WIDTH / max(filled, shown.limit or filled)
    bars: list[Markup] = []
    start = 0.0
    for name, size in shown.parts:
        bars.append(_bar(start, size * scale, f"part-{name}"))
        start += size * scale
    if shown.limit and shown.limit < filled:
        bars.append(_bar(shown.limit * scale - 1, 2, "limit"))
    text = said(
        "gauge",
        filled=figure.shown,
        limit=said.gib(shown.limit) if shown.limit else None,
        parts=said.joined(
            *(f"{said.term('part', name)} {said.gib(size)}" for name, size in shown.parts)
        ),
    )
    return Markup(
        '<svg class="gauge" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img"'
        ' aria-label="{}"><rect class="track" width="{}" height="{}"/>{}</svg>'
    ).format(WIDTH, HEIGHT, text, WIDTH, HEIGHT, Markup("").join(bars))


def _bar(start: float, width: float, name: str) -> Markup:
    return Markup('<rect class="{}" x="{:.2f}" width="{:.2f}" height="{}"/>').format(
        name, start, width, HEIGHT
    )
