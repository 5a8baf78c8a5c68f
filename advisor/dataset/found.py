"""What an audit has counted so far, with the first places of each."""

from collections import Counter
from collections.abc import Iterable
from typing import Generic, TypeVar

from advisor.dataset.limits import MOST_SPLITS, MOST_TOLD
from advisor.dataset.report import Leak, Split
from advisor.dataset.seen import Seen, key
from advisor.dataset.tokens import Lengths

Code = TypeVar("Code")
Where = TypeVar("Where")


class Tally(Generic[Code, Where]):
    """How often each code was found, and where first."""

    def __init__(self) -> None:
        self.counts: Counter[Code] = Counter()
        self._first: dict[Code, list[Where]] = {}

    def add(self, code: Code, where: Where) -> None:
        self.counts[code] += 1
        if self.counts[code] <= MOST_TOLD:
            self._first.setdefault(code, []).append(where)

    def ranked(self) -> Iterable[tuple[Code, int, tuple[Where, ...]]]:
        """The most frequent first."""
        for code, count in self.counts.most_common():
            yield code, count, tuple(self._first[code])


TESTED = (
    "test",
    "valid",
    "val",
    "dev",
    "eval",
    "holdout",
    "heldout",
    "测试",
    "验证",
    "評估",
    "评估",
)
"""How the names of splits begin that are not trained on."""
WHOLE = ""
"""The split of samples that state none."""


class Splits:
    """Which samples stand in which part of the data, and which stand in two."""

    def __init__(self) -> None:
        self.lengths: dict[str, Lengths] = {WHOLE: Lengths()}
        self._names: list[str] = []
        self._asked = Seen()
        self.leaks: Tally[tuple[str, str], int] = Tally()

    @property
    def all_remembered(self) -> bool:
        return not self._asked.full

    def named(self, name: object) -> str:
        """The split by a row's own word; too many are no splits."""
        if not isinstance(name, str) or not 0 < len(name) <= 40:
            return WHOLE
        if name not in self.lengths:
            if len(self.lengths) > MOST_SPLITS:
                return WHOLE
            self.lengths[name] = Lengths()
        return name

    def add(self, split: str, tokens: int) -> None:
        self.lengths[split].add(tokens)

    def look(self, split: str, asked: str, place: int) -> None:
        """Remembers what is asked in `split`; counts it where another has it."""
        if not asked.strip():
            return
        if split not in self._names:
            self._names.append(split)
        first = self._asked.before(key(asked), self._names.index(split))
        if first is not None and self._names[first] != split:
            self.leaks.add((split, self._names[first]), place)

    @property
    def told(self) -> tuple[Split, ...]:
        """Those that have usable samples, where any was named."""
        kept = {name: each for name, each in self.lengths.items() if each.samples}
        if kept.keys() <= {WHOLE}:
            return ()
        return tuple(
            Split(name=name, samples=each.samples, training=is_training(name))
            for name, each in kept.items()
        )

    @property
    def found(self) -> tuple[Leak, ...]:
        return tuple(
            Leak(split=split, other=other, samples=samples, first=first)
            for (split, other), samples, first in self.leaks.ranked()
        )

    @property
    def training(self) -> list[Lengths]:
        return [each for name, each in self.lengths.items() if is_training(name)]


def is_training(split: str) -> bool:
    return not split.lower().startswith(TESTED)
