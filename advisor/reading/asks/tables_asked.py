"""Whether a message asks for the memory of several models side by side: of each popular one or each
size, or of those that it names where no single one is the project's."""

import re
from collections.abc import Iterator, Mapping, Sequence

from advisor.catalog.catalog import Catalog
from advisor.catalog.near_names import nearest_model
from advisor.reading.brief import Change, Slots
from advisor.reading.slots import EXPLAIN, FIGURES
from advisor.result import Note, note

TABLE = "tabulate_memory"
OF_MEMORY = (FIGURES, "fix_memory", "recommend_hardware", "find_limit", "look_up", EXPLAIN, "compare_methods", "recommend_model", "none")  # fmt: skip
"""Asks that a table may answer."""
OF_SEVERAL = ("fix_memory", "find_limit")
"""Asks of one run, in whose place several that are named are compared."""
OF_A_RUN = (FIGURES, "fix_memory", "find_limit")
"""Asks that are answered below a table, where a model is stated."""
SHORT = re.compile(r"\boom\b|out of memory|memory error|显存|顯存|爆", re.I)
_MODELS = r"(?:models?|sizes?|llms?|parameter\s(?:counts?|sizes?)|(?:模型|参数量|參數量|规模|規模|尺寸|大小|参数规模))"
_EACH = r"(?:each|every|all|different|various|popular|common|several|typical|(?:各|每|不同|主流|常见|常見|常用|几种|幾種|所有))"
_LISTED = r"(?:tables?|chart|overview|matrix|cheat\s?sheet|(?:表格|对照表|对比表|一览|一覽|清单|列表|列个表|表))"
EACH_MODEL = re.compile(
    rf"{_LISTED}(?![a-z]).{{0,70}}?{_EACH}.{{0,24}}?{_MODELS}|{_EACH}.{{0,24}}?{_MODELS}.{{0,60}}?{_LISTED}(?![a-z])"
    rf"|(?:memory|vram|gpu|显存|顯存).{{0,40}}?\b(?:for|of|per|by)\s{_EACH}\s.{{0,24}}?{_MODELS}|{_EACH}.{{0,6}}?{_MODELS}.{{0,20}}?(?:显存|顯存)",
    re.I,
)
MEMORY = re.compile(r"memory|vram|requirement|gpu|hardware|显存|顯存|显卡|配置", re.I)
SIZES = re.compile(
    r"\bsizes?\b|parameter\s(?:counts?|sizes?)|参数量|參數量|规模|規模|尺寸|大小", re.I
)


def table_call(
    asks: Sequence[str], change: Change, message: str, catalog: Catalog
) -> tuple[Slots, tuple[Note, ...]] | None:
    """The arguments of the table, and what names were taken for; None where none is asked for."""
    if asks[0] not in OF_MEMORY:
        return None
    if EACH_MODEL.search(message) and MEMORY.search(message):
        return {"kind": "sizes" if SIZES.search(message) else "popular"}, ()
    short = asks[0] in OF_SEVERAL or (asks[0] == EXPLAIN and SHORT.search(message))
    if "model" in change.brief.values or not short:
        return None
    models = {name: said for run in change.runs for said, name in _named(run.get("model"), catalog)}
    if len(models) < 2:
        return None
    return {"models": list(models), **_settings(change)}, tuple(_taken(models, catalog))


def _taken(models: Mapping[str, str], catalog: Catalog) -> Iterator[Note]:
    for name, said in models.items():
        if catalog.known_model(said) is None:
            yield note("assumed.model", name=said, other=name)


def below(asks: Sequence[str], change: Change, table: Slots) -> list[str]:
    """The asks that the table leaves open."""
    if "models" in table:
        return [ask for ask in asks if ask not in OF_SEVERAL]
    stated = "model" in change.brief.values
    return [ask for ask in asks if stated and ask in OF_A_RUN]


def _settings(change: Change) -> Slots:
    """The lengths and the method that the message states."""
    stated = change.brief.values
    told: Slots = {}
    if lengths := [*dict.fromkeys(_lengths(change))]:
        told["lengths"] = lengths
    method = stated.get("method") or ("qlora" if stated.get("quantization") == "4bit" else None)
    if method in ("full", "lora", "qlora"):
        told["method"] = method
    if rank := stated.get("lora_rank"):
        told["lora_rank"] = rank
    return told


WRITTEN = re.compile(r"(?P<kilo>\d{1,3})\s?(?:[kK]|[*×x]\s?1024)")
"""A length in units of 1,024 tokens."""


def _lengths(change: Change) -> Iterator[int]:
    """That of the brief, and those that stand beside the models, of which each has its own."""
    if tokens := change.brief.values.get("tokens_per_sample"):
        yield int(tokens)
    written = (WRITTEN.fullmatch(words) for words in change.unused)
    yield from (1024 * int(each["kilo"]) for each in written if each)


def _named(said: object, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """As it was said, and the row that is meant; nothing of a name that nobody knows."""
    if isinstance(said, str) and (name := nearest_model(said, catalog)):
        yield said, name
