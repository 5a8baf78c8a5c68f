"""Memory that a message read off nvidia-smi or an error: "23643MiB / 24576MiB", "tried to allocate
9.47 GiB"."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Slots
from advisor.reading.spans.measured.finding import Finding
from advisor.result import note
from advisor.units import GIB, gib

USED = re.compile(
    r"(?P<used>\d{1,3}(?:,?\d{3})?(?:\.\d+)?)\s?(?P<unit>MiB|GiB|MB|GB|G)?\s?(?:/|of|out of|共)\s?(?P<total>\d{1,3}(?:,?\d{3})?(?:\.\d+)?)\s?(?P<last>MiB|GiB|MB|GB|G)(?![A-Za-z0-9])",
    re.I,
)
JUMP = re.compile(
    r"(?:from|从)\s?(?P<low>\d{1,3}(?:\.\d+)?)\s?(?:G(?:i?B)?)?\s?(?:to|up to|[-–→]|到|涨到|升到|飙到|跳到|增加到)\s?(?P<high>\d{1,3}(?:\.\d+)?)\s?G(?:i?B)?(?![A-Za-z0-9])",
    re.I,
)
IN_A_PASS = re.compile(r"forward|backward|loss|logits|前向|反向|一步|step", re.I)
PER = 1000
"""Tokens that the size of a copy of the logits is told for."""
TRIED = re.compile(
    r"tr(?:ied|ying) to allocate\s(?:about\s)?(?P<size>\d{1,4}(?:\.\d+)?)\s?(?P<unit>[GM])i?B", re.I
)
NEARLY_FULL = 0.9
"""Share of a card above which what is in use is not what is needed."""
NEAR = 0.15
"""Of the size of logits, that an allocation may differ by: padding and the length of the batch."""
LEAST_GIB = 0.5


def in_use(text: str, results: Mapping[str, Any]) -> Finding | None:
    """A card that nvidia-smi shows nearly full, beside the estimate."""
    found = USED.search(text)
    if not found:
        return None
    unit = found["last"]
    used, total = in_gib(found["used"], found["unit"] or unit), in_gib(found["total"], unit)
    if not (4 <= total <= 400 and NEARLY_FULL * total <= used <= total):
        return None
    expected = _expected(results)
    if expected is None or used <= expected:
        return None
    told = note("measured.nearly-full", used_gib=used, total_gib=total, expected_gib=expected)
    return Finding(told, (found[0],), leads=False)


def jump(text: str, slots: Slots, catalog: Catalog) -> Finding | None:
    """Memory that rises within a pass: by what is kept of the samples, whose logits are told where
    the model is known."""
    found = JUMP.search(text)
    if not found:
        return None
    low, high = float(found["low"]), float(found["high"])
    if not (low < high <= 400 and IN_A_PASS.search(text)):
        return None
    model = catalog.known_model(str(slots.get("model")))
    told = note(
        "measured.jump",
        more_gib=high - low,
        low_gib=low,
        copy_gib=4 * PER * model.shape.vocab / GIB if model else None,
        vocabulary=model.shape.vocab if model else None,
        tokens=PER,
    )
    return Finding(told, (found[0],))


def not_allocated(text: str, slots: Slots, catalog: Catalog) -> Finding | None:
    """An allocation that failed and is as large as the logits of the stated batch."""
    refused = logits_refused(text, slots, catalog)
    if refused is None:
        return None
    told = note(
        "measured.logits-refused",
        size_gib=refused.size_gib,
        logits_gib=refused.logits_gib,
        bits=8 * refused.width,
        batch=slots["micro_batch_size"],
        tokens=slots["tokens_per_sample"],
        vocabulary=refused.vocabulary,
    )
    return Finding(told, (refused.words,), leads=False)


class LogitsRefused(NamedTuple):
    """The logits of a whole batch stand in memory: the loss is not computed in chunks."""

    words: str
    size_gib: float
    logits_gib: float
    width: int
    """Bytes of one."""
    vocabulary: int


def logits_refused(text: str, slots: Slots, catalog: Catalog) -> LogitsRefused | None:
    found = TRIED.search(text)
    model = catalog.known_model(str(slots.get("model")))
    tokens, batch = slots.get("tokens_per_sample"), slots.get("micro_batch_size")
    if not (found and model and tokens and batch):
        return None
    size, vocabulary = in_gib(found["size"], found["unit"]), model.shape.vocab
    for width in (2, 4):
        logits = width * batch * tokens * vocabulary / GIB
        if size >= LEAST_GIB and abs(size / logits - 1) <= NEAR:
            return LogitsRefused(found[0], size, gib(logits * GIB), width, vocabulary)
    return None


def _expected(results: Mapping[str, Any]) -> float | None:
    """Of the run that an answer is about, GiB."""
    if run := results.get("estimate_training_cost"):
        return run.peak_memory_gib.expected
    found = results.get("fix_memory")
    return found.needs[0].peak_memory_gib if found and found.needs else None


def in_gib(number: str, unit: str) -> float:
    """Of a number as it is printed, with the unit beside it."""
    size = float(number.replace(",", ""))
    return size / 1024 if unit.lower().startswith("m") else size
