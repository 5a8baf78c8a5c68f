"""How frameworks write a layout: the rows of `layout_names.yaml`."""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import TypeAdapter

from advisor.catalog.row import Sourced
from advisor.runs.run import SetUp

LayoutNames = Literal["megatron", "megatron-bridge", "nemo", "ms-swift", "torchtitan", "verl"]
FILE = Path(__file__).with_suffix(".yaml")
Settings = tuple[str, ...]


class Names(Sourced):
    """A framework's settings along each axis."""

    id: LayoutNames
    name: str
    tensor: Settings
    pipeline: Settings
    context: Settings
    experts: Settings
    copies: Settings = ()
    tensor_divided: Settings = ()
    context_divided: Settings = ()
    always: Settings
    offload: Settings = ()
    """Of the optimizer's states."""

    def settings(self, run: SetUp) -> Settings:
        """Of the layout that a run has."""
        axes = [
            (self.tensor, run.tensor_parallel),
            (self.pipeline, run.pipeline_parallel),
            (self.context, run.sequence_parallel),
            (self.experts if run.model.shape.experts else (), run.expert_parallel),
            (self.copies, run.data_parallel),
            (self.tensor_divided if run.tensor_parallel > 1 else (), 1),
            (self.context_divided if run.sequence_parallel > 1 else (), 1),
            (self.always, 1),
        ]
        tokens = run.workload.tokens_per_sample
        return tuple(each.format(n=n, tokens=tokens) for told, n in axes for each in told)


@cache
def layout_names() -> dict[LayoutNames, Names]:
    rows = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)["rows"]
    found = TypeAdapter(list[Names]).validate_python(rows, strict=False)
    return {row.id: row for row in found}
