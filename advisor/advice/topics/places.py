"""Which paragraphs are told of the topic that a message is about."""

import re

from advisor.advice.topics.hit import Hit
from advisor.advice.topics.lead import is_asked, leading, touching
from advisor.advice.topics.named_tool import with_tool
from advisor.advice.topics.premise import fits
from advisor.advice.topics.prose import prose
from advisor.advice.topics.told_by import SAMPLES
from advisor.catalog.topic import Topic, claimed

MOST_NEAR = 3
"""Paragraphs that are told of a topic that may not be the one meant."""


def places(topic: Topic, asked: str, hit: Hit) -> tuple[int, ...]:
    """Of the topic of a hit, in their order; with what the tool that is named calls it."""
    steps = hit.sure and not hit.named and topic.id != SAMPLES
    guided = steps and GUIDED.search(prose(asked))
    told = _guiding(topic, asked) if guided else _of_hit(topic, asked, hit)
    return with_tool(topic, asked, told if hit.sure else told[:MOST_NEAR])


SHORT, OF_ONES_OWN = 100, re.compile(r"\b(?:i|my|we|our)\b|我|咱", re.I)
"""A shorter message is told the whole article unless a single paragraph answers it."""


def _of_hit(topic: Topic, asked: str, hit: Hit) -> tuple[int, ...]:
    """Where its paragraphs stand that are told: the opening first, unless another answers in a
    sentence."""
    every = range(len(topic.paragraphs))
    if hit.named:
        return tuple(every)
    if topic.id == SAMPLES:
        return leading(topic, asked)[:1]
    found = touching(topic, asked)
    surely_told = hit.sure or is_asked(topic, found[0], asked)
    alone = surely_told and not hit.defining and claimed(topic.paragraphs[found[0]])[0]
    first = found if alone else (0, *found)
    if _is_single(topic, found[0], asked, hit) or OF_ONES_OWN.search(asked):
        return tuple(dict.fromkeys(first))
    return tuple(dict.fromkeys((*first, *(place for place in every if fits(topic, place, asked)))))


GUIDED = re.compile(
    r"\bguid(?:e me|ance|ing)\b|\b(?:any|some|with|me) (?:leads|pointers)\b|\b(?:the|what|which|these|step by) steps?\b"
    r"|\bhow (?:should|do|can) (?:i|we) (?:start|begin|proceed|go about)\b|\bwhere (?:should|do) (?:i|we) (?:start|begin)\b"
    r"|步骤|思路|指点|指教|指导|(?:从哪|怎么|如何)[里儿]?(?:开始|入手|着手)",
    re.I,
)
"""Steps are asked for, which the article tells: no pointer to it stands for them."""
SMALL, STEPS = 5, re.compile(r"^1\. ", re.M)
"""Paragraphs of an article that is told whole; of a larger one those that number steps."""


def _guiding(topic: Topic, asked: str) -> tuple[int, ...]:
    """The paragraph that answers, then those that guide."""
    first, small = touching(topic, asked)[0], len(topic.paragraphs) <= SMALL
    others = (
        place
        for place, text in enumerate(topic.paragraphs)
        if place != first and (small or STEPS.search(text)) and fits(topic, place, asked)
    )
    return (first, *others)


def _is_single(topic: Topic, place: int, asked: str, hit: Hit) -> bool:
    """Whether a paragraph of its own answers, or the message is long."""
    alone = place and not hit.defining and is_asked(topic, place, asked)
    return bool(alone) or len(asked.encode()) > SHORT
