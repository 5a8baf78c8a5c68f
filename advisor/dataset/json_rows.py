"""Rows of JSON: an object a line, or the elements of lists, each read on its own, so that a wrong
one costs no other and memory holds one."""

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from advisor.dataset.limits import LONGEST_ROW, shortened
from advisor.dataset.row import Broken, Fault, Row
from advisor.errors import ToolError
from advisor.json_input import plain

CHUNK = 1 << 18
"""Characters read at once."""
OUTSIDE, INSIDE = re.compile(r'["{}\[\],]'), re.compile(r'["\\]')
"""What matters outside and inside a string."""
KEY = re.compile(r'"([^"\\]{1,40})"\s*:\s*$')
LISTS = (
    "data", "train", "training", "test", "validation", "valid", "val", "dev", "eval", "examples", "samples", "rows",
    "instances", "items", "dataset",
)  # fmt: skip
"""Keys of an object whose lists are the data."""
OF_LISTS = re.compile(rf'"(?:{"|".join(LISTS)})"\s*:\s*\[', re.I)
PLAIN = {
    "nested_too_deep": "nested",
    "too_many_values": "too-many-values",
    "no_number": "not-a-number",
}
"""What `plain` refuses."""


def lines(stream: TextIO) -> Iterator[tuple[int, str | None]]:
    """Each line with its number; None for one that is too long to be held."""
    place = 0
    while line := stream.readline(LONGEST_ROW + 1):
        place += 1
        if len(line) <= LONGEST_ROW or line.endswith("\n"):
            yield place, line
            continue
        while line and not line.endswith("\n"):
            line = stream.readline(LONGEST_ROW)
        yield place, None


def of_lines(stream: TextIO) -> Iterator[Row | Broken]:
    for place, line in lines(stream):
        if line is None:
            yield Broken(place, "too-long")
        elif text := line.strip():
            yield row(place, text)


def of_lists(stream: TextIO, head: str, chunk_size: int = CHUNK) -> Iterator[Row | Broken]:
    """The elements of the list at the top, of the lists of an object at the top, or objects one
    after another that stand on several lines each; `head` is how the text begins."""
    first = head.lstrip()
    level = 1 if first.startswith("[") else 2 if OF_LISTS.search(first) else 0
    elements = _Elements(level)
    while chunk := stream.read(chunk_size):
        yield from elements.found(chunk)
    yield from elements.rest()


def row(place: int, text: str, split: str | None = None) -> Row | Broken:
    """The value that `text` spells."""
    try:
        if not text.isascii():
            text.encode()
        return Row(place, plain(json.loads(text)), split)
    except UnicodeEncodeError as error:
        return Broken(place, "encoding", shortened(_around(text, error.start)))
    except json.JSONDecodeError as error:
        return Broken(place, _why(text, error.pos), shortened(_around(text, error.pos)))
    except RecursionError:
        return Broken(place, "nested")
    except ToolError as error:
        return Broken(place, _plain(error.code))
    except ValueError:  # a number of thousands of digits
        return Broken(place, "not-a-number")


def _plain(code: str) -> Fault:
    return PLAIN[code]  # pyright: ignore[reportReturnType]


def _around(text: str, position: int) -> str:
    return text[max(0, position - 20) : position + 30].encode(errors="replace").decode()


def _why(text: str, position: int) -> Fault:
    if position >= len(text) or text[position:].count('"') == 1:
        return "cut-off"
    return "single-quotes" if text[position] == "'" else "not-json"


class _Elements:
    """Cuts JSON into the values that stand `level` lists or objects deep."""

    def __init__(self, level: int) -> None:
        self._level = level
        self._depth, self._inside, self._skip = 0, False, 0
        self._list = False
        """Whether what surrounds the elements is a list."""
        self._split: str | None = None
        self._kept: list[str] = []
        self._size, self._line, self._start = 0, 1, 1

    def found(self, chunk: str) -> Iterator[Row | Broken]:
        begin, at = 0, self._skip
        self._skip = 0
        while match := (INSIDE if self._inside else OUTSIDE).search(chunk, at):
            at, sign = match.end(), match[0]
            if sign == "\\":
                at += 1
            elif sign == '"':
                self._inside = not self._inside
            elif sign == ",":
                if self._cuts(self._level):
                    yield from self._cut(chunk[begin : match.start()])
                    begin = at
            elif sign in "[{":
                self._depth += 1
                if self._depth == self._level:
                    self._open(sign, chunk[begin : match.start()])
                    begin = at
            else:
                end = match.start() if self._level else at
                if self._cuts(max(self._level, 1)):
                    yield from self._cut(chunk[begin:end])
                    begin, self._list = end, False
                self._depth = max(0, self._depth - 1)
        self._skip = max(0, at - len(chunk))
        self._keep(chunk[begin:])

    def rest(self) -> Iterator[Row | Broken]:
        """What never ended."""
        if self._depth > self._level or self._inside:
            place, text = self._element()
            yield Broken(place, "unclosed", shortened(text[:200]))
        elif self._list or not self._level:
            yield from self._cut("")

    def _cuts(self, depth: int) -> bool:
        """Whether what ends here, `depth` deep, is an element."""
        return self._depth == depth and (self._list or not self._level)

    def _open(self, sign: str, before: str) -> None:
        key = KEY.search("".join(self._kept)[-100:] + before)
        name = key[1].lower() if key else None
        self._list = sign == "[" and (self._level < 2 or name in LISTS)
        self._split = name if self._level == 2 and name != "data" else None
        self._keep(before)
        self._clear()

    def _keep(self, text: str) -> None:
        """Beyond the longest only its length is known."""
        self._line += text.count("\n")
        self._size += len(text)
        if self._size <= LONGEST_ROW:
            self._kept.append(text)

    def _clear(self) -> None:
        self._kept, self._size, self._start = [], 0, self._line

    def _element(self) -> tuple[int, str]:
        """What was kept, from its first sign on, and the line of that."""
        text = "".join(self._kept)
        begun = text.lstrip()
        return self._start + text[: len(text) - len(begun)].count("\n"), begun

    def _cut(self, last: str) -> Iterator[Row | Broken]:
        self._keep(last)
        too_long = self._size > LONGEST_ROW
        place, begun = self._element()
        self._clear()
        if too_long:
            yield Broken(place, "too-long", shortened(begun[:200]))
        elif begun:
            yield row(place, begun, self._split)


def spelled(value: Any) -> str:
    """A value as JSON on one line, whatever a Parquet file holds."""
    return json.dumps(value, ensure_ascii=False, default=str)
