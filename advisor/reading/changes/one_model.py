"""Pieces that name one and the same model, or what they share."""

import re
from collections.abc import Sequence

from advisor.catalog.names import squash
from advisor.reading.places import Span

CLAUSE = re.compile(r"[，。；！？;!?\n]|[,.]\s")
"""Between two clauses."""


def one_name(spans: Sequence[Span], slot: str) -> bool:
    """Whether all pieces name the same thing, some shorter: "Qwen-VL" and "Qwen-VL-7B"; 5,000 is
    no shorter 50,000."""
    names = [name for span in spans if isinstance(name := span.value(slot), str)]
    if len(names) < len(spans):
        return False
    longest = max(names, key=len)
    return all(
        squash(name) in squash(longest) or (slot == "model" and _shorter(name, longest))
        for name in names
    )


SIZED = re.compile(r"([A-Za-z]+)[-_ ]?v?(\d+(?:\.\d+)?)?[-_ ]?(\d+(?:\.\d+)?[bB])(?![A-Za-z])")
"""Family, version and size of a model."""


def _shorter(name: str, whole: str) -> bool:
    """Whether a name is the other without its version: "Qwen7B" beside "Qwen1.5-7B-Chat"."""
    one, other = SIZED.match(name), SIZED.match(whole)
    if not one or not other or one[2]:
        return False
    return (one[1].lower(), one[3].lower()) == (other[1].lower(), other[3].lower())


KIND = re.compile(r"[-_ ](?:base|chat|instruct|it)$", re.I)
"""The kind of a model at the end of its name."""


def one_model(spans: Sequence[Span]) -> str | None:
    """The model whose kinds are compared, "Baichuan2-13B" of its Base and its Chat; else None."""
    names = [str(span.value("model")) for span in spans]
    stems = {squash(KIND.sub("", name)) for name in names}
    return KIND.sub("", names[0]) if len(stems) == 1 < len({*map(squash, names)}) else None
