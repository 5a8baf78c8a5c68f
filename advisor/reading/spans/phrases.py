"""How people write changes, refusals, a card's memory and what is not in the catalog, in both
languages."""

import re

RELATIVE = re.compile(
    r"(?P<half_more>(?:增加|再?加|(?<![不最至大])[再又]?多|上?涨|扩大?)了?一半|half\s(?:as\s(?:much|many)\s)?again)|(?P<factor>twice|double[ds]?|doubling|triple[ds]?(?!\s(?:gpu|card|rtx|[a-z]{0,2}\d))|quadruple[ds]?|halve[ds]?"
    r"|(?<!and a )half(?!\sa\s(?:million|billion|thousand|hundred|dozen|lakh)|[-\s](?:million|billion))(?:\sas\smany)?"
    r"|翻(?P<times>[一两二三四五六七八九十\d]{0,9})倍|翻一番|翻番|加倍|(?:增加|多|涨|增长|提高|加|大)了?一倍|減半|减半|砍半|折半|腰斩|对半砍|减一半|少一半|一半)"
    r"|(?P<x>\d{1,9}(?:\.\d{1,9})?|[a-z]{1,20}|[两二三四五六七八九十])\s?(?:times(?!\s(?:an?|per|each|every)\s)|倍|x\s(?:as|the|more)|[-]?fold)(?:\s(?:as\smany|as\smuch|the))?"
    r"|(?:乘以?|multipl(?:y|ied)\s(?:(?:it|that|this)\s)?by|times|by\sa\sfactor\sof)\s?(?P<multiple>[\d.]{1,20}|[一二两三四五六七八九十]{1,9}|[a-z]{1,20})"
    r"|打?(?P<discount>[一二三四五六七八九1-9]\.?5?)折"
    r"|(?:(?P<cut_to>(?:减少|减掉|减|砍掉|砍|去掉|删掉|少)了?)|(?P<raised_by>(?:增加|增长|提高|涨|加|多)了?))?(?P<den>[二三四五六七八九十]|\d{1,9})分之(?P<num>[一二两三四五六七八九十]|\d{1,9})"
    r"|(?<![a-z])(?P<parts>two|three)[-\s](?P<of>third|quarter|fifth)s"
    r"|(?P<by>by\s)?(?:a|one)\s(?P<part>tenth|quarter|third|fifth)(?:\s(?P<part_way>less|fewer|smaller|more|extra|larger)(?![a-z])|\s(?:of|the)(?!\sa\smillion)|(?<!a quarter)(?=$|[,.?!]))"
    r"|(?P<way>grow(?:s|n|ing)?|increase[ds]?|rise[s]?|up|raise[ds]?|cut|reduce[ds]?|drop(?:s|ped)?|shrink|down|涨|增加|提高|增长|砍|减少|减|降低|降|削减|缩水|缩减|下调|上调|下降|少|多)(?:了|掉)?(?:(?:\s(?:the|our|my))?(?:\s[a-z]{1,20})?\sby)?\s?(?P<percent>\d{1,9})\s?%"
    r"|(?P<share>\d{1,9})\s?(?:%|percent)\s(?P<direction>more|extra|growth|increase|fewer|less|cut|discount|off|drop|reduction|smaller)(?![a-z])"
    r"|(?P<zh_way>涨|增加|提高|增长|多|砍|砍掉|减|减少|降|降低|缩水|缩减|下调|上调|少)(?:了|掉)?(?P<tenths>[一二两三四五六七八九])成"
    r"|(?P<one>another)(?=\s(?:(?:gpu|card)(?![a-z])|rtx|[a-z]{1,2}\d{2,4}))",
    re.I,
)


FACTORS = {"triple": 3, "tripled": 3, "triples": 3, "quadruple": 4, "quadrupled": 4, "quadruples": 4,
           **dict.fromkeys(("halve", "halved", "halves", "half", "half as many", "減半", "减半", "砍半", "折半", "腰斩", "对半砍", "减一半", "少一半", "一半"), 0.5)}  # fmt: skip
"""The rest double."""


PARTS = {"tenth": 0.1, "quarter": 0.25, "third": 1 / 3, "fifth": 0.2}


CHANGED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), argument)
    for pattern, argument in (
        (r"token|长度|length", "tokens"),
        (r"gpu|card|卡|张|块", "num_gpus"),
        (
            r"traffic|request|calls|hits|load|volume|users|流量|请求|调用|访问|次|用户|用量|业务量",
            "requests_per_day",
        ),
        (
            r"data|sample|example|图|(?<![a-z])rows?|record|pairs|dialog|样本|数据|语料|条|份|样",
            "samples",
        ),
        (r"epoch|轮|遍", "epochs"),
        (r"budget|money|funding|grant(?![a-z])|预算|经费|钱|美元|拨款|资金", "budget"),
        (r"week|deadline|周|星期|工期|排期", "weeks"),
        (r"hour|小时|天|day", "hours"),
    )
)


MORE = re.compile(
    r"(?:(?<![a-z])(?:another|plus|an?\s(?:extra|additional|further)|extra|additional|further|add(?:ing|ed)?|(?:extend|grow|increas|rais|delay|push|slip|up)[a-z]*\s(?:(?:it|that|this|them)\s)?(?:back\s)?by)\s(?:about\s|some\s)?"
    r"|(?:^|[，,。(（])\s*\+\s?|(?:再加上?|再来|再标|再攒|再收|再凑|再补|再拖|再等|再给|再批|又批|又给|再添|再买|再多|多加|多给|多出|追加|另加|外加|另外?再?加|增加|又加|(?<![参更])加[上了]?|延长|推迟|延后|延期|顺延|宽限)[了个]?|(?:^|[，,。；\s那要会了])多)$",
    re.I,
)


FEWER = re.compile(
    r"(?:(?<![a-z])(?:minus|remov(?:e|ing)|drop(?:ping)?|subtract|lose|lost|(?:cut|reduc|shorten|drop|decreas)[a-z]*\s(?:(?:it|that|this|them)\s)?by|(?:forward|earlier)\sby)\s(?:about\s|some\s)?"
    r"|(?:减去|减掉|减少|去掉|扣掉|扣除|砍掉|砍|减|删掉|删除|剔除|拿掉|撤掉|抽走|(?<![至多不很最])少|缩短|提前|压缩)[了个]?)$",
    re.I,
)


AND_MORE = re.compile(
    r"(?:\s(?:weeks?|days?|hours?|months?|epochs?|samples?|rows?|cards?|gpus?|tokens?|examples?|records?|pairs?|dollars|bucks))?"
    r"\s(?:(?P<more>more|extra|additional|longer|on\stop)|(?P<fewer>fewer|less|shorter|sooner))(?![a-z]|\s(?:than|or))",
    re.I,
)


NO_CHANGE = re.compile(
    r"\s?(?:%|％|倍|成|折|分之|times|tokens?\s(?:each|per))|\s?(?:一?点|些)", re.I
)


NOT_FULL = re.compile(
    r"full[\s-](?:(?:set|comparison|table|list|corpus|dataset|picture|story|days?|weeks?|month|year|precision|details?|breakdown|overview|amount|load|cluster|lot|refund|context|sequence|epochs?|log|logs|code|script|config|command|traceback|error|run)(?![a-z])"
    r"|\d+k?\s(?:context|token|sequence|length|window)"
    r"|(?<=the full\s)(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve|sixteen|price|cost|time|plan|report|context|length|range|specs?|data)(?![a-z]))"
    r"|(?:(?<=load\s)|(?<=loads\s)|(?<=loading\s)|(?<=hold\s))all\s(?:the\s)?(?:parameters|weights)",
    re.I,
)
"""Where "full" is an adjective and "all parameters" a size, and no method."""


_MEMORY = (
    r"(?:[-\s]?(?:pcie?|sxm\d?|nvl))?(?:\s?gpus?)?\s{0,3}[-/(（=＝:：*×]?\s{0,3}(?:\*\*|__|`)?(?:每张|每卡|单卡)?(\d{1,3})\s?-?(?:g|gb|gib|gigs?|gigabyte)"
    r"(?![A-Za-z0-9])版?"
    r"(?:\*\*|__|`)?\s{0,3}[)）]?(?:\s?(?:of\s)?v?ram|\s?显存)?"
)
MEMORY = re.compile(
    r"(?:s(?=[\s(（]))?"
    + _MEMORY
    + r"|s?\s?(?:gpus?|cards?|laptop)?(?:\s(?:with|of|having)|,)\s(?:an?\s|only\s)?(?P<told>\d{1,3})\s?(?:gb|gib|g|gigs?)(?![A-Za-z0-9])"
    r"(?!\s?(?:of\s)?(?:system\s|host\s|cpu\s)?ram)",
    re.I,
)
"""Behind the card: "A100-80G", "2080 Ti with 11G"."""
BARE_MEMORY = re.compile(
    r"[-/ ](\d{2,3})(?=\s?(?:$|[,;:)，。；、）\n]|\.\s|each\b|gpus?\b|cards?\b|-\s))", re.I
)
"""The same without a unit: "a100-80 each"."""
WITH_MEMORY = re.compile(r"[ -]\d+ ?GB$")
"""The end of a card's name that states its memory."""
MEMORY_BEFORE = re.compile(_MEMORY + r"(?:的)?\s{0,3}$", re.I)
VENDOR = re.compile(
    r"^(?:(?:nvidia|geforce|amd|intel|tesla|huawei|instinct|radeon(?=\s+rx))\s+|华为(?=昇))+", re.I
)
"""Words before a card's name that the name does not need."""
