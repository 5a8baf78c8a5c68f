"""Published data sets that a message names as what is trained on: "LoRA on Alpaca", "用 Firefly 数据".

Their names are those of models and of formats too, so that the words beside them decide.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.places import BESIDE, Span

SIZE = r"(?:[-_ ]?\d{1,4}(?:\.\d{1,3})?[kKmMwW万](?![A-Za-z0-9]))?"
"""The size that many names end with, "Alpaca 52k": it stays a number of its own."""
ENDING = re.compile(r"[-_ ]\d{1,4}(?:\.\d{1,3})?[kKmMwW万]$")
BEFORE = re.compile(
    r"(?:(?:\bon|(?:train|tun)\w{0,4}\b[^.,;!?\n]{0,24}\swith|\bover)\s(?:(?:the|full|whole|entire|original|all|of)\s){0,3}"
    r"|\bpre-?train(?:s|ed|ing)?\s|预训练|預訓練|\bdata(?:\s?set)?\s?[:=]\s?|数据集?(?:是|为|用|：|:)\s?)[\"'`「“]?(?:[\w.-]{1,40}/)?$",
    re.I,
)
AFTER = re.compile(
    rf"{SIZE}[\"'`」”]?(?:\s?(?:(?:training|instruction|sft)\s)?(?:data\s?sets?|data|corpus|samples)(?![a-z])"
    r"|\s?(?:这个|那个|的)?(?:指令)?(?:数据|數據|資料集|语料|語料|训练集)|\s?(?:上|来)?(?:做|跑)?(?:微调|微調|训练|訓練|sft))",
    re.I,
)
OTHERWISE = re.compile(
    SIZE
    + r"[-_\s]?(?:(?:data\s?sets?|data)?\s?(?:formats?|style|templates?|types?|like|prompts?|eval|lora|models?|pages?|papers?|repos?(?:itory)?|read\s?me|blog|scripts?|code(?:base)?|projects?|authors|v\d|\d{1,3}(?:\.\d)?b)(?![a-z])"
    r"|(?:数据集?)?的?(?:格式|模板|风格|那种|形式|类型|论文|项目|代码|脚本|仓库|官方))",
    re.I,
)
"""The name of a format or of a model."""
NOT_WHOLE = re.compile(
    r"(?:\b(?:eval\w*|accuracy|scores?|benchmark\w*|test(?:ed)?|half|part|subset|portion|sample|some|not)\b|%|评测|准确率|测试|跑分|一半|部分|子集|抽|不用|没用)"
    r"[^.,;!?，。；！？\n]{0,24}$",
    re.I,
)
"""Before the name: what is measured on it, or not all of it."""


def data_sets(text: str, catalog: Catalog) -> Iterator[Span]:
    """Each place where a data set is named as training data, with the id of its row."""
    pattern, ids = _names(catalog)
    for match in pattern.finditer(text):
        start, end = match.span()
        nearby = max(0, start - BESIDE)
        named = AFTER.match(text, end) or BEFORE.search(text, nearby, start)
        if named and not OTHERWISE.match(text, end) and not NOT_WHOLE.search(text, nearby, start):
            name = ENDING.sub("", match[0])
            end = start + len(name)
            yield Span(start, end, name, (("data_set", ids[squash(match[0])]),))


@lru_cache(maxsize=4)
def _names(catalog: Catalog) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all names, and the row's id by the squashed name."""
    spellings = {
        name: row.id
        for row in catalog.data_sets.values()
        for name in (row.id, row.name, *row.aliases)
    }
    longest = sorted(spellings, key=len, reverse=True)
    either = "|".join(r"[-_ ]?".join(map(re.escape, re.split(r"[-_ ]", name))) for name in longest)
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])", re.I)
    return pattern, {squash(name): id_ for name, id_ in spellings.items()}
