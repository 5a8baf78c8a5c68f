"""What an API charges, as people state it: for a request, or for a million tokens in or out."""

import re

from advisor.reading.places import Place

PER_MILLION = {"m": 1, "million": 1, "百万": 1, "k": 1000, "thousand": 1000, "千": 1000}
"""What a price for so many tokens is multiplied by to be that of a million."""
MANY = r"(?:1[\s,]?000[\s,]?000|1000|1\s?)?\s?(?P<many>million|百万|(?-i:M)|k|thousand|千)"
SIDES = r"(?:in(?:put)?|out(?:put)?|prompt|completion|输入|输出)"
TOKENS = rf"\s?个?\s?(?:{SIDES}\s?)?(?:tokens?|toks?(?![a-z])|词元)"
UNIT = rf"(?:/|per|each|every|每)\s?{MANY}(?:{TOKENS}|\s?{SIDES}(?![a-z])|(?=\s?(?:[,.。，;；?？)/]|$)))"
CLAUSE = r"(?:[^.。!?！？;；\n]|\.(?=\d)){0,28}?"
UNIT_AFTER = re.compile(rf"^{CLAUSE}{UNIT}", re.I)
"""Behind the price; other prices may stand between: "$0.15 in and $0.60 out per million tokens"."""
UNIT_BEFORE = re.compile(rf"{UNIT}{CLAUSE}$", re.I)
"""Before it: "每百万 token 输入 2 元、输出 8 元"."""
REQUEST = r"(?:(?:api\s)?(?:request|call|query|prompt|message|invocation|question)s?(?![a-z])|次|个?请求|调用)"
REQUEST_AFTER = re.compile(
    rf"^\s?(?:(?:/|per|an?|each|every|for\s(?:each|every|an?|one)|每|一)\s?(?:single\s|1\s)?{REQUEST}"
    rf"|(?:×|x|\*)\s?\d[\d,. ]*\s?[万kKmM]?\s?{REQUEST})",
    re.I,
)
REQUEST_BEFORE = re.compile(
    r"(?:每次(?:请求|调用)?|每个?请求|单次(?:请求|调用)?|一次(?:请求|调用)"
    r"|(?:requests|calls|queries|次(?:请求|调用)?)(?:\s?(?:a|per|each|every|/)\s?(?:day|week|month))?\s?(?:at|for|[×x*])"
    r"|(?:per|each|every|an?)\s(?:api\s)?(?:request|call|query)(?:\s(?:costs?|is|at|price))?)"
    r"(?:的?(?:成本|价格|费用|单价)|API|约|大约|要|是|为|收|花费?|[:：=\s]|about|costs?){0,4}$",
    re.I,
)
WHOLE_UNIT = re.compile(UNIT, re.I)
IN, OUT = r"in(?:put)?s?(?![a-z])|prompt|输入|進|进", r"out(?:put)?s?(?![a-z])|completion|输出|出"
SIDE_AFTER = re.compile(
    rf"^\s?(?:(?:/|per|each|every|每)\s?{MANY}\s?个?\s?(?:tokens?\s)?)?(?:of\s|for\s|the\s)*(?:(?P<read>{IN})|(?P<write>{OUT}))",
    re.I,
)
SIDE_BEFORE = re.compile(
    rf"(?:(?P<read>{IN})|(?P<write>{OUT}))\s?(?:tokens?)?\s?(?:价格|单价|价|price|costs?|约|为|是|at|is|每\s?百万\s?(?:个\s?)?(?:tokens?|词元)?|per\smillion(?:\stokens)?|[:：=\s]){{0,4}}$",
    re.I,
)
FIRST_OF_TWO, SECOND_OF_TWO = (
    re.compile(r"^\s?/\s?[$¥￥€]?\d"),
    re.compile(r"\d\s?(?:元|美元)?\s?/\s?$"),
)
"""Of "$0.15/$0.60 per million tokens" the first is of the input."""


def units(text: str) -> list[Place]:
    """Where a price's unit is written: its number counts nothing."""
    return [match.span() for match in WHOLE_UNIT.finditer(text)]


def priced(before: str, after: str) -> tuple[str, float] | None:
    """What an amount of money between these words is the price of, and what it is multiplied by;
    None where it is no price of an API."""
    unit = UNIT_AFTER.search(after) or UNIT_BEFORE.search(before)
    if unit:
        return f"{_side(before, after)}price_per_million", PER_MILLION[unit["many"].lower()]
    if REQUEST_AFTER.search(after) or REQUEST_BEFORE.search(before):
        return "price_per_request", 1
    return None


def _side(before: str, after: str) -> str:
    """Of tokens read or written; "" where it is not said."""
    for found in (SIDE_BEFORE.search(before), SIDE_AFTER.search(after)):
        if found:
            return "input_" if found["read"] else "output_"
    if FIRST_OF_TWO.search(after):
        return "input_"
    return "output_" if SECOND_OF_TWO.search(before) else ""


BATCH_API = re.compile(
    r"batch[\s-]?(?:api|mode|endpoint|inference|processing|discount|price|pricing)"
    r"|(?:via|through|in|use|using)\s(?:the\s)?batch(?:es)?(?!\s?(?:size|of))"
    r"|批量\s?(?:api|接口|推理|调用|价|折扣|处理|模式)|批处理",
    re.I,
)


def batch_asked(message: str) -> bool:
    """Whether requests shall go through an API's batch endpoint."""
    return bool(BATCH_API.search(message))


CACHE = re.compile(
    r"(?:prompt|context|input)[\s-]?cach|cached?\s(?:input|prompt|tokens?|hits?|reads?|price)"
    r"|缓存(?:命中|输入|折扣|价|的价|多少钱|便宜)|命中缓存|(?:提示词|上下文|输入)缓存",
    re.I,
)


def cache_asked(message: str) -> bool:
    """Whether the price of input is asked for that an API's prompt cache holds."""
    return bool(CACHE.search(message))


CHEAPER = re.compile(
    r"cost|price|pricing|how much|cheap|save|saving|discount|多少钱|价格|费用|收费|便宜|省|折扣|优惠",
    re.I,
)


def discount_asked(message: str) -> bool:
    """Whether what a discount of an API comes to is asked for, not how it works."""
    named = batch_asked(message) or cache_asked(message)
    return named and CHEAPER.search(message) is not None
