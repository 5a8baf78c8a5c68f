"""A whole answer as HTML: verdict, large figures with their receipts, what to do next, the text, and
the details folded away.

Needs neither script nor `style`: `web/assets/card.css` lays it out, and everything that opens is a
`<details>`.
"""

import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit
from zlib import crc32

import jinja2
from markupsafe import Markup

from advisor.answers import markdown
from advisor.answers.answer import Answer
from advisor.answers.card.card import Card
from advisor.answers.card.gauge import gauge
from advisor.answers.card.wording import Wording
from advisor.answers.currency import DOLLARS
from advisor.answers.environment import templates
from advisor.answers.sections import Section, sections
from advisor.answers.words import TERMS, words
from advisor.language import Language

PAGES = Path(__file__).parent / "pages"
LONGEST_LINK = 60
LONGEST_HEADLINE = 90
SENTENCE = re.compile(r"(?<!\d)\.\s(?=[A-Z*])|(?<=\d)\.\s(?=[A-Z])|[。；]|:\s(?=[A-Z])")
"""Where a headline's first sentence ends."""
NAMES: dict[Language, str] = {"en": "en", "zh": "zh-Hans", "zh-Hant": "zh-Hant"}
"""Of languages, as HTML has them."""


@dataclass(frozen=True)
class Part:
    """One of the answers that an answer is put together of."""

    headline: str
    badge: str | None
    card: Card | None
    body: str
    details: str
    chart: str

    @classmethod
    def of(cls, answer: Answer, short: bool = False) -> "Part":
        """`short`: below another."""
        card, body = answer.card, answer.body
        if card:
            return cls(card.verdict, answer.badge, card, card.body, card.details, answer.chart)
        shown = answer.short or body if short else body
        first, rest = _first_sentence(answer.headline)
        shown = f"{rest}\n\n{shown}".strip()
        return cls(first, answer.badge, None, shown, answer.details, answer.chart)


def _first_sentence(headline: str) -> tuple[str, str]:
    """A long headline is a sentence above a paragraph."""
    if len(headline) <= LONGEST_HEADLINE:
        return headline, ""
    ends = SENTENCE.search(headline)
    return (headline[: ends.end()].strip(), headline[ends.end() :]) if ends else (headline, "")


def as_html(answer: Answer, language: Language, opened: bool = False) -> str:
    """An `<article class="answer">`; `opened`, for paper: with everything that is folded away."""
    first, *others = answer.parts or (answer,)
    lead, further = Part.of(first), [Part.of(each, short=True) for each in others]
    assumed, folded = _folded([lead, *further], language)
    return page(
        "answer.html.j2",
        language,
        notice=answer.notice,
        lead=lead,
        further=further,
        assumed=assumed,
        folded=folded,
        foot=answer.foot,
        understood=answer.understood,
        suggestions=() if opened else answer.suggestions,
        opened=opened,
        group=f"a{crc32(answer.markdown.encode()):08x}",
    )


def page(name: str, language: Language, **variables: object) -> str:
    """A template of `pages/`, in which all that is put in is escaped."""
    return _environment(language).get_template(name).render(variables)


def _folded(parts: list[Part], language: Language) -> tuple[Section | None, list[Section]]:
    """What is assumed, which is always in sight, and the rest."""
    found = sections(part.details for part in parts)
    title = words(language).say(TERMS, "assumptions")
    assumed = next((each for each in found if each.title == title), None)
    return assumed, [each for each in found if each is not assumed]


@cache
def _environment(language: Language) -> jinja2.Environment:
    said = Wording(language, DOLLARS)
    made = templates(PAGES)
    made.filters.update(markdown=markdown.as_html, line=markdown.as_line, first=_first, link=_link)
    cast(dict[str, Any], made.globals).update(
        t=said, lang=NAMES[language], gauge=partial(gauge, said=said)
    )
    return made


def _first(text: str) -> Markup:
    """The first item of a list, as a line."""
    return markdown.as_line(text.strip().splitlines()[0].removeprefix("- "))


def _link(source: str, shown: str = "") -> Markup:
    """A source that opens beside the page; one that is no address as it stands."""
    if not source.startswith(("https://", "http://")):
        return Markup("{}").format(shown or source)
    parts = urlsplit(source)
    host = (parts.hostname or "").removeprefix("www.")
    place = f"{host}{parts.path.rstrip('/')}"
    short = place if len(place) <= LONGEST_LINK else f"{place[: LONGEST_LINK - 1]}…"
    text = Markup('{} <span class="host">{}</span>').format(shown, host) if shown else short
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        source, text
    )
