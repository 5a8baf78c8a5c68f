"""What the loss of a run should and should not do, and what advice on settings rests on."""

from collections.abc import Collection
from dataclasses import replace

from advisor.advice.settings.usual import Case
from advisor.advice.training.asked.stated import Stated
from advisor.catalog.guidance import MethodId
from advisor.catalog.usual import ObjectiveId, SettingId
from advisor.result import Note, note
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed
from advisor.units import gib

WAYS: tuple[Sharding, ...] = ("ddp", "zero3")
PREFERENCES = ("dpo", "orpo", "kto")
REINFORCED = ("ppo", "grpo")


OF_AMOUNTS: tuple[SettingId, ...] = ("epochs", "lora_rank")
"""Settings that the number of samples decides."""
OF_STEPS: tuple[SettingId, ...] = ("learning_rate", "warmup_share", "global_batch_size")
"""Settings of which the first steps tell whether they are right."""


def watch(
    objective: ObjectiveId, method: MethodId, told: Collection[SettingId]
) -> tuple[Note, ...]:
    """What to look at for the settings that are told of, the most telling first."""
    if objective in REINFORCED:
        return (note("settings.watch-reward"), note("settings.watch-spike"))
    if objective in PREFERENCES:
        first = note("settings.watch-dpo") if objective == "dpo" else note("settings.watch-chosen")
        return (first, note("settings.watch-validation"), note("settings.watch-spike"))
    flat = note("settings.watch-flat", adapter=method != "full")
    course = (note("settings.watch-validation"), note("settings.watch-stairs"))
    start = (note("settings.watch-spike"), flat)
    return (*(course if _any(OF_AMOUNTS, told) else ()), *(start if _any(OF_STEPS, told) else ()))


def _any(names: Collection[SettingId], told: Collection[SettingId]) -> bool:
    return any(name in told for name in names)


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


def assumptions(
    case: Case, method_named: bool, computed: bool, told: Collection[SettingId]
) -> tuple[Note, ...]:
    """What was not stated of that on which the settings told of depend, and what is not computed."""
    unsaid = [
        (not case.size_known and "learning_rate" in told, note("settings.no-model")),
        (not method_named, note("settings.method-chosen", method=case.method)),
        (not case.amount_known and _any(OF_AMOUNTS, told), note("settings.no-samples")),
        (case.size_known and not computed, note("settings.memory-not-computed")),
    ]
    return (*(each for is_so, each in unsaid if is_so), note("settings.starting-points"))
