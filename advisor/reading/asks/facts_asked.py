"""Which facts of a card a message asks, by the rows of `facts_asked.yaml`: they are told first, and
are no slots."""

import re
from collections.abc import Collection
from functools import cache

from advisor.catalog.hardware import CardFact
from advisor.reading.rows import Sayings, found, read


class Asking(Sayings):
    """A row of `facts_asked.yaml`."""

    fact: CardFact


@cache
def rows() -> tuple[Asking, ...]:
    return tuple(read("facts_asked.yaml", list[Asking]))


def facts_asked(message: str) -> tuple[CardFact, ...]:
    """What is asked, in the order of the rows."""
    asked: list[CardFact] = [row.fact for row in found(rows(), message)]
    if "throughput" in asked and "bf16" in asked:
        asked.remove("throughput")
    return tuple(asked)


def asks_price_dates(message: str) -> bool:
    """Whether it asks how old prices are."""
    return "dated" in facts_asked(message)


OF_FACTS = frozenset(
    (
        "size_serving",
        "explain",
        "estimate_training_cost",
        "recommend_hardware",
        "find_limit",
        "none",
    )
)
"""Asks that a card's facts answer where only they are asked."""
LONGEST = 80
"""Characters of a message that asks nothing else."""
ELSEWHERE = re.compile(
    r"\btrain|tun(?:e|ing)\b|lora|\bserv(?:e|ing)\b|\bdeploy|\brun(?:s|ning)?\b|\bwhy\b|\bwhat is\b(?! the)|训|訓|调|調|推理|部署|跑|为什么|是什么(?!架构)",
    re.I,
)
"""Words of a run, or of a reason."""


def of_a_card(stated: Collection[str], message: str) -> bool:
    """Whether a card is named, and nothing asked but its facts: "FP8 support on a 4090?"."""
    asked = len(message) <= LONGEST and not ELSEWHERE.search(message)
    alone = "gpu" in stated and {*stated} <= {"gpu", "quantization", "precision", "num_gpus"}
    return alone and asked and bool(facts_asked(message))
