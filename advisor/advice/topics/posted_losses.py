"""Evaluation losses that a message posts by epoch."""

import re
from collections.abc import Iterator, Sequence

Course = Sequence[tuple[float, float]]
"""Epochs with their evaluation losses."""
EPOCH = re.compile(
    r"\bepochs?\b['\"]?\s?[:=#]?\s?(\d{1,3}(?:\.\d+)?)|第\s?(\d{1,3}(?:\.\d+)?)\s?(?:轮|个?epoch)",
    re.I | re.A,
)
EVAL = re.compile(
    r"(?:\b(?:eval(?:uation)?|val(?:idation)?|test)[ _]?(?:loss)?|验证(?:集)?(?:的)?(?:损失|loss)?)['\"]?\s?(?:[:=是为]|was|is)?\s?(\d{1,2}\.\d+)",
    re.I,
)


def posted_losses(message: str) -> Course:
    """None but in the order of their epochs: other numbers were read then."""
    course = tuple(_pairs(message))
    epochs = [epoch for epoch, _ in course]
    return course if epochs == sorted(set(epochs)) else ()


def rises(course: Course) -> bool:
    """Whether the lowest stands before the last."""
    return len(course) > 1 and min(loss for _, loss in course) < course[-1][1]


def _pairs(message: str) -> Iterator[tuple[float, float]]:
    """Each epoch with its evaluation loss, as they stand together in a line."""
    for piece in _pieces(message):
        epoch, loss = EPOCH.search(piece), EVAL.search(piece)
        if epoch and loss:
            yield float(epoch[1] or epoch[2]), float(loss[1])


def _pieces(message: str) -> Iterator[str]:
    """The lines; one that tells several epochs is parted before each."""
    for line in message.splitlines():
        starts = [found.start() for found in EPOCH.finditer(line)]
        if len(starts) < 2:
            yield line
        else:
            yield from (line[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True))
