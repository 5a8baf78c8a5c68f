"""What a pasted command means beyond its arguments: the method of a script that names none, what a
published script does unasked, copies that nothing divides."""

import re
from collections.abc import Iterable, Mapping

from advisor.catalog.script import Script
from advisor.reading.brief import Fact

COMMAND = re.compile(
    r"(?:torchrun|accelerate\s+launch|deepspeed|python3?)\s(?:[^\n\\]|\\\n?){0,400}?--model_name_or_path\s(?=.{0,4000}--per_device_train_batch_size\s)",
    re.I | re.S,
)
"""A script of the Transformers Trainer, started with its arguments."""
NOT_SO = re.compile(
    r"lora|peft|(?<!mlp_)adapter|load_in_|quant|bnb|galore|freeze|tune_mm_mlp_adapter|pre_seq_len|p-?tuning",
    re.I,
)
"""What would say that it trains less than all weights."""
CHECKPOINTING = re.compile(r"checkpointing", re.I)
"""What would say that it computes activations twice."""
LAUNCHED = re.compile(
    r"torchrun\s|accelerate\s+launch\s|-m\s+torch\.distributed\.(?:run|launch)\s", re.I
)
"""A process a card."""
DIVIDED = re.compile(
    r"deepspeed|fsdp|zero|(?<![a-z])ds_|config_file|device_map|megatron|tensor.parallel|DDP", re.I
)
"""What would say that the processes share one copy, or names the copies."""
BATCH = re.compile(r"per_device_train_batch_size[\"']?[\s=:]", re.I)
"""An argument that every launch of a Trainer has."""


def of_commands(facts: dict[str, Fact], message: str, scripts: Iterable[Script]) -> dict[str, Fact]:
    """The facts of a message, with what its commands mean."""
    return _of_a_launch(_of_a_trainer(_of_a_script(facts, message, scripts), message), message)


def _of_a_script(
    facts: dict[str, Fact], message: str, scripts: Iterable[Script]
) -> dict[str, Fact]:
    """A published script does what it does; where its launch was not pasted, as it was published."""
    row = next((each for each in scripts if each.is_run_by(message)), None)
    if row is None:
        return facts
    known: Mapping[str, object] = row.settings
    if not BATCH.search(message):
        known = {**row.shipped, **row.settings}
    turn = _turn(facts)
    said = {slot: Fact(value, row.name, turn) for slot, value in known.items()}
    framework = facts.get("framework")
    named = {"framework"} if framework and str(framework.value) in row.id else set[str]()
    return {**said, **{slot: fact for slot, fact in facts.items() if slot not in named}}


def _of_a_trainer(facts: dict[str, Fact], message: str) -> dict[str, Fact]:
    """The Trainer tunes in full and keeps all activations unless its arguments say otherwise, and a
    command that was pasted whole has them all."""
    command = COMMAND.search(message)
    if command is None or NOT_SO.search(message):
        return facts
    words, turn = command[0].split()[0], _turn(facts)
    said = {"method": Fact("full", words, turn)}
    if not CHECKPOINTING.search(message):
        said["gradient_checkpointing"] = Fact(False, words, turn)
    return {**said, **facts}


def _of_a_launch(facts: dict[str, Fact], message: str) -> dict[str, Fact]:
    """Processes started without DeepSpeed or FSDP hold a copy each."""
    launched = None if DIVIDED.search(message) else LAUNCHED.search(message)
    cards = facts.get("num_gpus")
    if launched is None or cards is None or cards.value < 2 or "parallelism" in facts:
        return facts
    return {**facts, "parallelism": Fact("ddp", launched[0].strip(), cards.turn)}


def _turn(facts: Mapping[str, Fact]) -> int:
    return max((fact.turn for fact in facts.values()), default=0)
