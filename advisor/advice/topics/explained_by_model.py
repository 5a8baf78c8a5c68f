"""Numbers of a message that the model's own explain: sizes of saved files as bytes a parameter, an
adapter of the stated rank, a loss that is as high as guessing."""

import math
import re
from collections.abc import Iterator

from advisor.advice.topics.openings import ASKED
from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.result import Note, note
from advisor.runs.parameters import lora_parameters
from advisor.units import GIB, MILLION

SIZE = re.compile(r"(?<![\w.,])(\d{1,4}(?:\.\d+)?)\s?(gi?b?|ti?b?)(?![a-z\d])", re.I | re.A)
BYTES = (2, 4, 6, 8, 12, 14)
"""Of a parameter: 16-bit weights; 32-bit ones; 16-bit ones with their Adam states; 32-bit Adam
states; these with the 32-bit weights; all of mixed precision."""
LARGE = 6
"""Bytes a parameter from which on a file holds more than the weights."""
NEAR = 0.035
"""Share by which a rounded size may miss."""


def told_sizes(
    message: str, model: Model, method: MethodId | None, divided: bool
) -> tuple[Note, ...]:
    """The largest size first that is a known number of bytes a parameter; then how it shrinks."""
    if method in ("lora", "qlora", "prompt_tuning"):
        return ()
    parameters = model.shape.parameters
    (largest, size), *others = sorted(_matched(message, parameters), reverse=True) or [(0, "")]
    if largest < LARGE:
        return ()
    billions = round(parameters / 1e9, 2)
    expected = note(
        "figures.file-expected", size=size, bytes=largest, billions=billions,
        file=_gb(parameters * largest), gib=parameters * largest / GIB,
        asked=bool(ASKED.search(message)), divided=divided,
    )  # fmt: skip
    parts = (
        note(
            "figures.file-of", size=size, bytes=of_each, billions=billions,
            file=_gb(parameters * of_each), gib=parameters * of_each / GIB,
        )
        for of_each, size in dict(others).items()
        if of_each != largest
    )  # fmt: skip
    weights, moments = parameters * 2, parameters * 8
    less = note(
        "figures.file-less", weights=_gb(weights), moments=_gb(moments), eight=_gb(moments / 4)
    )
    return (expected, *parts, less)


def _gb(count_bytes: float) -> float:
    return round(count_bytes / 1e9, 1)


def _matched(message: str, parameters: int) -> Iterator[tuple[int, str]]:
    """Bytes a parameter, and the size as it is written: in units of 1000 or of 1024."""
    for value, unit in SIZE.findall(message):
        stated = float(value) * (1000 if unit[0] in "tT" else 1)
        misses = (
            (abs(stated * each / (parameters * of_each) - 1), of_each)
            for of_each in BYTES
            for each in (1e9, GIB)
        )
        miss, of_each = min(misses)
        if miss <= NEAR:
            yield of_each, f"{value} {unit}" if len(unit) > 1 else f"{value}{unit}"


GUESSED = re.compile(
    r"\bloss\b[^.?!\n]{0,30}(?<![\d.])(1[0-3](?:\.\d+)?)(?![\d%])|loss[^。\n]{0,14}(?<![\d.])(1[0-3](?:\.\d+)?)(?![\d%])",
    re.I,
)
"""A loss as high as that of guessing."""
AROUND = 1.6


def guessing(message: str, model: Model | None) -> Note | None:
    """Where a loss is that of guessing evenly among the tokens: the logarithm of their number."""
    found = GUESSED.search(message)
    if model is None or found is None:
        return None
    loss, even = float(found[1] or found[2]), math.log(model.shape.vocab)
    if abs(loss - even) > AROUND:
        return None
    return note(
        "figures.guessing", loss=loss, model=model.name, vocab=model.shape.vocab,
        even=round(even, 1),
    )  # fmt: skip


def adapter_size(rank: int | None, model: Model | None) -> Note | None:
    """Of an adapter of the stated rank on all linear layers, and on two of them."""
    if model is None or rank is None:
        return None
    every = lora_parameters(model.shape, rank, ("all-linear",))
    two = lora_parameters(model.shape, rank, ("q_proj", "v_proj"))
    return note(
        "figures.adapter-file", model=model.name, rank=rank,
        millions=float(f"{every / MILLION:.3g}"), half_mb=round(every * 2 / MILLION),
        whole_mb=round(every * 4 / MILLION), two_mb=round(two * 2 / MILLION),
    )  # fmt: skip
