"""Calls of several models that one table answers, and the table beside the figures of a run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.reading.calls.call import Call
from advisor.reading.slots import FIGURES

MOST = 4
CARD = {"gpu", "gpu_memory_gib"}
COUNTING = "recommend_hardware"
"""The tool that counts cards, where no card is stated of all models at once."""


SIZE = r"(?<![\w.])\d{1,3}(?:\.\d)?[bB](?![a-z0-9])"
SIZES = re.compile(rf"{SIZE}(?:\s?(?:,|/|、|and|or|&|和|与|及|或|跟|以及)\s?{SIZE})+")
""" "13B and 30B"."""
EACH_SIZE = re.compile(SIZE)
RESOURCES = re.compile(
    r"\bwhat\s(?:\w+\s)?(?:resources|hardware|gpu\srequirements?)\b|\b(?:resources?|hardware|gpu)\s(?:requirements?|needs?|(?:(?:are|is|would\sbe|do\si)\s)?(?:needed|required|need))|(?:需要|要)(?:什么|哪些|多少)(?:资源|硬件|配置)",
    re.I,
)
"""Asks for cards beside whether one that is named is enough."""
OF_THE_RUN = ("model", "method", "tokens_per_sample")


def together(calls: Sequence[Call], message: str) -> tuple[Call, ...]:
    """The calls, those that count cards for models alike in all else as one; with the sizes that
    stand in a row with the model's, and the count beside the figures of a run on a stated card."""
    told = tuple(_with_sizes(each, message) for each in _alike_as_one(calls))
    return (*told, *_count_beside(told)) if RESOURCES.search(message) else told


def _count_beside(calls: Sequence[Call]) -> Iterator[Call]:
    tools = {each.tool: each.arguments for each in calls}
    run = tools.get(FIGURES, {})
    if COUNTING not in tools and CARD & run.keys():
        stated = {name: run[name] for name in OF_THE_RUN if name in run}
        yield Call(COUNTING, COUNTING, stated, frozenset(stated))


def _with_sizes(call: Call, message: str) -> Call:
    if call.tool != COUNTING or {*CARD, "other_models"} & call.arguments.keys():
        return call
    others = _beside(str(call.arguments.get("model", "")).upper(), message)
    if not others:
        return call
    arguments = {**call.arguments, "other_models": others}
    return replace(call, arguments=arguments, heard=(*call.heard, *others))


def _beside(named: str, message: str) -> list[str]:
    """The sizes in a row with the named one."""
    row = SIZES.search(message)
    sizes = [size.upper() for size in EACH_SIZE.findall(row[0])] if row else []
    others = [size for size in dict.fromkeys(sizes) if size != named]
    return others[:MOST] if named in sizes else []


def _alike_as_one(calls: Sequence[Call]) -> tuple[Call, ...]:
    first = next((each for each in calls if each.tool == COUNTING), None)
    if first is None or CARD & first.arguments.keys():
        return tuple(calls)
    alike = [each for each in calls if _is_alike(each, first)]
    others = [each for each in calls if each not in alike]
    return (_merged(alike), *others) if len(alike) > 1 else tuple(calls)


def _merged(alike: Sequence[Call]) -> Call:
    first, *others = alike
    models = [each.arguments["model"] for each in others]
    assumed = [told for each in alike for told in each.assumed]
    return replace(
        first,
        arguments={**first.arguments, "other_models": models},
        heard=(*first.heard, *models),
        taken=frozenset().union(*(each.taken for each in alike)),
        assumed=tuple(told for at, told in enumerate(assumed) if told not in assumed[:at]),
    )


def _is_alike(call: Call, first: Call) -> bool:
    return call.tool == COUNTING and _beside_model(call) == _beside_model(first)


def _beside_model(call: Call) -> dict[str, object]:
    return {name: value for name, value in call.arguments.items() if name != "model"}
