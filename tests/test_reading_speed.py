"""Time to read a message grows with its length and no faster, whatever it is made of."""

import itertools
import time
from collections.abc import Callable, Iterator
from random import Random

import pytest

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.language import detect
from advisor.reading.places import Cards
from advisor.reading.question import question
from advisor.reading.spans.combined import combinations
from advisor.reading.spans.numbers import find_numbers
from advisor.reading.spans.quantities import quantities
from advisor.reading.spans.relative import changes
from advisor.reading.spans.spans import find

SHORT, LONG = 250, 2000
MOST_TIMES = 20
"""Of the time for a text 8 times as long: linear growth takes 8 times as long, quadratic 64, cubic
512."""
TRIES = 5
SMALL = 0.02
"""Seconds for the long text that are not worth a look: the clock is too coarse for them."""

SEEDS = (
    " ", "\t", "\n", "\u3000", "\u200b", "a", "x", "it", "é", "É", "A", "Ab ", "a-", "(", "（", ")", "-", "_", "$", "%", "/", ",", ".",
    "1", "12", "1,111", "1 111 ", "1.", "1 ", "1e", "1'", "1_000", "１", "٣", "一", "一二三", "十", "百千", "万", "亿", "零", "半",
    "4090", "4090 ", "A100", "A100-80G", "80g ", "24G的", "nvidia ", "rtx ", "昇腾", "910B", "mlu ", "2x", "8卡", "两张", "条", "5000条",
    "qwen", "qwen-", "Llama 3 ", "7B", "7b-", "7B的", "gpt-4", "claude 3 ", "t5-base-", "phi-", "盘古1", "bert",
    "p4d.24xlarge", "2 x g5.xlarge ", "alpaca ", "on dolly-15k ", "the squad data ", "lora", "full ", "问答", "qa ", "、", " or ", "instead of ", "openai ", "tokens ", "5 samples ", "3 hours ", "a day ", "一天", "每天1",
    "per day ", "requests ", "每秒", "$2/hr ", "usd ", "预算", "twice ", "half a ", "翻一", "一半", "再加1", "another ", "1 more ", "cut ", "增加",
    "分之", "三成", "打折", "million ", "two ", "twenty-", "in 1 out ", "输入1", "1进", "nodes ", "2台每台", "users ", "1人每人", "个半", "batch ", "rank=",
    "🙂", "\u0301", "İ", "ﬁ", "Ⅷ", "½",
    "150/hr ", "预算150，", "150 0.31/kwh ", "1.5/hr 2 eur ", "150元 租 买 ",
)  # fmt: skip


def texts() -> Iterator[str]:
    """What a message is repeated from: each seed, and some of the pairs and triples of them."""
    random = Random(7)
    yield from SEEDS
    yield from ("".join(random.sample(SEEDS, count)) for count in (2, 3) for _ in range(10))


def seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def grows_linearly(
    read: Callable[[str], object], seed: str, before: str = "", after: str = ""
) -> bool:
    """Whether the text of one seed takes at most `MOST_TIMES` as long when it is eight times as
    long; the best of several tries counts."""
    short, long = (f"{before}{(seed * length)[:length]}{after}" for length in (SHORT, LONG))
    took: dict[str, float] = {}
    for _ in range(TRIES):
        for text in (short, long):
            took[text] = min(took.get(text, float("inf")), seconds(read, text))
        if took[long] <= SMALL or took[long] <= MOST_TIMES * took[short]:
            return True
    return False


PARSERS: dict[str, Callable[[str], object]] = {
    "numbers": find_numbers,
    "combinations": lambda text: list(combinations(text)),
    "changes": lambda text: list(changes(text, Cards())),
    "quantities": lambda text: list(quantities(text, [], [])),
    "language": lambda text: detect(text, text),
    "squash": squash,
}


@pytest.mark.parametrize("parser", PARSERS)
def test_a_parser_takes_time_in_proportion_to_the_text(parser: str) -> None:
    assert [seed for seed in SEEDS if not grows_linearly(PARSERS[parser], seed)] == []


def test_a_message_takes_time_in_proportion_to_its_length(catalog: Catalog) -> None:
    """From its words to the calls that are possible for it."""

    def read(text: str) -> None:
        spans = find(text, catalog)
        question(text, spans, {"gpu": "RTX 4090"}, ("explain",), [])

    assert [seed for seed in texts() if not grows_linearly(read, seed)] == []


def test_what_stands_between_names_and_numbers_is_read_in_proportion_to_its_length(
    catalog: Catalog,
) -> None:
    """White space before a card once took time by its third power."""
    edges = (
        ("4090 ", " 4090"),
        ("2", "A100"),
        ("A100", "两块"),
        ("80", "G A100"),
        ("in 500", "out 200"),
        ("5000", "条"),
        ("qwen", "7B"),
        ("每天", "5次"),
    )
    gaps = (" ", "\u3000", ",", "a ", "1", "一")
    slow = [
        (before, gap, after)
        for gap, (before, after) in itertools.product(gaps, edges)
        if not grows_linearly(lambda text: find(text, catalog), gap, before, after)
    ]
    assert slow == []


@pytest.mark.parametrize("growth", [2, 3])
def test_the_measure_sees_growth_by_a_power(growth: int) -> None:
    """A reader that looks at every pair (or triple) of pieces of its text is found out."""

    def read(text: str) -> int:
        pieces = range(len(text) // (2 if growth == 2 else 20))
        return sum(1 for _ in itertools.product(pieces, repeat=growth))

    assert not grows_linearly(read, "x")
