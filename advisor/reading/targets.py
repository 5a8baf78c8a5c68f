"""The layers that LoRA is put on and those that are trained in full beside it, as configurations and
commands write them: facts of the brief without a slot, since nobody says them in words."""

import re

from advisor.runs.parameters import ATTENTION, MLP

WRITTEN = re.compile(
    r"(?:lora[_-]?)?target(?:s|[_-]modules)?[\"']?\s{0,3}[:=\s]\s{0,3}"
    r"(?P<names>\[?[\"']?[A-Za-z_]{2,20}(?:[\"']?\s?[,，、]\s?[\"']?[A-Za-z_]{2,20}|\s[a-z]{1,8}_(?:proj|head)){0,11})(?![\w-])",
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


SAVED = re.compile(
    r"(?:modules_to_save|additional_target|additional_trainable_modules)[\"']?\s{0,3}[:=\s]\s{0,3}"
    r"[\[(\"'\s]{0,4}(?P<names>[A-Za-z_.]{2,30}(?:[\"']?\s?,\s?[\"']?[A-Za-z_.]{2,30}){0,5})",
    re.I,
)
EMBEDDINGS = re.compile(r"embed|wte|lm_head|output_layer", re.I)


def embeddings(message: str) -> str | None:
    """The words by which embedding and output layer are trained in full."""
    found = SAVED.search(message)
    return found[0] if found and EMBEDDINGS.search(found["names"]) else None
