"""How well messages are understood as people write them: `python -m bench.understanding [FILE ...]`.

Every turn of labelled conversations (`bench/blind/`: written by other people than the training
part, and looked at seldom; `bench/posts/*.jsonl`: restated public posts): the first ask, all asks,
the brief and the compared set-ups, against the labels; by language and length. A turn that was
labelled twice (`again`) must have the values that both labels state, and may have those of either.
With `--reliability` the confidences too: the share of right readings by how sure the model was.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.chat import Advisor
from advisor.compose import compose
from advisor.conversation import Answered, Conversation
from advisor.errors import ToolError
from advisor.model.examples import conversations
from advisor.reading.brief import Slots
from advisor.settings import from_environment
from training.labels import Labelled, labelled, same

BLIND = Path(__file__).parent / "blind"
LONG = {"en": 280, "zh": 90}
"""Characters from which a message is long."""
OPTIONAL = {"num_gpus": 1}
"""What may be said of one card or left out."""


@dataclass(frozen=True)
class Turn:
    """A turn, and what was made of it."""

    language: str
    message: str
    first: bool
    """The first ask is right."""
    asks: bool
    lost: int
    made_up: int
    slots: int
    runs: bool
    confidence: float
    seconds: float

    @property
    def brief(self) -> bool:
        return not self.lost and not self.made_up and self.runs

    @property
    def right(self) -> bool:
        return self.asks and self.brief

    @property
    def long(self) -> bool:
        return len(self.message) >= LONG[self.language]


def understood(advisor: Advisor, talks: Iterable[dict[str, Any]]) -> Iterator[Turn]:
    """Every turn, told one after the other as a person would."""
    matches = Matcher(advisor.catalog)
    for talk in talks:
        conversation = Conversation()
        for turn in labelled(talk, advisor.catalog):
            events = advisor.reply(conversation, turn.message)
            answered = next(event for event in events if isinstance(event, Answered))
            conversation = answered.conversation
            yield _scored(answered, turn, matches)


FULLER = re.compile(r"(?:\d{2,3}gb?|sxm\d?|pcie|nvl|chat|base|instruct|hf|it|v\d[\d.]*)+")
"""What a fuller form of a name may add."""


class Matcher:
    """Whether two values of a slot say the same: equal, or names of one row of the catalog
    ("昇腾910" and "Ascend 910")."""

    def __init__(self, catalog: Catalog) -> None:
        self._rows: Mapping[str, Callable[[str], object]] = {
            "model": catalog.model, "gpu": catalog.gpu
        }  # fmt: skip

    def __call__(self, slot: str, one: Any, other: Any) -> bool:
        if same(one, other) or slot not in self._rows:
            return same(one, other)
        short, long = sorted((squash(str(one)), squash(str(other))), key=len)
        fuller = long.startswith(short) and FULLER.fullmatch(long, len(short))
        return bool(fuller) or self._one_row(slot, one, other)

    def _one_row(self, slot: str, one: Any, other: Any) -> bool:
        try:
            return self._rows[slot](str(one)) is self._rows[slot](str(other))
        except ToolError:
            return False


@dataclass(frozen=True)
class Wanted:
    """What a turn is scored against: a label, and where it was labelled twice, what both say."""

    asks: Sequence[Sequence[str]]
    """The acceptable sets."""
    brief: Slots
    """What must be there."""
    allowed: Mapping[str, Sequence[Any]]
    """What may be."""
    runs: Sequence[Sequence[Slots]]
    """The acceptable comparisons."""

    @classmethod
    def of(cls, turn: Labelled, matches: Matcher) -> "Wanted":
        again = turn.turn.get("again")
        first = {slot: [value] for slot, value in turn.brief.items()}
        if again is None:
            return cls([turn.turn["asks"]], dict(turn.brief), first, [turn.runs])
        brief, optional = again["brief"], again.get("optional", {})
        slots = {*first, *brief, *optional}
        allowed = {
            slot: [*first.get(slot, ()), *_each(brief.get(slot)), *_each(optional.get(slot))]
            for slot in slots
        }
        both = {s: v for s, v in turn.brief.items() if s in brief and matches(s, v, brief[s])}
        asks = [turn.turn["asks"], *again["asks"]]
        return cls(asks, both, allowed, [turn.runs, again.get("runs", ())])


def _each(value: Any) -> list[Any]:
    """A value, or each of several that would do."""
    return [] if value is None else value if isinstance(value, list) else [value]


def _scored(answered: Answered, turn: Labelled, matches: Matcher) -> Turn:
    wanted, asks = Wanted.of(turn, matches), answered.meant.asks
    got = answered.meant.change.brief.told(asks)
    lost = [
        slot
        for slot, value in wanted.brief.items()
        if not matches(slot, got.get(slot), value) and OPTIONAL.get(slot) != value
    ]
    made_up = [
        slot
        for slot, value in got.items()
        if OPTIONAL.get(slot) != value and slot not in lost
        and not any(matches(slot, value, each) for each in wanted.allowed.get(slot, ()))
    ]  # fmt: skip
    return Turn(
        turn.language, turn.message, asks[0] in {each[0] for each in wanted.asks[:2] if each} or not wanted.asks[0],
        any(set(asks) == set(each) for each in wanted.asks), len(lost), len(made_up), len(wanted.brief),
        any(_compares(answered.meant.change.runs, runs, matches) for runs in wanted.runs),
        answered.confidence, answered.seconds,
    )  # fmt: skip


def _compares(have: Sequence[Slots], runs: Sequence[Slots], matches: Matcher) -> bool:
    """Whether these set-ups were compared; where none should be, any may."""
    return not runs or (
        len(have) == len(runs)
        and all(
            any(
                all(matches(slot, run.get(slot), value) for slot, value in want.items())
                for run in have
            )
            for want in runs
        )
    )


def shares(turns: list[Turn]) -> dict[str, float]:
    """The figures of a group of turns; slots found in all, made up a turn."""
    count, slots = max(1, len(turns)), max(1, sum(turn.slots for turn in turns))
    figures = {kind: sum(getattr(t, kind) for t in turns) / count for kind in ("first", "asks", "brief", "right")}  # fmt: skip
    found = 1 - sum(turn.lost for turn in turns) / slots
    made_up = sum(turn.made_up for turn in turns) / count
    cuts = quantiles([turn.seconds for turn in turns], n=20) if len(turns) > 1 else [0.0] * 19
    return {"turns": len(turns), **figures, "slots_found": found, "made_up": made_up, "p50_s": cuts[9], "p95_s": cuts[18]}  # fmt: skip


def reliability(turns: list[Turn]) -> list[tuple[float, int, float]]:
    """Lower edge of the confidence, turns with at least it, share of them that is right."""
    edges = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
    sure = [(edge, [t for t in turns if t.confidence >= edge]) for edge in edges]
    return [
        (edge, len(some), sum(t.right for t in some) / max(1, len(some))) for edge, some in sure
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "files", nargs="*", type=Path, help="conversations in the form of prompts/solved"
    )
    parser.add_argument("--reliability", action="store_true")
    options = parser.parse_args()
    if options.files:
        lines = [line for file in options.files for line in file.read_text("utf-8").splitlines()]
        talks: Iterable[dict[str, Any]] = map(json.loads, lines)
    else:
        talks = conversations(BLIND)
    turns = list(understood(compose(from_environment()), talks))
    for name, group in (
        ("all", turns),
        ("English", [t for t in turns if t.language == "en"]),
        ("Chinese", [t for t in turns if t.language == "zh"]),
        ("long", [t for t in turns if t.long]),
        ("short", [t for t in turns if not t.long]),
    ):
        print(f"{name:8}", json.dumps({k: round(v, 3) for k, v in shares(group).items()}))
    if options.reliability:
        for edge, count, share in reliability(turns):
            print(f"confidence from {edge:.1f}: {count:4} turns, {share:.1%} right")


if __name__ == "__main__":
    main()
