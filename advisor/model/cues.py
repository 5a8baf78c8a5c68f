"""What speaks for a decision without a language model: the words of a message for what it asks,
those beside a piece for what the piece states.

A cue is a string, such as "the word before the piece is rank". The language model knows what a
message is about and misses what stands right beside a number; the bags of cues
(`advisor/model/bags.py`) know little else. Together they are wrong less often than either:
docs/decisions/0020.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from advisor.reading.places import Span
from advisor.reading.question import Line, Question

WORD = re.compile(r"[A-Za-z_]+|\d+(?:[.,]\d+)*|[\u3400-\u9fff]|[^\sA-Za-z\d\u3400-\u9fff]|\n")
SENTENCE = re.compile(r"[^.!?。！？\n]*[.!?。！？\n]+|[^.!?。！？\n]+")
ASKING = re.compile(
    r"[?？吗嗎]|怎么|怎麼|如何|多少|什么|什麼|\b(?:how|what|why|which|can|could|would)\b", re.I
)
BESIDE = 80
"""Characters on each side of a piece that are looked at."""
NEAREST = 7
"""Words on each side of it whose distance counts."""


def words(text: str) -> list[str]:
    """The words of a text in small letters, a Chinese character each its own; numbers by their
    length alone."""
    found = (word.lower() for word in WORD.findall(text))
    return ["0" * min(len(word), 6) if word[0].isdigit() else word for word in found]


def of_ask(question: Question, named: Sequence[str]) -> set[str]:
    """The cues to what a message asks after the asks already `named`."""
    earlier, known = _earlier(question)
    cues = {f"earlier {earlier}", f"length {min(len(question.shown) // 60, 10)}"}
    cues.update(f"asked {word}" for word in earlier.split())
    cues.update(f"slot {slot} {not earlier}" for slot in _slots(question))
    cues.update(f"known {word}" for word in known)
    cues.update(_phrases("", words(question.shown)))
    sentences = [s for s in SENTENCE.findall(question.shown) if s.strip()]
    for place, sentence in enumerate(sentences):
        kinds = (place == 0, place == len(sentences) - 1, bool(ASKING.search(sentence)))
        for kind, is_one in zip(("first", "last", "asking"), kinds, strict=True):
            if is_one:
                cues.update(_phrases(kind, ["^", *words(sentence), "$"]))
    if not named:
        return cues
    after = "+".join(named)
    return {f"after {ask}" for ask in named} | {f"{len(named)} {cue}" for cue in cues} | {after}


def of_role(question: Question, line: Line, span: Span, asks: Sequence[str]) -> set[str]:
    """The cues to what a piece of the message states."""
    message, able = question.message, "/".join(line.options)
    before = words(message[max(0, span.start - BESIDE) : span.start])[-NEAREST:]
    after = words(message[span.end : span.end + BESIDE])[:NEAREST]
    cues = {able, *(f"asks {ask} {able}" for ask in asks)}
    cues.update(*_side("<", before[::-1]), *_side(">", after))
    cues.update(_around(["^", "^", *before], words(span.named), [*after, "$", "$"]))
    cues.update(_values(line, span), _rivals(question, line, span), _place(message, span))
    return cues


def _phrases(kind: str, said: Sequence[str]) -> Iterator[str]:
    """Each word, each two in a row, each two around a third."""
    yield from (f"{kind}:{word}" for word in said)
    yield from (f"{kind}:{' '.join(pair)}" for pair in pairwise(said))
    if not kind:
        yield from (f":{one} _ {other}" for one, other in zip(said, said[2:], strict=False))


def _side(side: str, said: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word on one side, with its distance and without."""
    for distance, word in enumerate(said, 1):
        yield f"{side}{distance} {word}", f"{side} {word}"


def _around(before: Sequence[str], text: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """What stands next to the piece on both sides, and the piece itself."""
    whole = " ".join(text)
    yield f"text {whole}"
    yield from (f"in {word}" for word in text)
    yield f"<< {before[-2]} {before[-1]}"
    yield f"<<< {' '.join(before[-3:])}"
    yield f">> {after[0]} {after[1]}"
    yield f">>> {' '.join(after[:3])}"
    yield f"<> {before[-1]} {after[0]}"
    yield f"<<> {before[-2]} {before[-1]} {after[0]}"
    yield f"<>> {before[-1]} {after[0]} {after[1]}"
    yield f"<text {before[-1]} {whole}"
    yield f"text> {whole} {after[0]}"


def _values(line: Line, span: Span) -> Iterator[str]:
    """What the piece would be worth."""
    for slot, value in span.values:
        if isinstance(value, str):
            yield f"value {slot} {value.lower()[:24]}"
        elif isinstance(value, int | float) and 0 < value < math.inf and value is not True:
            yield f"about {slot} {int(math.log2(value))}"


def _rivals(question: Question, line: Line, span: Span) -> Iterator[str]:
    """How many pieces could state the same, which of them this is, and what is known already."""
    _, known = _earlier(question)
    for slot in line.options[1:]:
        rivals = [each for each in question.lines if each.span and slot in each.options]
        many = min(len(rivals), 5)
        yield f"of {many} {slot}"
        yield f"number {min(rivals.index(line), 4)} of {many} {slot}"
        if slot in question.keyed:
            yield f"keyed {slot}"
        if line.word(slot) in known:
            yield f"known {slot}"


def _place(message: str, span: Span) -> Iterator[str]:
    """Where in the message it stands, and what else its sentence and its line say."""
    yield f"place {8 * span.start // max(1, len(message))} of {min(len(message) // 150, 8)}"
    start, end = _sentence(message, span)
    yield f"asking {'?' in message[start:end] or '？' in message[start:end]}"
    yield from (f"beside {word}" for word in words(message[start:end]))
    line = message.rfind("\n", 0, span.start) + 1
    yield f"line {' '.join(words(message[line : line + 30])[:2])}"


def _sentence(message: str, span: Span) -> tuple[int, int]:
    """Where the sentence around a piece begins and ends, at most 200 characters to each side."""
    reach = message[max(0, span.start - 200) : span.start]
    start = span.start - len(re.split(r"[.!?。！？\n;；]", reach)[-1])
    rest = re.split(r"(?<=[.!?。！？\n;；])", message[span.end : span.end + 200], maxsplit=1)[0]
    return start, span.end + len(rest)


def _earlier(question: Question) -> tuple[str, list[str]]:
    """What was asked last, and the words of the slots that are known."""
    asked, _, known = question.earlier.partition("|")
    return asked, known.split()


def _slots(question: Question) -> set[str]:
    """What the message may state."""
    able = {slot for line in question.lines if line.span for slot in line.options[1:]}
    return able | set(question.keyed)
