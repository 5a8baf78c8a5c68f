"""What every chart is drawn with: templates that escape whatever is put in, and text cut to its room.

A chart has no viewBox: what lies along it is in per cent of its width and everything else in pixels,
so that bars stretch from a phone to a page while the text keeps its size. Colours are classes
(`web/assets/charts.css`), for a page may forbid inline styles.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import east_asian_width

import jinja2

from advisor.answers.environment import templates
from advisor.answers.markup import spaced
from advisor.answers.words import Words

FILE = "charts"
"""The words of the charts."""
LONGEST_LABEL = 40
"""Columns of text that a phone has room for."""
LEAST_COLUMNS = 36
"""That fit into the narrowest chart."""


def drawn(template: str, **values: object) -> str:
    """A chart as HTML that is XML too."""
    return _environment().get_template(f"{template}.svg.j2").render(values).strip()


def cut(text: str, columns: int = LONGEST_LABEL) -> str:
    """The beginning of a text that is longer than a chart has room for; a Chinese character takes two
    columns."""
    room = columns
    for place, character in enumerate(text):
        room -= _columns(character)
        if room < 0:
            return f"{text[: max(0, place - 1)].rstrip()}…"
    return text


def anchor(text: str, share: float) -> Literal["start", "middle", "end"]:
    """How a text hangs on a mark at a share of the width: in its middle if there is room on both
    sides, else towards the wider side."""
    before = share * LEAST_COLUMNS
    after = LEAST_COLUMNS - before
    if sum(map(_columns, text)) / 2 <= min(before, after):
        return "middle"
    return "end" if before >= after else "start"


def _columns(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1


def told(said: Words, figures: Iterable[tuple[str, str]]) -> str:
    """Names with their figures, if they have any, as the text alternative says them."""
    colon, semicolon = (said.term("between", mark) for mark in ("colon", "semicolon"))
    listed = (f"{name}{colon}{figure}" if figure else name for name, figure in figures)
    return spaced(semicolon.join(listed))


@cache
def _environment() -> jinja2.Environment:
    made = templates(Path(__file__).parent)
    made.filters["along"] = _along
    return made


def _along(share: float) -> str:
    """A share of the chart's width, as SVG has it."""
    return f"{100 * share:.4g}%"
