"""The teacher of a distillation in a message: a model that is not trained. Its name is left out of
what else is sought there, so that the student is the only model."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from advisor.catalog.names import squash
from advisor.reading.places import Span

DISTILLED = re.compile(
    r"(?<![A-Za-z-])distil(?!BERT)|蒸馏|蒸餾|teacher|教师|教師|老师|老師|(?<![a-z])gkd", re.I
)
"""What the message must speak of."""
BEFORE = re.compile(
    r"(?P<into>(?<![A-Za-z-])distill?(?:ing|ed)?\s+(?:the\s+)?)|(?P<sure>(?<![A-Za-z])from\s+(?:the\s+|a\s+)?"
    r"|teacher(?:\s+model)?\s*(?:is|=|:|：|,)?\s*(?:a\s+|the\s+)?|(?:教师|教師|老师|老師)(?:模型)?\s*(?:是|用|为|選|选|：|:|=)?\s*)"
    r"|(?P<with>[用从從把将將拿以]\s*)",
    re.I,
)
AFTER = {
    "into": re.compile(r"(?:'s\s+\w+|\s+\w+){0,2}?\s*(?:\b(?:in)?to\b|→|->|=>|到|成|给)", re.I),
    "sure": re.compile(""),
    "with": re.compile(
        r"\s*(?:模型)?(?:的[^，。,.]{0,8})?\s*(?:(?:来|去|來|给|給)?\s*[^，。,.]{0,6}蒸[馏餾]|[作做当當]为?[^，。,.]{0,3}(?:教师|教師|老师|老師))"
    ),
}
AS_TEACHER = re.compile(
    r"\s*(?:(?:as|is|being)\s+(?:the\s+|a\s+|my\s+)?teacher|\(?teacher|distill?ed\s+(?:in)?to|[作做当當]为?(?:教师|教師|老师|老師)|(?:是|为)(?:教师|教師|老师|老師))",
    re.I,
)
"""Behind its name."""
WRITTEN = re.compile(
    r"(?:'s|’s)?\s*(?:generated\s+|reasoning\s+)?(?:outputs?|traces?|data(?:set)?|responses?|answers?|samples?|completions?|CoT|的?(?:输出|輸出|数据|數據|回答|思维链|思維鏈|轨迹|推理过程|样本))",
    re.I,
)
"""Its texts are there already."""
SIZE = re.compile(r"\d{1,3}(?:\.\d{1,2})?\s?[bB](?![A-Za-z])")


Names = Callable[[str], Iterable[Span]]
"""Finds what the catalog names in a text."""


class Taught(NamedTuple):
    """A message without its teacher's name."""

    text: str
    teacher: Span

    def students(self, spans: Iterable[Span], known: Collection[str]) -> Iterator[Span]:
        """The spans, with a size alone as that size of the teacher's family ("72B into 7B"); `known` are the squashed names of models."""
        for span in spans:
            size = str(span.value("model") or "")
            named = SIZE.sub(size, str(self.teacher.value("teacher")), count=1)
            short = SIZE.fullmatch(size) and squash(named) in known
            yield replace(span, values=(("model", named),)) if short else span


def taught(text: str, names: Names) -> Taught | None:
    """The message and its teacher; None where it names none."""
    if not DISTILLED.search(text):
        return None
    found = next(_after_words(text, names), None) or next(_before_words(text, names), None)
    if found is None:
        return None
    kind = "traces" if WRITTEN.match(text, found.end) else "teacher"
    values = (("teacher", found.value("model") or ""), ("teaching", kind))
    hidden = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    return Taught(hidden, replace(found, values=values))


def _after_words(text: str, names: Names) -> Iterator[Span]:
    """Models whose name follows such words."""
    for match in BEFORE.finditer(text):
        rest = text[match.end() :]
        first = next(iter(names(rest[:60])), None)
        if first is None or first.start > 0 or not first.value("model"):
            continue
        end = match.end() + first.end
        if AFTER[str(match.lastgroup)].match(text, end):
            yield replace(first, start=match.end(), end=end)


def _before_words(text: str, names: Names) -> Iterator[Span]:
    """Models whose name is followed by such words."""
    for span in names(text):
        if span.value("model") and AS_TEACHER.match(text, span.end):
            yield span
