"""How people write numbers, in both languages."""

import re
from random import Random

MEASURES = "张張块塊卡台片颗个個轮輪遍周週天星月小次"
ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def number(value: float, language: str, random: Random, words: bool = True) -> str:
    """One of the spellings of a number; `words` off where a letter or a currency sign touches
    it."""
    if value != int(value):
        return f"{value:g}"
    return random.choice(
        (_chinese_forms if language == "zh" else _english_forms)(int(value), words)
    )


def beside(value: float, before: str, after: str, language: str, random: Random) -> str:
    """A spelling that stays readable between its neighbours: digits beside a letter or a sign, "两"
    before a measure word only; nothing where there is none ("A100四" has no room for digits)."""
    if value != int(value):
        return f"{value:g}"
    count = int(value)
    if re.search(r"[A-Za-z0-9.]$", before) and not re.search(r"\s[xX]$", before):
        return chinese(count) if language == "zh" and not re.match(r"[A-Za-z]", after) else ""
    if re.match(r"[A-Za-z-]|\s?[xX×*]", after):
        return str(count)
    tight = bool(re.search(r"(?:[$×*=~/xX-]|\d)\s?$", before))
    if count >= 100:
        return number(count, language, random, words=not tight)
    return random.choice(
        (str(count), ("" if tight else _small(count, after, language)) or str(count))
    )


def _small(count: int, after: str, language: str) -> str:
    if language == "zh":
        return chinese(count) if after[:1] and after[0] in MEASURES else ""
    return english(count) if re.match(r"\s[A-Za-z]", after) else ""


def _english_forms(value: int, words: bool) -> list[str]:
    forms = [str(value), str(value)]
    if value >= 1000:
        forms.append(f"{value:,}")
    if value >= 1000 and value % 100 == 0 and value < 10**6:
        forms += [f"{value / 1000:g}k", f"{value / 1000:g}k", f"{value / 1000:g}K"]
    if value >= 10**6 and value % 10**5 == 0:
        forms += [f"{value / 10**6:g}M", f"{value / 10**6:g} million"]
    if words and value >= 10_000 and value % 1000 == 0:
        forms += [f"{value:,}".replace(",", " "), f"{value // 1000} thousand"]
    if words and (spelled := english(value)):
        forms.append(spelled)
    return forms


def english(value: int) -> str:
    """ "forty thousand"; nothing where words would be long."""
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= scale and value % scale == 0:
            count = english(value // scale)
            return f"{count} {name}" if count else ""
    if value >= 100:
        return ""
    return (
        ONES[value] if value < 20 else "-".join(filter(None, (TENS[value // 10], ONES[value % 10])))
    )


def _chinese_forms(value: int, words: bool) -> list[str]:
    forms = [str(value), str(value)]
    if value >= 1000 and value % 100 == 0:
        forms += [f"{value / 1000:g}k"] if value < 10**5 else []
        forms += [f"{value / 10_000:g}万", f"{value / 10_000:g}w"] if value >= 5000 else []
        forms += [f"{value // 1000}千"] if value % 1000 == 0 and value < 10_000 else []
    if words and len(spelled := chinese(value)) <= 5:
        forms += [spelled, spelled]
        if re.fullmatch(r".[万千].[千百]", spelled):
            forms.append(spelled[:-1])  # "一万五"
    return forms


def chinese(value: int) -> str:
    if value >= 10**4:
        rest = value % 10**4
        return (
            chinese(value // 10**4)
            + "万"
            + (("零" if rest < 1000 else "") + chinese(rest) if rest else "")
        )
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            one = (
                "两"
                if digit == 2 and (place >= 100 or value == 2)
                else "一二三四五六七八九"[digit - 1]
            )
            text += (
                ("零" if gap and text else "")
                + ("" if one == "一" and place == 10 and value < 20 else one)
                + name
            )
        gap = not digit and bool(text)
    return text
