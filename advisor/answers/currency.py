"""The currency that an answer tells its amounts in. Results are in US dollars; the words are not."""

from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.numbers import get_currency_symbol

USD = "USD"


@dataclass(frozen=True)
class Currency:
    code: str = USD
    """ISO 4217."""
    per_usd: float = 1.0
    """Units for one dollar."""
    as_of: date | None = None
    """Of the rate; None: the administrator's, or dollars."""
    beside_dollars: bool = False
    """The dollars follow each amount, for nobody asked for another currency."""

    def sign(self, locale: Locale) -> str:
        """ "$", "€", "CN¥" in English and "¥" in Chinese, or the code before a blank."""
        if self.code == USD:
            return "$"
        sign = get_currency_symbol(self.code, locale)
        return f"{sign} " if sign.isalpha() else sign


DOLLARS = Currency()
