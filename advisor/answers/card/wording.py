"""How a card says its figures: in a language and a currency."""

from dataclasses import dataclass, replace
from datetime import date

from advisor.answers import amounts
from advisor.answers.card.receipt import Sign, Step
from advisor.answers.currency import Currency
from advisor.answers.markup import spaced
from advisor.answers.words import Value, words
from advisor.language import Language

FILE = "card"


@dataclass(frozen=True)
class Wording:
    """The messages of `card.ftl` and the amounts in them."""

    language: Language
    currency: Currency

    def __call__(self, message: str, /, **values: Value) -> str:
        return spaced(words(self.language).say(FILE, message, **values))

    def term(self, group: str, name: str) -> str:
        return words(self.language).term(group, name)

    def usd(self, value: float) -> str:
        """In the answer's currency, without the dollars beside it."""
        told = replace(self.currency, beside_dollars=False)
        return amounts.usd(value, self.language, told)

    def hours(self, value: float) -> str:
        return amounts.hours(value, self.language)

    def gib(self, value: float) -> str:
        return amounts.gigabytes(value, self.language)

    def count(self, value: float) -> str:
        """In three digits: 7,750."""
        return amounts.about(value, self.language)

    def percent(self, share: float) -> str:
        return amounts.percent(100 * share, self.language)

    def short(self, value: float) -> str:
        """49.9M."""
        return amounts.short(value, self.language)

    def exact(self, value: float) -> str:
        """In four digits: 0.369, 1,897, 30,720,000."""
        whole = round(value)
        return amounts.plain(whole if abs(value - whole) < 1e-9 else four(value), self.language)

    def cards(self, gpu: str, number: int) -> str:
        return amounts.cards(gpu, number, self.language)

    def day(self, value: date | None) -> str | None:
        return value.isoformat() if value else None

    def step(self, sign: Sign, message: str, value: float, shown: str = "") -> Step:
        """A step labelled by a message."""
        return Step(sign, self(message), value, shown or self.exact(value))

    def joined(self, *pieces: str) -> str:
        return " · ".join(piece for piece in pieces if piece)


def four(value: float) -> float:
    return float(f"{value:.4g}") if abs(value) < 1e4 else round(value)
