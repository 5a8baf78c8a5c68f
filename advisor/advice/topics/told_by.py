"""Articles that a message asks for by what it tells together, whichever article each of its words
alone would find: a line of data to be shown, a text that is recited and not known."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from advisor.advice.topics.hit import ASKED, NAMED, Hit
from advisor.advice.topics.symptoms import symptom_of
from advisor.catalog.topic import Topic

SAMPLES = "format-examples"
"""The article of literal samples, of which the one asked for is told alone."""


class ToldBy(NamedTuple):
    """A topic and what is all said where it is meant."""

    topic: str
    said: tuple[re.Pattern[str], ...]


def _told(topic: str, *said: str) -> ToldBy:
    return ToldBy(topic, tuple(re.compile(each, re.I) for each in said))


TOLD = (
    _told(
        SAMPLES,
        r"\blooks?\slike\b|\bexamples?\sof\b|\b(?:an?|one|two|literal|short)\s(?:literal\s|short\s)?(?:examples?|samples?|lines?|rows?)\b|\bpaste\b|\bshow\sme\b"
        r"|\bhow\s(?:do|should|must|can|to)\b[^.?!\n]{0,20}\b(?:write|format)\b|\b(?:what|which)\s(?:data\s)?format\b|\bformat\s(?:for|of)\b"
        r"|长什么样|是什么样|怎么写|什么格式|格式.{0,6}(?:怎么|什么)|例子|示例|样例|举例",
        r"jsonl?\b|\bdata(?:\s?sets?)?\b|\bsamples?\b|\brows?\b|\brecords?\b|\blines?\b|数据|样本|语料|一条|一行",
        r"\b(?:dpo|kto|orpo|preference|chosen|rejected|tools?|function[\s-]call\w*|raw\stext|plain\stext|images?|pictures?|photos?)\b"
        r"|偏好|工具|函数调用|纯文本|原始文本|预训练|图片|图像|图文|多模态",
    ),
    _told(
        "recites-documents",
        r"\b(?:continues?|completes?|recites?|finish(?:es)?|goes\son)\b|续写|能背|背得|背出|接着(?:背|写|说)|接得上",
        r"\b(?:ask\w*|questions?)\b[^.?!]{0,60}(?:hallucinat|invent|makes?\s\w+\sup|wrong|cannot|can't|nothing)|hallucinat\w*[^.?!]{0,40}\b(?:ask|question)"
        r"|(?:提问|一问|问题|问它|换成问)[^。？！]{0,16}(?:编|答不|错|不会|不知道|胡)",
        r"\b(?:train|tun)\w*|训|微调",
    ),
    _told(
        "overriding-knowledge",
        r"\bfrom\sscratch\b|\boverr(?:ide|ule)\b|\b(?:forget|erase|wipe|ignore)\b[^.?!]{0,30}\b(?:knows?|learn\w*|knowledge|pre-?train\w*)|抹掉|覆盖|忘掉|从零",
        r"\bmy\s(?:own\s|custom\s)*(?:[a-z]+\s)?(?:data\w*|answers?|documents?|questions?)|\bown\s(?:data|answers)|(?:自己|我)的(?:数据|答案|资料|文档|语料)",
        r"\b(?:knows?|knowledge|saw|pre-?train\w*|web|weights)\b|原有|原来|预训练|学过|知道",
    ),
)  # fmt: skip


LONGEST_NAME = 40
"""Characters of a message that is an article's name; a longer one tells more."""


def _is_asked(hits: Sequence[Hit], asked: str) -> bool:
    """Whether the message is, word for word, the name of an article or a question of its own."""
    best = hits[0].score if hits else 0.0
    return ASKED <= best < NAMED or (best >= NAMED and len(asked) <= LONGEST_NAME)


def told_first(hits: Sequence[Hit], asked: str) -> list[Hit]:
    """The hits, the topic that the message tells of surely before the others."""
    if _is_asked(hits, asked):
        return [*hits]
    symptom = symptom_of(asked)
    told = (row.topic for row in TOLD if all(each.search(asked) for each in row.said))
    meant = symptom.topic if symptom else next(told, None)
    own = [hit for hit in hits if isinstance(hit.subject, Topic) and hit.subject.id == meant]
    sure = [hit._replace(share=1.0, strange=False, defining=False) for hit in own]
    return [*sure, *(hit for hit in hits if hit not in own)]
