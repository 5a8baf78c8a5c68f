"""Charts of results, where looking beats reading: memory against the card, an API against own servers, options by cost, a timeline.

Small, transparent and in mid-tones, so that they stand on a light page and on a dark one. The axes say what is shown: a title would
make the chat reserve a hundred pixels for it.
"""

from collections.abc import Sequence
from datetime import timedelta

from plotly.graph_objects import Bar, Figure, Scatter
from pydantic import BaseModel

from advisor.advice.comparison import ServingComparison
from advisor.advice.hardware import HardwareAdvice
from advisor.advice.option import Option
from advisor.advice.planning import ProjectPlan
from advisor.advice.training import TrainingEstimate
from advisor.answers.amounts import usd
from advisor.catalog.guidance import MethodId
from advisor.catalog.row import Text
from advisor.language import Language

METHODS: dict[MethodId, Text] = {
    "full": Text(en="full fine-tuning", zh="全量微调"),
    "lora": Text(en="LoRA", zh="LoRA"),
    "qlora": Text(en="QLoRA (4-bit)", zh="QLoRA（4 位）"),
    "prompt_tuning": Text(en="prompt tuning", zh="提示学习（Prompt Tuning）"),
}
PARTS: dict[str, Text] = {
    "weights": Text(en="weights", zh="模型权重"),
    "adapters": Text(en="adapter weights", zh="适配器权重"),
    "gradients": Text(en="gradients", zh="梯度"),
    "optimizer": Text(en="optimizer states", zh="优化器状态"),
    "activations": Text(en="activations", zh="激活值"),
    "logits": Text(en="logits and loss", zh="logits 与损失"),
    "workspace": Text(en="work buffers", zh="工作缓冲区"),
    "fragmentation": Text(en="allocator overhead", zh="分配器开销"),
    "framework": Text(en="CUDA context, NCCL", zh="CUDA 上下文与 NCCL"),
}
"""What peak memory is made of, in the order it is stacked."""
COLOURS = ("#4c84c4", "#e08a3c", "#4fa36c", "#a978c4", "#d1605e", "#4ba3a8", "#b08a5a", "#c9a227", "#8c8c8c")
TEXT, GRID = "#8a8a8a", "rgba(138,138,138,0.25)"
SMALLEST_PART = 0.015
"""Share of the peak; smaller parts are one grey block, they could not be told apart."""
MOST_BARS = 8


def figure(result: BaseModel, language: Language) -> Figure | None:
    """The chart of a result, or None where a table says it better."""
    match result:
        case TrainingEstimate(usable_gib=float()):
            return _memory(result, language)
        case ServingComparison(api_usd_per_1k_tokens=float()):
            return _serving(result, language)
        case HardwareAdvice():
            return _options([option for need in result.needs for option in need.options[: MOST_BARS // len(result.needs)]], language)
        case ProjectPlan():
            return _timeline(result, language)
        case _:
            return None


def _memory(result: TrainingEstimate, language: Language) -> Figure:
    """One stacked bar: what fills the fullest card; the dashed line is what a process can get of it."""
    peak, usable = result.peak_memory_gib, result.usable_gib or 0
    large = {PARTS[name][language]: size for name, size in peak.breakdown.items() if size >= SMALLEST_PART * peak.expected}
    parts = large | {{"en": "other", "zh": "其他"}[language]: peak.expected - sum(large.values())}
    colours = (*COLOURS[: len(large)], TEXT)
    bars = [
        Bar(x=[size], y=[""], name=name, orientation="h", marker_color=colour, hovertemplate=f"{name}: {size:.1f} GiB<extra></extra>")
        for (name, size), colour in zip(parts.items(), colours, strict=True)
    ]
    chart = _chart(bars, height=230, barmode="stack", bargap=0.3)
    chart.add_vline(x=usable, line={"color": TEXT, "width": 2, "dash": "dash"})
    title = {"en": f"GiB; dashed: {usable:.1f} of the {result.gpu}", "zh": f"显存（GiB），虚线：{result.gpu} {usable:.1f}"}[language]
    chart.update_yaxes(showgrid=False)
    chart.update_xaxes(title=title, range=[0, 1.05 * max(usable, peak.expected)])
    return chart


def _serving(result: ServingComparison, language: Language) -> Figure:
    """A month's cost over the requests a day, both logarithmic; a marker where an own card begins to pay."""
    own, rented = {"en": ("own card (electricity)", "rented card, 24×7"), "zh": ("自有显卡（电费）", "租卡（24×7）")}[language]
    curve = result.curve
    lines = [
        (result.api or "API", [point.api_usd for point in curve]),
        (own, [point.owned_usd for point in curve]),
        (rented, [point.rented_usd for point in curve]),
    ]
    chart = _chart(
        [Scatter(x=[point.requests_per_day for point in curve], y=cost, name=name, mode="lines", line={"color": colour, "width": 2.5})
         for (name, cost), colour in zip(lines, COLOURS, strict=False) if any(value is not None for value in cost)],
        height=300,
    )  # fmt: skip
    for requests, colour in ((result.break_even_requests_per_day, COLOURS[1]), (result.rented_break_even_requests_per_day, COLOURS[2])):
        if requests and requests <= curve[-1].requests_per_day:
            chart.add_trace(_break_even(result, requests, colour, language))
    chart.update_xaxes(title={"en": "requests a day", "zh": "每天请求数"}[language], type="log", dtick=1)
    chart.update_yaxes(title={"en": "USD a month", "zh": "每月费用（美元）"}[language], type="log", dtick=1, tickprefix="$")
    return chart


def _break_even(result: ServingComparison, requests: int, colour: str, language: Language) -> Scatter:
    assert result.api_usd_per_1k_tokens, "no break-even without a price"
    month = requests * 30 * result.tokens_per_request * result.api_usd_per_1k_tokens / 1000
    label = {"en": f"break-even {requests:,}", "zh": f"平衡点 {requests:,}"}[language]
    return Scatter(
        x=[requests], y=[month], mode="markers+text", text=[label], textposition="bottom right", textfont={"color": TEXT},
        marker={"color": colour, "size": 9, "line": {"color": TEXT, "width": 1}}, showlegend=False,
        hovertemplate=f"{label}: {usd(month)}<extra></extra>",
    )  # fmt: skip


def _timeline(result: ProjectPlan, language: Language) -> Figure:
    """The phases as bars over the calendar, the last day included."""
    lengths = [(phase.end - phase.start + timedelta(days=1)).total_seconds() * 1000 for phase in result.phases]
    bars = Bar(
        x=lengths, base=[phase.start.isoformat() for phase in result.phases], y=[phase.name[language] for phase in result.phases],
        orientation="h", marker_color=COLOURS[: len(lengths)], showlegend=False,
        customdata=[f"{phase.start} – {phase.end}" for phase in result.phases], hovertemplate="%{y}: %{customdata}<extra></extra>",
    )  # fmt: skip
    chart = _chart([bars], height=80 + 28 * len(lengths), bargap=0.35)
    chart.update_xaxes(type="date", tickformat="%m-%d", nticks=6, tickangle=0)
    chart.update_yaxes(autorange="reversed", showgrid=False)
    return chart


def _options(options: Sequence[Option], language: Language) -> Figure | None:
    """Bars of what a run costs, cheapest on top, one colour a method; None where there is nothing to compare."""
    priced = sorted((option for option in options if option.cost_usd is not None), key=lambda option: option.cost_usd or 0)
    if len(priced) < 2:
        return None
    bars = [_option_bars(priced, method, colour, language) for method, colour in zip(METHODS, COLOURS, strict=False)
            if any(option.method == method for option in priced)]  # fmt: skip
    chart = _chart(bars, height=110 + 26 * len(priced), barmode="overlay", bargap=0.25)
    chart.update_xaxes(
        title={"en": "USD for the run", "zh": "训练一次的费用（美元）"}[language], range=[0, 1.2 * (priced[-1].cost_usd or 0)]
    )
    chart.update_yaxes(
        autorange="reversed", showgrid=False, tickvals=list(range(len(priced))), ticktext=[_cards(option) for option in priced]
    )
    return chart


def _option_bars(priced: Sequence[Option], method: MethodId, colour: str, language: Language) -> Bar:
    places = [place for place, option in enumerate(priced) if option.method == method]
    return Bar(
        x=[priced[place].cost_usd for place in places], y=places, name=METHODS[method][language], orientation="h", marker_color=colour,
        text=[usd(priced[place].cost_usd or 0) for place in places], textposition="outside", cliponaxis=False,
        customdata=[_cards(priced[place]) for place in places], hovertemplate="%{customdata}: %{text}<extra></extra>",
    )  # fmt: skip


def _cards(option: Option) -> str:
    return option.gpu if option.num_gpus == 1 else f"{option.num_gpus} × {option.gpu}"


def _chart(traces: Sequence[Bar | Scatter], height: int, **layout: object) -> Figure:
    """A figure in the house's looks: transparent, the page's font, legend below, nothing to drag."""
    axis = {"fixedrange": True, "automargin": True, "gridcolor": GRID, "zeroline": False, "linecolor": GRID}
    return Figure(
        data=list(traces),
        layout={
            "template": "none", "height": height, "autosize": True, "margin": {"l": 10, "r": 20, "t": 10, "b": 10},
            "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "font": {"family": "inherit", "color": TEXT, "size": 13},
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"}, "dragmode": False, "xaxis": axis, "yaxis": axis,
            "modebar": {"remove": ["zoom", "pan", "select", "lasso", "zoomin", "zoomout", "autoscale", "resetscale", "toimage"]},
            **layout,
        },
    )  # fmt: skip
