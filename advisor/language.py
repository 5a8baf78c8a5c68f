"""The languages of the product, and which one to answer in."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "zh"]


class Text(BaseModel):
    """The same words in every language: a name or a sentence of the knowledge."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


CHINESE = re.compile(r"[\u3400-\u9fff]")


def detect(message: str, earlier: str = "") -> Language:
    """Chinese where the message has a Chinese character; one without any letters ("7B?") keeps the
    language of the earlier one."""
    if CHINESE.search(message):
        return "zh"
    words = re.findall(r"[A-Za-z]{3,}", message)
    return "zh" if CHINESE.search(earlier) and len(words) < 2 else "en"


def preferred(asked: str, accepted: str) -> Language:
    """The page's language: `?lang=`, else the first of ours in the browser's Accept-Language, else
    English."""
    ours: list[Language] = [
        "zh" if tag == "zh" else "en"
        for tag in re.findall(r"\b(en|zh)\b", f"{asked},{accepted}".lower())
    ]
    return ours[0] if ours else "en"
