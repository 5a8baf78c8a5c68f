"""The model that a message names as one that works, beside the one that fails: never the subject."""

import re
from collections.abc import Mapping, Sequence

from advisor.catalog.names import squash
from advisor.reading.changes.one_model import one_name
from advisor.reading.places import Span

FAILS = re.compile(
    r"(?<![a-z])oom|out of memory|runs? out|memory error|爆显存|显存(?:不足|溢出|不够|爆)|炸显存|放不下",
    re.I,
)
BEFORE = re.compile(
    r"(?:\b(?:unlike|compared\s(?:to|with)|in\scontrast\sto|i\s(?:can|could|was\sable\sto)\s(?:train|fine-?tune|tune|run)"
    r"|(?:same|identical)\s(?:\w+\s){0,3}(?:trains?|works?\s(?:with|for|on)|runs?)|(?<!not\s)works?\s(?:with|for))"
    r"|(?:同样|相同|一样)的?[^，。；;,\n]{0,8}(?:可以|能够?)(?:正常)?(?:训练|微调|跑)|换成|改用|换)\s?(?:the\s|a\s)?$",
    re.I,
)
AFTER = re.compile(
    r"[^，。；;,.!?！？\n]{0,12}?(?<!不)(?<!not )(?:\bfine(?![-\s]?tun)|\bworks?\b(?!\sat\sall)|\bno\sproblems?\b|没问题|没有问题|正常|就?(?:可以|能)(?:训|跑))",
    re.I,
)
NOT = re.compile(r"\bnot\b|n't\b|\bnever\b|不能|不可以|不正常|无法|没法", re.I)


def without_reference(
    chosen: Mapping[str, list[Span]], message: str, spans: Sequence[Span]
) -> dict[str, list[Span]]:
    """The pieces of each slot, the model the one that fails where another is told to work."""
    named = [span for span in spans if span.value("model")]
    if not FAILS.search(message) or "model" not in chosen or one_name(named, "model"):
        return dict(chosen)
    longest = _failing(named, message)
    return {**chosen, "model": [longest]} if longest else dict(chosen)


def _failing(named: Sequence[Span], message: str) -> Span | None:
    """The longest name of the one model that is not told to work, beside one that is."""
    works = {squash(str(span.value("model"))) for span in named if _works(span, message)}
    failing = [span for span in named if squash(str(span.value("model"))) not in works]
    if not works or not failing or not one_name(failing, "model"):
        return None
    return max(failing, key=lambda span: len(str(span.value("model"))))


def _works(span: Span, message: str) -> bool:
    before = BEFORE.search(message, max(0, span.start - 48), span.start)
    after = AFTER.match(message, span.end)
    found = before or after
    return bool(found) and not NOT.search(found[0] if found else "")
