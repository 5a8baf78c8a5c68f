"""Whether a message wants the time or the rate that it tells to be judged, and what it saw of its
cards."""

import re
from collections.abc import Sequence

from advisor.advice.topics.slow_symptoms import LOW_POWER, REINFORCED, SWINGS
from advisor.language import simplified
from advisor.reading.brief import Change, Slots
from advisor.reading.slots import EXPLAIN, FIGURES
from advisor.runs.objectives import GENERATING

JUDGE = "judge_pace"
MEASURED = ("measured_hours", "measured_seconds_per_step")
"""Times that are judged by the figures of the run."""
JUDGING = re.compile(
    r"\bslow|\bnormal|\breasonable|\bplausible|\bexpected\b|too long|take so long|(?:took|takes) (?:me |us )?(?:just|only)|too (?:fast|quick)|so (?:fast|quick)|正常|慢|太久|合理|(?:太|这么|怎么这么)快"
    r"|为何|[那这]么久|\bwhy\b|\bis it (?:the|because|due)\b|为什么|为啥|\bwhat(?:'s| is| am i doing) wrong|\bbottleneck|\b(?:is|are) (?:that|this|it|these) (?:any )?(?:good|ok(?:ay)?|right)\b|\bfaster\b|\bspeed (?:it |this |things )?up\b|差在哪|瓶颈|(?:问题|原因)(?:可能)?(?:在|出在|是)|哪里(?:有|出)?(?:了)?问题|加速|提速|\bmfu\b|利用率"
    r"|\bdid (?:it|this|that|you)\b[^?\n]{0,40}\btake\b|(?:你|您)(?:们)?[^。？\n]{0,24}(?:硬件|机器|时长|多久|时间)|(?:训练|用)(?:时长|了多久)",
    re.I,
)
"""Said where a measured time is to be judged."""
RATE = re.compile(
    r"(?<![\d.])(?P<rate>\d[\d,]*(?:\.\d+)?)\s?(?P<kilo>k)?\s?(?:tokens?|toks?|tgs|个?token)\s?(?:/|per|a|每)?\s?(?:(?:s|secs?|seconds?|秒)(?![a-z])|(?:gpu|card|device)\s?(?:/|per)\s?s(?:ec\w*)?(?![a-z]))(?P<behind>\s?(?:/|per|a|on each|each|every)?\s?(?:gpu|card|device))?"
    r"|(?:每卡|单卡)?每秒(?:约|大约|只有|大概)?\s?(?P<zh>\d[\d,]*(?:\.\d+)?)\s?(?:个)?token",
    re.I,
)
"""Tokens a second."""
OF_A_CARD = re.compile(r"(?:/|per|each|every|a)\s?(?:gpu|card|device)|\btgs\b|每卡|每张|单卡", re.I)
OF_TRAINING = re.compile(
    r"\btrain|fine-?tun|\bsft\b|\blora\b|\bfsdp\b|zero-?[123]|\bmfu\b|微调|训练", re.I
)
OF_SERVING = re.compile(
    r"\bvllm\b|sglang|\bserv(?:e|ing)\b|inferenc|generat|ollama|推理|部署|解码", re.I
)
MONEY = re.compile(r"\bcosts?\b|\bprice|\bbudget|\$|多少钱|费用|价格|成本|预算", re.I)


def rate_told(message: str, cards: int) -> float | None:
    """Tokens a second of all cards, of a training."""
    found = RATE.search(message)
    if not found or OF_SERVING.search(message) or not OF_TRAINING.search(message):
        return None
    value = float((found["rate"] or found["zh"]).replace(",", ""))
    value *= 1000 if found["kilo"] else 1
    each = OF_A_CARD.search(message[max(0, found.start() - 12) : found.end() + 12])
    return value * cards if each else value


def judges(ask: str, change: Change, message: str) -> bool:
    """Whether an ask wants a time judged in place of figures: of a run on named cards, where neither
    money is asked nor answers are generated."""
    stated = change.brief.values
    if ask != FIGURES or not {"gpu", "gpu_memory_gib"} & stated.keys():
        return False
    if change.runs and not (rate_told(message, 1) and _of_lengths(change)):
        return False
    if MONEY.search(message) or stated.get("objective") in GENERATING:
        return False
    told = simplified(message)
    if REINFORCED.search(told):
        return False
    return bool(JUDGING.search(told)) and is_timed(change, message)


def _of_lengths(change: Change) -> bool:
    """Whether what looks like several set-ups are lengths alone: a rate was read as one of them."""
    return {slot for run in change.runs for slot in run} <= {"tokens_per_sample"}


def is_timed(change: Change, message: str) -> bool:
    return not change.stated.keys().isdisjoint(MEASURED) or rate_told(message, 1) is not None


def judged_first(asks: Sequence[str], change: Change, message: str) -> bool:
    """Whether the verdict stands above an explanation that was asked."""
    return EXPLAIN in asks and FIGURES not in asks and judges(FIGURES, change, message)


def seen_in(tool: str, message: str, slots: Slots) -> Slots:
    """What the message saw of its cards, as arguments."""
    if tool != JUDGE:
        return {}
    told, text = dict[str, object](), simplified(message)
    seen = [
        *(["waiting"] if LOW_POWER.search(text) else []),
        *(["idle"] if SWINGS.search(text) else []),
    ]
    if seen:
        told["seen"] = seen
    cards = slots.get("num_gpus") or 1
    timed = any(slots.get(name) for name in MEASURED)
    if not timed and (rate := rate_told(message, int(cards))):
        told["measured_tokens_per_second"] = rate
    return told


def words_of_seen(tool: str, message: str) -> tuple[str, ...]:
    """What the call rests on beside the slots: readings and rates."""
    if tool != JUDGE:
        return ()
    text = simplified(message)
    found = (words.search(text) for words in (LOW_POWER, SWINGS, RATE))
    return tuple(each[0] for each in found if each)


def without_rate(tool: str, arguments: Slots, message: str) -> Slots:
    """Its number is no length of a sample."""
    found = RATE.search(message) if tool == JUDGE else None
    number = found and (found["rate"] or found["zh"]).replace(",", "")
    if number and str(arguments.get("tokens_per_sample")) == number:
        return {name: value for name, value in arguments.items() if name != "tokens_per_sample"}
    return arguments
