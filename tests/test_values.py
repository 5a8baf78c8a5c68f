"""Numbers as people write them, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.reading.places import Relative
from advisor.reading.spans.numbers import chinese, find_numbers, spelled

WRITTEN = {
    "8": 8, "007": 7, ".5": 0.5, "1.89": 1.89, "1,200": 1200, "1,234,567": 1_234_567, "12 000": 12_000, "10_000": 10_000, "1e6": 1e6, "9e4": 90_000, "2.5e-5": 2.5e-5,
    "10k": 10_000, "1.5K": 1500, "1.2w": 12_000, "0.5M": 500_000, "1.2 million": 1.2e6, "3 bn": 3e9, "50 thousand": 50_000, "5 grand": 5000,
    "ten thousand": 10_000, "half a million": 500_000, "two and a half million": 2.5e6, "a dozen": 12, "a couple": 2, "forty-two": 42,
    "twenty five thousand": 25_000, "one hundred and five": 105, "two hundred thousand": 200_000, "quarter of a million": None,
    "10万": 100_000, "3.5万": 35_000, "1.5千": 1500, "2千万": 2e7, "1亿": 1e8, "1万5": 15_000, "10 万": 100_000, "８": 8, "１０万": 100_000,
    "一万二": 12_000, "一万五": 15_000, "一千二": 1200, "两百五": 250, "一万零五": 10_005, "一千零五十": 1050, "十": 10, "十五": 15, "二十万": 200_000,
    "三十五万六千": 356_000, "一百二十万": 1.2e6, "百万": 1e6, "七十亿": 7e9, "一亿二千万": 1.2e8, "两": 2, "二〇二六": 2026, "壹": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"), [(text, value) for text, value in WRITTEN.items() if value is not None]
)
def test_a_number_alone(text: str, value: float) -> None:
    found = find_numbers(text)
    assert [(number.start, number.end, number.value) for number in found] == [
        (0, len(text), pytest.approx(value))
    ]


@pytest.mark.parametrize("text", [
    "", " ", "half", "quarter", "半", "百", "千", "万", "亿", "万一", "abc", "A100", "H100", "x_1", "ten-foot"[3:], "tentative", "anyone", "Qwen2",
])  # fmt: skip
def test_no_number(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(("text", "values"), [
    ("2x4090", [2, 4090]), ("10k-20k rows", [10_000, 20_000]), ("1/2", [1, 2]), ("3 epochs, 2,048 tokens", [3, 2048]), ("用2张卡跑十万条", [2, 100_000]),
    ("two A100s and 5k", [2, 5000]), ("1 200", [1200]), ("1,5", [1, 5]), ("version 1.2.3", [1.2]), ("python3.11", []), ("5 kittens", [5]), ("12w", [120_000]),
    ("12 wide", [12]), ("7B", [7]), ("一张卡", [1]), ("一百条和两百条", [100, 200]),
])  # fmt: skip
def test_numbers_within_words(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400,
        "九" * 400,
        "hundred " * 400,
        "一" * 4000,
        "1" + ",000" * 200,
        "1" + "万" * 200,
        "亿" * 4000,
        "零" * 4000,
    ],
)
def test_numbers_without_end_are_no_numbers_or_finite(text: str) -> None:
    for number in find_numbers(text):
        assert number.value < float("inf")


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    _lies_in_order(text)


ALPHABET = "0123456789.,_ eEkKwWmMbB一二两三十百千万亿零半半第x×-%$¥张卡条个年月\n" + "万" * 3
PIECES = st.lists(
    st.sampled_from(
        [*ALPHABET, "half", " million", "and a ", "ten ", "thousand", "couple", "１", "٣", "²", "½"]
    ),
    max_size=25,
)


@given(PIECES.map("".join))
def test_any_text_made_of_numbers(text: str) -> None:
    _lies_in_order(text)


def _lies_in_order(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert 0 <= number.value < float("inf")
        end = number.end


@given(st.integers(0, 10**12))
def test_spellings_of_one_number_agree(value: int) -> None:
    spellings = [f"{value}", f"{value:,}", f"{value:_}"]
    if value % 1000 == 0:
        spellings += [f"{value // 1000}k", f"{value // 1000} thousand"]
    if value % 10_000 == 0 and value:
        spellings += [f"{value // 10_000}万", f"{value // 10_000}w"]
    for spelling in spellings:
        assert [number.value for number in find_numbers(spelling)] == [value], spelling


@given(st.integers(1, 10**8 - 1))
def test_chinese_numerals_round_trip(value: int) -> None:
    assert chinese(in_chinese(value)) == value


def in_chinese(value: int) -> str:
    """35600 -> 三万五千六百; 10005 -> 一万零五."""
    if value >= 10_000:
        rest = value % 10_000
        return (
            in_chinese(value // 10_000)
            + "万"
            + ("零" if 0 < rest < 1000 else "")
            + (in_chinese(rest) if rest else "")
        )
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        text += ("零" if gap and digit else "") + (
            "零一二三四五六七八九"[digit] + name if digit else ""
        )
        gap = digit == 0 and bool(text)
    return text


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_english(value: int) -> str:
    for scale, name in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if value >= scale:
            rest = value % scale
            return f"{in_english(value // scale)} {name}" + (f" {in_english(rest)}" if rest else "")
    if value < 20:
        return ONES[value]
    return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")


@given(st.integers(0, 10**9 - 1))
def test_english_words_round_trip(value: int) -> None:
    words = in_english(value)
    assert spelled(words) == value
    assert [number.value for number in find_numbers(f"about {words} of them")] == [value]


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (Relative(factor=2), 10, 20),
        (Relative(plus=5000), 10_000, 15_000),
        (Relative(plus=-1), 2, 1),
        (Relative(), 7, 7),
    ],
)
def test_changes(change: Relative, before: float, after: float) -> None:
    assert change.apply(before) == after
