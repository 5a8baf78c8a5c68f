"""The layers that LoRA is put on and those that are trained in full beside it, as configurations and
commands write them: facts of the brief without a slot, since nobody says them in words."""

import re

from advisor.runs.parameters import ATTENTION, EMBEDDINGS, FUSED, HEADS, MLP, OTHER_NAMES

NAME = r"[A-Za-z][A-Za-z0-9_]{1,24}"
NEXT = r"(?:[\"']?\s?[,，、]\s?[\"']?|\s{1,9}-\s[\"']?)"
"""Between two of a list, of one line or of YAML's, one a line."""
WRITTEN = re.compile(
    r"(?P<key>(?:lora[_-]?)?target(?:s|[_ -]modules)?)[\"']?\s{0,3}(?:[:=是为]\s{0,3}|\s)"
    rf"(?P<names>[\[(\"']{{0,3}}all-linear|(?:\s{{0,9}}-\s)?[\[(]?[\"']?{NAME}(?:{NEXT}{NAME}|\s[a-z]{{1,8}}_(?:proj|head|tokens)){{0,15}})(?![\w-])",
    re.I,
)
WORDS = frozenset(("query", "key", "value", "dense", "attn", "mlp"))
"""Names that are words too: layers only beside others, or after a setting's name."""
KNOWN = frozenset((*ATTENTION, *MLP, *HEADS, *EMBEDDINGS, *FUSED, *OTHER_NAMES))
ALL = ("all-linear",)
WHOLE_BLOCKS = re.compile(r"[\s\-\[(\"']{0,12}all(?:[-_ ]?linear)?(?![\w-])", re.I)


def targets(message: str) -> tuple[str, tuple[str, ...]] | None:
    """The words and the layers; None where none are written that a model has."""
    for found in WRITTEN.finditer(message):
        each = list(re.finditer(NAME, found["names"]))
        if whole := WHOLE_BLOCKS.match(found["names"]):
            return message[found.start() : found.start("names") + whole.end()], ALL
        known = [name for name in each if name[0] in KNOWN]
        telling = found["key"].lower() not in ("target", "targets")
        if known and (telling or {name[0] for name in known} - WORDS):
            end = found.start("names") + known[-1].end()
            return message[found.start() : end], tuple(dict.fromkeys(name[0] for name in known))
    return None


SAVED = re.compile(
    r"(?:modules_to_save|additional_target|additional_trainable_modules)[\"']?\s{0,3}[:=\s]\s{0,3}"
    r"[\[(\"'\s]{0,4}(?P<names>[A-Za-z_.]{2,30}(?:[\"']?\s?,\s?[\"']?[A-Za-z_.]{2,30}){0,5})",
    re.I,
)
WHOLE = re.compile(r"embed|wte|lm_head|output_layer", re.I)


def embeddings(message: str) -> str | None:
    """The words by which embedding and output layer are trained in full."""
    found = SAVED.search(message)
    return found[0] if found and WHOLE.search(found["names"]) else None
