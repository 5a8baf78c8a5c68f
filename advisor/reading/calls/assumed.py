"""What a call takes for a name or an amount that is no figure for its tool, and the notes that say
so: a model nobody knows as one of its size, a memory as a card that has it, a data set as its
samples, money as dollars."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.catalog.data_set import DataSet
from advisor.catalog.stated_card import card_by_memory, remade_card, typical_card
from advisor.reading.brief import Change, Slots
from advisor.reading.calls.call import Call
from advisor.reading.slots import BY_SIZE, MONEY
from advisor.reading.spans.needs import SEES
from advisor.reading.spans.rough_counts import rough
from advisor.result import Note, note

AMOUNTS = {"samples", "dataset_tokens", "dataset_bytes", "steps"}
"""Slots that say how much is read, so that the name of a data set need not."""
UNKNOWN_MODEL = "assumed.unknown-model"
"""Told first: the figures are of no model that was named."""
OF_TRAINING = ("estimate_training_cost", "estimate_by_size", "recommend_hardware", "compare_setups")
REINFORCEMENT = re.compile(
    r"(?<![a-z])(?:rl|rlhf|rlvr|ppo|grpo|dapo|reinforcement)(?![a-z])|强化学习|強化學習", re.I
)
OF_SAMPLES = frozenset((*OF_TRAINING, "fix_memory"))


def of_the_corpus(slots: Slots) -> Slots:
    """Of continued pretraining the size of its text: samples beside it are those of a later stage."""
    sized = {"dataset_tokens", "dataset_bytes"} & slots.keys()
    if slots.get("objective") != "pretrain" or not sized:
        return slots
    return {slot: value for slot, value in slots.items() if slot != "samples"}


def data_set(change: Change, slots: Slots, tool: type[Tool], catalog: Catalog) -> DataSet | None:
    """The data set that stands for the number of samples: nobody stated one, and the tool takes
    it."""
    named = change.brief.facts.get("data_set")
    stated = slots.keys() | {slot for run in change.runs for slot in run}
    if named is None or "samples" not in tool.model_fields or stated & AMOUNTS:
        return None
    return None if slots.get("limit") == "samples" else catalog.data_sets.get(named.value)


def amounts(data: DataSet | None, slots: Slots, tool: type[Tool]) -> Slots:
    """What the data set is to the tool; its mean length unless samples are cut shorter."""
    if data is None:
        return {}
    if data.tokens:
        return {"dataset_tokens": data.tokens} if "dataset_tokens" in tool.model_fields else {}
    mean = data.mean_tokens_per_sample
    whole = mean and mean <= slots.get("tokens_per_sample", math.inf)
    takes_mean = whole and "mean_tokens_per_sample" in tool.model_fields
    return {"samples": data.samples} | ({"mean_tokens_per_sample": mean} if takes_mean else {})


def notes(
    tool: type[Tool],
    slots: Slots,
    arguments: Slots,
    runs: Sequence[Mapping[str, Any]],
    data: DataSet | None,
    catalog: Catalog,
) -> Iterator[Note]:
    """What the answer must say of one call."""
    yield from _of_model(tool, slots.get("model"), arguments.get("model"))
    memory = arguments.get("gpu_memory_gib")
    if memory and "gpu" in arguments:
        yield from remade_card(catalog, arguments["gpu"], memory)
    elif memory:
        yield from card_by_memory(memory, typical_card(catalog, memory))
    if data:
        if data.tokens:
            yield note("assumed.corpus", name=data.name, billions=data.tokens / 1e9)
        else:
            tokens = arguments.get("mean_tokens_per_sample")
            yield note("assumed.data-set", name=data.name, samples=data.samples, tokens=tokens)
    paid = [slots.get(slot) for slot in MONEY if {slot, f"{slot}_usd"} & arguments.keys()]
    paid += [run.get(slot) for run in runs for slot in MONEY]
    yield from _rates(paid, catalog)


def left_out(tool: str, slots: Slots, message: str, catalog: Catalog) -> Iterator[Note]:
    """What is not in the figures: a reinforcement stage which the message names, the pictures of a
    model that sees, but nobody knows how, where the tokens of a sample are not stated."""
    if (
        tool in OF_SAMPLES
        and "tokens_per_sample" not in slots
        and SEES.search(name := str(slots.get("model")))
        and not _sees(name, catalog)
    ):
        yield note("assumed.no-pictures")
    if tool in OF_TRAINING and "objective" not in slots and REINFORCEMENT.search(message):
        yield note("assumed.sft-alone")


def rough_count(change: Change, taken: Sequence[str]) -> Iterator[Note]:
    """What was taken for an amount of samples that names its place alone."""
    stated = change.brief.facts.get("samples")
    counted = rough(stated.words) if stated and "samples" in taken else None
    if counted:
        low, high = counted.low, counted.high
        yield note(
            "assumed.rough-count", words=counted.words, samples=counted.value, low=low, high=high
        )


def _sees(name: str, catalog: Catalog) -> bool:
    """What the model makes of a picture is known, and computed."""
    model = catalog.known_model(name)
    return model is not None and model.shape.vision is not None


def _of_model(tool: type[Tool], stated: Any, used: Any) -> Iterator[Note]:
    """A model that a tool takes and did not get is one that nobody knows."""
    if used and stated != used:
        yield note("assumed.model", name=str(stated), other=str(used))
    if tool.without_model and stated and not used:
        yield note("assumed.unknown-model", name=str(stated))


def _rates(paid: Sequence[Any], catalog: Catalog) -> Iterator[Note]:
    currencies = [amount.split()[1] for amount in paid if isinstance(amount, str)]
    for currency in dict.fromkeys(currencies):
        if found := catalog.rate(currency):
            usd = float(f"{1 / found.per_usd:.4g}")
            yield note("assumed.exchange-rate", currency=currency, rate=usd, as_of=found.as_of)


def assumed(made: Sequence[Call]) -> tuple[Note, ...]:
    """What all calls took names and amounts for, each once."""
    said: list[Note] = []
    for each in (each for call in made for each in call.assumed):
        if each not in said and each.code != UNKNOWN_MODEL:
            said.append(each)
    return tuple(said)


def unknown_model(made: Sequence[Call]) -> Note | None:
    """That nobody knows the model of one of the calls, unless an answer says so itself."""
    if any(call.tool == BY_SIZE for call in made):
        return None
    notes = (each for call in made for each in call.assumed)
    return next((each for each in notes if each.code == UNKNOWN_MODEL), None)
