"""What running the tuned model takes on the same cards, where a message tells that it follows."""

import re
from collections.abc import Sequence
from typing import Any, cast

from pydantic import ValidationError

from advisor.advice.serving.size_found import ServingSize
from advisor.advice.tool import Tools
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.language import Language, simplified
from advisor.reading.calls.call import Call
from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

SERVING = "size_serving"
OF_A_RUN = ("estimate_training_cost", "fix_memory")
FOLLOWS = re.compile(
    r"\b(?:fine[- ]?tun\w*|train\w*)\b[^.?!]{0,60}?(?:\b(?:and|then|afterwards?|later|or)\b|[&/+])[^.?!]{0,20}?\b(?:run(?:ning)?|serv(?:e|ing)|deploy\w*|infer\w*|host(?:ing)?)\b(?!\s(?:out|into|(?:it\s)?again|the\s(?:training|script)))"
    r"|(?:微调|训练)[^。？！]{0,16}(?:和|并|后|再|然后|以及|与|、)[^。？！]{0,8}(?:推理|部署|运行|跑起来)",
    re.I,
)


def afterwards(
    message: str, calls: Sequence[Call], tools: Tools, catalog: Catalog, language: Language
) -> Finding | None:
    """A line below the headline, for one user and a short context; none where serving is asked of
    by itself, or the cards are not known."""
    run = _of_a_run(calls)
    if not run or not FOLLOWS.search(simplified(message)):
        return None
    try:
        sized = cast(ServingSize, tools[SERVING].asked(run).run(catalog, language))
    except (ToolError, ValidationError):
        return None
    return _told(sized, int(run.get("num_gpus", 1)))


def _of_a_run(calls: Sequence[Call]) -> dict[str, Any]:
    """The model and its cards; empty: not both are known, or serving is a call of its own."""
    served = any(call.tool == SERVING for call in calls)
    if not calls or served or calls[0].tool not in OF_A_RUN:
        return {}
    stated = calls[0].arguments
    run = {name: stated[name] for name in ("model", "gpu", "num_gpus") if stated.get(name)}
    return run if {"model", "gpu"} <= run.keys() else {}


def _told(sized: ServingSize, number: int) -> Finding | None:
    on_them = {each.format: each for each in sized.options if each.num_gpus == number}
    told = [
        note("serving.afterwards-each", format=each.format, card_gib=each.card_gib, fits=each.fits)
        for each in on_them.values()
    ]
    if not told:
        return None
    room = next(iter(on_them.values())).room_gib
    said = note("serving.afterwards", number=number, room_gib=room, each=tuple(told))
    return Finding(said, (), leads=False)
