"""Amounts as people read them."""

import pytest

from advisor.answers import amounts


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (amounts.usd(4.8), "$4.80"), (amounts.usd(-5), "-$5"), (amounts.usd(4450), "$4,450"), (amounts.usd(0.03), "$0.03"),
        (amounts.usd(0.1744), "$0.174"), (amounts.usd(0.000262), "$0.000262"), (amounts.usd(0.0375), "$0.0375"), (amounts.usd(0.5), "$0.50"), (amounts.usd(99.999), "$100"),
        (amounts.hours(0.001), "3.6 s"), (amounts.hours(0.004), "14 s"), (amounts.hours(0.3), "18 min"), (amounts.hours(8), "8 h"), (amounts.hours(100, "zh"), "4.2 天"),
        (amounts.short(7.24e9), "7.24B"), (amounts.short(999.9e6), "1B"), (amounts.short(12_000), "12k"), (amounts.short(950), "950"),
        (amounts.percent(88.88), "88.9%"), (amounts.percent(-11.11, "zh"), "-11.1%"), (amounts.percent(0.0012), "0.0012%"),
        (amounts.gigabytes(23.55), "23.6 GiB"), (amounts.gigabytes(141), "141 GiB"), (amounts.about(249_923), "250,000"),
    ],
)  # fmt: skip
def test_amounts(shown: str, expected: str):
    assert shown == expected
