"""Whether a message asks what training from scratch takes; not the reading of more text, which begins
with a trained model."""

import re
from collections.abc import Mapping

from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Change, Slots
from advisor.reading.calls.call import Call
from advisor.reading.slots import EXPLAIN
from advisor.reading.spans.scratch_pairs import pairs

PRETRAINING = "price_pretraining"
RAN_OUT = "fix_memory"
"""A run that is there: how it gets room is asked, not what all of its training costs."""
FROM_NOTHING_SAID = r"from\s(?:scratch|zero|the\sground\sup)"
SCRATCH = re.compile(
    rf"{FROM_NOTHING_SAID}|(?<!continued )(?<!continual )(?<!continue )(?<!further )\bpre-?train(?:ing)?\s(?:a|an|my|our|one|gpt|the)\b"
    r"|从(?:零|头|0)\s?(?:开始)?(?:地)?(?:预?训练|做|训)|(?<!继续)(?<!增量)(?<!二次)预训练一?[个個]|從零",
    re.I,
)
SEES = re.compile(
    r"llava|\bvlms?\b|\bmllms?\b|vision|visual|multi-?modal|projector|connector|minigpt|\bblip|-vl\b|image[- ]caption|视觉|多模态|图文|图像",
    re.I,
)
"""Of a model that sees, "pretraining" is its first stage, with a trained language model."""
FROM_NOTHING = re.compile(rf"{FROM_NOTHING_SAID}|从(?:零|头|0)|從零", re.I)
TRAINING = re.compile(r"train|训练|訓練", re.I)
AMOUNT = re.compile(
    r"\bmemory\b|显存|多少天|\bcosts?\b|\bmoney\b|expensive|price|\$(?!\{)|dollars|gpu[- ]hours?|how\s(?:long|many|much)|budget|\bdays\b|flops|多少钱|成本|费用|花费|多久|多长时间|几天|(?:多少|几)[张块]|算力|价格|预算",
    re.I,
)
REPRODUCED = re.compile(r"reproduc|replicat|\bre-?train|复现|重现|復現|重現", re.I)
"""A base model, where its published run is known or pretraining is named."""
PRETRAINED = re.compile(r"pre-?train|预训练|預訓練", re.I)
TUNED = re.compile(r"fine-?tun|\b(?:q?lora|sft)\b|微调|微調|finetun", re.I)
AMOUNTS_USD = re.compile(
    r"(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>w|万|萬|k|千)?\s?(?:刀|美元|美金|usd\b|dollars?\b)|\$\s?(?P<m>\d[\d,]*(?:\.\d+)?)\s?(?P<kilo>k|m)?\b",
    re.I,
)
HUNDREDS = {"w": 1e4, "万": 1e4, "萬": 1e4, "k": 1e3, "千": 1e3, "m": 1e6}
LEAST_USD = 500
"""Less is a price an hour."""
CONTINUED = re.compile(r"continu|继续预训练|增量预训练|二次预训练", re.I)
OF_TRAINING = frozenset(
    ("pretraining", "training-from-scratch", "continued-pretraining", "training-cost", "estimating-a-run")
)  # fmt: skip
"""Articles in whose place the figures stand."""
LESS = "continued-pretraining"
SLOTS = ("model", "gpu", "num_gpus", "dataset_tokens", "price_per_hour")


def scratch_calls(ask: str, change: Change, message: str, catalog: Catalog) -> tuple[Call, ...]:
    """The calls, one for each model with tokens of its own, where money, time or cards of training from scratch are asked; a model whose weights
    nobody has can be trained in no other way."""
    stated = change.brief.values
    if not (_is_meant(stated, message, catalog) and AMOUNT.search(message)):
        return ()
    if ask == RAN_OUT and not FROM_NOTHING.search(message):
        return ()
    arguments: dict[str, object] = {name: stated[name] for name in SLOTS if stated.get(name)}
    if amounts := _amounts_usd(message):
        arguments["amounts_usd"] = amounts
    own = [{"model": each.model, "dataset_tokens": each.tokens} for each in pairs(message)]
    return tuple(
        Call(ask, PRETRAINING, {**arguments, **each}, frozenset(SLOTS), heard=(message,))
        for each in own or [{}]
    )


def _is_meant(stated: Slots, message: str, catalog: Catalog) -> bool:
    if SEES.search(message) and not FROM_NOTHING.search(message):
        return False
    row = catalog.pretraining_run(stated.get("model"))
    if row is not None and row.gpu is None and TRAINING.search(message):
        return True
    return _said_so(row is not None, message) and not CONTINUED.search(message)


def _said_so(published: bool, message: str) -> bool:
    if SCRATCH.search(message):
        return True
    if not REPRODUCED.search(message):
        return False
    return bool(PRETRAINED.search(message)) or (published and not TUNED.search(message))


def _amounts_usd(message: str) -> list[float]:
    """Those that are named for the whole, each once."""
    found: dict[float, None] = {}
    for each in AMOUNTS_USD.finditer(message):
        unit = (each["unit"] or each["kilo"] or "").lower()
        value = float((each["n"] or each["m"]).replace(",", "")) * HUNDREDS.get(unit, 1)
        if value >= LEAST_USD:
            found[value] = None
    return [*found][:4]


def in_place(ask: str, change: Change) -> bool:
    """Whether it answers the ask; else it stands below the article."""
    if ask != EXPLAIN:
        return True
    topics = dict(change.topics)
    return not topics or max(topics, key=lambda name: topics[name]) in OF_TRAINING


OVERRIDING = re.compile(
    r"overrid|ignor|forget|without (?:that|its|the) (?:information|knowledge)|influence|覆盖|忘掉|忘记|不受.{0,6}影响",
    re.I,
)


def likely(topics: Mapping[str, float], message: str) -> dict[str, float]:
    """The articles for a message: one on training from scratch before that on more text for a model
    that is trained."""
    if not SCRATCH.search(message) or CONTINUED.search(message) or LESS not in topics:
        return dict(topics)
    first = "overriding-knowledge" if OVERRIDING.search(message) else "training-from-scratch"
    rest = {name: share for name, share in topics.items() if name not in (first, LESS)}
    return {first: max(topics.values()), **rest}
