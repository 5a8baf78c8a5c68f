"""Published pretraining runs: the rows of `knowledge/pretraining_runs.yaml`."""

from pydantic import Field

from advisor.catalog.row import Sourced


class PretrainingRun(Sourced):
    """What training a model from scratch took, by its makers."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    parameters: float = Field(gt=0)
    """Of a mixture those that a token passes."""
    tokens: float = Field(gt=0)
    flops: float | None = Field(default=None, gt=0)
    gpu: str | None = None
    gpu_hours: int | None = Field(default=None, gt=0)
