"""Bars of a few things side by side: the name above its bar, the figure at the bar's end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.answers.charts.drawing import LONGEST_LABEL, anchor, cut, drawn, told
from advisor.answers.markup import spaced
from advisor.answers.words import Words
from advisor.result import Range

REACH, WHOLE_REACH = 0.76, 0.97
"""Share of the width that the longest bar takes: the rest is for its figure, or for nothing where a
mark crosses all bars and the figures stand beside the names."""
MOST_BARS = 8
FEWEST = 2
"""Fewer compare nothing."""


@dataclass(frozen=True)
class Bar:
    """A name, a figure and how far the bar goes."""

    name: str
    amount: float
    figure: str = ""
    start: float = 0.0
    """Where the bar begins."""
    note: str = ""
    """Beside the name, in a softer tone."""
    best: bool = False
    """Stands out: the others step back."""
    range: Range | None = None
    range_figure: str = ""
    parts: tuple[tuple[str, float, str], ...] = ()
    """Class, amount and figure of each part, where the bar is stacked."""


@dataclass(frozen=True)
class Mark:
    """A line across all bars: a limit, a median."""

    amount: float
    label: str
    limit: bool = False


@dataclass(frozen=True)
class Key:
    """What the class of a part is called."""

    colour: str
    name: str


def bars(
    title: str,
    rows: Sequence[Bar],
    said: Words,
    mark: Mark | None = None,
    key: Sequence[Key] = (),
) -> str:
    """The chart of `rows`, in their order."""
    rows = [replace(row, name=spaced(row.name), note=spaced(row.note)) for row in rows[:MOST_BARS]]
    mark = replace(mark, label=spaced(mark.label)) if mark else None
    scale = _scale(rows, mark)
    text = told(said, [(_whole_name(row, said), _figures(row, key, said)) for row in rows])
    return drawn(
        "bars", title=spaced(title), text=text + _marked(mark, said), key=key,
        rows=[_placed(row, scale) for row in rows], chosen=any(row.best for row in rows),
        **_across(mark, scale),
    )  # fmt: skip


def _scale(rows: Sequence[Bar], mark: Mark | None) -> float:
    """Share of the width that one of the amounts takes."""
    largest = max([*(_end(row) for row in rows), mark.amount if mark else 0.0])
    reach = WHOLE_REACH if mark else REACH if any(row.figure for row in rows) else 1.0
    return reach / largest if largest > 0 else 0.0


def _marked(mark: Mark | None, said: Words) -> str:
    return said.term("between", "semicolon") + mark.label if mark else ""


def _across(mark: Mark | None, scale: float) -> dict[str, object]:
    """The mark and where it stands."""
    at = mark.amount * scale if mark else 0.0
    return {"mark": mark, "at": at, "anchor": anchor(mark.label, at) if mark else ""}


def _end(row: Bar) -> float:
    return max(row.start + row.amount, row.range.high if row.range else 0.0)


def _whole_name(row: Bar, said: Words) -> str:
    return f"{row.name}{said.term('between', 'comma')}{row.note}" if row.note else row.name


def _figures(row: Bar, key: Sequence[Key], said: Words) -> str:
    names = {each.colour: each.name for each in key}
    listed = [f"{names[colour]} {figure}" for colour, _, figure in row.parts]
    comma = said.term("between", "comma")
    return comma.join(filter(None, (row.figure, row.range_figure, *listed)))


def _placed(row: Bar, scale: float) -> dict[str, object]:
    """A row with what lies along it as shares of the width."""
    starts = [sum(amount for _, amount, _ in row.parts[:place]) for place in range(len(row.parts))]
    name = cut(row.name, LONGEST_LABEL - min(len(row.note), LONGEST_LABEL // 2))
    return {
        "row": row,
        "name": name,
        "note": cut(row.note, LONGEST_LABEL - len(name)),
        "start": row.start * scale,
        "width": row.amount * scale,
        "end": _end(row) * scale,
        "low": row.range.low * scale if row.range else None,
        "high": row.range.high * scale if row.range else None,
        "parts": [
            (colour, start * scale, amount * scale, figure)
            for start, (colour, amount, figure) in zip(starts, row.parts, strict=True)
        ],
    }
