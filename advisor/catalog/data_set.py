"""Published data sets by name: the rows of `knowledge/datasets.yaml`."""

from typing import Self

from pydantic import Field, model_validator

from advisor.catalog.row import Sourced


class DataSet(Sourced):
    """What people name in place of a number of samples."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    """Other spellings, matched without case; blanks, hyphens and underscores are alike, and none is
    needed."""
    samples: int | None = Field(default=None, gt=0)
    """Of the training split; null for a corpus, which is counted in tokens."""
    tokens: float | None = Field(default=None, gt=0)
    """Of a corpus for pretraining."""
    mean_tokens_per_sample: float | None = Field(default=None, gt=0)
    """Tokens of a whole sample, prompt and answer; null: no source says."""
    general: bool = False
    """Instructions of all kinds, which hold nothing of a field of one's own."""

    @model_validator(mode="after")
    def _is_counted_once(self) -> Self:
        if (self.samples is None) == (self.tokens is None):
            raise ValueError(f"{self.name}: either samples or tokens")
        return self
