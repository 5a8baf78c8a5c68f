"""What kind of trouble a text tells of: an article that answers no question about it is not the one
that is meant, whatever words they share."""

import re
from typing import Literal

from advisor.advice.topics.prose import prose
from advisor.catalog.topic import Topic

Trouble = Literal["slow", "memory", "stuck"]
TROUBLES: dict[Trouble, re.Pattern[str]] = {
    "slow": re.compile(
        r"\bslow|\btakes? (?:too|so|very|forever)|\b(?:low|under)[- ]?(?:gpu )?utili[sz]|gpu[- ]util|\bspeed|\bfaster\b|\bthroughput\b"
        r"|慢(?!慢)|利用率|提速|加速|速度|耗时|时间太长|更快|变快|吞吐",
        re.I,
    ),
    "memory": re.compile(
        r"\boom\b|out[- ]of[- ]memory|\bvram\b|\bmemory\b|\bdoes ?n.t fit|显存|爆内存|内存|放不下|装不下", re.I
    ),
    "stuck": re.compile(r"\bhangs?\b|\bhung\b|\bstuck\b|\btime(?:d)? ?out|卡住|卡死|不动|超时|挂起", re.I),
}  # fmt: skip


def troubles(text: str) -> frozenset[Trouble]:
    return frozenset(kind for kind, pattern in TROUBLES.items() if pattern.search(text))


def trouble(message: str) -> Trouble | None:
    """The first that a message tells."""
    told = troubles(prose(message))
    return next((kind for kind in TROUBLES if kind in told), None)


def concerns(topic: Topic, message: str) -> bool:
    """Whether some question that the article answers is of a trouble that the message tells."""
    told = troubles(prose(message))
    asked = (each for own in topic.asked for each in own)
    return not told or not told.isdisjoint(troubles(" ".join((*_names(topic), *asked))))


def is_of(topic: Topic, message: str) -> bool:
    """Whether the message tells of the trouble that the article is named after, if of any."""
    named = troubles(" ".join(_names(topic)))
    return not named or not named.isdisjoint(troubles(prose(message)))


def _names(topic: Topic) -> tuple[str, ...]:
    return (topic.title, *topic.aliases)
