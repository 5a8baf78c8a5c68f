"""A list of what is known: columns, rows with their sources, and the part that a reader asks for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from advisor.catalog.names import squash
from advisor.language import CHINESE, simplified

ROWS = 100
"""Of a page: so many weigh about 100 kB."""
LONGEST_SEARCH = 100
"""Characters of a search."""

Order = float | str | None


@dataclass(frozen=True)
class Column:
    name: str
    """In `assets/knowledge.yaml` after "column-", and in the address that sorts by it."""
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    text: str = "–"
    order: Order = None
    """What it is sorted by; None: not known, and last whichever way."""
    link: str | None = None
    """To another page of ours, or to the web."""


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    sources: tuple[str, ...]
    checked: date
    ask: str = ""
    """A question about it for the chat."""
    also: tuple[str, ...] = ()
    """Words that find it beside those shown."""

    @property
    def words(self) -> str:
        """All that a search looks in, names also without blanks and hyphens."""
        names = (self.cells[0].text, *self.also)
        shown = (*(cell.text for cell in self.cells), *self.also, *map(squash, names))
        return f" {' '.join(shown)}".casefold()


@dataclass(frozen=True)
class Asked:
    """What the address asks of a list."""

    search: str = ""
    sort: str = ""
    """Name of a column, after "-" from the largest down."""
    page: int = 1


@dataclass(frozen=True)
class Part:
    """The rows that are shown."""

    rows: tuple[Row, ...]
    found: int
    sort: str
    page: int
    pages: int


class Table:
    """A list, searched and sorted as often as anybody asks."""

    def __init__(
        self, columns: tuple[Column, ...], rows: Iterable[Row], sort: str = "", sourced: bool = True
    ) -> None:
        self.columns = columns
        self.sort = sort or columns[0].name
        self.sourced = sourced
        """Sources and day have columns of their own."""
        self.rows = tuple(rows)
        self._words = tuple(row.words for row in self.rows)

    @property
    def asks(self) -> bool:
        return any(row.ask for row in self.rows)

    def part(self, asked: Asked, rows: int = ROWS) -> Part:
        """One page of what is found, in the order asked for."""
        found = self._found(asked.search)
        sort = self._known(asked.sort)
        ordered = self._ordered(found, sort)
        pages = max(1, -(-len(ordered) // rows))
        page = min(max(1, asked.page), pages)
        return Part(
            tuple(ordered[(page - 1) * rows : page * rows]), len(ordered), sort, page, pages
        )

    def _known(self, sort: str) -> str:
        names = {column.name for column in self.columns}
        return sort if sort.removeprefix("-") in names else self.sort

    def _found(self, search: str) -> list[Row]:
        """Rows that have every word of the search; "rtx4090" and "RTX 4090" are one."""
        said = search[:LONGEST_SEARCH].casefold()
        wanted = [_spellings(word) for word in said.split()]
        pairs = zip(self.rows, self._words, strict=True)
        return [
            row
            for row, words in pairs
            if all(any(each in words for each in spellings) for spellings in wanted)
        ]

    def _ordered(self, rows: list[Row], sort: str) -> list[Row]:
        name = sort.removeprefix("-")
        place = [column.name for column in self.columns].index(name)
        known = [row for row in rows if row.cells[place].order is not None]
        rest = [row for row in rows if row.cells[place].order is None]
        known.sort(key=lambda row: _order(row.cells[place].order), reverse=sort.startswith("-"))
        return known + rest


def asked(query: Mapping[str, str]) -> Asked:
    page = query.get("page", "1")
    number = int(page) if re.fullmatch(r"\d{1,4}", page) else 1
    return Asked(query.get("q", "").strip()[:LONGEST_SEARCH], query.get("sort", ""), number)


def _spellings(word: str) -> set[str]:
    """What is looked for: a word by its beginning, so that "14" does not find 262,144; Chinese,
    which sets no blanks, anywhere and in both kinds of characters."""
    if CHINESE.search(word):
        return {word, simplified(word)}
    return {f" {word}", f" {squash(word) or word}"}


def _order(value: Order) -> tuple[tuple[int, float, str], ...]:
    """Numbers within a name count as numbers: 7B stands before 14B."""
    if not isinstance(value, str):
        return ((0, value or 0.0, ""),)
    parts = re.findall(r"\d+(?:\.\d+)?|[^\d]+", value.casefold())
    return tuple((0, float(part), "") if part[0].isdigit() else (1, 0.0, part) for part in parts)


def site(source: str) -> str:
    """Of an address, as its link is called."""
    return urlsplit(source).netloc.removeprefix("www.") if is_web(source) else source


def is_web(source: str) -> bool:
    return source.startswith(("https://", "http://"))
