"""How well messages are understood as people write them: `python -m bench.understanding [FILE ...]`.

Every turn of labelled conversations (`bench/blind/`: written by other people than the training
part, and looked at seldom; `bench/posts/*.jsonl`: restated public posts): the first ask, all asks,
the brief and the compared set-ups, against the labels; by language and length. With `--reliability`
the confidences too: the share of right readings by how sure the model was.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from advisor.chat import Advisor
from advisor.compose import compose
from advisor.conversation import Answered, Conversation
from advisor.model.examples import conversations
from advisor.settings import from_environment
from training.labels import labelled, same

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
    for talk in talks:
        conversation = Conversation()
        for turn in labelled(talk, advisor.catalog):
            events = advisor.reply(conversation, turn.message)
            answered = next(event for event in events if isinstance(event, Answered))
            conversation = answered.conversation
            yield _scored(answered, turn.turn["asks"], turn.brief, turn.runs, turn)


def _scored(answered: Answered, asks: list[str], brief: Any, runs: Any, turn: Any) -> Turn:
    got = answered.meant.change.brief.told(answered.meant.asks)
    lost = [slot for slot, value in brief.items() if not same(got.get(slot), value)]
    made_up = [
        slot for slot, value in got.items() if slot not in brief and OPTIONAL.get(slot) != value
    ]
    lost = [slot for slot in lost if OPTIONAL.get(slot) != brief[slot]]
    have = answered.meant.change.runs
    compared = len(have) == len(runs) and all(
        any(all(same(run.get(slot), value) for slot, value in want.items()) for run in have)
        for want in runs
    )
    return Turn(
        turn.language, turn.message, answered.meant.asks[0] in asks[:1] or not asks,
        set(answered.meant.asks) == set(asks), len(lost), len(made_up), len(brief),
        not runs or compared, answered.confidence, answered.seconds,
    )  # fmt: skip


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
