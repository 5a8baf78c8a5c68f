"""The answers to the numbered questions of a message."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from advisor.advice.topics.confirmed import confirmed
from advisor.advice.topics.found import Explanation
from advisor.answers.answer import Answer
from advisor.answers.markup import spaced
from advisor.answers.verdict import verdict
from advisor.catalog.search import words
from advisor.language import Language
from advisor.reading.asks.points import Point
from advisor.reading.calls.call import Call
from advisor.reading.slots import DATA

FEWEST_WORDS = 3
"""Of a question beside an answered one of the same number that is worth naming as unanswered."""


def pointed(
    parts: Sequence[Answer], made: Sequence[Call], results: Sequence[Any], language: Language
) -> tuple[Sequence[Answer], tuple[Point, ...]]:
    """Yes or no before each, its number before the first of a number, nothing twice; and the questions
    that nothing answers. Where nothing answers any, the parts as they are."""
    told: list[Answer] = []
    missing: list[Point] = []
    seen: list[Any] = []
    labels: set[str] = set()
    paragraphs: set[str] = set()
    for part, call, result in zip(parts, made, results, strict=True):
        point = call.point
        if point is None:
            return parts, ()
        part, result = _confirmed(part, result, point, language)
        new = _new(_in_brief(part, result), paragraphs)
        if not _answers(part, result) or (part.fit == "near" and point.label in labels):
            missing.append(point)
        elif (what := _what(call, result)) in seen or new is None:
            continue  # an earlier answer told it
        else:
            label = "" if point.label in labels else point.label
            lead = _led(new.headline, _said(point, call, result, language), call)
            told.append(replace(new, label=label, headline=lead))
            labels.add(point.label)
            seen.append(what)
            paragraphs.update(_paragraphs(new))
    return (told, tuple(_worth_naming(missing, labels))) if told else (parts, ())


def _in_brief(part: Answer, result: Any) -> Answer:
    """What is told beside other answers: of an article no pointer to the whole of it."""
    body = part.short if isinstance(result, Explanation) else part.short or part.body
    return replace(part, body=body, short="")


def _led(headline: str, said: str, call: Call) -> str:
    """Yes or no before what was computed; behind an amount of data, which is asked first."""
    return spaced(f"{headline} {said}" if call.tool == DATA else f"{said} {headline}")


def _stated(point: Point, language: Language) -> str:
    """The verdict on a statement that it asks to have confirmed; empty where it asks none."""
    asked = confirmed(point.text).statements
    texts = (text for row in asked[:1] for text in (row.verdict, row.more) if text)
    return spaced(" ".join(text[language] for text in texts))


def judged(made: Sequence[Call]) -> str:
    """The words of numbered questions on which a verdict rests."""
    points = (call.point.text for call in made if call.point)
    found = ((row, text) for text in points for row in confirmed(text).statements[:1])
    return "\n".join(each for row, text in found for each in row.words(text))


def _confirmed(part: Answer, result: Any, point: Point, language: Language) -> tuple[Answer, Any]:
    """The verdict on a statement in place of an article on it or of nothing."""
    said = _stated(point, language)
    if said and (result is None or isinstance(result, Explanation)):
        return Answer(said), None
    return part, result


def _said(point: Point, call: Call, result: Any, language: Language) -> str:
    """Yes or no before what was computed."""
    if result is None:
        return ""
    return _stated(point, language) or verdict(point.text, call.tool, result, language)


def _answers(part: Answer, result: Any) -> bool:
    """Whether it tells of what is asked: of an article that none may be is only what stands near."""
    strange = isinstance(result, Explanation) and result.topic is None
    return part.fit != "none" and not strange


def _paragraphs(part: Answer) -> list[str]:
    return [part.headline, *filter(None, map(str.strip, part.body.split("\n\n")))]


def _new(part: Answer, told: set[str]) -> Answer | None:
    """An article without the paragraphs that an earlier answer told; None: it told all of it."""
    if part.card:
        return part
    own = dict.fromkeys(_paragraphs(part))
    known = "\n\n".join(told)
    headline, *rest = [each for each in own if each not in known] or [""]
    return replace(part, headline=headline, body="\n\n".join(rest)) if headline else None


def _what(call: Call, result: Any) -> Any:
    """By what an answer is known: the paragraph of an article, else the call."""
    if isinstance(result, Explanation) and result.topic:
        return result.topic.id, result.leading[:1]
    return call.tool, call.arguments


def _worth_naming(missing: Sequence[Point], labels: set[str]) -> Sequence[Point]:
    return [
        point
        for point in missing
        if point.label not in labels or len({*words(point.text)}) >= FEWEST_WORDS
    ]
