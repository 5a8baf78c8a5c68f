"""The launch line of a server in a message, and the error below it: a fact of the message for the
tool that looks into it, and no slot."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from advisor.advice.serving.launch import Failed

SPLIT = r"(?:\s|=|:|\s=\s|\s是)?\s?[\"']?"
SHARE = re.compile(
    r"(?:gpu[-_ ]memory[-_ ]utili[sz]ation|mem[-_ ]fraction[-_ ]static)"
    + SPLIT
    + r"(0?\.\d+|1\.0)",
    re.I,
)
TOGETHER = re.compile(
    r"(?:max[-_]num[-_]seqs|max[-_]running[-_]requests)" + SPLIT + r"(\d{1,5})", re.I
)
CARDS = re.compile(
    r"(?:tensor[-_]parallel[-_]size|--tp(?:[-_]size)?|-tp)" + SPLIT + r"(\d{1,2})(?!\d)", re.I
)
LENGTH = re.compile(r"(?:max[-_]model[-_]len|--context-length)" + SPLIT + r"(\d{2,8})", re.I)
EAGER = re.compile(r"enforce[-_]eager(?!\W{0,3}false)|--disable-cuda-graph", re.I)
TOO_LONG = re.compile(
    r"max(?:imum)?\s(?:seq\w*|model|context)\s?len(?:gth)?\s?\((\d+)\)\sis\slarger\sthan\sthe\smaximum"
    r"\snumber\sof\stokens\sthat\scan\sbe\sstored\sin\s(?:the\s)?KV\scache\s\((\d+)\)",
    re.I,
)
TOLD_TOO_LONG = re.compile(
    r"max[-_ ](?:seq\w*|model|context)[-_ ]?len(?:gth)?[^\d\n]{0,12}(\d{4,7})[^\d\n]{0,12}"
    r"(?:larger than|exceed|大于|大於|超过|超過|超出)[^\d\n]{0,30}kv[-_ ]?cache(?:[^\d\n]{0,40}(\d{3,8})(?!\d))?",
    re.I,
)
"""The same in other words."""
NEEDED = re.compile(
    r"max\sseq(?:uence)?\slen(?:gth)?\s\((\d+)\),?\s\(?([\d.]+)\sGi?B\sKV\scache\sis\sneeded\W[^\n]{0,60}"
    r"available\sKV\scache\smemory\s\(([\d.]+)\sGi?B\)",
    re.I,
)
BUSY = re.compile(
    r"Free memory on device[^\n(]{0,12}\(([\d.]+)/([\d.]+)\s?Gi?B\)[^\n]{0,20}is less than", re.I
)
SAMPLER = re.compile(r"warming up (?:the )?sampler(?: with (\d+) dummy)?", re.I)
CACHE = re.compile(
    r"no available memory for the cache blocks|not enough memory\W{1,3}please try (?:to )?increas\w{1,3} --mem-fraction",
    re.I,
)
MEMORY = re.compile(
    r"(?<![a-z])(?:cuda|npu)?\W{0,2}(?:out of memory|oom)(?![a-z])|OutOfMemoryError|爆显存|显存(?:不足|不够|溢出)|顯存不足",
    re.I,
)
SERVES = re.compile(
    r"\bvllm\s(?:serve|0\.)|vllm\.entrypoints|sglang[. ]launch_server|--gpu-memory-utilization|mem-fraction-static|"
    r"\b(?:vllm|sglang)\b|\bLLM\(",
    re.I | re.A,
)
TRAINS = re.compile(
    r"\b(?:grpo|ppo|dpo|verl|openrlhf|rollouts?|trl|trainer|rlhf|sft|deepspeed|colocate|use_vllm)\b|强化学习|训练时|rl训练",
    re.I | re.A,
)
"""With which the server is a part of a training."""


SPREAD = re.compile(
    r"(?:not|n't|only|unused|full use|make use|both|all|second|other)\b[^.?!\n]{0,40}\b(?:gpus?|cards?)\b"
    r"|(?:两|第二|另一|几|多|每)张(?:显?卡|gpu)[^。\n]{0,20}(?:没|为什么|为何|不|只)|(?:没|只)用[^。\n]{0,8}张(?:显?卡|gpu)",
    re.I,
)
KV = re.compile(r"kv[-_ ]?cache|kv ?缓存", re.I)
RATE = re.compile(
    r"(?<![\d.])(\d{1,4}(?:\.\d{1,3})?)\s?(?:tokens?|tok|toks|t)\s?(?:/|per|a|每)\s?(?:s|sec|second|秒)(?![a-z])"
    r"|每秒[^\d\n，。]{0,8}(\d{1,4}(?:\.\d{1,3})?)\s?个?\s?tokens?",
    re.I,
)
"""With which answers come."""


def rate_told(message: str) -> float | None:
    """The one rate that a message tells of answers; none where it tells several, or trains."""
    told = {float(found[1] or found[2]) for found in RATE.finditer(message)}
    return told.pop() if len(told) == 1 and not TRAINS.search(message) else None


class Error(NamedTuple):
    """What stopped the server, and the figures of its message."""

    failed: Failed
    words: str
    figures: dict[str, Any]


def _error(message: str) -> Error | None:
    if told := TOO_LONG.search(message):
        figures = {"asked_tokens": int(told[1]), "held_tokens": int(told[2])}
        return Error("length", told[0], figures)
    if told := TOLD_TOO_LONG.search(message):
        held = {"held_tokens": int(told[2])} if told[2] else {}
        return Error("length", told[0], {"asked_tokens": int(told[1])} | held)
    if told := NEEDED.search(message):
        held = int(int(told[1]) * float(told[3]) / max(0.01, float(told[2])))
        return Error("length", told[0], {"asked_tokens": int(told[1]), "held_tokens": max(1, held)})
    if told := BUSY.search(message):
        return Error("busy", told[0], {"free_gib": float(told[1]), "card_gib": float(told[2])})
    if told := SAMPLER.search(message):
        return Error("sampler", told[0], {"together": int(told[1])} if told[1] else {})
    if told := CACHE.search(message):
        return Error("cache", told[0], {})
    told = MEMORY.search(message)
    return Error("memory", told[0], {}) if told and SERVES.search(message) else None


def launch_told(message: str) -> dict[str, Any] | None:
    """Arguments of a launch; nothing where a training runs the server, or none is told."""
    if TRAINS.search(message):
        return None
    error = _error(message)
    told: dict[str, Any] = {"failed": error.failed, **error.figures} if error else {}
    if found := SHARE.search(message):
        told["share"] = float(found[1])
    if found := LENGTH.search(message):
        told.setdefault("asked_tokens", int(found[1]))
    if found := TOGETHER.search(message):
        told["together"] = int(found[1])
    if found := CARDS.search(message):
        told["cards"] = int(found[1])
    told |= dict.fromkeys(_switched_on(message, error), True)
    if rate := rate_told(message):
        told["tokens_per_second"] = rate
    return told or None


def _switched_on(message: str, error: Error | None) -> Iterator[str]:
    if EAGER.search(message):
        yield "eager"
    if error and SPREAD.search(message) and KV.search(message):
        yield "spread_asked"


def launch_words(message: str) -> tuple[str, ...]:
    """The parts of the message that were read."""
    error = _error(message)
    flags = (each.search(message) for each in (SHARE, LENGTH, TOGETHER, CARDS, RATE))
    return (*((error.words,) if error else ()), *(found[0] for found in flags if found))
