"""Quantities written with several numbers or a rate: "1200 in and 300 out", "two nodes of 4", "5
requests per second", "一个半月".

Each row of `FORMS` is a pattern whose groups `a` and `b` are the numbers as written and `u` the
unit of time, the arguments it fills, and how the value follows from them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.reading.spans.counts import TOKENS
from advisor.reading.spans.numbers import find_numbers

_N = (
    r"(?:(?<![\d.])\d[\d,.'’]{0,20}(?<![,.'’])(?:\s?[kKwWmM](?![A-Za-z]))?[十百千万]{0,4}|[一二两兩三四五六七八九十百千万]{1,12}"
    r"|(?<![a-z])(?:(?:a\s|two\s|three\s|five\s)?(?:hundred|thousand)|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|sixteen|twenty|thirty|fifty)(?![a-z]))"
)
_TOK = r"(?:\s?个?(?:tokens?|toks?)(?![a-z]))?"
_JOIN = r"[\s,，、/+&;；]{0,8}(?:(?:and|plus|和|加|with)\s?)?(?:about\s|around\s)?"
_IN = r"(?:in(?:put|coming)?|prompt|question|request|context|sent|的?输入|进)(?![a-z])"
_OUT = r"(?:out(?:put|going)?|completion|repl(?:y|ies)|response|answer|generat(?:ed|ion)|back|的?输出|出|回复)(?![a-z])"
_IN_FIRST = r"(?:(?<![a-z])(?:input|prompt|in(?=[\s:=]*\d))|输入|提示词?|[进问](?=\d))"
_OUT_FIRST = (
    r"(?:(?:output|completion|reply|response|out)(?![a-z])|输出|生成|回复|回答|返回|[出答](?=\d))"
)
_IS = r"(?:\s?(?:tokens?|length|长度))?[\s:：=]{0,8}(?:(?:of|is|约|大约|大概|平均|是|为|有|在)\s?){0,4}"
_ASKED = r"(?:requests?|reqs?|calls?|hits?|queries|messages?|msgs?|questions?|prompts?|chats?|lookups?|times|conversations?|tickets?|e?mails?)"
_ASKED_ZH = r"(?:个?(?:请求|调用|访问|咨询|提问|问题|对话|会话)|次(?!迭代)|条(?!数据|样本|语料)|单|轮对话)(?:请求|调用|访问|对话|咨询|提问|消息)?"
_PEOPLE = r"(?:users?|employees|people|persons?|agents|staff|customers|students|clients|members|seats|colleagues|workers|teachers|doctors|lawyers|engineers|developers|devs)"
_PEOPLE_ZH = (
    r"(?:个?(?:人|用户|员工|坐席|客户|学生|同事|老师|医生|客服|店)|名\w{1,3}|位\w{1,3}|家\w{0,2}店)"
)
_MACHINES = (
    r"(?:nodes?|machines?|servers?|box(?:es)?|hosts?|workstations?|instances?|rigs?|hgx|dgx)"
)

PER_DAY = {"s": 86400, "秒": 86400, "mi": 1440, "分": 1440, "h": 24, "小": 24, "钟": 24, "w": 1 / 7, "周": 1 / 7, "天": 1, "日": 1, "星": 1 / 7, "礼": 1 / 7, "mo": 1 / 30, "月": 1 / 30}  # fmt: skip
SPANS = {"h": "hours", "小": "hours", "钟": "hours", "d": "days", "天": "days", "w": "weeks", "周": "weeks", "星": "weeks", "礼": "weeks",
         "mo": "months", "月": "months", "y": "years", "年": "years"}  # fmt: skip


@dataclass(frozen=True)
class Combined:
    start: int
    end: int
    value: float
    arguments: tuple[str, ...]


REQUESTS = ("requests_per_day",)
CARDS = ("num_gpus",)
DURATION: tuple[str, ...] = ()
"""The argument is that of the unit."""

Worth = Callable[[float, float, float], float]


def _sum(a: float, b: float, _: float) -> float:
    return a + b


def _product(a: float, b: float, _: float) -> float:
    return a * b


def _every(count: float, times: float, unit: float) -> float:
    return count * unit / (times or 1)


def _rate(count: float, _: float, unit: float) -> float:
    return count * unit


def _and_half(count: float, *_: float) -> float:
    return count + 0.5


def _and_minutes(hours: float, minutes: float, _: float) -> float:
    return hours + minutes / 60


def _nodes(machines: float, cards: float, _: float) -> float:
    """ "4节点8卡" is 32 cards, "2节点16卡" names the total."""
    return cards if cards > 8 and cards % (machines or 1) == 0 else machines * cards


_ROWS: tuple[tuple[str, tuple[str, ...], Worth], ...] = (
    (rf"(?P<a>{_N})\s?(?:\+|plus|加)\s?(?P<b>{_N})\s?个?(?:tokens?|toks?)(?![a-z])", TOKENS, _sum),
    (
        rf"(?P<a>{_N})\s(?:\w{{1,20}}\s)?{_MACHINES},?\s?(?:each\s)?(?:of|with|having|x|×|\*|at|that have|has|have)\s(?:each\s)?(?P<b>{_N})"
        rf"|(?P<a2>{_N})\s{_MACHINES},?\s(?:and\s)?(?P<b2>{_N})\s(?:gpus?|cards?)?\s?(?:each|apiece|per)(?:\s(?:node|machine|server|box))?"
        rf"|(?P<a3>{_N})\s(?P<b3>{_N})[-\s]?(?:x\s?)?(?:gpus?|cards?|way)\s{_MACHINES}(?![a-z])",
        CARDS,
        _product,
    ),
    (rf"(?P<a>{_N})(?:台|个?(?:节点|机器|服务器))(?:机器|服务器|主机|机子|节点|工作站)?[，,\s]?(?:每台|每个?节点|每机|每个|各|各有|上面?)(?:都|有|是|插|装|配|了)*(?P<b>{_N})[张块卡个]", CARDS, _product),
    (rf"(?P<a>{_N})\s?(?:台|臺|nodes?)(?:伺服器|服务器|机器)?\s?(?:[×x*]|各|each)\s?(?P<b>{_N})\s?(?:[卡张張块]|gpus?|cards?|x\s|[ahv]\d)", CARDS, _product),
    (rf"(?P<a>{_N})\snodes,?\s(?P<b>{_N})\s(?:x\s)?[a-z]{{0,4}}\s?\d{{2,4}}\w{{0,4}}\s(?:each|per\snode)", CARDS, _product),
    (rf"(?P<a>{_N})\snodes?:?\s(?:[x×]\s)?(?P<b>{_N})\s?[x×]\s?(?=[a-z]{{1,4}}\s?\d|\d{{4}})", CARDS, _product),
    (r"--nodes[\s=](?P<a>\d{1,3})\s.{0,60}?--gres=gpu:(?:\w{1,8}:)?(?P<b>\d{1,2})", CARDS, _product),
    (rf"(?P<a>{_N})(?:台|机|个?节点)(?:机器|服务器|主机)?[，,\s×x*]?(?P<b>{_N})卡", CARDS, _nodes),
    (
        rf"(?P<a>{_N})\s(?:\w{{1,20}}\s)?{_PEOPLE}[^.;\d]{{0,24}}?\s(?P<b>{_N})\s(?:\w{{1,20}}\s)?{_ASKED}\s(?:each|apiece|per\s(?:person|user|head|seat))(?:\s(?:an?|per|each|every)?\s?(?:day|daily))?",
        REQUESTS,
        _product,
    ),
    (
        rf"(?P<a>{_N})\s(?:\w{{1,20}}\s)?{_PEOPLE}[^.;\d]{{0,12}}?each\s(?:\w{{1,20}}\s)?(?P<b>{_N})\s(?:\w{{1,20}}\s)?(?:{_ASKED}\s)?(?:times\s)?(?:an?|per|each|every)\sday",
        REQUESTS,
        _product,
    ),
    (rf"(?P<a>{_N}){_PEOPLE_ZH}[^。；\d]{{0,6}}?(?:每人|人均|每个?人|各|每\w{{1,2}})(?:每天|一天|每日|日均)?(?:大概|约|平均)?(?:问|用|调|发|跑|提|查|来|有)?(?P<b>{_N}){_ASKED_ZH}", REQUESTS, _product),
    (
        rf"(?P<a>{_N})\s?(?:[a-z'’-]{{1,20}}\s){{0,2}}?(?:an|per|each|every|a|/)\s?h(?:ou)?r?(?![a-z]),?\s(?:for\s|over\s|during\s)?(?P<b>{_N})[-\s]?(?:business\s|working\s|office\s|opening\s)?h(?:ou)?rs?(?![a-z])(?:\s?(?:an?|per|each|every|/)\s?day|\sdaily)?",
        REQUESTS,
        _product,
    ),
    (rf"(?:每|一)个?(?:小时|钟头)(?:大概|约|平均|有|来)*(?P<a>{_N}){_ASKED_ZH}[，,\s]?(?:一天|每天|每日)\D{{0,4}}?(?P<b>{_N})个?(?:小时|钟头)", REQUESTS, _product),
    (rf"(?P<a>{_N}|an?)\s(?:{_ASKED}\s)?every\s(?:(?P<b>{_N})\s)?(?P<u>s(?=ec)|mi(?=n)|h(?=our))(?:econds?|ecs?|ns?|nutes?|ours?)(?![a-z])", REQUESTS, _every),
    (rf"每隔?(?P<b>{_N})个?(?P<u>秒|分|小)(?:钟|时)?(?:来|有|一|处理|跑)?(?P<a>{_N}){_ASKED_ZH}", REQUESTS, _every),
    (rf"(?:每|一)个?(?P<u>秒|分|小|钟|周|星|礼|月)(?:钟|时|期|拜|头)?(?:大约|大概|约|平均|有|来|跑|要|处理|差不多|调用|请求|访问)*(?P<a>{_N})[多来余]?{_ASKED_ZH}", REQUESTS, _rate),
    (rf"(?<![天日均\d])(?P<a>{_N})[多来余]?{_ASKED_ZH}\s?(?:每|/|一)\s?个?(?P<u>秒|分|小|周|星|月|天|日)(?:钟|时|期)?", REQUESTS, _rate),
    (rf"(?<![a-z])(?P<u>mo(?=nth)|w(?=eek)|h(?=our))(?:nth|eek|our)ly\s(?:about\s|volume\sof\s)?(?P<a>{_N})\s(?:\w{{1,20}}\s)?{_ASKED}", REQUESTS, _rate),
    (rf"(?<!\d)(?:(?P<u>月|周)均?(?:请求|调用|访问)(?:量|数)?|(?P<u2>月|周)均)(?:大约|大概|约|是|为|有)*(?P<a>{_N})(?![\d.]|\s?[多来余]?(?:元|块|美元|美金|刀|\$|usd|个?token))", REQUESTS, _rate),
    (rf"(?P<a>{_N})\s?(?:(?P<u>h)(?:ours?|rs?)?|个?(?P<u2>小)[时時])(?:\s?(?:and|,|零))?\s?(?P<b>\d{{1,2}})\s?(?:minutes?|mins?|分(?:钟|鐘)?)(?![a-z/])", DURATION, _and_minutes),
    (rf"(?P<a>{_N}|(?<![a-z])an?)\s(?P<u>h|d|w|mo|y)(?:our|ay|eek|nth|ear)s?\sand\sa\shalf(?![a-z])", DURATION, _and_half),
    (r"(?<![a-z])half\san?\s(?P<u>h|d|w|mo|y)(?:our|ay|eek|nth|ear)(?![a-z])", DURATION, _and_half),
    (rf"(?P<a>{_N})(?:个半(?P<u>小|月|星|钟|礼)(?:时|期|头|拜)?|(?P<u2>天|周|年|小|星)(?:时|期)?半(?!年))", DURATION, _and_half),
    (r"(?<![搞弄等说看花了老好大费])半(?:个?(?P<u>小|月|星|钟)(?:时|期|头)?|(?P<u2>天))", DURATION, _and_half),
)  # fmt: skip
FORMS = tuple(
    (re.compile(pattern, re.I | re.S), arguments, worth) for pattern, arguments, worth in _ROWS
)


def combinations(text: str) -> Iterator[Combined]:
    """Every such quantity of `text`; two may overlap, the first counts."""
    for pattern, arguments, worth in FORMS:
        for match in pattern.finditer(text):
            groups = {name[0]: group for name, group in match.groupdict().items() if group}
            a, b = _number(groups.get("a")), _number(groups.get("b"))
            unit = groups.get("u", "").lower()
            if a is not None and b is not None:
                yield Combined(
                    match.start(),
                    match.end(),
                    worth(a, b, PER_DAY.get(unit, 0)),
                    arguments or (SPANS[unit],),
                )


def _number(text: str | None) -> float | None:
    """What the group says; 0 for a group that is absent, None for one that is no number."""
    if text is None:
        return 0
    if text.lower() in ("a", "an"):
        return 1
    found = find_numbers(text)
    return found[0].value if found else None
