"""The language of a sample, by its script and, of Latin script, by its commonest words.

A guess for a share, no more: what has no such word is said by its script alone.
"""

import re
from collections import Counter

LONGEST = 240
"""Characters that are looked at."""
SCRIPTS = {
    "ja": r"\u3040-\u30ff", "ko": r"\uac00-\ud7af\u1100-\u11ff", "zh": r"\u3400-\u9fff", "Cyrl": r"\u0400-\u04ff",
    "Arab": r"\u0600-\u06ff", "Deva": r"\u0900-\u097f", "th": r"\u0e00-\u0e7f", "el": r"\u0370-\u03ff", "he": r"\u0590-\u05ff",
}  # fmt: skip
"""A language (ISO 639) or, where several share it, a script (ISO 15924)."""
PATTERNS = {code: re.compile(f"[{signs}]") for code, signs in SCRIPTS.items()}
LATIN, OTHER = "Latn", "Zyyy"
LATIN_LETTER = re.compile("[A-Za-zÀ-ɏ]")
HEAVIER = 3
"""A sign that writes a syllable or a word weighs as much as so many letters."""
HEAVY = ("zh", "ja", "ko")
KANA = 0.05
"""Japanese is written with Chinese characters too: this share of kana among them tells."""
COMMON = {
    "en": "the and of to is in that for with are you this what how a it on be write",
    "de": "der die und das ist nicht ein eine mit für auf sich den von wie zu auch",
    "fr": "le la les et des est une que pour dans qui pas sur avec du vous ce",
    "es": "el la los que y en un una por con para es del se las no como",
    "pt": "o os que e em um uma por com para não é do da se como mais",
    "it": "il la che di e un una per con non è del si come gli sono nel",
    "nl": "de het een en van is dat niet op te voor met zijn die aan wat",
    "vi": "là và của có không cho một các được trong người với này những",
    "id": "yang dan di untuk dengan ini dari pada adalah tidak itu dalam",
}
WORD = re.compile(r"[^\W\d_]+")
LEAST_COMMON = 20
"""One word of so many is a common one, in any text."""


def _languages() -> dict[str, tuple[str, ...]]:
    """Common word -> the languages that have it."""
    each = {word for words in COMMON.values() for word in words.split()}
    return {
        word: tuple(code for code, words in COMMON.items() if word in words.split())
        for word in each
    }


LANGUAGES = _languages()


def language_of(text: str) -> str:
    text = text[:LONGEST]
    if text.isascii():
        return _of_latin(text) if LATIN_LETTER.search(text) else OTHER
    counts = {code: len(pattern.findall(text)) for code, pattern in PATTERNS.items()}
    if counts["ja"] > KANA * counts["zh"]:
        counts["ja"], counts["zh"] = counts["ja"] + counts["zh"], 0
    weighed = {code: count * (HEAVIER if code in HEAVY else 1) for code, count in counts.items()}
    weighed[LATIN] = len(LATIN_LETTER.findall(text))
    likeliest = max(weighed, key=lambda code: weighed[code])
    if not weighed[likeliest]:
        return OTHER
    return _of_latin(text) if likeliest == LATIN else likeliest


def _of_latin(text: str) -> str:
    words = WORD.findall(text.lower())
    found = Counter(code for word in words for code in LANGUAGES.get(word, ()))
    if not found:
        return LATIN
    likeliest, common = found.most_common(1)[0]
    return likeliest if common * LEAST_COMMON >= len(words) else LATIN
