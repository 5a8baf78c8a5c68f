"""Calls of several models that one table answers."""

from collections.abc import Sequence
from dataclasses import replace

from advisor.reading.calls.call import Call

CARD = {"gpu", "gpu_memory_gib"}
COUNTING = "recommend_hardware"
"""The tool that counts cards, where no card is stated of all models at once."""


def together(calls: Sequence[Call]) -> tuple[Call, ...]:
    """The calls, those that count cards for models alike in all else as one."""
    first = next((each for each in calls if each.tool == COUNTING), None)
    if first is None or CARD & first.arguments.keys():
        return tuple(calls)
    alike = [each for each in calls if _is_alike(each, first)]
    others = [each for each in calls if each not in alike]
    return (_merged(alike), *others) if len(alike) > 1 else tuple(calls)


def _merged(alike: Sequence[Call]) -> Call:
    first, *others = alike
    models = [each.arguments["model"] for each in others]
    return replace(
        first,
        arguments={**first.arguments, "other_models": models},
        taken=frozenset().union(*(each.taken for each in alike)),
        assumed=tuple(dict.fromkeys(told for each in alike for told in each.assumed)),
    )


def _is_alike(call: Call, first: Call) -> bool:
    return call.tool == COUNTING and _beside_model(call) == _beside_model(first)


def _beside_model(call: Call) -> dict[str, object]:
    return {name: value for name, value in call.arguments.items() if name != "model"}
