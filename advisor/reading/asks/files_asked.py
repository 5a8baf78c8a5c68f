"""Whether settings are asked for, ready to be used, beside whether a run fits."""

import re
from collections.abc import Sequence

from advisor.reading.brief import Change
from advisor.reading.slots import FIGURES
from advisor.reading.spans.overflow import CAUSE, reported

CONFIG = "make_config"
BESIDE = frozenset(
    (
        FIGURES,
        "fix_memory",
        "recommend_hardware",
        "compare_setups",
        "find_limit",
        "recommend_method",
    )
)
"""Asks that settle a run, which a file can be written for."""
MADE_SO = re.compile(
    r"\b(?:running|ran|run|using|used|tried|trying|with|following|followed|my|this)\s(?:the\s|an?\s|your\s|their\s|same\s|following\s){0,2}(?:\w+\s){0,3}(?:configs?|configurations?|parameters|hyper-?parameters|commands?|scripts?|settings|workflow|recipe)\b"
    r"|(?:用|跑|按|照|我|以下|如下|下面)的?[^，。？\n]{0,8}(?:参数|配置|命令|脚本)",
    re.I,
)
"""A file that ran, and is not asked for."""
FILE = re.compile(
    r"\b(?:(?:example|sample|full|exact|detailed|complete|working|your|training|launch|optimal|recommended)\s(?:\w+\s)?)(?:configs?|configurations?|parameters|hyper-?parameters|commands?|scripts?|workflow|recipe|settings|instructions)\b"
    r"|\b(?:give|share|post|(?<!to\s)show|send|provide|paste|write)\b[^.?!]{0,40}\b(?:configs?|configurations?|parameters|hyper-?parameters|commands?|scripts?|yaml|settings|workflow)\b"
    r"|\b(?:step[- ]by[- ]step|workflow|what\s(?:config|configuration|parameters|command|settings)\b)"
    r"|(?:详细|完整|具体|示例|(?<!可)训练|推荐)的?(?:参数|配置|命令|脚本|步骤|流程)|(?:贴|发|给|分享|提供|写|求|晒)[^，。？]{0,8}(?:参数|配置|命令|脚本|config|yaml)|参数(?:怎么|如何)(?:设|配|调)|怎么配(?:置|参数)",
    re.I,
)

SENTENCE = re.compile(r"(?<=[?？!！。\n])|(?<=\.)(?=\s)")
REQUEST = re.compile(
    r"[?？]|\b(?:give|share|post|show|send|provide|paste|write|need|want|looking|any|what|how|could|can|please|wonder\w*|appreciate\w*|advice|recommend\w*)\b"
    r"|请|求|给|发|分享|提供|贴|写|晒|怎么|如何|吗|哪|想要|需要|有没有|推荐",
    re.I,
)
"""In a sentence that asks for something; another one tells of the command that was run."""


def file_asked(message: str) -> bool:
    sentences = SENTENCE.split(message)
    return any(FILE.search(each) and REQUEST.search(each) for each in sentences)


def with_file(asks: Sequence[str], change: Change, message: str) -> Sequence[str]:
    """The asks, with the file of the run where its settings are asked for and its cards are known."""
    known = {"gpu", "gpu_memory_gib"} & change.brief.values.keys()
    settled = not BESIDE.isdisjoint(asks)
    if CONFIG in asks or not (known and settled and file_asked(message)):
        return asks
    failed = CAUSE in asks and reported(message)
    if failed and not FILE.search(MADE_SO.sub(" ", message)):
        return asks
    return (*asks, CONFIG)
