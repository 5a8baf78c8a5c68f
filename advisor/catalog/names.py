"""Names of rows as people spell them: which row a spelling means, how it was matched, and which
names are nearest to one unknown."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.prices import ApiModel
from advisor.errors import ToolError

NamedRow = TypeVar("NamedRow", Gpu, Model, ApiModel)

LONGEST_NAME = 200
"""Characters of a name that are looked at: a longer one is no name, and comparing it costs time."""

ENDINGS = (
    "instruct",
    "chat",
    "base",
    "hf",
    "it",
    "gguf",
    "awq",
    "gptq",
    "int4",
    "int8",
    "fp8",
    "nvfp4",
    "mxfp4",
    "thinking",
    "fp16",
    "bf16",
    "4bit",
    "bnb",
    "api",
    "大模型",
    "模型",
    "接口",
)
"""What does not change the shape: "Llama-3.1-8B-Instruct" is looked up as "Llama-3.1-8B"."""

MISSPELLED = 0.75
"""How much of two words is the same where one is the other with a mistake ("mistrl")."""

VENDOR_PREFIXES = ("nvidia", "geforce")
"""What may stand before a card's name."""


def squash(name: str) -> str:
    """The form names are compared in: full-width folded, lower case, without spaces and hyphens
    ("RTX 4090" = "rtx4090")."""
    return re.sub(r"[\s\-_·]+", "", unicodedata.normalize("NFKC", name).lower())


POINT = re.compile(r"(?<=\d)_(?=\d(?![\d.]*b))|(?<=\d)half(?![a-z])", re.I)
"""The point of a version where programs may write none: "qwen2_5-7b", "qwen1half-7b"; the number
before a "b" is a size ("llama_3_8b")."""


def as_published(name: str) -> str:
    """A model's name with the points of its version."""
    return POINT.sub(lambda found: "." if found[0] == "_" else ".5", name)


def without_ending(key: str) -> str:
    """A squashed name without its `ENDINGS`."""
    while ending := next((known for known in ENDINGS if key.endswith(known)), None):
        key = key.removesuffix(ending)
    return key


def check_length(name: str, code: str) -> None:
    """Raises `ToolError(code)` for what is too long to be a name."""
    if len(name) > LONGEST_NAME:
        raise ToolError(code, name=f"{name[:LONGEST_NAME]}…")


class Match(NamedTuple, Generic[NamedRow]):
    """A row, and how its name led to it."""

    row: NamedRow
    by_default: bool
    """Only the family was named, which has cards of several memory sizes; this row is its
    `default_of`."""


class Names(Generic[NamedRow]):
    """The spellings of `rows`, indexed once."""

    def __init__(self, rows: Mapping[str, NamedRow], unknown: str) -> None:
        """`unknown` is the code of the error for a name that is not among them."""
        self._rows = rows
        self._unknown = unknown
        self.ids: dict[str, str] = {}
        """Squashed spelling -> id of the row it means."""
        for row in rows.values():
            for spelling in spellings(row):
                self.ids.setdefault(squash(spelling), row.id)
        for spelling, id_ in _with_memory(rows.values()).items():
            self.ids.setdefault(spelling, id_)

    def find(self, name: str) -> Match[NamedRow]:
        """The row called `name`; raises `ToolError` with the closest names."""
        check_length(name, self._unknown)
        key = squash(name.rsplit("/", 1)[-1] if self._unknown == "unknown_model" else name)
        for candidate in (key, without_ending(key), _without_vendor(key)):
            if (id_ := self.ids.get(candidate)) is not None:
                row = self._rows[id_]
                return Match(row, isinstance(row, Gpu) and names_family(row, candidate))
        raise ToolError(self._unknown, self._closest(key), name=name)

    def _closest(self, key: str) -> tuple[str, ...]:
        near = difflib.get_close_matches(key, self.ids, n=60, cutoff=0.5)  # many spellings a row
        kin = (spelling for spelling in near if _same_family(key, spelling))
        return tuple(dict.fromkeys(self._rows[self.ids[spelling]].name for spelling in kin))[:3]


def _same_family(one: str, other: str) -> bool:
    """Whether two squashed names begin with the same word, or one misspelled: letters that happen
    to be shared ("SDXL", "DBRX") make no kin."""
    mine, theirs = (re.split(r"\d", name, maxsplit=1)[0] for name in (one, other))
    if mine == theirs or (len(mine) > 2 and theirs.startswith(mine)):
        return True
    return difflib.SequenceMatcher(None, mine, theirs).ratio() >= MISSPELLED


def spellings(row: Gpu | Model | ApiModel) -> Iterator[str]:
    """Every spelling that means `row`, some of them squashed already."""
    yield row.id
    yield row.name
    if row.name_zh:
        yield row.name_zh
    yield from row.aliases
    if isinstance(row, Gpu) and row.default_of:
        yield row.default_of
    if isinstance(row, Model) and row.repo:
        repository = squash(row.repo.rsplit("/", 1)[-1])
        yield repository
        yield without_ending(repository)


def _with_memory(rows: Iterable[Gpu | Model | ApiModel]) -> dict[str, str]:
    """Spellings of cards that name their memory as well -> id; without those that two cards
    share."""
    meant: dict[str, set[str]] = {}
    for row in rows:
        if isinstance(row, Gpu):
            for spelling in memory_spellings(row):
                meant.setdefault(squash(spelling), set()).add(row.id)
    return {spelling: ids.pop() for spelling, ids in meant.items() if len(ids) == 1}


def memory_spellings(gpu: Gpu) -> Iterator[str]:
    """Every name of `gpu` with its memory before or behind it: "GTX 1060 (6G)", "6 gig GTX 1060",
    "6G的1060"."""
    size = f"{gpu.memory_gb:g}"
    for spelling in spellings(gpu):
        bare = re.sub(rf"[\s\-]*(?<![\d.]){re.escape(size)}gb?$", "", spelling, flags=re.IGNORECASE)
        if not bare:
            continue
        for unit in ("GB", "G", " gig"):
            yield f"{bare} {size}{unit}"
            yield f"{size}{unit} {bare}"
            yield f"{bare} ({size}{unit})"
        yield f"{size}G的{bare}"


def names_family(gpu: Gpu, key: str) -> bool:
    """Whether the squashed name `key` is the bare family ("A100") that `gpu` is the default of, not
    its own name."""
    return gpu.default_of is not None and key == squash(gpu.default_of) != squash(gpu.name)


def _without_vendor(key: str) -> str:
    for prefix in VENDOR_PREFIXES:
        key = key.removeprefix(prefix)
    return key
