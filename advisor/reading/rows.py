"""The files of rows beside this package: words, units, settings, moments."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter

T = TypeVar("T")


def read(file: str, kind: type[T]) -> T:
    """The content of `file` as `kind`; raises `ValidationError`."""
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    return TypeAdapter(kind).validate_python(yaml.safe_load(text), strict=False)
