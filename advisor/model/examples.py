"""Solved questions for the prompt: the hand-written conversations most like the one at hand.

An untuned model of this size imitates better than it follows instructions, so the prompt is made of
the nearest solved examples (BM25 over messages with names and numbers masked, so that "a 13B on a
4090" is near "a 7B on two A100s").
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from advisor.advice.tool import Tools
from advisor.catalog.search import Index
from advisor.files import folder
from advisor.reading.space import DROP, TAKE, RawCall

CONVERSATIONS = folder("prompts") / "solved"


@dataclass(frozen=True)
class Example:
    """One solved turn: the tool called before it (if any), the message, the call."""

    earlier: str | None
    message: str
    masked: str
    call: RawCall


def conversations(folder: Path = CONVERSATIONS) -> Iterator[dict[str, Any]]:
    """The conversations of a folder's JSON lines files."""
    for file in sorted(folder.glob("*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


class Examples:
    """Read at the first question that needs them: a trained model never does."""

    def __init__(self, tools: Tools, folder: Path = CONVERSATIONS) -> None:
        self._tools = tools
        self._folder = folder

    @cached_property
    def _examples(self) -> list[Example]:
        return [
            example
            for conversation in conversations(self._folder)
            for example in _read(conversation, self._tools)
        ]

    @cached_property
    def _index(self) -> Index:
        return Index([_key(example.masked, example.earlier) for example in self._examples])

    def nearest(self, masked: str, earlier: str | None, count: int = 8) -> list[Example]:
        """The `count` most similar solved turns, the most similar last (nearest to the question in
        the prompt).

        Half are sought by the words alone: after an earlier turn a short "ok thanks" would else
        find follow-ups only.
        """
        hits = self._index.search(_key(masked, earlier), count)
        if earlier:
            hits = [*self._index.search(masked, count // 2), *hits]
        places = list(dict.fromkeys(place for place, _ in hits))[:count]
        return [self._examples[place] for place in reversed(places)]


def _key(masked: str, earlier: str | None) -> str:
    return f"{masked} earlier_{earlier}" if earlier else f"{masked} first"


def _read(conversation: dict[str, Any], tools: Tools) -> Iterator[Example]:
    earlier, as_said = None, _as_said(tools)
    for turn in conversation["turns"]:
        spans = tuple(turn["spans"].items())
        call = RawCall(turn["tool"], turn.get("carry", ""), spans)
        yield Example(earlier, turn["user"], _mask(turn["user"], spans, as_said), call)
        if not tools[turn["tool"]].talk:
            earlier = turn["tool"]


def _as_said(tools: Tools) -> set[str]:
    """Arguments whose words stay in a masked message: what is asked about "LoRA" depends on the
    word."""
    return {"method"}.union(*((tool.free_text, tool.list_argument) for tool in tools.values()))


def _mask(message: str, spans: Sequence[tuple[str, str]], as_said: set[str]) -> str:
    for name, text in sorted(spans, key=lambda span: -len(span[1])):
        if name not in as_said and text not in (DROP, TAKE):
            message = message.replace(text, f"<{name}>", 1)
    return message
