"""A data set read by files: for the command line, and in a process of its own for the page:
`python -m advisor.audit_file ORDER` prints an event a line.

There a file that exhausts memory or time costs that process alone.
"""

import contextlib
import os
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from advisor.dataset.audit import Asked, Progress, audit
from advisor.dataset.limits import MOST_BYTES
from advisor.dataset.report import DatasetReport
from advisor.dataset.sample import Form
from advisor.dataset.source import recognised
from advisor.errors import ToolError
from advisor.model.vocabulary import Vocabulary

MOST_MEMORY = 4 << 30
"""Bytes of addresses; the vocabulary's file, which is mapped, and libraries among them."""
MOST_SECONDS = 900
"""Of processor time."""
MOST_WRITTEN = 1 << 30
POLITE = 10
"""Steps of niceness: questions come first."""


@dataclass(frozen=True)
class Order:
    """What is to be read, and how."""

    file: Path
    name: str | None = None
    """As its owner calls it; None: as it is called here."""
    against: Path | None = None
    against_name: str | None = None
    longest: int | None = None
    corrected: Path | None = None
    form: Form | None = None
    vocabulary: Path | None = None
    """A GGUF file whose tokenizer counts; None: tokens are estimated."""
    most_bytes: int = MOST_BYTES


def read(order: Order, tell: Callable[[Progress], None]) -> DatasetReport:
    source = recognised(order.file, order.name, order.most_bytes)
    against = (
        recognised(order.against, order.against_name, order.most_bytes) if order.against else None
    )
    asked = Asked(against, order.longest, order.corrected, order.form)
    vocabulary = Vocabulary(order.vocabulary) if order.vocabulary else None
    try:
        return audit(source, asked, vocabulary, tell)
    finally:
        if vocabulary:
            vocabulary.close()


def main() -> None:
    order = TypeAdapter(Order).validate_json(sys.argv[1])
    _limit()
    try:
        report = read(order, lambda progress: _say("progress", **asdict(progress)))
    except ToolError as error:
        _say("problem", code=error.code, details=error.details)
    else:
        _say("report", report=report)


def spelled(order: Order) -> str:
    """What `main` reads."""
    stated = {each.name: getattr(order, each.name) for each in fields(order)}
    return to_json(stated).decode()


def _limit() -> None:
    os.nice(POLITE)
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of addresses
            resource.setrlimit(kind, (most, most))


def _say(event: str, **told: Any) -> None:
    print(to_json({"event": event, **told}).decode(), flush=True)


if __name__ == "__main__":
    main()
