"""What a message tells in words: without its commands, configurations, code, logs and samples of data,
whose words would find topics that nobody asked about."""

import re
from collections.abc import Iterator

CODE = re.compile(r"```.*?(?:```|$)", re.S)
OBJECT = re.compile(r"\{[^{}]{0,2000}\}")
FLAG = re.compile(r"(?<!\S)--?[A-Za-z][\w-]{2,60}(?:[ =]{1,3}[^\s-]\S{0,200})?")
LINE = re.compile(
    r"""^[ \t]{0,40}(?:["']?[\w.\-/]{2,40}["']?[ \t]{0,4}[:=][ \t]{0,4}[^\n]{0,80}"""  # a setting
    r"""|[>$%][^\n]*|File "[^\n]*|[^\n]*(?:\d%\||it/s|s/it)[^\n]*)$""",  # a prompt, a log
    re.M,
)
LABEL = r"(?im)^[ \t]{{0,8}}(?:{})[ \t]{{0,2}}[:：][^\n]*"
SAMPLES = tuple(
    (re.compile(LABEL.format(asked)), re.compile(LABEL.format(answered)))
    for asked, answered in (
        ("Q|question|prompt|instruction|user|human", "A|answer|response|output|completion|assistant|bot"),
        ("input", "output"),
        ("问|提问|问题|用户|指令|输入|提示词?", "答|回答|答案|助手|输出|模型输出|模型回答|标准答案"),
    )
)  # fmt: skip
"""Lines that quote what a model is given and what it says; one without the other is a heading."""
SENTENCE_END = re.compile(r"(?<=[?!？！。])\s*|(?<=[.;；])\s+|\n+")
LEAST = 12
"""Letters; of fewer the whole message is read."""


def prose(message: str) -> str:
    """The words, or the whole message where there are hardly any."""
    told = message
    for pattern in (CODE, OBJECT, OBJECT, FLAG):
        told = pattern.sub(" ", told)
    for asked, answered in SAMPLES:
        if asked.search(told) and answered.search(told):
            told = answered.sub(" ", asked.sub(" ", told))
    told = LINE.sub(" ", told)
    return told if sum(map(str.isalpha, told)) >= LEAST else message


def parts(message: str) -> Iterator[str]:
    """The message and each of its sentences."""
    yield message
    yield from filter(None, SENTENCE_END.split(message))


ASKING = re.compile(
    r"\b(?:unclear|unsure|not sure|no idea|wonder(?:ing)?|(?:don't|do not) (?:know|understand|see)|want to know|no info\w*)\b|不知道|不清楚|不确定|想知道|想问|请问",
    re.I,
)
"""A sentence that asks without a question mark."""


def questions(message: str) -> list[str]:
    """Its sentences that end with a question mark, or ask without one."""
    sentences = SENTENCE_END.split(message)
    return [each for each in sentences if each.endswith(("?", "？")) or ASKING.search(each)]
