"""Published data sets by name: the rows of `knowledge/datasets.yaml`."""

from pydantic import Field

from advisor.catalog.row import Sourced


class DataSet(Sourced):
    """What people name in place of a number of samples."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    """Other spellings, matched without case; blanks, hyphens and underscores are alike, and none is
    needed."""
    samples: int = Field(gt=0)
    """Of the training split."""
    mean_tokens_per_sample: float | None = Field(default=None, gt=0)
    """Tokens of a whole sample, prompt and answer; null: no source says."""
