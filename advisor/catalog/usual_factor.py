"""How many times the time of one method another takes: the rows of `knowledge/usual_factors.yaml`."""

from typing import Self

from pydantic import Field, model_validator

from advisor.catalog.guidance import MethodId
from advisor.catalog.row import Sourced
from advisor.language import Text


class UsualFactor(Sourced):
    """The time of `one` over that of `other`, the rest alike."""

    id: str
    one: MethodId
    other: MethodId
    low: float = Field(gt=0)
    high: float = Field(gt=0)
    by: Text
    """What was measured, or follows from the arithmetic."""
    beyond: Text
    """What explains more, beginning with what does not."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError("low, high must rise")
        return self
