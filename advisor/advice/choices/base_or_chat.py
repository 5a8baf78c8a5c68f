"""Whether to start from a base or a chat model."""

from typing import Literal

from advisor.advice.choices.size_fit import ModelRequest
from advisor.result import Note, note

MANY_SAMPLES = 20_000
"""From here on a base model can learn a format of its own; our rule, in the direction of
InstructGPT's paper."""
EITHER = ("classification", "extraction")
"""Tasks for which base and chat both work."""
Kind = Literal["base", "chat", "either"]


def base_or_chat(asked: ModelRequest) -> tuple[Kind, Note]:
    """The rule, in order."""
    if asked.objective == "pretrain":
        return "base", note("model.raw-text")
    if asked.scenario and asked.scenario.id in EITHER:
        return "either", note("model.either-task", task=asked.scenario.name)
    if asked.samples is None:
        return "chat", note("model.most-projects", many=MANY_SAMPLES)
    if asked.samples >= MANY_SAMPLES:
        return "base", note("model.much-data", samples=asked.samples)
    return "chat", note("model.little-data", samples=asked.samples, many=MANY_SAMPLES)
