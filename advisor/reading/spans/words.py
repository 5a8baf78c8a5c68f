"""Settings of a run that are one of few, by the words of a message: frameworks, sharding,
precision, optimizers, switches. The words are rows of `words.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from advisor.catalog.names import squash
from advisor.catalog.row import Strict
from advisor.reading.places import Span
from advisor.reading.rows import read

BEGINNING = 2
"""Characters of a squashed form by which forms are looked up."""
LEFT = re.compile(r"(?<=[A-Za-z0-9])", re.A)
RIGHT = re.compile(r"(?!s(?![A-Za-z0-9]))[A-Za-z0-9]", re.A)
OFF_BEFORE = re.compile(
    r"(?:\b(?:no|not|without|w/o|drop|disable[ds]?|turn(?:ed|ing)?\soff|lacks?|forgot|instead\sof)\s(?:any\s|the\s|cpu\s)?"
    r"|(?:\b(?:cannot|can\snot|unable\sto)|(?:can|does|do)n?['’]?t)\s(?:be\s)?(?:use|using|enable|afford|support|do|run)?\s?(?:any\s|the\s|cpu\s)?"
    r"|没有?(?:用|开|上|装|法用?|办法用?)?|[不无](?:能用?|法用?|可以?用?)|不(?:用|开|要|做|支持)|未(?:用|开)|关(?:掉|了|闭)?|無|沒有?(?:用|開|法用?)?|[無無]法用?)\s?(?:开|開|做|使用|用)?\s?$",
    re.I,
)
OFF_AFTER = re.compile(
    r"[\"'`]?\s?(?:(?:[:=]|is|was|are|set\sto|to(?=\s(?:false|off))|turned|installation)\s?)*[\"']?(?:off\b|false|disabled|no\b|none\b|(?:im|not\s)possible\b|unavailable\b|unsupported\b|out\sof\sthe\squestion|won['’]t|wouldn['’]t|can(?:not|\snot|['’]t)\sbe\s(?:used|enabled|turned\son)|(?:is|are)n['’]t\s(?:possible|an\soption|supported|available|on\b|enabled)|not\s(?:on|enabled|installed|an\soption|available|supported)"
    r"|(?:(?:and|&|or|/)\s?\w{2,12}\s){1,2}(?:both\s)?(?:to|are|were|=)\s(?:false|off|disabled)"
    r"|(?:都|也|还|还是|還)?(?:没有?(?:开|用|装|安装|启用)|沒有?(?:開|用|裝)|未(?:安装|启用|开启)|关(?:了|掉|着|闭)?|不(?:开|用|要)|装不上|用不了|开不了|不行|不可行|不能[用开]|没法[用开]|无法[用开]|不可用|不支持))",
    re.I,
)


VERSION = re.compile(
    r"(?:[-_ ]?v?\d{1,3}(?:\.\d{1,2})?(?![\d.]*\s?[bBmMkK万%gG])(?!\s?(?:epoch|card|gpu|sample|hour|token|x\b|张|卡|条|个|轮|块)))?"
    r"(?:[-_ ](?:instruct|chat|base|vl|vision|coder|math|omni|audio|large|small|medium|mini|nano|tiny|xl|xxl|next|int4|int8|gptq|awq|pro|plus|[vo](?=[\s,，。-]|$)))*(?![A-Za-z0-9])",
    re.I,
)
"""Behind a family's name."""

CONFIG_FILE = re.compile(r"[\w-]{0,30}\.(?:json|ya?ml)\b", re.A)
"""The rest of a configuration's name: what it is called after needs no decision."""


class Words(Strict):
    """A row of `words.yaml`: a slot, and the words for each of its values."""

    slot: str
    switch: bool = False
    """On or off: its words say that there is such a thing, those beside it which."""
    family: bool = False
    """The value is the name itself, with the version and kind that follow it."""
    beside: tuple[str, ...] = ()
    """Words of which the message must have one, in small letters; none: it counts in any."""
    values: dict[str | bool, tuple[str, ...]]


@dataclass(frozen=True)
class _Form:
    slot: str
    value: str | bool
    switch: bool
    family: bool
    beside: tuple[str, ...]

    def counts(self, message: str) -> bool:
        """Whether it says anything in `message`, which is in small letters."""
        return not self.beside or any(word in message for word in self.beside)


@cache
def rows() -> tuple[Words, ...]:
    return tuple(read("words.yaml", list[Words]))


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Squashed form -> what it says; two slots may share one ("ds_z2_offload_config")."""
    built: dict[str, tuple[_Form, ...]] = {}
    for row in rows():
        for value, said in row.values.items():
            for text in said:
                built[squash(text)] = (
                    *built.get(squash(text), ()),
                    _Form(row.slot, value, row.switch, row.family, row.beside),
                )
    return built


@cache
def _lengths() -> dict[str, list[int]]:
    built: dict[str, set[int]] = {}
    for form in _forms():
        built.setdefault(form[:BEGINNING], set()).add(len(form))
    return {beginning: sorted(lengths, reverse=True) for beginning, lengths in built.items()}


def words(text: str, squashed: str, places: list[int]) -> Iterator[Span]:
    """Every value said in `text`; `squashed` and `places` as `names.squashed` makes them."""
    message, start = _Message(text, squashed, places, text.lower()), 0
    while start < len(squashed):
        lengths = _lengths().get(squashed[start : start + BEGINNING], ())
        tried = ((n, _said(message, start, start + n)) for n in lengths)
        length, span = next(((n, span) for n, span in tried if span), (1, None))
        if span:
            yield span
        start += length


class _Message(NamedTuple):
    text: str
    squashed: str
    places: list[int]
    lowered: str


def _said(message: _Message, start: int, end: int) -> Span | None:
    """What stands there, if it is one of the forms and stands alone."""
    if not (forms := _forms_at(message, start, end)):
        return None
    text, first, last = message.text, message.places[start], message.places[end - 1] + 1
    version = VERSION.match(text, last) if any(form.family for form in forms) else None
    if not _alone(text, first, last) and not (version and version[0] and _begins(text, first)):
        return None
    last = version.end() if version else last
    values = _values(text, first, last, forms)
    keyed = bool(CONFIG_FILE.match(text, last)) and forms[0].slot == "parallelism"
    return Span(first, last, text[first:last], values, keyed) if values else None


def _forms_at(message: _Message, start: int, end: int) -> tuple[_Form, ...]:
    """Those spelled there that count in this message."""
    if end > len(message.squashed):
        return ()
    known = _forms().get(message.squashed[start:end], ())
    return tuple(form for form in known if form.counts(message.lowered))


def _alone(text: str, start: int, end: int) -> bool:
    """No Latin letter or digit touches a Latin form."""
    left = text[start].isascii() and LEFT.match(text, start)
    right = text[end - 1].isascii() and RIGHT.match(text, end)
    return not left and not right and "\n\n" not in text[start:end]


def _begins(text: str, start: int) -> bool:
    """No Latin letter or digit stands before."""
    return not LEFT.match(text, start)


def _values(
    text: str, start: int, end: int, forms: tuple[_Form, ...]
) -> tuple[tuple[str, str | bool], ...]:
    off = bool(OFF_BEFORE.search(text, max(0, start - 24), start) or OFF_AFTER.match(text, end))
    return tuple(
        (
            form.slot,
            text[start:end] if form.family else form.value if not (form.switch and off) else False,
        )
        for form in forms
        if form.switch or form.family or not off
    )
