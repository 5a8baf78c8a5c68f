"""Set-ups side by side: hours and money, or the memory of those without a card."""

from collections.abc import Callable

from advisor.advice.choices.set_ups_found import Placement, SetUpComparison, SetUpFigures, Winner
from advisor.answers import amounts, notes
from advisor.answers.charts.bars import FEWEST, Bar, bars
from advisor.answers.charts.drawing import FILE
from advisor.answers.currency import Currency
from advisor.answers.words import Words
from advisor.result import Range


def set_ups(comparison: SetUpComparison, said: Words, currency: Currency) -> str:
    """A panel for time and one for money; empty where fewer than two can be compared."""

    def usd(value: float) -> str:
        return amounts.usd(value, said.language, currency)

    def hours(value: float) -> str:
        return amounts.hours(value, said.language)

    if comparison.outcome == "memory":
        return _panel("peak-title", _peaks(comparison, said), said)
    times = _rows(comparison, lambda each: each.hours, comparison.fastest, hours, said)
    costs = _rows(comparison, lambda each: each.cost_usd, comparison.cheapest, usd, said)
    panels = [_panel("time-title", times, said), _panel("cost-title", costs, said)]
    return f'<div class="charts">{"".join(panels)}</div>' if any(panels) else ""


def _panel(title: str, rows: list[Bar], said: Words) -> str:
    return bars(said.say(FILE, title), rows, said) if len(rows) >= FEWEST else ""


def _rows(
    comparison: SetUpComparison,
    found: Callable[[Placement], Range | None],
    winner: Winner | None,
    written: Callable[[float], str],
    said: Words,
) -> list[Bar]:
    """The winner stands out, unless another is as good."""
    ahead = (winner.run, winner.placement) if winner and not winner.equal else None
    rows: list[Bar] = []
    for place, run in enumerate(comparison.runs):
        for way, placement in enumerate(run.placements):
            if (amount := found(placement)) is not None:
                low, high = written(amount.low), written(amount.high)
                rows.append(
                    Bar(
                        name=_name(run, placement, said),
                        amount=amount.expected,
                        figure=written(amount.expected),
                        best=ahead == (place, way),
                        range=amount,
                        range_figure=said.say(FILE, "range", low=low, high=high),
                    )
                )
    return rows


def _peaks(comparison: SetUpComparison, said: Words) -> list[Bar]:
    """Without a card there is one way."""
    return [
        Bar(
            name=_name(run, run.placements[0], said),
            amount=run.placements[0].peak_memory_gib,
            figure=amounts.gigabytes(run.placements[0].peak_memory_gib, said.language),
        )
        for run in comparison.runs
        if run.placements
    ]


def _name(run: SetUpFigures, placement: Placement, said: Words) -> str:
    """What sets a set-up apart, and how its cards share the run where that is not said already."""
    clause = said.term("between", "clause")
    name = clause.join(notes.sentence(each, said.language) for each in run.what)
    told = any(each.code == "set-ups.parallelism" for each in run.what)
    if run.num_gpus == 1 or not run.gpu or told:
        return name
    way = said.say("compare_setups", "way", sharding=placement.sharding)
    return said.say("compare_setups", "named-way", run=name, way=way)
