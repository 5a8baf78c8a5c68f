"""A message taken apart at its spans, so that a rewrite changes one piece and the labels follow by
themselves."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from advisor.catalog.catalog import Catalog
from advisor.reading.places import Span
from advisor.reading.spans.spans import find

NUMBERS = frozenset((
    "num_gpus", "samples", "users", "input_tokens", "output_tokens", "context_tokens", "dataset_tokens", "steps", "micro_batch_size", "lora_rank", "tokens_per_sample", "tokens_per_request", "epochs", "price_per_hour", "requests_per_day", "days", "weeks",
    "hours", "budget",
))  # fmt: skip
UNIT_AFTER, UNIT_BEFORE = 24, 16
"""Characters beside a number that may be its unit ("requests from customers a day") and are left
alone."""


@dataclass(frozen=True)
class Turn:
    """A labelled turn as rewriting sees it."""

    message: str
    tool: str
    """Its first ask."""
    spans: tuple[tuple[str, str], ...]
    """(slot, exact piece of the message)."""
    language: str
    earlier: bool


@dataclass(frozen=True)
class Part:
    text: str
    argument: str = ""
    """What the piece is labelled as; nothing for the words between."""
    index: int = -1
    """Which of the row's spans it is."""
    found: Span | None = None
    """What the finder reads there."""

    @property
    def words(self) -> bool:
        return self.argument in ("", "topic")


@dataclass(frozen=True)
class Draft:
    row: Turn
    parts: tuple[Part, ...]

    def with_text(self, place: int, text: str) -> "Draft":
        return replace(
            self,
            parts=(
                *self.parts[:place],
                replace(self.parts[place], text=text),
                *self.parts[place + 1 :],
            ),
        )

    def mapped(self, change: Callable[[Part], str]) -> "Draft":
        return replace(self, parts=tuple(replace(part, text=change(part)) for part in self.parts))

    def around(self, place: int) -> tuple[str, str]:
        """The message before and after a part."""
        texts = [part.text for part in self.parts]
        return "".join(texts[:place]), "".join(texts[place + 1 :])

    def loose(self, pattern: re.Pattern[str]) -> list[tuple[int, re.Match[str]]]:
        """(part, match) of the words that are no unit of a stated number."""
        matches: list[tuple[int, re.Match[str]]] = []
        for place, part in enumerate(self.parts):
            if part.words:
                low = UNIT_AFTER if place and self.parts[place - 1].argument in NUMBERS else 0
                followed = place + 1 < len(self.parts) and self.parts[place + 1].argument in NUMBERS
                high = len(part.text) - (UNIT_BEFORE if followed else 0)
                matches += [
                    (place, match)
                    for match in pattern.finditer(part.text)
                    if low <= match.start() and match.end() <= high
                ]
        return matches

    def message(self) -> str:
        return "".join(part.text for part in self.parts)

    def done(self) -> Turn:
        texts = {part.index: part.text for part in self.parts if part.index >= 0}
        spans = tuple(
            (argument, texts.get(index, text))
            for index, (argument, text) in enumerate(self.row.spans)
        )
        changed = (self.message(), spans) != (self.row.message, self.row.spans)
        return replace(self.row, message=self.message(), spans=spans) if changed else self.row


def taken_apart(row: Turn, catalog: Catalog) -> Draft | None:
    """None where two labels overlap or a label is no piece of the message."""
    found = find(row.message, catalog)
    places: list[tuple[int, int, Part]] = []
    for index, (argument, text) in enumerate(row.spans):
        taken = {start for start, _, _ in places}
        span = next(
            (
                s
                for s in found
                if s.text == text and s.value(argument) is not None and s.start not in taken
            ),
            None,
        )
        if not text or (text in catalog.scenarios and span is None):
            continue
        start = span.start if span else row.message.find(text)
        places.append((start, start + len(text), Part(text, argument, index, span)))
    parts: list[Part] = []
    end = 0
    for start, stop, part in sorted(places, key=lambda place: place[0]):
        if start < end:  # overlapping, or -1: not found
            return None
        parts += [Part(row.message[end:start]), part]
        end = stop
    return Draft(row, tuple(part for part in (*parts, Part(row.message[end:])) if part.text))
