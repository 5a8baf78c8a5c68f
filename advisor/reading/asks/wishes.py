"""What a message asks of a model beyond its size: languages, a task, commercial use, a small one."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from babel import Locale

from advisor.catalog.catalog import Catalog
from advisor.catalog.data_need import GENERAL
from advisor.reading.asks.task_named import task_named
from advisor.reading.brief import Change, Slots
from advisor.reading.spans.occurrences import folded, occurrences

COMMERCIAL = re.compile(
    r"\bcommercial(?:ly)?\b|\blicen[cs]\w*|\bsell(?:ing)?\b|\bpermissive\b|\bapache\b|\bour product\b"
    r"|商用|商业|商業|许可|許可|卖给|开源协议|版权",
    re.I,
)
SMALL = re.compile(
    r"\b(?:small(?:est)?|tiny|little|light(?:weight)?|compact)\s(?:\w+[\s-]){0,3}?(?:models?|llms?|slms?|lms?|ones?|base)\b|\bslms?\b"
    r"|\bon[- ]?device\b|\bedge\b|\b(?:phone|raspberry\spi|laptop)s?\b"
    r"|小模型|小一点的模型|(?:轻量|小型|最小|小参数)(?:级|的)?[^，。？]{0,6}模型|端侧|手机|边缘设备|输入法",
    re.I,
)
MORE_NAMES = {
    "zh": ("mandarin", "cantonese", "汉语", "普通话", "国语", "漢語"),
    "en": ("英语", "英文"),
    "ja": ("日文",),
    "ko": ("韩文", "韓文"),
    "fr": ("法文",),
    "de": ("德文",),
    "ru": ("俄文",),
    "es": ("西文", "西语"),
    "no": ("norwegian",),
}
"""Beside the names of the locale data."""


ASKS_MODEL = re.compile(
    r"\b(?:which|what(?:'s|\sis|\sare)?(?:\sthe)?|best|recommend(?:\sme)?|suggest)\s(?:an?\s)?"
    r"(?:(?:the|best|good|small(?:est)?|tiny|open(?:[\s-](?:source|weights?))?|free|base|language|vision|multilingual|embedding|reasoning|cod(?:e|ing)|chat|local|light(?:weight)?)[\s-])*"
    r"(?:models?|v?llms?|slms?|vlms?)\b(?!\s(?:sizes?|parallel\w*|card|is\b|does\b|weights))"
    r"|\bmodels?\b[^.?]{0,60}[,;:]\swhich\sone\b"
    r"|推荐[^，。？]{0,20}模型(?![^，。？]{0,6}(?:卡|GPU|gpu|机器|服务器|参数|学习率|数据|方法|框架|设置|配置))|模型[^，。？]{0,4}推荐|(?:哪个|哪款|哪种|哪些|(?<!为)什么)(?!是)[^，。？的]{0,6}(?:模型|基座|底座)(?!大小|并行|规模|结构|是)"
    r"|有没有[^，。？]{0,16}模型",
    re.I,
)
"""Whether a message asks which model, so that no figure of a run answers it."""
FIGURES = re.compile(
    r"\bhow\s(?:much|many|long)\b|\bcosts?\b|\bprices?\b|\bhours?\b|\bout\sof\smemory\b|\b(?:what|which)\s(?:gpus?|cards?|hardware|graphics)\b|(?:什么|哪[张款个种])(?:显卡|卡|GPU)|\boom\b|多少|多久|费用|价格|几天|小时|爆显存",
    re.I,
)
BEST = re.compile(
    r"\b(?:best|recommend|suggest|good)\b[^.?]{0,40}\b(?:models?|llms?)\b|推荐|最好|最强", re.I
)
USE = re.compile(r"\bcommercial|\bsell\b|商用|商业用途|商業|卖", re.I)
VERSION = r"(?:base|pretrained|foundation|instruct|chat|基座|基础|对话)"
KIND = re.compile(
    rf"\b{VERSION}\b[^?]{{0,40}}\b(?:or|vs\.?|versus)\b[^?]{{0,30}}\b{VERSION}\b"
    rf"|{VERSION}[^，。？]{{0,12}}(?:还是|或|和|与|哪)[^，。？]{{0,10}}{VERSION}",
    re.I,
)
OF_BOTH = re.compile(
    r"\bbase\b[^.?!，。？]{0,30}(?:\bor\b|\bvs\b|还是|/)[^.?!，。？]{0,30}\b(?:chat|instruct)\b"
    r"|\b(?:chat|instruct)\b[^.?!，。？]{0,30}(?:\bor\b|\bvs\b|还是|/)[^.?!，。？]{0,30}\bbase\b"
    r"|基[座础][^，。？]{0,10}还是|(?:对话|指令)[^，。？]{0,6}还是基[座础]"
    r"|(?<![a-z])base[^，。？]{0,8}还是[^，。？]{0,8}(?:chat|instruct)",
    re.I,
)
CAPITAL = re.compile(r"\bPolish\b")
"""The language; in small letters it is what one does to a text."""


def asks_model(asks: Sequence[str], change: Change, message: str) -> bool:
    """Whether a model is asked for, or whether the one named may be used commercially; one to be run
    alone is asked for by its memory."""
    run = "size_serving" in asks and not (USE.search(message) or SMALL.search(message))
    if FIGURES.search(message) or run:
        return False
    words = USE if "model" in change.stated else ASKS_MODEL
    return words.search(message) is not None


def base_or_chat(message: str) -> bool:
    """Whether it asks which of the two variants to start from, and for no model beside."""
    return bool(OF_BOTH.search(message)) and not ASKS_MODEL.search(message)


def wishes(message: str, change: Change, need: str | None, catalog: Catalog) -> Slots:
    """As arguments; `need`: the id of the task beyond the five; of one in whose place a name of another thing stands nothing."""
    told: Slots = {}
    text = folded(message)
    if spoken := _spoken(text, message):
        told["spoken"] = spoken
    if COMMERCIAL.search(message):
        told["commercial"] = True
    if SMALL.search(message):
        told["small"] = True
    if BEST.search(message):
        told["best"] = True
    if KIND.search(message) and not (ASKS_MODEL.search(message) or told):
        told["kind_alone"] = True
    general = need in (None, GENERAL)
    if general and not KIND.search(message) and (named := _scenario(message, change, catalog)):
        told["scenario"] = named
    return told


def _spoken(text: str, message: str) -> list[str]:
    """English only where no other is named: it is the language of many a message's own words."""
    found = [
        code
        for code, names in _names().items()
        if any(next(occurrences(text, name), None) is not None for name in names)
        and (code != "pl" or "波兰" in text or CAPITAL.search(message))
    ]
    return [code for code in found if code != "en"] or found


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    """Code -> its names in both languages, of languages with a code of two letters."""
    known = [Locale(locale).languages for locale in ("en", "zh", "zh_Hant")]
    return {
        code: (*(n[code].lower() for n in known if code in n), *MORE_NAMES.get(code, ()))
        for code in sorted(known[0])
        if len(code) == 2 and code not in CONSTRUCTED
    }


CONSTRUCTED = ("ia", "ie", "io", "vo", "eo", "la")


def _scenario(message: str, change: Change, catalog: Catalog) -> str | None:
    """The lesson's task by its longest name in the message, else as it was told."""
    return task_named(message, catalog) or change.brief.values.get("scenario")
