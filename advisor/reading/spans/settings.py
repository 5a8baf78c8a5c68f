"""Settings of a run beside their names: `--key value`, `key: value`, `key=value` of a command, a
configuration, a script; "batch size of 4" in a sentence. Read exactly, before anything else of the
message is guessed."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from advisor.catalog.row import Strict
from advisor.reading.rows import read
from advisor.reading.spans.shell import computed

WORD = re.compile(
    r"(?<![\w.-])(-{1,2})?[\"']?([A-Za-z]\w{0,60}(?:[.-]\w{1,60}){0,4})(?!\w)[\"']?", re.A
)
"""A key, as a flag or not; bounded, so that a message is read in time proportional to its length."""
SEPARATOR = re.compile(r"[ \t]{0,4}[:=：＝][ \t]{0,4}[\"'`]?")
BLANK = re.compile(r"`?[ \t]{1,4}`?")
ROUGHLY = re.compile(
    r"[ \t]{0,2}(?:(?:of|is|are|was|to|at|around|about|roughly|approximately|approx\.?|nearly|almost|[~≈]|大约|大概|约|差不多|接近|设为|设成|设到|设置为|設為|設到|调到|改成|改为|是|为|為|在)[ \t]{0,2}){1,4}`?"
)
"""Between a key that is no word and its value, in a sentence: "context_len around 50000"."""
NUMBER = re.compile(
    r"\d[\d_]{0,15}(?:\.\d{1,15})?(?:[eE][-+]?\d{1,3})?(?!\w|\.\d|-\w)|\.\d{1,15}(?!\w)",
    re.A,
)
TOKENS = re.compile(
    rf"\d{{1,6}}\s?\*\s?\d{{1,6}}(?![\w.*])|2\s?\*\*\s?\d{{1,2}}(?![\w.*])|{NUMBER.pattern}|\d{{1,4}}[kK](?!\w)",
    re.A,
)
JOIN = re.compile(
    r"\s{0,2}(?:(?:of|is|was|to|at|only|already|about|[:=：＝]|设为|设成|设置为|設為|降到|改成|改为|改|调到|换成|加到|才|还是|现在|为|為|是|用|开)\s{0,2}){0,3}`?"
)
"""What may stand between the words of a setting and its value."""
ANOTHER = re.compile(r"\s?(?:or\b|vs\b|to\b|/|-|–|~|还是|或|到|x\s?\d|×)", re.I)
CHOICE = re.compile(r"\s?(?:or|vs\.?|还是|或者?)\s?(?=(\d)?)", re.I)
"""Between two values that are set beside one another."""
OF_TOKENS = re.compile(r"\s?[x×*]\s?\d{2,6}k?\s?(?:tokens?|toks?|词元)", re.I)
"""After a batch: how long its samples are."""
LOGGED = re.compile(r"\{[^{}\n]{0,120}['\"](?:loss|grad_norm|eval_loss)['\"]:[^{}\n]{0,160}$")
"""Before a key within the line of a trainer's log: what it prints is no setting."""
LINE = 200
PRODUCT = re.compile(r"(?:\$\(\(\s?)?\d{1,9}(?:\s?[*x×]\s?\d{1,5}){0,3}(?![\w.])", re.A)
LIST = re.compile(r"\d{1,3}(?:,\d{1,3}){0,63}(?![\w.])", re.A)


class Names(Strict):
    """A row of `settings.yaml`: the names of one argument."""

    argument: str | None
    """None: its number states nothing of a run."""
    keys: tuple[str, ...]
    said: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    least: float = 0
    most: float = math.inf
    less: int = 0
    """By so much its number is more than what it states."""
    value: Literal["count", "number", "tokens", "list", "product"]
    stated: dict[str, float]
    """Pieces as people write them, each with the value it states."""


@dataclass(frozen=True)
class Setting:
    """A named setting, where it stands, and the piece of it that is the value."""

    start: int
    end: int
    argument: str | None
    text: str
    value: int | float
    certain: bool = True
    """Beside a key as configurations and commands have it; False: in a sentence, where it may be
    another's setting."""

    @property
    def written(self) -> tuple[int, int]:
        """Where the value stands."""
        return self.end - len(self.text), self.end


@cache
def rows() -> tuple[Names, ...]:
    return tuple(read("settings.yaml", list[Names]))


@cache
def _by_key() -> dict[str, Names]:
    return {key: row for row in rows() for key in row.keys}


@cache
def _by_phrase() -> dict[str, Names]:
    return {phrase: row for row in rows() for phrase in row.said}


@cache
def _phrases() -> re.Pattern[str]:
    """The longest first, so that "batch" leaves "batch size" whole."""
    longest = sorted(_by_phrase(), key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z_.-])(?:{'|'.join(longest)})(?![A-Za-z_])", re.I)


def argument_of(key: str) -> str | None:
    """What a key of a configuration states."""
    row = _by_key().get(key.lower().replace("-", "_"))
    return row.argument if row else None


def settings(text: str) -> Iterator[Setting]:
    """Every setting of `text` whose name is known and whose value can be read, in its order."""
    named = [*_printed(text), *_keyed(text), *_said(text)]
    named.sort(key=lambda setting: setting.start)
    end = 0
    for setting in _batches(text, named):
        if setting.start >= end:
            yield setting
            end = setting.end


WHOLE_BATCH = re.compile(r"-{0,2}[\"']?batch[_-]?size(?!\w)", re.I)


def _batches(text: str, named: list[Setting]) -> list[Setting]:
    whole = _whole_batches(text, named)
    return [replace(s, argument="global_batch_size") if s in whole else s for s in named]


def _whole_batches(text: str, named: list[Setting]) -> list[Setting]:
    """`batch_size` beside `micro_batch_size`, as the scripts of alpaca-lora have it, is the global
    one; with the same number it is that of a card in other words."""
    micro = [each for each in named if each.argument == "micro_batch_size" and each.certain]
    whole = [each for each in micro if WHOLE_BATCH.match(text, each.start)]
    of_a_card = {each.value for each in micro if each not in whole}
    alike = of_a_card.intersection(each.value for each in whole)
    return whole if of_a_card and not alike else []


def _keyed(text: str) -> Iterator[Setting]:
    """A blank separates only where the key can be no word of a sentence. The number of a key that
    nobody knows states nothing either."""
    for word in WORD.finditer(text):
        key = word[2].lower().replace("-", "_")
        row = _by_key().get(key) or _by_key().get(key.rpartition(".")[2]) or _unknown(text, word)
        place = _separated(text, word) if row else None
        if (
            row is None
            or place is None
            or LOGGED.search(text, max(0, word.start() - LINE), word.start())
        ):
            continue
        certain = _configured(text, word)
        for setting in _valued(text, word.start(), place, row, certain):
            yield replace(setting, certain=certain)


ANY_KEY = Names(argument=None, keys=(), value="number", stated={})


def _unknown(text: str, word: re.Match[str]) -> Names | None:
    """A key that no row has: a flag, or written as in a configuration before its value."""
    separated = SEPARATOR.match(text, word.end())
    quoted = word[0][:1] in "\"'" and word[0][-1:] in "\"'"
    return ANY_KEY if word[1] or (separated and ("_" in word[2] or quoted)) else None


def _separated(text: str, word: re.Match[str]) -> int | None:
    """Where the value of a key begins."""
    separated = SEPARATOR.match(text, word.end())
    if word[1] or "_" in word[2]:
        separated = separated or ROUGHLY.match(text, word.end()) or BLANK.match(text, word.end())
    return separated.end() if separated else None


def _configured(text: str, word: re.Match[str]) -> bool:
    """A key as configurations and commands have it, and not a letter in a sentence."""
    opens = not text[text.rfind("\n", 0, word.start()) + 1 : word.start()].strip(" \t-\"'")
    return opens or bool(word[1]) or "_" in word[2] or "." in word[2]


def _said(text: str) -> Iterator[Setting]:
    """Of a choice ("rank 8 or 16", "rank 8 vs rank 64") each value; of a range none."""
    for phrase in _phrases().finditer(text):
        row, joined = _by_phrase()[phrase[0].lower()], JOIN.match(text, phrase.end())
        if joined:
            clear = " " in phrase[0] or not phrase[0].isascii()
            for setting in _valued(text, phrase.start(), joined.end(), row, clear):
                if OF_TOKENS.match(text, setting.end) or not ANOTHER.match(text, setting.end):
                    yield replace(setting, certain=False)
                elif choice := CHOICE.match(text, setting.end):
                    yield replace(setting, certain=False)
                    others = _valued(text, choice.end(), choice.end(), row, clear)
                    yield from (replace(each, certain=False) for each in others if choice[1])


@cache
def _banner() -> re.Pattern[str]:
    longest = sorted(_by_print(), key=len, reverse=True)
    return re.compile(
        rf"\b({'|'.join(longest)})(?:\s?\([^()\n]{{0,70}}\))?\s{{0,3}}[=:：]\s{{0,3}}(\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}})(?![\w.])",
        re.I,
    )


@cache
def _by_print() -> dict[str, Names]:
    return {words: row for row in rows() for words in row.printed}


def _printed(text: str) -> Iterator[Setting]:
    """What a trainer prints of its run at the start: "Num examples = 3,057"."""
    for line in _banner().finditer(text):
        row, value = _by_print()[line[1].lower()], int(line[2].replace(",", ""))
        if _fits(value, row, True):
            yield Setting(line.start(), line.end(), row.argument, line[2], value)


def _valued(text: str, start: int, place: int, row: Names, clear: bool) -> Iterator[Setting]:
    """The setting that begins at `start`, if its value stands at `place`. Where its name is `clear`,
    or nothing follows in its clause, a value that is too large is one too: it is asked about."""
    pattern = {"list": LIST, "tokens": TOKENS, "product": PRODUCT}.get(row.value, NUMBER)
    found = pattern.match(text, place)
    read_ = (found[0], _read(found[0], row)) if found else computed(text, place)
    if read_ is None:
        return
    written, value = read_
    end = place + len(written)
    if _fits(value, row, clear or CLAUSE.match(text, end)):
        yield Setting(start, end, row.argument, written, value)


def _read(text: str, row: Names) -> int | float:
    if row.value == "list":
        return len(text.split(","))
    if "**" in text:
        return 2 ** int(text.rpartition("*")[2])
    if row.value == "product" or "*" in text:
        return math.prod(map(int, re.findall(r"\d+", text)))
    thousands = row.value == "tokens" and text[-1] in "kK"
    value = float(text.rstrip("kK").replace("_", "")) * (1000 if thousands else 1)
    value -= row.less
    return int(value) if value.is_integer() else value


CLAUSE = re.compile(r"\s*(?:$|[,;!?)，。；！？、）\n]|\.(?!\d))")
"""The end of a clause."""


def _fits(value: float, row: Names, beyond: object) -> bool:
    within = max(row.least, 1e-12) <= value and (bool(beyond) or value <= row.most)
    return within and math.isfinite(value) and (row.value == "number" or isinstance(value, int))
