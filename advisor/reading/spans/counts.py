"""How people count without a numeral, and which arguments a number can fill, within which limits."""

import re

ONE_OF = re.compile(
    r"天(?!时间|内)|日|次|份|遍|回|趟|下|般|套|版|条(?!数据|样本)|种|点|些|共|直|定|样|起|边|篇|个(?!月|星期|礼拜|小时|季度|epoch)|句|组|期|堆|批|家|行|趟|台"
)
"""What makes "一" an article and no number."""


TOKENS = ("tokens_per_sample", "tokens_per_request")


BARE = (
    "samples",
    "requests_per_day",
    "tokens_per_sample",
    "tokens_per_request",
    "budget",
    "num_gpus",
    "epochs",
    "weeks",
    "days",
    "hours",
    "price_per_hour",
)


LIMITS = {
    "num_gpus": 1024,
    "epochs": 100,
    "weeks": 120,
    "days": 3650,
    "hours": 10_000,
    "price_per_hour": 200,
}


LEAST = {"tokens_per_sample": 16}
"""A smaller number is something else: a rank, a version, a list's."""


MANY_CARDS = 64
"""A number without "GPU" beside it is no count of cards above this."""


WHOLE = {
    "samples",
    "requests_per_day",
    "tokens_per_sample",
    "tokens_per_request",
    "num_gpus",
    "days",
}


IMPLIED: tuple[tuple[re.Pattern[str], tuple[str, ...], float], ...] = tuple(
    (re.compile(pattern, re.I), arguments, value)
    for pattern, arguments, value in (
        (
            r"单(?=(?:卡|张|块)(?!的?[显顯]存|\s?\d{1,3}\s?[gG])|机单)|單(?=卡|張)|(?<![a-z])(?:single|one|only one)(?=[\s-](?:\d{1,3}\s?gb\s)?(?:gpu|card|rtx|gtx|nvidia|tesla|geforce|[ahlvtmpb]\d{1,3}|mi\d{3}|[1-9]0[5-9]0))",
            ("num_gpus",),
            1,
        ),
        (
            r"双(?=卡|路(?!\s?\d{4}(?!\d)|至强|EPYC|Xeon|CPU)|张|\s?(?:rtx|[ahlv]?\d{2,4}(?!\d)))|雙(?=卡)|(?<![a-z])dual(?=[\s-])|(?<![a-z])both(?=\s(?:of\s)?(?:my\s|our\s|the\s|these\s)?(?:gpus|cards|rtx|[a-z]{0,2}\d{2,4}))",
            ("num_gpus",),
            2,
        ),
        (
            r"(?<![a-z])(?:a trio of|tri(?:ple)?(?=[\s-](?:gpu|card|rtx|[a-z]{0,2}\d{2,4}))|three-way)(?![a-z])",
            ("num_gpus",),
            3,
        ),
        (
            r"(?<![a-z])quad(?=[\s-]?(?:gpu|card|rtx|[a-z]{0,2}\d{2,4}))|(?<![a-z])a quartet of",
            ("num_gpus",),
            4,
        ),
        (r"(?<![a-z])oct[ao](?=[\s-]?(?:gpu|card|rtx|[a-z]{0,2}\d{2,4}))", ("num_gpus",), 8),
        (r"(?<![a-z])single(?=\s(?:epoch|pass)(?![a-z]))", ("epochs",), 1),
        (
            r"(?<![a-z])(?:a|one|per|the|full|whole)\s(?:whole\s|full\s)?year(?![a-z])",
            ("years",),
            1,
        ),
        (r"半年(?!了|前|来|多)", ("days",), 180),
        (r"(?<![a-z])a month(?![a-z])", ("months",), 1),
        (r"(?<![a-z])(?:a|one) quarter(?!\s?of)(?![a-z])", ("quarters",), 1),
        (r"(?<![a-z])(?:a\s)?fortnight(?![a-z])", ("weeks",), 2),
        (r"(?<![a-z/])overnight(?![a-z])", ("hours",), 12),
    )
)


_CARD = r"(?:gpu|card|one|rtx|nvidia|[a-z]{0,2}\d{2,4})"


MAYBE: tuple[tuple[re.Pattern[str], tuple[str, ...], float], ...] = tuple(
    (re.compile(pattern, re.I), arguments, value)
    for pattern, arguments, value in (
        (r"(?<![a-z])a week(?![a-z])", ("weeks",), 1),
        (r"(?<![a-z])(?<!hours\s)a(?:\s(?:whole|full|single))? day(?![a-z])|(?<![\d第同有哪每第前后])一整?天(?![天到]|[^，。,;；]{0,8}(?:\d|[几多两三四五六七八九十万]))", ("days",), 1),
        (r"(?<![a-z])an hour(?![a-z])", ("hours",), 1),
        (r"(?<![a-z])(?:monthly|per month|a month)(?![a-z])|每个?月|一个月|月成本|按月", ("days",), 30),
        (r"(?<![a-z])(?:yearly|annual(?:ly)?|per year|a year)(?![a-z])|按年|每年|一年", ("days",), 365),
        (r"(?<![a-z])a weekend(?![a-z])|一个周末", ("days",), 2),
        (r"(?<![a-z])both(?=\sof\s(?:them|those|these)(?![a-z]))", ("num_gpus",), 2),
        (r"一个?(?:晚上|晚|夜|通宵|宿)|通宵", ("hours",), 12),
        *((rf"(?:(?<![a-z])(?:a|another|add|adding|the|my)\s{en}(?=\s{_CARD})|(?:加|上|买|弄|来|插|有)(?:了|到)?第{zh}(?=张|块|卡))", ("num_gpus",), count)
          for count, en, zh in ((2, "second", "[二两]"), (3, "third", "三"), (4, "fourth", "四"), (5, "fifth", "五"), (6, "sixth", "六"), (8, "eighth", "八"))),
        *((rf"{zh}(?=路(?![线径由上口]))", ("num_gpus",), count) for count, zh in ((4, "四"), (8, "八"))),
    )
)  # fmt: skip
"""The same where the words may well mean no quantity."""


ALONE = re.compile(
    r"\s?(?:$|[,.;:?!)，。？！]|(?:then|instead|in\s(?:total|all|that)|total|altogether|only|alone|now|please|maybe|if|enough|(?:be|would|will)\senough"
    r"|after\sall|tops|max|at\smost|of\sthem|should|would|could|cut\sit|do(?:\sit)?|suffice|is\s(?:enough|fine|ok))(?![a-z]))|呢|吧|就|行|够",
    re.I,
)


NOT_ALONE = re.compile(
    r"(?:(?<![a-z])(?:or|other|option|phase|step|part|case|day|top|level|between|these|those|first|last|next|which|this|that|each|every|any|no|not|some)\s|[-/]|[咱你我他她它这那])$",
    re.I,
)


ONLY = re.compile(r"(?<![a-z])(?:only|just|on|with|single|to|would|will|is|use|be)\s$", re.I)
"""A number word by itself is a count where a clause ends after it ("four then", "sorry, three");
"one" only after one of these."""
