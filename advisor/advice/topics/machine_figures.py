"""Main memory and disk with the asker's own numbers, for the topics about them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from advisor.advice.topics.figures import OwnNumbers
from advisor.advice.training.machine.found import Part
from advisor.advice.training.machine.told import told
from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.result import Note
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed
from advisor.runs.run import Cards, SetUp
from advisor.runs.workload import Workload

Figure = Callable[[OwnNumbers, Model], Note | None]


def machine_figures(topic: str, own: OwnNumbers, model: Model) -> tuple[Note, ...]:
    """What the stated numbers make of the topic."""
    made = (figure(own, model) for figure in OF_MODELS.get(topic, ()))
    return tuple(each for each in made if each)


def _part(part: Part, method: MethodId = "lora") -> Figure:
    """Of main memory or disk, by the stated method, else by `method`."""

    def figure(own: OwnNumbers, model: Model) -> Note | None:
        run = _in_machine(own, model, own.method or method)
        return next(iter(told(Placed(run), own.host_memory_gib, None, (part,))), None)

    return figure


def _in_machine(own: OwnNumbers, model: Model, method: MethodId, **settings: Any) -> SetUp:
    """Over several cards full tuning is divided, adapters are copied."""
    count = own.num_gpus or 1
    several: Sharding = "zero3" if method == "full" else "ddp"
    return SetUp(
        model=model, method=method, workload=Workload(1, 1, 1), lora_rank=own.lora_rank or 16,
        cards=Cards(None, count, several if count > 1 else "single"), **settings,
    )  # fmt: skip


def _offloaded(own: OwnNumbers, model: Model) -> Note | None:
    """With the optimizer in main memory; of adapters it is next to nothing."""
    if own.method not in (None, "full"):
        return None
    run = _in_machine(own, model, "full", offload="optimizer")
    run = replace(run, cards=replace(run.cards, sharding="zero2"))
    return next(iter(told(Placed(run), own.host_memory_gib, None, ("main_memory",))), None)


OF_MODELS: Mapping[str, tuple[Figure, ...]] = {
    "main-memory-and-disk": (
        _part("main_memory"),
        _offloaded,
        _part("merging"),
        _part("disk"),
        _part("disk", "full"),
    ),
    "offloading": (_offloaded,),
    "merging-adapters": (_part("merging"),),
    "out-of-memory-at-save": (_part("saving", "full"),),
    "checkpoint-files": (_part("disk", "full"),),
}
"""Topic -> its figures of the stated model."""
