"""From what is asked and what is stated to calls of tools: plain code, no model.

An ask has the tool of its name. A call takes the slots that the tool has an argument for, some in
another form; the table below says which.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from advisor.advice.tool import LONGEST_TEXT, Tool, Tools
from advisor.catalog.catalog import Catalog
from advisor.catalog.data_set import DataSet
from advisor.reading.asks.asked_beside import limits_asked
from advisor.reading.asks.counts_asked import count_asked
from advisor.reading.asks.files_asked import CONFIG, with_file
from advisor.reading.asks.hosted_asked import apart
from advisor.reading.asks.layout_asked import layout_asked, of_layout
from advisor.reading.asks.least_asked import compared_with
from advisor.reading.asks.pace_asked import (
    seen_in,
    without_rate,
)
from advisor.reading.asks.tables_asked import TABLE, below, table_call
from advisor.reading.asks.task_named import of_the_task
from advisor.reading.brief import Brief, Change, Doubt, Fact, Slots
from advisor.reading.calls.assumed import (
    AMOUNTS,
    amounts,
    data_set,
    left_out,
    notes,
    of_the_corpus,
    rough_count,
)
from advisor.reading.calls.beside import with_figures
from advisor.reading.calls.call import Call
from advisor.reading.calls.heard import heard
from advisor.reading.calls.money_told import money_told
from advisor.reading.calls.named import named_so
from advisor.reading.calls.rentals import rental_calls
from advisor.reading.calls.runs_asked import published_calls
from advisor.reading.calls.scratch_asked import in_place, likely, scratch_calls
from advisor.reading.calls.together import together
from advisor.reading.calls.told import stored_as, without_slots
from advisor.reading.calls.tool_meant import compares, tool_of
from advisor.reading.forms import FORMS, accepted, as_it_is, has_a_model
from advisor.reading.slots import BEYOND, BUYING, DATA, FIGURES, NEED
from advisor.reading.spans.measured.own_data import public_data, without_amount
from advisor.reading.spans.without_effect import without_effect

SAID_BY = {"adapters": ("method",), "engine": ("framework",), NEED: ("model", "objective"),
           "dataset_tokens": ("samples", "tokens_per_sample")}  # fmt: skip
"""Argument -> the slots that the same words may fill, or that it is read of."""
BATCHES = frozenset(("micro_batch_size", "gradient_accumulation", "global_batch_size"))
"""Arguments that state how many samples a card reads at once."""
OF_TIME_OR_MONEY = re.compile(
    r"\bcosts?\b|price|\$|budget|how\s(?:long|fast)|\bhours?\b|\bdays?\b|费用|价格|多少钱|预算|成本|多久|多长时间|小时|几天",
    re.I,
)
"""What the figures of a run tell beside its memory, which its fixes tell too."""
OF_EACH_MODEL = ("recommend_hardware",)
"""Asks that are answered for each of several models."""


def calls(
    asks: Sequence[str], change: Change, message: str, tools: Tools, catalog: Catalog
) -> tuple[Call, ...]:
    """A call for each ask, the most important first; for rents alone where they are asked, for what a
    published run took, and for training from scratch."""
    if layout_asked(change, message):
        return (_call(FIGURES, change, message, tools, catalog),)
    alone = rental_calls(asks[0], change, message, catalog)
    if alone := alone or published_calls(asks[0], change, message, catalog):
        return alone
    scratch = scratch_calls(asks[0], change, message, catalog)
    if not scratch:
        return _of_asks(asks, change, message, tools, catalog)
    above = () if in_place(asks[0], change) else _of_asks(asks, change, message, tools, catalog)
    return (*above, *scratch)


def _of_asks(
    asks: Sequence[str], change: Change, message: str, tools: Tools, catalog: Catalog
) -> tuple[Call, ...]:
    made: dict[tuple[str, str], Call] = {}
    if table := table_call(asks, change, message, catalog):
        arguments, taken = table
        made[TABLE, ""] = Call(asks[0], TABLE, arguments, frozenset(), taken, heard=(message,))
        asks = below(asks, change, arguments)
    answered: Sequence[str] = asks
    if not without_effect(message):
        answered = with_file(with_figures(asks, change, message, catalog), change, message)
    for ask in answered:
        for model, each in _by_model(ask, change):
            call = _call(ask, each, message, tools, catalog)
            if ask == CONFIG and ask not in asks:
                call = replace(call, arguments={**call.arguments, "holding": True})
                call = _one_at_once(call) if "fix_memory" in answered else call
            made.setdefault((call.tool, model), call)
    figures = made.get((FIGURES, ""))
    if figures and ("fix_memory", "") in made:
        if "gpu" in figures.taken and not OF_TIME_OR_MONEY.search(message):
            del made[FIGURES, ""]
        else:
            made[FIGURES, ""] = _one_at_once(figures)
    return together(tuple(made.values()), message)


def _by_model(ask: str, change: Change) -> Iterator[tuple[str, Change]]:
    """Each of several models alone, where an ask is answered for one."""
    if ask not in OF_EACH_MODEL or not compares("model", change):
        yield "", change
        return
    for run in change.runs:
        facts = {slot: Fact(value, str(value)) for slot, value in run.items()}
        brief = Brief({**change.brief.facts, **facts})
        yield str(run.get("model", "")), replace(change, brief=brief, runs=())


def _one_at_once(call: Call) -> Call:
    """As a run that is short of memory is looked into, so that one answer tells one run."""
    if BATCHES.isdisjoint(call.arguments):
        return replace(call, arguments={**call.arguments, "micro_batch_size": 1})
    return call


def _call(ask: str, change: Change, message: str, tools: Tools, catalog: Catalog) -> Call:
    name = tool_of(ask, change, message, catalog)
    tool = tools[name]
    slots, data = _slots_and_data(ask, change, message, tool, catalog)
    made = _arguments(slots | amounts(data, slots, tool), tool, catalog)
    arguments = {argument: value for each in made.values() for argument, value in each.items()}
    arguments |= without_slots(_beyond(tool, change, catalog), tool, change, message, catalog)
    arguments |= stored_as(tool, slots, change, catalog)
    arguments |= compared_with(name, message) | seen_in(name, message, slots)
    arguments |= limits_asked(name, arguments, message)
    arguments = of_layout(name, arguments, message)
    arguments |= count_asked(name, message)
    arguments = without_rate(name, arguments, message)
    money = money_told(name, arguments, message, catalog)
    arguments |= money.arguments
    if tool.free_text:
        arguments[tool.free_text] = message.strip()[:LONGEST_TEXT]
        if change.topics:
            arguments["likely"] = likely(dict(change.topics), message)
        return Call(ask, name, arguments, frozenset())  # it rests on the words
    if name == DATA:
        arguments = of_the_task(arguments, message, catalog)
    meant, said = named_so(tool, arguments, change, catalog)
    arguments |= meant
    compared = change.runs if "runs" in tool.model_fields else ()
    if compared:
        arguments["runs"] = [_run(run, tool, catalog) for run in compared]
    taken = {*_taken(made, arguments, compared), *({"provider", "hours"} & money.arguments.keys())}
    assumed = (
        *said,
        *notes(tool, slots, arguments, compared, data, catalog),
        *left_out(name, slots, message, catalog),
        *rough_count(change, tuple(made)),
    )
    words = (*money.words, *heard(name, message, launched="launch" in arguments))
    return Call(ask, name, arguments, frozenset(taken), assumed, words)


def _taken(made: Slots, arguments: Slots, compared: Sequence[Slots]) -> Iterator[str]:
    """The slots that a call rests on."""
    yield from made
    yield from (slot for run in compared for slot in run)
    yield from (slot for name in arguments for slot in SAID_BY.get(name, ()))


def _slots_and_data(
    ask: str, change: Change, message: str, tool: type[Tool], catalog: Catalog
) -> tuple[Slots, DataSet | None]:
    """What the ask is about, and the data set that stands for the number of samples."""
    slots = of_the_corpus(apart(_meant(ask, change, message, tool), catalog))
    if "measured_hours" not in change.stated and not AMOUNTS.isdisjoint(change.stated):
        slots = {slot: value for slot, value in slots.items() if slot != "measured_hours"}
    if ask == BUYING and "model" not in change.stated and not has_a_model(change, catalog):
        slots = {slot: value for slot, value in slots.items() if slot != "model"}
    if ask == DATA and public_data(change, message, catalog):
        return without_amount(slots), None
    return slots, data_set(change, slots, tool, catalog)


SAME_SHARE = (("cached_share", "prefix_share"), ("prefix_share", "cached_share"))
"""An API's prompt cache and a server's prefix cache hold the same share of the input."""


def _beyond(tool: type[Tool], change: Change, catalog: Catalog) -> Slots:
    """What stands beside its name or its unit."""
    facts = change.brief.facts
    told: Slots = {}
    for name in BEYOND & facts.keys() & tool.model_fields.keys():
        form = FORMS.get(name, as_it_is)
        value = facts[name].value
        value = list(value) if isinstance(value, tuple) else value
        told |= form(name, value, tool, catalog, change.brief.values)
    for name, other in SAME_SHARE:
        if name in tool.model_fields and name not in told and other in facts:
            told[name] = facts[other].value
    return told


def _arguments(slots: Slots, tool: type[Tool], catalog: Catalog) -> dict[str, Slots]:
    """What each slot is to the tool; without those that it does not take."""
    made = {
        slot: FORMS.get(slot, as_it_is)(slot, value, tool, catalog, slots)
        for slot, value in slots.items()
    }
    return {
        slot: each
        for slot, each in made.items()
        if each and all(accepted(tool, argument, value) for argument, value in each.items())
    }


def _meant(ask: str, change: Change, message: str, tool: type[Tool]) -> Slots:
    """The slots that an ask is about."""
    slots = change.brief.told(asks=(ask,))
    if tool.takes_over:
        return _looked_up(slots, change, message) or slots
    return {s: v for s, v in slots.items() if s in change.stated or s not in OPEN.get(ask, ())}


OPEN = {"recommend_hardware": ("num_gpus",), "recommend_method": ("method",)}
"""What an ask leaves open, so that an earlier statement of it is no condition: how many cards,
which method."""
MEANT = (
    ("api_model", re.compile(r"(?<![a-z])api|input|output|每百万|输入|输出|per million", re.I)),
    (
        "gpu",
        re.compile(r"card|gpu|memory|vram|watt|卡|显存|顯存|功耗|带宽|bandwidth|小时|hour", re.I),
    ),
    ("model", re.compile(r"model|parameter|layers|模型|参数|上下文|context|licen[cs]e|许可", re.I)),
)


def _looked_up(slots: Slots, change: Change, message: str) -> Slots:
    """The names this message states; else the one that its words are about."""
    names = {slot: slots[slot] for slot, _ in MEANT if slot in slots}
    stated = {slot: value for slot, value in names.items() if slot in change.stated}
    meant = (slot for slot, words in MEANT if slot in names and words.search(message))
    return stated or {slot: names[slot] for slot in [*meant][:1]} or names


def _run(run: Mapping[str, Any], tool: type[Tool], catalog: Catalog) -> Slots:
    """One of the compared set-ups, in the forms that tools take."""
    made: Slots = {}
    for slot, value in run.items():
        made |= FORMS.get(slot, as_it_is)(slot, value, tool, catalog, run) or {slot: value}
    return made


def asked_about(
    change: Change, made: Sequence[Call], tools: Tools, catalog: Catalog
) -> Doubt | None:
    """The most important doubt about a value that one of the calls would take."""
    slots, called = change.brief.values, [tools[call.tool] for call in made]
    for doubt in change.doubts:
        value, form = doubt.fact.value, FORMS.get(doubt.slot, as_it_is)
        tried = value if isinstance(value, str) else 1
        computed = (tool for tool in called if not tool.free_text)  # an explanation needs no value
        if any(form(doubt.slot, tried, tool, catalog, slots) for tool in computed):
            return doubt
    return None
