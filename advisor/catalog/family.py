"""Families of models as their makers describe them, and what their licences allow."""

from typing import Literal

from pydantic import Field

from advisor.catalog.row import Sourced
from advisor.language import Text


class Licence(Sourced):
    """What a licence says of commercial use."""

    id: str
    """As in a model's row."""
    commercial: Literal["yes", "conditions", "no"]
    terms: Text
    """What it asks for, in a few words."""


class Family(Sourced):
    """Models that were released together in several sizes, for choosing where to start."""

    id: str
    name: str
    models: tuple[str, ...] = Field(min_length=1)
    """Ids of their rows, the smallest first."""
    released: str = Field(pattern=r"^20\d\d-\d\d$")
    """Year and month."""
    languages: tuple[str, ...]
    """ISO 639-1 codes of those that the maker names; with `more_languages` not all of them."""
    more_languages: int | None = Field(default=None, gt=0)
    """How many it counts in all, where it names only some."""
    home: tuple[str, ...] = ()
    """Of `languages` those that it was trained on most."""
    suits: dict[str, Text] = Field(default_factory=dict)
    """Id of a scenario or of a task beyond the five -> what the maker says for it."""
    special: bool = False
    """Made for one purpose, and named only where that is asked."""
    caution: Text | None = None
    """What to mind in tuning it."""
    no_quantized_tuning: bool = False
    """QLoRA is advised against."""
