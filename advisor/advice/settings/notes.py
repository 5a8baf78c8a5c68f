"""What the loss of a run should and should not do, and what advice on settings rests on."""

from dataclasses import replace

from advisor.advice.settings.usual import Case
from advisor.advice.training.asked.stated import Stated
from advisor.catalog.guidance import MethodId
from advisor.catalog.usual import ObjectiveId
from advisor.result import Note, note
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed
from advisor.units import gib

WAYS: tuple[Sharding, ...] = ("ddp", "zero3")
PREFERENCES = ("dpo", "orpo", "kto")
REINFORCED = ("ppo", "grpo")


def watch(objective: ObjectiveId, method: MethodId) -> tuple[Note, ...]:
    """What to look at, the most telling first."""
    if objective in REINFORCED:
        return (note("settings.watch-reward"), note("settings.watch-spike"))
    if objective in PREFERENCES:
        first = note("settings.watch-dpo") if objective == "dpo" else note("settings.watch-chosen")
        return (first, note("settings.watch-validation"), note("settings.watch-spike"))
    flat = note("settings.watch-flat", adapter=method != "full")
    told = (note("settings.watch-validation"), note("settings.watch-stairs"))
    return (*told, note("settings.watch-spike"), flat)


def ways(stated: Stated, placed: Placed | None) -> Note | None:
    """What a card holds as a copy and as a shard, where nobody said how several share the model."""
    if placed is None or placed.gpu is None or placed.num_gpus == 1:
        return None
    if "sharding" in stated.options:
        return None
    copy, shard = (
        placed.change(cards=replace(placed.set_up.cards, sharding=way)).memory.expected
        for way in WAYS
    )
    return note("settings.ways", copy_gib=gib(copy), shard_gib=gib(shard))


def assumptions(case: Case, method_named: bool, computed: bool) -> tuple[Note, ...]:
    """What was not stated, and what is not computed."""
    told = [
        (not case.size_known, note("settings.no-model")),
        (not method_named, note("settings.method-chosen", method=case.method)),
        (not case.amount_known, note("settings.no-samples")),
        (case.size_known and not computed, note("settings.memory-not-computed")),
    ]
    return (*(each for is_so, each in told if is_so), note("settings.starting-points"))
