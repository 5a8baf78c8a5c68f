"""The languages of the product, and which one to answer in."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from opencc import OpenCC

Language = Literal["en", "zh", "zh-Hant"]
"""A folder of `answers/words/` each; zh-Hant is Chinese in traditional characters."""
LANGUAGES: tuple[Language, ...] = get_args(Language)
Source = Literal["en", "zh"]
"""The languages that the knowledge is written in."""
TRADITIONAL_REGIONS = ("zh-Hant", "zh-TW", "zh-HK", "zh-MO")


class Text(BaseModel):
    """The same words in every language: a name or a sentence of the knowledge."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)

    def __getitem__(self, language: Language) -> str:
        if language == "en":
            return self.en
        return self.zh if language == "zh" else traditional(self.zh)


def source_of(language: Language) -> Source:
    """The language that the knowledge has for a reader of `language`."""
    return "en" if language == "en" else "zh"


@cache
def _converter(profile: str) -> "OpenCC":
    from opencc import OpenCC  # reads its tables, a tenth of a second

    return OpenCC(profile)


@lru_cache(maxsize=8192)
def traditional(text: str) -> str:
    """Simplified Chinese in traditional characters and the words of Taiwan (OpenCC's s2twp)."""
    converted: str = _converter("s2twp").convert(text)
    for wrong, right in BETTER.items():
        converted = converted.replace(wrong, right)
    return converted


BETTER = {
    "視訊記憶體": "顯示記憶體",
    "啟用值": "活化值",
    "啟用參數": "活化參數",
    "啟用專家": "活化專家",
    "推理": "推論",
    "質量": "品質",
    "指令碼": "腳本",
    "引數": "參數",
    "介面卡": "適配器",
    "解除安裝": "卸載",
    "配置檔案": "設定檔",
    "稽核": "審核",
    "微呼叫": "微調用",
    "字首": "前綴",
    "溢位": "溢出",
    "測試透過": "測試通過",
    "釋出方": "發布方",
    "例項": "執行個體",
    "萬億": "兆",
    "周": "週",
    "“": "「",
    "”": "」",
}
"""What OpenCC's phrases get wrong in this field, each with the word used instead."""


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, character by character."""
    converted: str = _converter("t2s").convert(text)
    return converted


def _in_traditional(text: str) -> bool:
    """More of its characters exist only in traditional Chinese than only in simplified."""
    unchanged: str = _converter("s2t").convert(text)
    traditional_ones = sum(a != b for a, b in zip(text, simplified(text), strict=False))
    return traditional_ones > sum(a != b for a, b in zip(text, unchanged, strict=False))


CHINESE = re.compile(r"[\u3400-\u9fff]")


def detect(message: str, earlier: str = "") -> Language:
    """Chinese, in the characters it is written in, where the message has a Chinese character; one
    without any letters ("7B?") keeps the language of the earlier one."""
    if CHINESE.search(message):
        return "zh-Hant" if _in_traditional(message) else "zh"
    words = re.findall(r"[A-Za-z]{3,}", message)
    return detect(earlier) if len(words) < 2 and CHINESE.search(earlier) else "en"


def preferred(asked: str, accepted: str) -> Language:
    """The page's language: `?lang=`, else the first of ours in the browser's Accept-Language (by
    its weights), else English."""
    return _known(asked) or _negotiated(accepted) or "en"


def _known(tag: str) -> Language | None:
    """Ours for a language tag: "zh-TW" is zh-Hant, "zh-CN" zh, "en-GB" en."""
    if any(tag.lower().startswith(region.lower()) for region in TRADITIONAL_REGIONS):
        return "zh-Hant"
    primary = tag.lower().partition("-")[0]
    return "zh" if primary == "zh" else "en" if primary == "en" else None


def _negotiated(accepted: str) -> Language | None:
    """By the weights of an Accept-Language header: "de, zh;q=0.9, en;q=0.5" is Chinese."""
    weighted: list[tuple[float, str]] = []
    for part in accepted.split(","):
        tag, _, weight = part.strip().partition(";q=")
        weighted.append((float(weight) if re.fullmatch(r"[01](\.\d*)?", weight) else 1.0, tag))
    ranked = sorted((each for each in weighted if each[0] > 0), key=lambda each: -each[0])
    return next((ours for _, tag in ranked if (ours := _known(tag))), None)
