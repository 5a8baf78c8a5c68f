"""One answer of several: what each tells beside the others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from advisor.answers import notes
from advisor.answers.answer import Answer, Around
from advisor.answers.markup import spaced
from advisor.answers.sections import sections
from advisor.catalog.names import squash
from advisor.language import Language
from advisor.reading.asks.points import Point

MOST_SUGGESTIONS = 3
NAME = re.compile(r"[A-Za-z]{2}|[\u4e00-\u9fff]{2}")
"""In a word that is no amount."""


def worth_telling(parts: Sequence[Answer], around: Around) -> Sequence[Answer]:
    """Without articles that may not be the one meant, where another was computed or is; what was
    asked first stays, unless the asker's own figures answer it."""
    sure = tuple(part for part in parts if part.fit == "sure")
    if not sure:
        return (Answer(""),) if _stands_alone(around) else parts
    first = parts[0]
    if first.label or (first in sure and not around.computed):
        return parts
    if around.computed and not around.measured and first.fit == "near":
        return (first, *sure)
    return sure


def _stands_alone(around: Around) -> bool:
    """Whether the message's own words have an answer beside which nothing near is told."""
    return any(each.alone for each in around.measured)


def without_answer(around: Around, points: Sequence[Point]) -> Around:
    """What stands around an answer that leaves these questions open; their words are told there."""
    left = [word for word in around.unused if not any(word in point.text for point in points)]
    return replace(around, missing=tuple(point.shown for point in points), unused=left)


def without_heard(
    around: Around, parts: Sequence[Answer], judged: str, language: Language
) -> Around:
    """Without names that the answer speaks of, and numbers that are understood or told, by
    it or by the `judged` words on which a verdict rests: all were used."""
    said = (f"{part.headline}\n{part.body}" for part in parts)
    told = "\n".join((*said, *_measured(around, language), judged))
    names, values = squash(told), {str(value) for value in around.slots.values()}
    cards = str(around.slots.get("gpu", ""))
    left = [
        word
        for word in around.unused
        if not (word in values or _is_told(word, told, names) or _says_nothing(word, cards))
    ]
    return replace(around, unused=left)


NO_AMOUNT = re.compile(r"0\d+")
"""A number of a file's name."""


def _says_nothing(word: str, cards: str) -> bool:
    """Whether it states no amount, or is the memory in the name of the cards."""
    if NO_AMOUNT.fullmatch(word):
        return True
    return word.isdigit() and re.search(rf"(?<!\d){word}\s?GB", cards, re.I) is not None


def _measured(around: Around, language: Language) -> Iterator[str]:
    """What the message's own figures say."""
    said = (note for each in around.measured for note in (each.note, each.more) if note)
    return (notes.sentence(note, language) for note in said)


NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
COUNTED = r"\s?(?:×|x\b|%|–|-\d|epochs?|steps?|samples?|cards?|轮|步|条|张|個|个)"
"""What follows a number that is told of the message's own: a single digit stands in many a text."""


def _is_told(word: str, told: str, names: str) -> bool:
    """Whether an answer speaks of it: a name, or a number with what it counts."""
    if NAME.search(word):
        return squash(word) in names
    if not NUMBER.fullmatch(word):
        return False
    after = COUNTED if word.isdigit() else ""
    return re.search(rf"(?<![\d.,]){re.escape(word)}(?!\d|[.,]\d){after}", told) is not None


def labelled(part: Answer, headline: str) -> str:
    """A headline behind the number of its question."""
    return spaced(f"{part.label} {headline}") if part.label else headline


def yes_or_no(around: Around) -> str:
    """Whether memory is enough, where no finding has said yes or no to what is asked."""
    return "" if any(each.decides for each in around.measured) else around.verdict


def found(around: Around, language: Language) -> tuple[str, str]:
    """What the message's own figures say: what leads, and what stands below it."""
    leading = [each.note for each in around.measured if each.leads]
    beside = ((None if each.leads else each.note, each.more) for each in around.measured)
    below = [note for pair in beside for note in pair if note]
    lead, rest = (
        " ".join(notes.sentence(each, language) for each in said) for said in (leading, below)
    )
    return lead, rest


def beside_found(first: Answer, lead: str, below: str) -> Answer:
    """An answer below what its asker's own figures say."""
    if lead:
        headline = f"**{first.headline}**" if first.headline else ""
        return replace(
            first,
            headline=labelled(first, lead),
            body="\n\n".join(filter(None, (spaced(below), headline, first.body))),
        )
    told = "\n\n".join(filter(None, (spaced(below), first.body)))
    return replace(first, headline=labelled(first, first.headline), body=told)


def bodies(first: Answer, others: Sequence[Answer], rest: str) -> str:
    """No paragraph twice."""
    told = f"{first.headline}\n\n{first.body}"
    further: list[str] = []
    for part in others:
        text = _untold(part.short or part.body, told)
        further.append(f"**{labelled(part, part.headline)}**\n\n{text}".strip())
        told = f"{told}\n\n{part.headline}\n\n{text}"
    return "\n\n".join(filter(None, (first.body, *further, rest)))


LEAST_TOLD = 40
"""Characters of a paragraph that is told once; shorter ones are headings."""


def _untold(text: str, told: str) -> str:
    """Its paragraphs that are not part of what is told."""
    parts = text.split("\n\n")
    return "\n\n".join(part for part in parts if len(part) < LEAST_TOLD or part not in told)


def once(details: Sequence[str]) -> str:
    """Those of one answer as they are; of several each heading once, and no line twice."""
    if len(details) == 1:
        return details[0]
    told = sections(details)
    return "\n\n".join(
        f"**{each.title}**\n\n{each.text}" if each.title else each.text for each in told
    )


def wishes(first: str, parts: Sequence[Answer]) -> tuple[str, ...]:
    """Those of all, each once."""
    each = (lines(first), *(part.suggestions for part in parts))
    return tuple(dict.fromkeys(chain.from_iterable(each)))[:MOST_SUGGESTIONS]


def lines(suggestions: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, suggestions.splitlines())))[:MOST_SUGGESTIONS]
