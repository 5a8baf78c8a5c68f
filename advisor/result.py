"""What the tools' answers are built of."""

from pydantic import BaseModel, ConfigDict


class Result(BaseModel):
    """Frozen; the docstrings of its fields are their description in the schema."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Range(Result):
    """A figure that is not known exactly; the unit is in the field's name."""

    low: float
    expected: float
    high: float


def unique(*sources: tuple[str, ...]) -> tuple[str, ...]:
    """All sources in order, each once."""
    return tuple(dict.fromkeys(source for group in sources for source in group))
