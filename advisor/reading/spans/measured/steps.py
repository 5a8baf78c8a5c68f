"""What a number of steps says: that it counts no epochs, which batch it implies; and what a loss
says after them."""

import math
import re
from collections.abc import Iterator

from advisor.reading.brief import Slots
from advisor.reading.spans.measured.finding import Finding
from advisor.result import note
from advisor.units import HOUR_SECONDS

_NUMBER = r"(?P<steps>\d{2,3}(?:,\d{3})+|\d{3,8})"
ASKED = re.compile(
    rf"{_NUMBER}\s?(?:那个|这个|的)?(?:数字)?\s?(?:是|就是|指|代表)的?(?:什么|啥)?(?:epoch|轮|步数?|step|意思)"
    rf"|(?:is|are|does|was|whether|means?)\s(?:the\s|that\s|this\s)?{_NUMBER.replace('steps', 'other')}(?:\snumber)?\s(?:the\s|my\s|count\sof\s|number\sof\s|mean\s|in\s)*(?:epochs?|steps?|iterations?)",
    re.I,
)
"""Asks what a number beside a progress bar counts."""
DONE = re.compile(
    rf"(?:global_?steps?|total_?\s?steps|optimi[sz]er steps|总步数|训练步数|步数)\W{{0,3}}(?:is|was|of|是|为|到|共)?\s?{_NUMBER}"
    rf"|{_NUMBER.replace('steps', 'other')}\s?(?:optimi[sz]er\s|training\s|global\s)?(?:steps|步)(?!\s?(?:/|per))",
    re.I,
)
LOSS = re.compile(
    r"(?<![a-z_])(?:training\s|train_?|final\s|训练)?loss(?:es)?(?:值)?\s?(?:(?:is|was|at|of|around|about|still|only|stays?|stuck|ends?|goes|down|to|near|final|是|为|在|降到|到|只有|一直|还是|还有|约|大概|左右|停在|[=:：~\s]){0,4})(?P<loss>\d{1,2}\.\d{1,4})(?![\d%])",
    re.I,
)
USUAL_EPOCHS = 3
ENDED = re.compile(
    r"(?<![a-z_])(?<!eval )(?<!eval_)(?<!val )(?<!val_)(?<!validation )(?:training\s|train_?|final\s)?loss(?:es)?[^\d\n]{0,16}(?P<loss>\d{1,2}\.\d{1,4})(?![\d%])"
    r"(?:[^\d\n.?!]{0,8}(?:to|->|→|到|至|~)[^\d\n]{0,6}(?P<end>\d{1,2}\.\d{1,4})(?![\d%]))?",
    re.I | re.A,
)
"""A loss, and where it went from there."""
BATCH = ("micro_batch_size", "gradient_accumulation", "global_batch_size")
UNLIKE_SFT = ("pretrain", "dpo", "orpo", "kto", "ppo", "grpo", "reward")
"""Objectives whose loss is no cross-entropy of answers, or one of raw text."""
HIGH, MIDDLING, LOW = 2.5, 1.2, 0.05
ENOUGH = 300
"""Updates that change a model visibly (`knowledge/topics/en/no-effect.md`: some hundred)."""


def counted(text: str, slots: Slots) -> Iterator[Finding]:
    """Whether a number counts epochs, where that is asked; and how many an epoch has."""
    if not (found := ASKED.search(text)):
        return
    steps = _whole(found)
    hours = slots.get("measured_hours")
    seconds = float(f"{hours * HOUR_SECONDS / steps:.2g}") if hours else None
    yield Finding(note("measured.steps-counted", steps=steps, seconds=seconds), (found[0],))
    epochs = slots.get("epochs") or USUAL_EPOCHS
    told = note("measured.steps-an-epoch", epochs=epochs, steps=steps, each=round(steps / epochs))
    yield Finding(told, (), leads=False)


def implied(text: str, slots: Slots) -> Finding | None:
    """The batch that steps, samples and epochs imply, where none was stated."""
    done = DONE.search(text)
    samples, epochs = slots.get("samples"), slots.get("epochs")
    if not (done and samples and epochs) or any(slot in slots for slot in BATCH):
        return None
    steps = _whole(done)
    batch = samples * epochs / steps
    if not 0.9 <= batch <= 4096:
        return None
    told = note(
        "measured.batch-implied",
        steps=steps,
        epochs=epochs,
        samples=samples,
        batch=max(1, round(batch)),
        enough=steps >= ENOUGH,
    )
    return Finding(told, (done[0],), leads=False)


def loss(text: str, slots: Slots) -> Finding | None:
    """A loss that is high after training, or next to nothing."""
    found = LOSS.search(text)
    if not found or slots.get("objective") in UNLIKE_SFT:
        return None
    value = float(found["loss"])
    if value >= HIGH and (DONE.search(text) or slots.get("epochs")):
        told = note("measured.loss-high", loss=value, choices=round(math.exp(value)))
        return Finding(told, (found[0],), note("measured.hardly-learned"))
    return Finding(note("measured.loss-low", loss=value), (found[0],)) if value <= LOW else None


def beside_bad_answers(text: str, slots: Slots) -> Finding | None:
    """What the last loss says where the answers are bad nevertheless."""
    found = ENDED.search(text)
    if not found or slots.get("objective") in UNLIKE_SFT:
        return None
    value = float(found["end"] or found["loss"])
    if not LOW < value < HIGH:
        return None
    share = round(100 * math.exp(-value))
    told = note(
        "measured.loss-fits" if value <= MIDDLING else "measured.loss-middling",
        loss=value,
        share_percent=share,
    )
    return Finding(told, (found[0],), leads=False)


def _whole(found: re.Match[str]) -> int:
    return int((found["steps"] or found["other"]).replace(",", ""))
