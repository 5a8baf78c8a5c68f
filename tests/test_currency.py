"""The currency of an answer: what the message asks for, what it states, else the language's."""

from datetime import date

import pytest

from advisor.answers.amounts import usd
from advisor.answers.currency import DOLLARS, Currency
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.currency_asked import currency_asked
from advisor.reading.brief import Fact

YUAN = Currency("CNY", 6.7411, date(2026, 9, 29))


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("7B LoRA在4090上训练要多少人民币", "CNY"),
        ("一小时多少元", "CNY"),
        ("换算成欧元是多少", "EUR"),
        ("how much is that in yuan?", "CNY"),
        ("What would it cost in euros", "EUR"),
        ("how many dollars is that", "USD"),
        ("用美元算", "USD"),
        ("费用用日元表示", "JPY"),
        ("how much does it cost", None),
        ("微调多元分类模型要多少钱", None),
        ("how long does it take in real time on one block", None),
    ],
)
def test_a_message_names_the_currency_of_its_answer(message: str, code: str | None) -> None:
    assert currency_asked(message, {}) == code


def test_a_stated_amount_has_the_currency_of_the_answer() -> None:
    assert currency_asked("", {"budget": Fact("30000 CNY", "3万元", 0)}) == "CNY"
    assert currency_asked("", {"price_per_hour": Fact(2, "每小时2美元", 0)}) == "USD"
    assert currency_asked("", {"budget": Fact(500, "500", 0)}) is None


def test_amounts_are_converted_and_written_as_the_language_does() -> None:
    assert usd(4.8, "zh", YUAN) == "¥32.36"
    assert usd(4.8, "en", YUAN) == "CN¥32.36"
    assert usd(-5, "en", Currency("EUR", 0.8684)) == "-€4.34"
    assert usd(4.8, "zh", Currency("CNY", 6.7411, None, True)) == "¥32.36（$4.80）"
    assert usd(4.8, "en", DOLLARS) == "$4.80"


def test_every_currency_that_is_read_has_a_rate_or_leaves_dollars(catalog: Catalog) -> None:
    euro = catalog.rate("EUR")
    assert euro
    assert 0.5 < euro.per_usd < 1.5
    assert catalog.rate("XXX") is None
