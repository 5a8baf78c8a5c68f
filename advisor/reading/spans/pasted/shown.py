"""All that a pasted command or configuration shows by itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.pasted.arguments import refused
from advisor.reading.spans.pasted.evaluation import of_evaluation
from advisor.reading.spans.pasted.lines import lost
from advisor.reading.spans.pasted.model_path import other_size
from advisor.reading.spans.pasted.processes import of_processes
from advisor.result import note

WRONG = re.compile(
    r"\b(?:what(?:'s| is)|anything|something|where)\s(?:\w+\s){0,3}wrong\b|\bwrong (?:with|in|settings?)|\b(?:is|are) (?:this|these|my|the)\s(?:\w+\s){0,3}(?:right|correct|ok|okay|fine)\b"
    r"|which (?:of the |of these )?(?:settings?|parameters?|flags?|arguments?)|哪里.{0,6}(?:不对|错|有问题)|哪些?(?:参数|设置|配置).{0,6}(?:不对|错|有问题)|(?:配置|参数|设置).{0,6}(?:对吗|对不对|正确吗|有问题吗|合理吗)",
    re.I,
)
"""Asks for the setting that is wrong: each that is leads."""


def shown(message: str, slots: Mapping[str, Any], catalog: Catalog) -> Iterator[Finding]:
    asked = WRONG.search(message)
    for each in _shown(message, slots, catalog):
        if each:
            yield replace(each, leads=True) if asked else each


def _shown(message: str, slots: Mapping[str, Any], catalog: Catalog) -> Iterator[Finding | None]:
    yield refused(message, catalog.arguments.values())
    yield lost(message)
    yield of_processes(message, slots)
    for row in catalog.contradictions.values():
        if pieces := row.found(message):
            yield Finding(note("pasted.said", said=row.says), pieces, leads=row.leads)
    yield other_size(message)
    yield of_evaluation(message, slots, catalog)
