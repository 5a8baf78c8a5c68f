"""A row of a data set as its file holds it, or what is wrong with it."""

from dataclasses import dataclass
from typing import Any, Literal

Fault = Literal[
    # the file
    "not-json", "cut-off", "single-quotes", "encoding", "too-long", "nested", "too-many-values", "not-a-number",
    "unclosed", "columns", "cell",
    # the form
    "no-form", "no-object", "no-turns", "turn", "unknown-role",
    # the order of roles
    "begins-with-answer", "ends-with-question", "same-role-twice", "system-later", "tool-unasked",
    # the content
    "empty", "empty-question", "empty-answer", "same-answers", "duplicate", "overlong", "other-form",
]  # fmt: skip
"""What can be wrong with a sample: a sentence of `dataset.ftl` each."""


@dataclass(frozen=True)
class Row:
    place: int
    """Its line, from 1; in a Parquet file, which has none, its number."""
    value: Any
    split: str | None = None
    """The list of the file that it stands in, where there are several."""


@dataclass(frozen=True)
class Broken:
    """A row that is left out, and why."""

    place: int
    fault: Fault
    detail: str = ""
    """A little of what stands there, to find it by; a person's text."""
