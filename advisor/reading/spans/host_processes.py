"""Main memory that processes take, as `top` prints it and as people tell it; the columns of such a
table state nothing of a run."""

import re
from collections.abc import Iterator

ROW = re.compile(
    r"^[ \t|>$#]{0,8}\d{1,8}[ \t]+[A-Za-z_][\w.+-]{0,31}[ \t]+-?\d{1,3}(?:rt)?[ \t]+-?\d{1,3}[ \t]+[\d.]{1,9}[kmgt]?[ \t]+(?P<res>[\d.]{1,9}[kmgt]?)[ \t]+[\d.]{1,9}[kmgt]?[ \t]+[A-Z][ \t].*$",
    re.I | re.M,
)
"""PID USER PR NI VIRT RES SHR S …"""
HEAD = re.compile(
    r"^[ \t]{0,8}(?:PID[ \t]+USER\b.*|top - .*|Tasks:\s.*|%?Cpu\(s\):.*|[KMG]iB (?:Mem|Swap)\s?:.*|Mem:\s+\d.*|Swap:\s+\d.*)$",
    re.M,
)
TOTAL = re.compile(r"^[ \t]{0,8}(?P<unit>[KMG])iB Mem\s?:\s{0,8}(?P<size>[\d.]{1,12})\stotal", re.M)
TO_GIB = {"K": 2**-20, "M": 2**-10, "G": 1.0, "T": 1024.0}
SIZE = r"(?P<size>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>[GT])i?B?"
EACH = re.compile(
    rf"\b(?:each|every|per)\s(?:process|proc|rank|worker)\b[^.!?\n]{{0,40}}?{SIZE}(?![A-Za-z])"
    rf"|(?:每个|每個|单个|各)(?:进程|進程|process|rank|worker)[^。！？\n]{{0,16}}?{SIZE.replace('<size>', '<size_zh>').replace('<unit>', '<unit_zh>')}",
    re.I,
)
OF_A_MACHINE = re.compile(
    rf"{SIZE}\s(?:of\s)?(?:(?:system\s|host\s|cpu\s|main\s)?ram|(?:system|host|cpu|main)\smemory)\b"
    rf"|(?:内存|內存|记忆体|記憶體|\bram\b)\s?(?:共|总共|一共|是|为|有|只有|：|:)?\s?{SIZE.replace('<size>', '<size_zh>').replace('<unit>', '<unit_zh>')}(?![A-Za-z])",
    re.I,
)
TAKEN = re.compile(
    r"(?:us(?:e|es|ing)|tak(?:e|es|ing)|need(?:s|ed)?|requires?|eats?|consumes?|占(?:用|了)?|用了|需要?|要)\s(?:\w+\s){0,2}$|(?:about|around|over|~)\s?$",
    re.I,
)
LEAST_GIB = 1
"""Less is no copy of a model."""
MOST_SIZES = 4
SIZES = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{1,2})?)\s?B(?![A-Za-z])", re.A)


def _rows(message: str) -> Iterator[re.Match[str]]:
    yield from ROW.finditer(message)
    yield from HEAD.finditer(message)


def without_processes(message: str) -> str:
    """The message with blanks in place of a pasted `top`, every other piece where it was."""
    text = message
    for row in _rows(message):
        start, end = row.span()
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def process_gib(message: str) -> float | None:
    """What the largest of the processes takes."""
    shown = [_of_top(row["res"]) for row in ROW.finditer(message)]
    if shown:
        return largest if (largest := max(shown)) >= LEAST_GIB else None
    found = EACH.search(message)
    return _gib(found) if found else None


def _of_top(res: str) -> float:
    """KiB where no unit is printed."""
    unit = res[-1].upper()
    return float(res[:-1]) * TO_GIB[unit] if unit in TO_GIB else float(res) * TO_GIB["K"]


def _gib(found: re.Match[str]) -> float:
    size, unit = found["size"] or found["size_zh"], found["unit"] or found["unit_zh"]
    return float(size) * TO_GIB[unit.upper()]


def words_of_processes(message: str) -> tuple[str, ...]:
    """What is told of each."""
    found = EACH.search(message)
    return (found[0],) if found else ()


def machine_gib(message: str) -> float | None:
    """Of the machine: as `top` prints it, or the largest that is told and not taken by something."""
    if total := TOTAL.search(message):
        return round(float(total["size"]) * TO_GIB[total["unit"]], 1)
    told = [
        _gib(found)
        for found in OF_A_MACHINE.finditer(message)
        if not TAKEN.search(message, max(0, found.start() - 24), found.start())
    ]
    several = len([*OF_A_MACHINE.finditer(message)]) > 1
    return max(told) if told and several else None


def sizes_told(message: str) -> tuple[float, ...]:
    """Billions of parameters of every model that is named by its size, where there are several."""
    sizes = tuple(dict.fromkeys(float(size) for size in SIZES.findall(message)))
    slashed = re.findall(r"(?<![\w.])(\d{1,3})B?/(\d{1,3})B(?![A-Za-z])", message)
    sizes = tuple(dict.fromkeys((*(float(n) for pair in slashed for n in pair), *sizes)))
    return sizes[:MOST_SIZES] if len(sizes) > 1 else ()
