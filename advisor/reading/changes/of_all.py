"""What is stated of all cards together though it stands where one card's value does: a batch of 512 on
128 cards, "2 x 5090 (64GB)"."""

import re

from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Fact
from advisor.reading.spans.card_memory import known_card

MANY = 64
"""Samples that no card of a language model reads at once."""
OF_EACH = (
    r"(?:per[\s_-]?(?:device|gpu|card)|micro|mbs|percore|每卡|单卡|每张)[^\n,，;；。]{0,30}(?<!\d)"
)
"""Before the number of a card's batch."""
PER_CARD = re.compile(
    r"(?<![\w.])(?P<before>\d{1,3})\s?(?:samples?\s|examples?\s)?(?:per|/|for\seach|on\seach)\s?(?:gpu|card|device)(?![a-z])"
    r"|每张?卡(?:上|是|为|只?能?设|批大小|批量|微批)?\s?(?:是|为)?\s?(?P<after>\d{1,3})(?!\s?[\d.gG])",
    re.I,
)
"""The batch of one card, beside that of all."""
NEAR = 0.06
"""Share by which a printed memory differs from what a card is sold with."""


def of_all(facts: dict[str, Fact], message: str, catalog: Catalog) -> dict[str, Fact]:
    """The facts, each of what it is of."""
    facts = _beside_one_card(facts, message)
    cards = facts["num_gpus"].value if "num_gpus" in facts else 1
    if not isinstance(cards, int) or cards < 2:
        return facts
    return _batch(_memory(facts, cards, catalog), cards, message)


def _beside_one_card(facts: dict[str, Fact], message: str) -> dict[str, Fact]:
    """A large batch beside that of one card ("512 …, but 2 per GPU") is the global one; cards that
    stand as a number before their name are counted."""
    micro, whole = facts.get("micro_batch_size"), facts.get("global_batch_size")
    batch = whole or micro
    each = PER_CARD.search(message)
    if batch is None or each is None or batch.value < MANY:
        return facts
    words = each["before"] or each["after"]
    if not 0 < int(words) < batch.value:
        return facts
    made = {**facts, "global_batch_size": batch}
    if micro is None or micro is batch:
        made["micro_batch_size"] = Fact(int(words), words, batch.turn)
    return made if "num_gpus" in facts else {**made, **_counted(facts.get("gpu"), message)}


def _counted(card: Fact | None, message: str) -> dict[str, Fact]:
    """The cards whose number stands before their name: "8 A800"."""
    if card is None:
        return {}
    found = re.search(rf"(?<![\w.])(\d{{1,3}})\s{re.escape(card.words)}", message)
    several = found and 1 < int(found[1]) <= MANY
    return {"num_gpus": Fact(int(found[1]), found[1], card.turn)} if found and several else {}


def _batch(facts: dict[str, Fact], cards: int, message: str) -> dict[str, Fact]:
    """A batch that is absurd on one card and divides by all is the global one."""
    micro = facts.get("micro_batch_size")
    if micro is None or micro.value < MANY or "global_batch_size" in facts:
        return facts
    accumulated = facts["gradient_accumulation"].value if "gradient_accumulation" in facts else 1
    each = re.search(rf"{OF_EACH}{re.escape(micro.words)}(?!\d)", message, re.I)
    if each or micro.value % (cards * accumulated):
        return facts
    rest = {slot: fact for slot, fact in facts.items() if slot != "micro_batch_size"}
    return {**rest, "global_batch_size": micro}


def _memory(facts: dict[str, Fact], cards: int, catalog: Catalog) -> dict[str, Fact]:
    """A memory that is that of all cards; what a card has is known, or its part."""
    memory = facts.get("gpu_memory_gib")
    if memory is None:
        return facts
    rest = {slot: fact for slot, fact in facts.items() if slot != "gpu_memory_gib"}
    card = known_card(str(facts["gpu"].value), catalog) if "gpu" in facts else None
    if card and abs(memory.value / (card.memory_gb * cards) - 1) <= NEAR:
        return rest
    return facts
