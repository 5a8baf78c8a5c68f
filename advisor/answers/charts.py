"""Charts of results, where looking beats reading.

Memory against the card, an API against own servers, options by cost, a timeline. Small, transparent
and in mid-tones, so that they stand on a light page and on a dark one. The axes say what is shown:
a title would make the chat reserve a hundred pixels.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import get_args

from plotly.graph_objects import Bar, Figure, Scatter
from pydantic import BaseModel

from advisor.advice.choices.hardware_found import HardwareAdvice
from advisor.advice.project.plan import ProjectPlan
from advisor.advice.serving.comparison import ServingComparison
from advisor.advice.training.estimate import TrainingEstimate
from advisor.answers import amounts
from advisor.answers.currency import DOLLARS, Currency
from advisor.answers.words import Words, words
from advisor.catalog.guidance import MethodId
from advisor.language import Language
from advisor.prices.option import Option
from advisor.units import DAYS_PER_MONTH

COLOURS = (
    "#4c84c4",
    "#e08a3c",
    "#4fa36c",
    "#a978c4",
    "#d1605e",
    "#4ba3a8",
    "#b08a5a",
    "#c9a227",
    "#8c8c8c",
)
TEXT, GRID = "#8a8a8a", "rgba(138,138,138,0.25)"
SMALLEST_PART = 0.015
"""Share of the peak; smaller parts are one grey block, they could not be told apart."""
MOST_BARS = 8
FILE = "charts"
HIDDEN = (
    "zoom",
    "pan",
    "select",
    "lasso",
    "zoomin",
    "zoomout",
    "autoscale",
    "resetscale",
    "toimage",
)
"""Buttons of a chart that has nothing to drag."""


def figure(result: BaseModel, language: Language, currency: Currency = DOLLARS) -> Figure | None:
    """The chart of a result, its money in `currency`, or None where a table says it better."""
    said = words(language)
    match result:
        case TrainingEstimate(usable_gib=float()):
            return _memory(result, said)
        case ServingComparison(api_usd_per_1k_tokens=float()):
            return _serving(result, said, currency)
        case HardwareAdvice():
            most = MOST_BARS // len(result.needs)
            return _options(
                [option for need in result.needs for option in need.options[:most]], said, currency
            )
        case ProjectPlan():
            return _timeline(result, said)
        case _:
            return None


def _memory(result: TrainingEstimate, said: Words) -> Figure:
    """One stacked bar: what fills the fullest card; the dashed line is what a process can get of
    it."""
    peak, usable = result.peak_memory_gib, result.usable_gib or 0
    smallest = SMALLEST_PART * peak.expected
    parts = {
        said.term("part", name): size for name, size in peak.breakdown.items() if size >= smallest
    }
    colours = (*COLOURS[: len(parts)], TEXT)
    parts[said.say(FILE, "other")] = peak.expected - sum(parts.values())
    bars = [
        Bar(
            x=[size], y=[""], name=name, orientation="h", marker_color=colour,
            hovertemplate=f"{name}: {size:.1f} GiB<extra></extra>",
        )
        for (name, size), colour in zip(parts.items(), colours, strict=True)
    ]  # fmt: skip
    chart = _chart(bars, height=230, barmode="stack", bargap=0.3)
    chart.add_vline(x=usable, line={"color": TEXT, "width": 2, "dash": "dash"})
    title = said.say(FILE, "memory-axis", usable=f"{usable:.1f}", gpu=result.gpu)
    chart.update_yaxes(showgrid=False)
    chart.update_xaxes(title=title, range=[0, 1.05 * max(usable, peak.expected)])
    return chart


def _serving(result: ServingComparison, said: Words, currency: Currency) -> Figure:
    """A month's cost over the requests a day, both logarithmic; a marker where an own card begins
    to pay."""
    requests = [point.requests_per_day for point in result.curve]
    chart = _chart(_costs(result, requests, said, currency), height=300)
    evens = (result.break_even_requests_per_day, result.rented_break_even_requests_per_day)
    for even, colour in zip(evens, COLOURS[1:], strict=False):
        if even and even <= requests[-1]:
            chart.add_trace(_break_even(result, even, colour, said, currency))
    chart.update_xaxes(title=said.say(FILE, "requests-axis"), type="log", dtick=1)
    chart.update_yaxes(
        title=said.say(FILE, "month-axis", code=currency.code),
        type="log",
        dtick=1,
        tickprefix=currency.sign(said.locale),
    )
    return chart


def _costs(
    result: ServingComparison, requests: Sequence[int], said: Words, currency: Currency
) -> list[Scatter]:
    """A line for each way to serve whose cost is known; today's APIs last."""
    curve, api = result.curve, said.say(FILE, "api", basis=result.api_basis)
    lines: list[tuple[str, list[float | None]]] = [
        (result.api or api, [point.api_usd for point in curve]),
        (said.say(FILE, "own-card"), [point.owned_usd for point in curve]),
        (said.say(FILE, "rented-card"), [point.rented_usd for point in curve]),
        *(
            (each.api, [DAYS_PER_MONTH * count * each.usd_per_request for count in requests])
            for each in result.current
        ),
    ]
    return [
        Scatter(
            x=requests,
            y=[value and value * currency.per_usd for value in cost],
            name=name,
            mode="lines",
            line={"color": colour, "width": 2.5},
        )
        for (name, cost), colour in zip(lines, COLOURS, strict=False)
        if any(value is not None for value in cost)
    ]


def _break_even(
    result: ServingComparison, requests: int, colour: str, said: Words, currency: Currency
) -> Scatter:
    assert result.api_usd_per_1k_tokens, "no break-even without a price"
    month = (
        requests * DAYS_PER_MONTH * result.tokens_per_request * result.api_usd_per_1k_tokens / 1000
    )
    label = said.say(FILE, "break-even", requests=amounts.count(requests, said.language))
    return Scatter(
        x=[requests],
        y=[month * currency.per_usd],
        mode="markers+text",
        text=[label],
        textposition="bottom right",
        textfont={"color": TEXT},
        marker={"color": colour, "size": 9, "line": {"color": TEXT, "width": 1}},
        showlegend=False,
        hovertemplate=f"{label}: {amounts.usd(month, said.language, currency)}<extra></extra>",
    )


def _timeline(result: ProjectPlan, said: Words) -> Figure:
    """The phases as bars over the calendar, the last day included."""
    phases = result.phases
    day = timedelta(days=1)
    lengths = [(phase.end - phase.start + day).total_seconds() * 1000 for phase in phases]
    bars = Bar(
        x=lengths,
        base=[phase.start.isoformat() for phase in phases],
        y=[phase.name[said.language] for phase in phases],
        orientation="h",
        marker_color=COLOURS[: len(lengths)],
        showlegend=False,
        customdata=[f"{phase.start} – {phase.end}" for phase in phases],
        hovertemplate="%{y}: %{customdata}<extra></extra>",
    )
    chart = _chart([bars], height=80 + 28 * len(lengths), bargap=0.35)
    chart.update_xaxes(type="date", tickformat="%m-%d", nticks=6, tickangle=0)
    chart.update_yaxes(autorange="reversed", showgrid=False)
    return chart


def _options(options: Sequence[Option], said: Words, currency: Currency) -> Figure | None:
    """Bars of what a run costs, cheapest on top, one colour a method; None where there is nothing
    to compare."""
    priced = sorted(
        (option for option in options if option.cost_usd is not None),
        key=lambda option: option.cost_usd or 0,
    )
    if len(priced) < 2:
        return None
    bars = [
        _option_bars(priced, method, colour, said, currency)
        for method, colour in zip(get_args(MethodId), COLOURS, strict=False)
        if any(option.method == method for option in priced)
    ]
    chart = _chart(bars, height=110 + 26 * len(priced), barmode="overlay", bargap=0.25)
    chart.update_xaxes(
        title=said.say(FILE, "cost-axis", code=currency.code),
        range=[0, 1.2 * (priced[-1].cost_usd or 0) * currency.per_usd],
    )
    names = [_cards(option) for option in priced]
    chart.update_yaxes(
        autorange="reversed", showgrid=False, tickvals=list(range(len(priced))), ticktext=names
    )
    return chart


def _option_bars(
    priced: Sequence[Option], method: MethodId, colour: str, said: Words, currency: Currency
) -> Bar:
    places = [place for place, option in enumerate(priced) if option.method == method]
    costs = [priced[place].cost_usd or 0 for place in places]
    return Bar(
        x=[cost * currency.per_usd for cost in costs],
        y=places,
        name=said.term("method", method),
        orientation="h",
        marker_color=colour,
        text=[amounts.usd(cost, said.language, currency) for cost in costs],
        textposition="outside",
        cliponaxis=False,
        customdata=[_cards(priced[place]) for place in places],
        hovertemplate="%{customdata}: %{text}<extra></extra>",
    )


def _cards(option: Option) -> str:
    """Short, as labels of an axis are."""
    return option.gpu if option.num_gpus == 1 else f"{option.num_gpus} × {option.gpu}"


def _chart(traces: Sequence[Bar | Scatter], height: int, **layout: object) -> Figure:
    """A figure in the house's looks: transparent, the page's font, legend below, nothing to
    drag."""
    axis = {
        "fixedrange": True,
        "automargin": True,
        "gridcolor": GRID,
        "zeroline": False,
        "linecolor": GRID,
    }
    looks = {
        "template": "none",
        "height": height,
        "autosize": True,
        "margin": {"l": 10, "r": 20, "t": 10, "b": 10},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "inherit", "color": TEXT, "size": 13},
        "dragmode": False,
        "xaxis": axis,
        "yaxis": axis,
        "legend": {
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
        },
        "modebar": {"remove": list(HIDDEN)},
    }
    return Figure(data=list(traces), layout={**looks, **layout})
