"""Whether a message asks if its cards are enough for its run: what is answered by yes or no."""

import re
from typing import Literal

from advisor.reading.asks.counts_asked import FEWER

Whether = Literal["can", "enough", "overflows"]
"""Of what the yes is: that it can be done, that memory is enough, that it overflows."""

CLAUSE = re.compile(r"(?<=[?？!！。；;\n])|(?<=\.)(?=\s)|[，,](?!\d)")
"""Ends of clauses; of Latin ones those that a point or a comma ends, not a number's."""
QUESTION = re.compile(
    r"[?？]|吗|么\s*$|嘛\s*$|不\s*$|能不能|可不可以|够不够|行不行|能否|可否|是否|会不会"
    r"|\b(?:if|whether)\b|^\W*(?:(?:so|and|but|then|also|or)\s)?(?:can|could|will|would|is|are|does|do)\b",
    re.I,
)
OPEN = re.compile(
    r"\b(?:how|what|which|why|where|when|who)\b|怎么|怎样|如何|什么|多少|多大|几张|为何|哪|还是",
    re.I,
)
"""A question that has another answer than yes or no."""
OF_PEOPLE = re.compile(
    r"\b(?:can|could|will|would)\s(?:you|u|some(?:one|body)|any(?:one|body))\b"
    r"|(?:能不能|能否|可以|能)(?:请|帮|给|讲|说|告诉|提供|推荐|介绍|贴|分享|发)",
    re.I,
)
"""A favour that is asked for."""
NOT = re.compile(
    r"n't\b|\bcannot\b|\bnot\b|\bimpossible\b|不能|不够|不行|不可以|放不下|没法|无法", re.I
)
EITHER = re.compile(r"能不能|够不够|可不可以|行不行|会不会|or\snot", re.I)
BEYOND = re.compile(
    r"flash|bf16|fp8|nvlink|windows|faster|speed|merg|commercial|\b(?:hours?|days?|weeks?|minutes?)\b"
    r"|更快|加速|提速|合并|混用|商用|小时|[一两几\d]天|分钟|效果|质量",
    re.I,
)
"""What memory does not decide."""
OVERFLOWS = re.compile(
    r"\b(?:will|would|does|do)\b.{0,60}\b(?:oom|overflow|run\sout)\b|会不会(?:爆|oom|溢出|超)|会(?:爆|oom|溢出).{0,6}吗",
    re.I,
)
ENOUGH = re.compile(r"\b(?:enough|sufficient|suffice|adequate)\b|够", re.I)
CAN = re.compile(
    r"\b(?:possible|feasible|would\sdo)\b"
    r"|\b(?:can|could|will|would|able|does|do)\b.{0,100}?"
    r"\b(?:(?:fine[\s-]?)?tun\w+|train\w*|fit|hold|handle|run|load|work|do)\b"
    r"|(?:能|可以|可否|行|得下|得动|得起).{0,40}",
    re.I,
)
DONE = re.compile(r"[A-Za-z]|训|調|调|跑|放|装|带|搞|用|做|练|吃|撑|行|可以|部署|推理|得下|得动")
"""What can be done with cards, in Chinese."""


def asked_whether(message: str) -> Whether | None:
    """None: it asks no such question, or one that memory does not decide."""
    for clause in CLAUSE.split(message):
        if QUESTION.search(clause) and (asked := _of(clause)):
            return asked
    return None


def _of(clause: str) -> Whether | None:
    plain = EITHER.sub("", clause)
    if any(each.search(clause) for each in (OPEN, OF_PEOPLE, BEYOND, FEWER)):
        return None
    if OVERFLOWS.search(clause):
        return "overflows"
    if NOT.search(plain):
        return None
    if ENOUGH.search(clause):
        return "enough"
    return "can" if CAN.search(clause) and DONE.search(clause) else None
