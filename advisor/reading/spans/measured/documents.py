"""Whether own documents are to be tuned on or searched in: what is told beside the figures of a run
where both are named."""

import re
from collections.abc import Mapping
from typing import Any

from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

OWN = re.compile(
    r"\b(?:internal|company|own|my|our|private|local|corporate)\s(?:\w+\s){0,2}?(?:documents?|docs|pdfs?|manuals?|wiki|knowledge\sbase|files)\b"
    r"|(?:公司|内部|自己的?|企业|私有|本地)[^，。？\n]{0,6}(?:文档|文件|资料|手册|知识库|pdf)",
    re.I,
)
TUNED = re.compile(r"\btun(?:e|ed|ing)\b|train|微调|微調|训练", re.I)
OF_A_RUN = ("estimate_training_cost", "estimate_by_size", "recommend_hardware", "compare_setups")
"""Tools whose answers say nothing of it."""


def told(message: str, results: Mapping[str, Any]) -> Finding | None:
    """None where an article answers, or nothing of documents is said."""
    if not results or not {*results} <= {*OF_A_RUN}:
        return None
    meant = OWN.search(message) and TUNED.search(message)
    return Finding(note("measured.documents"), (), leads=False) if meant else None
