"""The base of every row of `knowledge/`: strict types, both languages, a source and a date."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, use_attribute_docstrings=True
    )


class Sourced(Strict):
    """Nothing is known without a source and the day somebody checked it."""

    source: tuple[str, ...] = Field(min_length=1)
    """Public pages, papers or files the row was read from (URLs, or the lesson)."""
    checked: date
    """The day the row was last compared with its source."""
