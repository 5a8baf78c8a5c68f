"""An evaluation that takes more memory than the training: its batch, and the step it comes at."""

import re
from collections.abc import Mapping
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.reading.spans.measured.finding import Finding
from advisor.result import note
from advisor.units import GIB

BATCH = re.compile(
    r"(?<![\w-])(?:--)?((?:per_device_)?eval_batch_size)[\"']?[\s=:]{1,4}(\d{1,4})(?!\d)"
)
NEVER = re.compile(
    r"(?:eval(?:uation)?_strategy|do_eval)[\"']?[\s=:]{1,4}[\"']?(?:no|false)\b", re.I
)
EVALUATES = re.compile(
    r"eval(?:uation)?_(?:strategy|steps)|val_size|val_set_size|do_eval|eval_dataset", re.I
)
STEPS = re.compile(r"(?<![\w-])((?:--)?(eval|save)_steps)[\"']?[\s=:]{1,4}(\d{1,6})(?![\d.])")
AT_STEP = re.compile(
    r"\b(?:at|after|around|till|until|by)\s(?:(?:about|the|exactly)\s)?(?:step|iteration|iter)s?\s(\d{2,6})\b"
    r"|\b(?:at|after|around)\s(?:(?:about|exactly)\s)?(\d{2,6})\s?(?:steps|iterations|iters)\b"
    r"|(?:第|到|跑了|训练了?)\s?(\d{2,6})\s?(?:个)?(?:步|steps?|iter)",
    re.I,
)
MEMORY = re.compile(
    r"out of memory|(?<![a-z])oom(?![a-z])|爆显存|显存(?:不足|不够|溢出)|爆了", re.I
)
TIMES = 2
"""The batch of an evaluation beside that of the training from which on it is told."""
LOGIT_BYTES = 4
"""Of a logit that the loss reads in fp32."""
LEAST_GIB = 2.0
"""Of the logits; less explains no overflow."""


def of_evaluation(message: str, slots: Mapping[str, Any], catalog: Catalog) -> Finding | None:
    """What an evaluation holds of logits at its own batch, where memory ran out; it leads where the
    run ends at the step of one."""
    batch, trained = BATCH.search(message), slots.get("micro_batch_size")
    if not batch or not MEMORY.search(message) or NEVER.search(message):
        return None
    size, tokens = int(batch[2]), slots.get("tokens_per_sample")
    if not EVALUATES.search(message) or not trained or size < TIMES * trained or not tokens:
        return None
    held = _logits_gib(slots.get("model"), size * tokens, catalog)
    if held is None or held < LEAST_GIB:
        return None
    step = _step_of_it(message)
    told = note(
        "pasted.evaluation", key=batch[1], size=size, trained=trained, held_gib=held, step=step
    )
    at = AT_STEP.search(message)
    return Finding(told, (batch[0], *((at[0],) if at else ())), leads=step is not None)


def _step_of_it(message: str) -> int | None:
    """At which it ended, where an evaluation is due then."""
    told = AT_STEP.search(message)
    ended = int(next(filter(None, told.groups()))) if told else 0
    every = [int(each[3]) for each in STEPS.finditer(message) if each[2] == "eval"]
    return ended if ended and any(each and ended % each == 0 for each in every) else None


def _logits_gib(model: object, tokens: int, catalog: Catalog) -> float | None:
    known = catalog.known_model(model)
    return tokens * known.shape.vocab * LOGIT_BYTES / GIB if known else None
