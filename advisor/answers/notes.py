"""Notes of a result as sentences.

A fact is shown by what its name says it is: dollars, hours, gibibytes, a share, a method, else a
number or a word. `words/<language>/notes-<subject>.ftl` has the sentences.
"""

from collections.abc import Callable
from datetime import date

from advisor.answers import amounts
from advisor.answers.currency import DOLLARS, Currency
from advisor.answers.words import Value, Words, words
from advisor.language import Language, Text
from advisor.result import Fact, Note

AMOUNTS: dict[str, Callable[[float, Language], str]] = {
    "hours": amounts.hours,
    "gib": amounts.gigabytes,
    "gb": amounts.of_disk,
    "percent": amounts.percent,
}
"""Last word of a fact's name -> how its figure is written."""
LEAST_SEPARATED = 1000
"""Smaller numbers are handed on as numbers, so that a sentence can choose its form by them."""


def sentence(said: Note | Text, language: Language, currency: Currency = DOLLARS) -> str:
    """A note in words, its dollars in `currency`; a text of the knowledge is words already."""
    if isinstance(said, Text):
        return said[language]
    subject, _, message = said.code.partition(".")
    known = words(language)
    values = {name: _shown(name, fact, known, currency) for name, fact in said.facts.items()}
    return known.say(f"notes-{subject}", message, **values)


def _shown(name: str, fact: Fact, known: Words, currency: Currency) -> Value:
    if isinstance(fact, tuple):
        parts = [
            part if isinstance(part, str) else sentence(part, known.language, currency)
            for part in fact
        ]
        return known.term("between", "comma").join(parts) if parts else None
    if isinstance(fact, Text):
        return fact[known.language]
    if isinstance(fact, bool | date | None):
        return fact
    if isinstance(fact, str):
        return known.term("method", fact) if name.endswith("method") else fact
    return _figure(name, fact, known.language, currency)


def _figure(name: str, value: float, language: Language, currency: Currency) -> Value:
    if name.rpartition("_")[2] == "usd":
        return amounts.usd(value, language, currency)
    if written := AMOUNTS.get(name.rpartition("_")[2]):
        return written(value, language)
    if value == int(value) and abs(value) < LEAST_SEPARATED:
        return int(value)
    return amounts.plain(value, language)
