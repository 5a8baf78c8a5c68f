"""A run whose cards share one copy of the model by tensor, pipeline and expert parallelism (Megatron):
what its parts are divided by, and what divides them further."""

from collections.abc import Iterator

from advisor.result import Note, note
from advisor.runs.job import divides
from advisor.runs.run import SetUp

MEGATRONS = frozenset(
    (
        "memory.more-pipeline", "memory.more-experts", "memory.more-tensor", "memory.micro-batch",
        "room.checkpointing", "room.lora", "room.cut",
    )
)  # fmt: skip
"""Changes that such a run knows: no k-bit weights, no ZeRO."""


def shares_one_copy(run: SetUp) -> bool:
    return run.model_parallel * run.expert_parallel > 1


def divided_by(run: SetUp) -> Note | None:
    """What the cards' share is of the experts and of the rest; None of any other run."""
    if not shares_one_copy(run):
        return None
    return note(
        "memory.one-copy",
        tensor=run.tensor_parallel,
        pipeline=run.pipeline_parallel,
        experts=run.expert_parallel if run.model.shape.experts else None,
        rest_by=run.tensor_parallel * run.pipeline_parallel,
        experts_by=run.expert_parallel * run.pipeline_parallel,
    )


def suits(code: str, run: SetUp) -> bool:
    return not shares_one_copy(run) or code in MEGATRONS


def doubled(run: SetUp) -> Iterator[tuple[Note, dict[str, int]]]:
    """Twice the cards along each axis, where model and cards can be divided so."""
    shape = run.model.shape
    most = {
        "pipeline_parallel": shape.layers,
        "expert_parallel": shape.experts.count if shape.experts else 1,
        "tensor_parallel": shape.heads,
    }
    if not shares_one_copy(run):
        return
    now = {axis: getattr(run, axis) for axis in most}
    for axis, number in most.items():
        twice = 2 * now[axis]
        if number % twice == 0 and divides({**now, axis: twice}, run.cards.count):
            yield _more(axis, twice), {axis: twice}


def _more(axis: str, cards: int) -> Note:
    if axis == "pipeline_parallel":
        return note("memory.more-pipeline", cards=cards)
    if axis == "expert_parallel":
        return note("memory.more-experts", cards=cards)
    return note("memory.more-tensor", cards=cards)
