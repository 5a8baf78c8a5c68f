"""The layers that LoRA is put on, as configurations and commands write them: a fact of the brief
without a slot, since nobody says it in words."""

import re

from advisor.runs.parameters import ATTENTION, MLP

WRITTEN = re.compile(
    r"(?:lora[_-]?)?target(?:s|[_-]modules)?[\"']?\s{0,3}[:=\s]\s{0,3}"
    r"(?P<names>\[?[\"']?[A-Za-z_]{2,20}(?:[\"']?\s?,\s?[\"']?[A-Za-z_]{2,20}){0,11})(?![\w-])",
    re.I,
)
KNOWN = frozenset((*ATTENTION, *MLP))
ALL = ("all-linear",)


def targets(message: str) -> tuple[str, tuple[str, ...]] | None:
    """The words and the layers; None where none are written, or others than the usual seven."""
    for found in WRITTEN.finditer(message):
        names = tuple(dict.fromkeys(re.findall(r"[A-Za-z_]+", found["names"])))
        if names and set(names) <= KNOWN:
            return found[0], names
        if [name.lower() for name in names] in (["all"], ["all", "linear"], ["all_linear"]):
            return found[0], ALL
    return None
