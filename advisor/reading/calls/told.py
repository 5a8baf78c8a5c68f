"""What a message tells that no slot holds, as arguments of a tool."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from advisor.advice.tool import Tool
from advisor.advice.topics.prose import prose
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.asked_settings import rates_named, settings_named
from advisor.reading.asks.build_asked import build_asked
from advisor.reading.asks.facts_asked import asks_price_dates, facts_asked
from advisor.reading.asks.longer_asked import longer_asked
from advisor.reading.asks.machine_asked import machine_asked
from advisor.reading.asks.owned import owned
from advisor.reading.asks.processor_asked import processor_asked
from advisor.reading.asks.serving_asked import serving_asked
from advisor.reading.asks.wishes import wishes
from advisor.reading.brief import Change, Slots
from advisor.reading.slots import NEED
from advisor.reading.spans.api_prices import batch_asked, cache_asked
from advisor.reading.spans.cards_named import others_named
from advisor.reading.spans.host_processes import machine_gib, process_gib, sizes_told
from advisor.reading.spans.launch import launch_told
from advisor.reading.spans.measured.allocation_refused import weights_refused
from advisor.reading.spans.measured.memory_seen import logits_refused
from advisor.reading.spans.moments import moment_told
from advisor.reading.spans.names_of import names_of
from advisor.reading.spans.needs import need_of
from advisor.reading.spans.stages import (
    backward_seen,
    evaluation_batch,
    prepared_seen,
    reduced_batch,
)
from advisor.reading.spans.tried import counts_tried, suspected
from advisor.reading.spans.versions import allocator, attention_set, eager
from advisor.reading.spans.without_effect import seen_gib, without_effect

MERGING = re.compile(r"\bmerg(?:e|es|ed|ing)\b(?!\s?requests?)|合并(?!请求)|合併(?!請求)", re.I)
FEW_BITS = re.compile(
    r"bnb[-_]?4bit|[-_](?:gptq|awq|nf4|int[48])(?![a-z])|load_in_[48]bit[\"']?\s?[=:]\s?True|quantization_bit\W{1,3}[48]\b",
    re.I,
)
"""A base published in few bits, or a loading in them that is shown."""
ONE_CARD = re.compile(
    r"我的(?:显卡|顯卡|卡|gpu)(?:是|为)|单卡|單卡|(?:一|1)\s?[张張块塊]卡|\bmy (?:gpu|card|graphics card) is\b|\b(?:single|one)[- ](?:gpu|card)\b",
    re.I,
)
OF_WORDS: Mapping[str, Callable[[str], Any]] = {
    "moment": moment_told,
    "owned": owned,
    "built": build_asked,
    "prepared_gib": prepared_seen,
    "backward_gib": backward_seen,
    "evaluation_batch": evaluation_batch,
    "micro_batch_size": reduced_batch,
    "attention": eager,
    "attention_set": attention_set,
    "allocator": allocator,
    "without_effect": without_effect,
    "seen_gib": seen_gib,
    "one_card": lambda message: bool(ONE_CARD.search(message)) or None,
    "process_gib": process_gib,
    "machine_gib": machine_gib,
    "sizes_billions": sizes_told,
    "names_of": names_of,
    "longer": longer_asked,
    "suspected": suspected,
    "counts": counts_tried,
    "loaded_in_few_bits": lambda message: bool(FEW_BITS.search(message)) or None,
    "of_machine": machine_asked,
    "on_processor": processor_asked,
    "merging": lambda message: bool(MERGING.search(message)),
    "named": lambda message: settings_named(prose(message)),
    "rates": rates_named,
    "about": serving_asked,
    "launch": launch_told,
    "batch_api": batch_asked,
    "cached_input": cache_asked,
    "facts": facts_asked,
    "price_dates": asks_price_dates,
}
"""Argument -> what a message says of it in words."""


def without_slots(
    beyond: Slots, tool: type[Tool], change: Change, message: str, catalog: Catalog
) -> Slots:
    """What a message tells that no slot holds; `beyond`: what stands beside its name or its unit."""
    facts = change.brief.facts
    told = dict(beyond)
    if "adapters" in tool.model_fields and change.stated.get("method") in ("lora", "qlora"):
        told.setdefault("adapters", 1)
    if "lora_targets" in tool.model_fields and (layers := facts.get("lora_targets")):
        told["lora_targets"] = list(layers.value)
    told |= _of_the_task(tool, change, message, catalog)
    if "train_embeddings" in tool.model_fields and "train_embeddings" in facts:
        told["train_embeddings"] = True
    told |= _refuted(tool, change, message, catalog)
    told |= _rented(tool, change, catalog)
    told |= _of_cards(tool, change, message, catalog)
    asked = OF_WORDS.keys() & tool.model_fields.keys()
    for name in asked if "gpu" in facts else asked - {"facts"}:
        if found := OF_WORDS[name](message):
            told[name] = list(found) if isinstance(found, tuple) else found
    return told


def _refuted(tool: type[Tool], change: Change, message: str, catalog: Catalog) -> Slots:
    """What a refused allocation shows of a run that is short of memory: that its loss is not in
    chunks, whatever its framework does by itself; that it trains all weights, where their fp32 copy was
    asked for in one piece, as no adapter needs it."""
    if not {"moment", "loss"} <= tool.model_fields.keys():
        return {}
    stated = change.brief.values
    told: Slots = {}
    if "loss" not in stated and logits_refused(message, stated, catalog):
        told["loss"] = "full"
    if "method" not in stated and weights_refused(message, stated, catalog):
        told["method"] = "full"
    return told


def _rented(tool: type[Tool], change: Change, catalog: Catalog) -> Slots:
    """A rented machine that is named in place of its cards, whose price is then its own."""
    card = change.brief.facts.get("gpu")
    if card is None or not {"provider", "price_per_hour"} <= tool.model_fields.keys():
        return {}
    named = catalog.machine_among(card.words)
    return {"provider": named} if named else {}


def _of_cards(tool: type[Tool], change: Change, message: str, catalog: Catalog) -> Slots:
    """Other cards whose facts are asked, and how many of the first."""
    facts = change.brief.facts
    if "others" not in tool.model_fields or "gpu" not in facts:
        return {}
    others = others_named(message, str(facts["gpu"].value), catalog)
    count = {"num_gpus": facts["num_gpus"].value} if "num_gpus" in facts else {}
    return {"others": others, **count} if others else count


def stored_as(tool: type[Tool], slots: Slots, change: Change, catalog: Catalog) -> Slots:
    """The very format that was named ("Q4_K_M"), to a tool that knows more than its width."""
    if "kv_cache" not in tool.model_fields or "quantization" not in slots:
        return {}
    words = change.brief.facts["quantization"].words
    return {"quantization": words} if catalog.known_format(words) else {}


def _of_the_task(tool: type[Tool], change: Change, message: str, catalog: Catalog) -> Slots:
    """The task beyond the five, and what is asked of a model for it."""
    told: Slots = {}
    if NEED in tool.model_fields and (need := need_of(change, catalog)):
        told[NEED] = need.id
        told |= _tokens_in_all(tool, change)
    if "spoken" in tool.model_fields:
        told |= wishes(message, change, told.get(NEED), catalog)
    return told


def _tokens_in_all(tool: type[Tool], change: Change) -> Slots:
    """Samples and their length multiplied, to a tool that counts a corpus in tokens."""
    stated = change.brief.values
    samples, tokens = stated.get("samples"), stated.get("tokens_per_sample")
    counted = "dataset_tokens" in tool.model_fields and "dataset_tokens" not in stated
    return {"dataset_tokens": samples * tokens} if counted and samples and tokens else {}
