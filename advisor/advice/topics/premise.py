"""Which paragraphs of an article are about something that a message does not have: GPTQ weights, a
framework, more machines. Their advice is for others."""

import re
from typing import NamedTuple

from advisor.catalog.topic import Topic

EN_START, ZH_START = 60, 24
"""Characters of a paragraph that say what it is about."""


class Premise(NamedTuple):
    """What a paragraph is about, by its first words, and how a message says that it has that."""

    opens: re.Pattern[str]
    said: re.Pattern[str]


def _premise(opens: str, said: str = "") -> Premise:
    return Premise(re.compile(opens, re.I), re.compile(f"{opens}|{said}" if said else opens, re.I))


PREMISES = (
    _premise(r"gptq|awq", r"int4|int8|4[- ]?bit|4 ?位|量化"),
    _premise(r"unsloth"),
    _premise(r"llama\.cpp|gguf|ollama|lm studio"),
    _premise(r"llama[- ]?factory", r"lora_target|cutoff_len|llamafactory"),
    _premise(r"ms-swift", r"\bswift\b"),
    _premise(r"axolotl"),
    _premise(r"^in trl|^trl 里", r"\btrl\b|unsloth|sfttrainer"),
    _premise(r"\bverl\b"),
    _premise(r"vision-language|多模态模型", r"\bvlm?\b|vision|images?|pictures?|multi-?modal|llava|internvl|图|视觉"),
    _premise(r"megatron"),
    _premise(r"\b(?:more )?nodes?\b|多机|几台机器", r"machines|servers?\b|两台|台服务器|机器|infiniband|网络"),
    _premise(r"\bmlx\b|\bmacs?\b|apple", r"\bM[1-5]\b|苹果"),
    _premise(r"\bamd\b|rocm|radeon", r"\brx ?\d{4}|MI\d{3}"),
    _premise(r"windows|wsl"),
    _premise(r"gemma"),
    _premise(r"\bMoE\b|mixture of experts|混合专家", r"mixtral|deepseek|A\d+B"),
    _premise(r"fits on 24 GB|24 GB 能不能", r"24 ?g|3090|4090|7900"),
    _premise(r"stands still at 0%|stays at 0%|卡在 0%", r"\b0 ?%|hang|stuck|卡住|卡在|不动"),
    _premise(r"\bT4\b|V100|turing", r"bf16|fp16|2080|1080|1650|魔改|\bAMD\b"),
    _premise(r"unequal cards|cards? of different|不同显卡|显存不同", r"different|mixed|混|不一样|\+"),
    _premise(r"(?:a )?(?:tiny|very small) model|很小的模型", r"small|\b[01](?:\.\d+)?B\b|小模型|batch_?size ?[= ]? ?1\b"),
    _premise(r"`\w{3,40}(?:Error|Exception)|\"?invalid role tag", r"error|exception|invalid|fail|报错|错误"),
)  # fmt: skip
"""Checked on the messages of `training/data/leading.jsonl`, whose answering paragraph none of these
may keep back but for a few."""


def fits(topic: Topic, place: int, message: str) -> bool:
    """Whether what the paragraph opens with is said, or is what the whole article is about."""
    start = EN_START if topic.language == "en" else ZH_START
    opening = topic.paragraphs[place][:start]
    known = " ".join((message, topic.title, *topic.aliases))
    return all(each.said.search(known) for each in PREMISES if each.opens.search(opening))
