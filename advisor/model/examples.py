"""Solved messages for the prompt: the hand-written conversations most like the one at hand.

An untuned model of this size imitates better than it follows instructions, so the prompt is made of
the nearest solved examples (BM25 over messages with names and numbers masked, so that "a 13B on a
4090" is near "a 7B on two A100s").
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from advisor.catalog.search import Index
from advisor.files import folder
from advisor.reading.question import NO, Question
from advisor.reading.slots import ASKS, SLOTS

CONVERSATIONS = folder("prompts") / "solved"
LONGEST = 400
"""Characters of a message that is shown as an example."""


@dataclass(frozen=True)
class Example:
    """One solved turn."""

    earlier: str
    """What the model is told of the turns before; "" at the beginning."""
    message: str
    masked: str
    asks: tuple[str, ...]
    """As words."""
    lines: tuple[tuple[str, str], ...]
    """Pieces of the message, and the word of what each states."""
    new: bool = False


def conversations(folder: Path = CONVERSATIONS) -> Iterator[dict[str, Any]]:
    """The conversations of a folder's JSON lines files, with the file each comes from."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield {"origin": file.stem, **json.loads(line)}


class Examples:
    """Read at the first question that needs them: a trained model never does."""

    def __init__(self, folder: Path = CONVERSATIONS) -> None:
        self._folder = folder

    @cached_property
    def _examples(self) -> list[Example]:
        return [
            example
            for conversation in conversations(self._folder)
            for example in _read(conversation)
            if len(example.message) <= LONGEST
        ]

    @cached_property
    def _index(self) -> Index:
        return Index([_key(example.masked, example.earlier) for example in self._examples])

    def nearest(self, question: Question, count: int = 4) -> list[Example]:
        """The `count` most similar solved turns, the most similar last (nearest to the question in
        the prompt).

        Half are sought by the words alone: after an earlier turn a short "ok thanks" would else
        find follow-ups only.
        """
        pieces = {line.shown: line.options[1] for line in question.lines if line.span}
        masked = _mask(question.shown, pieces)
        hits = self._index.search(_key(masked, question.earlier), count)
        if question.earlier:
            hits = [*self._index.search(masked, count // 2), *hits]
        places = list(dict.fromkeys(place for place, _ in hits))[:count]
        return [self._examples[place] for place in reversed(places)]


def _key(masked: str, earlier: str) -> str:
    return f"{masked} earlier_{earlier.partition(' ')[0]}" if earlier else f"{masked} first"


def _read(conversation: Mapping[str, Any]) -> Iterator[Example]:
    asks: tuple[str, ...] = ()
    stated: set[str] = set()
    for turn in conversation["turns"]:
        told = " ".join(
            [*asks, "|", *(slot.word for slot in SLOTS.values() if slot.name in stated)]
        )
        yield _example(turn, told if asks else "")
        kept = set[str]() if turn.get("new") else stated
        stated = {
            slot for slot in {*kept, *turn.get("set", {})} - {*turn.get("drop", ())}
            if SLOTS[slot].carried
        }  # fmt: skip
        if turn["asks"] != ["none"] or not asks:
            asks = tuple(ASKS[ask] for ask in turn["asks"])


def _example(turn: Mapping[str, Any], earlier: str) -> Example:
    message, pieces = turn["user"], dict(_pieces(turn))
    lines = {piece: SLOTS[slot].word for piece, slot in pieces.items()}
    lines |= {piece: NO for piece in turn.get("unused", ()) if piece not in pieces}
    ordered = tuple(sorted(lines.items(), key=lambda line: message.find(line[0])))
    asks = tuple(ASKS[ask] for ask in turn["asks"])
    return Example(earlier, message, _mask(message, pieces), asks, ordered, bool(turn.get("new")))


def _pieces(turn: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for stated in (turn.get("set", {}), *turn.get("runs", ())):
        for slot, (words, _) in stated.items():
            role = "method" if slot == "methods" else slot
            for word in [words] if isinstance(words, str) else words:
                if word:
                    yield word, role


def _mask(message: str, pieces: Mapping[str, str]) -> str:
    """The message with each piece replaced by what it is ("what will a <model> on a <gpu> cost");
    methods stay: what is asked about "LoRA" depends on the word."""
    for text, slot in sorted(pieces.items(), key=lambda piece: -len(piece[0])):
        if slot not in ("method", "scenario"):
            message = message.replace(text, f"<{slot}>", 1)
    return message
