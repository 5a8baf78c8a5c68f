"""Which language to answer in."""

import re

from advisor.rows import Language

CHINESE = re.compile(r"[\u3400-\u9fff]")


def detect(message: str, earlier: str = "") -> Language:
    """Chinese where the message has a Chinese character; one without any letters ("7B?") keeps the language of the earlier one."""
    if CHINESE.search(message):
        return "zh"
    words = re.findall(r"[A-Za-z]{3,}", message)
    return "zh" if CHINESE.search(earlier) and len(words) < 2 else "en"
