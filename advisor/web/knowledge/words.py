"""What the pages of knowledge call things, and how they write amounts."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Protocol
from urllib.parse import urlencode

from pydantic import TypeAdapter

from advisor.answers import amounts
from advisor.answers.currency import Currency
from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import YUAN
from advisor.language import CHINESE, Language, Text, traditional
from advisor.web.knowledge.table import Cell
from advisor.web.words import read

Say = Callable[..., str]


class Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def name_zh(self) -> str | None: ...


@cache
def _words() -> Mapping[str, Text]:
    return TypeAdapter(dict[str, Text]).validate_python(read("knowledge.yaml"))


def say_in(language: Language) -> Say:
    """`say("column-memory")` in that language; values are put in by their names."""

    def say(name: str, /, **values: object) -> str:
        text = _words()[name][language]
        return text.format(**values) if values else text

    return say


def maker(name: str, language: Language) -> str:
    """Who made it, as the language calls them."""
    word = _words().get(f"maker-{re.sub(r'[^a-z0-9]+', '-', name.casefold())}")
    return word[language] if word else name


def called(row: Named, language: Language) -> str:
    """Its name in the reader's language."""
    if language == "en" or row.name_zh is None:
        return row.name
    return in_language(row.name_zh, language)


def in_language(text: str, language: Language) -> str:
    return traditional(text) if language == "zh-Hant" and CHINESE.search(text) else text


def link(of: str, id_: str = "", **more: object) -> str:
    """To a page of the knowledge, from any of them."""
    return f"?{urlencode({'of': of} | ({'id': id_} if id_ else {}) | more)}"


class Writer:
    """Writes values as cells, in one language."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language: Language = language
        self.say = say_in(language)

    def text(self, text: object, link: str | None = None) -> Cell:
        told = in_language(str(text), self.language)
        return Cell(told, told, link)

    def number(self, value: float | None, way: str = "plain", unit: str = "") -> Cell:
        """As the answers write it: `way` is a filter of `amounts`."""
        if value is None:
            return Cell()
        told = amounts.FILTERS[way](value, self.language)
        return Cell(f"{told}{unit}", value)

    def money(self, usd: float | None, cny: float | None = None) -> Cell:
        """As it is quoted; sorted by dollars."""
        if usd is not None:
            return Cell(amounts.usd(usd, self.language), usd)
        if cny is None:
            return Cell()
        rate = self.catalog.yuan
        told = amounts.usd(cny / rate.per_usd, self.language, Currency(YUAN, rate.per_usd))
        return Cell(told, cny / rate.per_usd)

    def day(self, value: Any) -> Cell:
        return Cell(str(value), str(value)) if value else Cell()
