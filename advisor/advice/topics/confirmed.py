"""Which statements a message asks to have confirmed: "is it normal that …?", "am I right that …?",
"is X the reason?", "does X need Y?"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from advisor.advice.topics.prose import SENTENCE_END, prose
from advisor.catalog.statement import Statement, statements
from advisor.language import simplified

NUMBERED = re.compile(r"(?:^|[\s：:。；;？?！，,（(])([12一二])(?:[、)）．]|\.(?!\d))|([①②])")
"""The numbers of the first two questions; several are answered one by one."""
MARK = re.compile(r"[?？]")
MOST_TOLD = 2
BEGINNING = 4000
"""Characters that are read: what people ask does not stand behind a log."""
YES_OR_NO = re.compile(
    r"吗|么[?？\s]*$|嘛[?？\s]*$|能不能|可不可以|是不是|会不会|要不要|是否|能否|可否|有没有|对不对|正常不|不对[?？]|[?？]\s*$"
    r"|\b(?:is|are|was|do|does|did|can|could|should|shouldn't|isn't|aren't|doesn't|don't|will|would|may)\s(?:it|this|that|the|a|an|my|i|we|there|they|these|lora|qlora|zero)\b"
    r"|\b(?:if|whether|am i right|is it normal|is this normal|correct me|normal|expected)\b",
    re.I,
)
WHY = re.compile(r"\bwhy\b|为什么|为何|为啥|怎么回事|咋回事|原因|\breason\b|how come", re.I)
OPEN = re.compile(
    r"^\W*(?:(?:so|and|but|also)\s)?(?:how|what|which|where|when|who)\b|怎么(?!回事)|怎样|如何|多少|多大|哪(?:个|些|种|张|里)|\bhow (?:to|much|many|do|can)\b",
    re.I,
)
"""A question that has another answer than yes or no."""
REFERRING = re.compile(
    r"\b(?:normal|expected|right|correct|reason|because|due to|cause|make sense|intended|bug|wrong|possible|this|that|it|why|same|problem|issue)\b"
    r"|正常|对吗|对不对|正确|合理|因为|原因|为什么|为何|这样|这是|这个|怎么回事|问题|有影响|可以吗|可行",
    re.I,
)
"""A question about what stands before it."""
BEFORE, NEAR = 3, 320
"""Sentences that a question may refer to, and letters of them."""


class Confirmed(NamedTuple):
    """The statements that are asked, whether nothing else is, and whether nothing before them."""

    statements: tuple[Statement, ...]
    alone: bool
    first: bool = True


def confirmed(message: str) -> Confirmed:
    """The first ones, in the order of the questions, then what is taken for granted; that alone of
    several numbered questions."""
    told = simplified(prose(message[:BEGINNING]))
    believed = tuple(row for row in statements() if row.is_believed(told))
    if len(set(NUMBERED.findall(told))) > 1:
        return Confirmed(believed[:MOST_TOLD], False)
    questions = [*_questions(told)]
    asked = [_asked(*each, told) for each in questions]
    found = tuple(dict.fromkeys((*filter(None, asked), *believed)))
    alone = any(asked) and _is_alone(told, asked)
    sentence = next((each for (each, _), row in zip(questions, asked, strict=True) if row), "")
    return Confirmed(found[:MOST_TOLD], alone, not MARK.search(told[: told.find(sentence)]))


def _questions(message: str) -> Iterator[tuple[str, str]]:
    """Each question, and it with what it refers to."""
    sentences = [each for each in SENTENCE_END.split(message) if each.strip()]
    for place, sentence in enumerate(sentences):
        if YES_OR_NO.search(sentence) or WHY.search(sentence):
            before = " ".join(sentences[max(0, place - BEFORE) : place])[-NEAR:]
            refers = REFERRING.search(sentence)
            yield sentence, f"{before} {sentence}" if refers else sentence


def _asked(sentence: str, whole: str, message: str) -> Statement | None:
    """By its own words first, then by what it refers to."""
    why = bool(WHY.search(sentence))
    if OPEN.search(sentence) and not why:
        return None
    rows = [row for row in statements() if row.why or not why]
    texts = dict.fromkeys((sentence, whole))
    return next((row for text in texts for row in rows if row.is_asked(text, message)), None)


def _is_alone(message: str, asked: Sequence[Statement | None]) -> bool:
    """Whether no question is left: those that ask nothing by themselves refer to the others."""
    marks = sum(message.count(mark) for mark in "?？")
    return marks <= len(asked) and all(asked)
