"""How units and changes are written in both languages: tables from a number's surroundings to the
arguments it can fill.

The last ones tell from its surroundings that a name is only mentioned.

A row is (pattern after or before the number, arguments, factor to the argument's unit). The first
row that matches counts.
"""

import re

MONEY = ("budget", "price_per_hour")


TOKENS = ("tokens_per_sample", "tokens_per_request")


RECORDS = ("samples", "requests_per_day")
"""What a number of records, mails or tickets counts: data, or else what comes in every day."""


DOUBTFUL = re.compile(
    r"\s(?:whole\s|full\s)?(?:nights?|weekends?|devices|pieces)|个?(?:晚|通宵|周末)|\s?/\s?[天日]",
    re.I,
)
"""Units that may well mean something else."""


ORDINAL = re.compile(r"(?:周|星期|礼拜|第|月|初|双|双十)$")
"""Before a number that is a date: 周五晚上, 第3周末."""


SENTENCES = re.compile(r"\s?句话")


LONG = re.compile(r"(?:\s|-)long(?![a-z])")


RENT = re.compile(r"(?:租金?|费用?|价格?|¥|￥|/)[^，。,;；]{0,6}$")


ONLY_DATA = re.compile(
    r"\s?(?:[a-z-]+\s){0,2}(?:samples?|examples?|rows?|data)(?![a-z])|[^，。,;；\s]{0,3}(?:样本|樣本|例子|数据|數據|语料)",
    re.I,
)


DAY, WEEK, MONTH, YEAR = 24, 7, 30, 365


_NOUN = (
    r"samples?|examples?|rows?|records?|answers|replies|(?:q&?a\s)?pairs?|dialog(?:ue)?s?|conversations?|chats|items?|documents?|docs|e?-?mails|snippets?"
    r"|diffs|tickets|sentences|instances|entries|lines|data\s?points?|datapoints|texts|reviews|instructions|prompts|transcripts"
    r"|functions|articles|reports|invoices|receipts|contracts|labels|images|photos|pictures|pics|screenshots|scans|forms|videos|clips|notes|recipes|logs|abstracts|poems|letters|traces|paragraphs|utterances|papers|resumes|comments|posts|cases|files|queries"
)


_REQUEST = r"requests?|reqs?|calls?|hits?|queries|messages|questions|chats|invocations|prompts|conversations|visits|times"


_DAILY = r"(?:\s?(?:/|per|a|each|every)\s?d(?:ay)?\b|\s(?:daily|each day)|\s?(?:每日|每天|/\s?[日天]|一天))"


IGNORED_AFTER = re.compile(
    r"\s?(?:%|percent|percentage|qps|rps|tps|fps|hours?\s(?:an?|per|each|every)\s(?:day|week|month)|元|块钱|塊錢|rmb|cny|yuan|人民币|人民幣|people|persons?|users?(?!['’s])|employees|engineers?|developers?"
    r"|个?人(?!次)|名|个?工程师|位|岁|年代|年(?![底内])|月(?!内)|bits?\b|-bit|位(?:量化)?|gb?\b|gib\b|gigs?\b|tb\b|mb\b|kw|watts?|w功|度电|张表(?!格)|小时(?:不停|不间断|在线|营业|运转|服务(?!器))|°|期|版|分钟内|cents?\s+per\s+kwh"
    r"|kwh|layers|steps|classes|categories|languages|次方|th\b|st\b|nd\b|rd\b)",
    re.I,
)


IGNORED_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:rank|\br\s?[=:]|alpha|batch(?:[\s_-]?size)?|accum(?:ulation)?(?:[\s_]steps)?|\bbs|lr|learning rate|学习率|批次|批大小|version|\bv|seed|acc(?:uracy)?|¥|￥|rmb|cny|人民币|人民幣|第|in|since|june|july|may"
    r"|january|february|march|april|august|september|october|november|december|zero-?|top-?|gpt-?|python|cuda|world cup|win(?:dows)?"
    r"|warmup|dropout|temperature|transformers|torch|q)\s?(?:[=:：]|of|is|为|是|设为)?\s?$",
    re.I,
)


YEAR_LIKE = re.compile(r"20[2-3]\d$")


AFTER: tuple[tuple[re.Pattern[str], tuple[str, ...], float], ...] = tuple(
    (re.compile(pattern, re.I), arguments, scale)
    for pattern, arguments, scale in (
        (r"\s?(?:-|\s)?(?:k\s)?(?:tokens?|toks?|词元|个?token)(?![a-z])", TOKENS, 1),
        (r"\s?(?:seq(?:uence)?|context|length)(?![a-z])", ("tokens_per_sample",), 1),
        (
            r"\s?(?:full\s|more\s)?(?:epochs?|eps?|pass(?:es)?(?!@|\s?rate)|rounds?|轮(?!次?(?:对话|對話|聊天|问答|交互))|輪|遍|[个個]?\s?epochs?|次迭代)(?![a-z])",
            ("epochs",),
            1,
        ),
        (r"\s?(?:gpu|card)[-\s]?hours?(?![a-z])|\s?卡时", ("hours",), 1),
        (
            r"\s(?!dollars?|bucks|usd|euros?|cents?)(?:[a-z-]+\s){1,2}(?:per|an|each|every)\shour",
            ("requests_per_day",),
            DAY,
        ),
        (
            rf"\s?(?:\w+\s)?(?:{_REQUEST})(?:\s?(?:/|per|a|each|every)\s?hour|\s(?:an|per) hour)",
            ("requests_per_day",),
            DAY,
        ),
        (
            rf"\s?(?:\w+\s)?(?:{_REQUEST})(?:\s?(?:/|per|a|each|every)\s?month|\smonthly)",
            ("requests_per_day",),
            1 / MONTH,
        ),
        (
            rf"\s?(?:\w+\s)?(?:{_REQUEST})?\s?(?:/\s?|(?:per|an?|each|every)\s)s(?:ec(?:ond)?)?(?![a-z])",
            ("requests_per_day",),
            3600 * DAY,
        ),
        (
            r"\s?(?:(?!hours?|days?|dollars|bucks|usd)[a-z'’-]+\s){0,3}(?:a week|per week|weekly|each week|every week)(?![a-z])",
            ("requests_per_day",),
            1 / WEEK,
        ),
        (
            rf"\s?(?:(?:{_REQUEST}|{_NOUN})\s?)?/\s?w(?:ee)?k(?![a-z])",
            ("requests_per_day",),
            1 / WEEK,
        ),
        (r"\s(?:\w+\s)?days\s?(?:a|per|each|every|/)\s?month(?![a-z])", ("days",), 1),
        (rf"\s?(?:\w+\s)?(?:{_REQUEST}){_DAILY}", ("requests_per_day",), 1),
        (
            r"\s?(?:[a-z'’-]+\s){0,3}(?:a month|per month|monthly|each month|/\s?month)(?![a-z])",
            ("requests_per_day",),
            1 / MONTH,
        ),
        (
            rf"\s?(?:(?:[a-z-]+\s){{0,2}}(?:a minute|per minute)|(?:(?:{_REQUEST}|{_NOUN})\s?)?/\s?min(?:ute)?)(?![a-z])",
            ("requests_per_day",),
            60 * DAY,
        ),
        (
            r"\s?(?:[a-z'’-]+\s){0,3}(?:daily|a day|per day|each day|every day|/\s?d(?:ay)?)(?![a-z])",
            ("requests_per_day",),
            1,
        ),
        (r"\s?(?:个|次|条|句|单|封|通)?\s?/\s?[天日](?!元)", ("requests_per_day",), 1),
        (r"\s?/\s?(?:次|请求|request|call)(?![a-z])", TOKENS, 1),
        (
            r"\s?(?:个|次|条)?(?:api)?(?:请求|調用|调用|访问|次)(?:/|每|一)?(?:日|天)?",
            ("requests_per_day",),
            1,
        ),
        (
            r"\s?个?日活(?:请求|用户|跃)?|\s?(?:daily\s(?:active\s)?users|dau)(?![a-z])",
            ("requests_per_day",),
            1,
        ),
        (r"\s?(?:daily\s)?(?:requests?|reqs?|calls|hits)(?![a-z])", ("requests_per_day",), 1),
        (r"\s?(?:/|per|an|a)\s?(?:h(?:r|our)?)(?![a-z])", ("hourly",), 1),
        (
            r"\s?(?:usd|dollars?|bucks|美元|美金|美刀|刀|\$|us\$)?\s?(?:/|per|an|a|每)\s?(?:gpu[-\s]?)?(?:h(?:r|our)?|小时|小時|卡时)(?![a-z])",
            ("price_per_hour",),
            1,
        ),
        (
            r"\s?(?:usd|dollars?|bucks?|euros?)\s(?:hourly|an hour|per hour|each hour)",
            ("price_per_hour",),
            1,
        ),
        (r"\s?(?:usd|dollars?|bucks?|美元|美金|美刀|刀|\$|us\$)(?![a-z])", MONEY, 1),
        (
            r"\s?(?:cents|¢|美分)(?:\s?(?:/|per|an?)\s?h(?:ou)?r?(?![a-z]))?",
            ("price_per_hour",),
            0.01,
        ),
        (r"\s?(?:hours?|hrs?|h|个?小时|個?小時|个?钟头|鐘頭)(?![a-z])", ("hours",), 1),
        (r"\s?(?:minutes?|mins?|分钟)(?![a-z])", ("hours",), 1 / 60),
        (r"\s(?:whole\s|full\s)?weekends?(?![a-z])|个?周末", ("hours",), 2 * DAY),
        (
            r"\s(?:whole\s|full\s)?nights?(?![a-z]|\s(?:shift|stand|owl))|个?(?:晚(?![班辈点些饭餐])上?|通宵)",
            ("hours",),
            DAY / 2,
        ),
        (r"\s?-?(?:weeks?|wks?|个?星期|個?星期|个?礼拜|周|週)(?![a-z])", ("weeks",), 1),
        (r"\s?-?(?:months?|mo|个月|個月)(?![a-z])", ("months",), 1),
        (r"\s?-?(?:quarters?|个?季度)(?![a-z])", ("quarters",), 1),
        (r"\s?-?(?:years?|yrs?|年)(?![a-z])", ("years",), 1),
        (
            r"\s?-?(?:days?|天|日)(?![a-z本])|(?-i:d)(?![A-Za-z&]|\s?(?:print|model|render|game|art|scan))",
            ("days",),
            1,
        ),
        (r"\s?(?:x|×|\*)(?=\s?$|[,.;:!?，。；])", ("num_gpus",), 1),
        (r"\sof\s(?:those|them|these|['’]?em(?![a-z]))", ("num_gpus", "samples"), 1),
        (
            r"\s?[多来余]?(?:(?:张|張|幅|页|頁)(?:标好|标注|有标|已标)?的?[^\s\d，。,;；、张卡]{0,4}(?:图|圖|照|票|单|截屏|海报|扫描|片子|表格|试卷|样本|文档|标)|图文对|幅|页)",
            ("samples",),
            1,
        ),
        (
            r"\s?(?:x|×|\*)?\s?(?:of\sthe|gpus?|cards?|devices|accelerators|(?:块|塊|张|張|片|台|颗)(?:卡|显卡|gpu)?|卡|pcs|pieces(?!\sof)|个gpu)(?![a-z标条])",
            ("num_gpus",),
            1,
        ),
        (rf"(?:-|\s?(?!-)(?:[a-z-]+\s){{0,2}})(?:{_NOUN})(?![a-z])", ("samples",), 1),
        (
            r"\s?[多来余把]?(?:轮(?=次?(?:对话|對話|聊天|问答|交互))|条|條|个?样本|個?樣本|份|对(?!比)|對|篇|则|筆|笔|组|組|句|封|样本|樣本|个?例子|段|道|首|个?(?:对话|问题|工单|案例|病例|文档|文件|函数|视频|问答|题)|张标好|行)",
            ("samples",),
            1,
        ),
    )
)


BEFORE: tuple[tuple[re.Pattern[str], tuple[str, ...], float], ...] = tuple(
    (re.compile(pattern + r"\s?[:：=]?\s?$", re.I), arguments, scale)
    for pattern, arguments, scale in (
        (r"(?:单次|每次|每回|每个请求|(?:per|each)\srequest)[^，。,;；\d]{0,8}", TOKENS, 1),
        (r"(?:日活|(?<![a-z])dau)(?:用户|约|大概|有|is|of|\s)*", ("requests_per_day",), 1),
        (
            r"(?:seq(?:uence)?(?:[\s_]?len(?:gth)?)?|max[\s_]?(?:seq(?:uence)?(?:[\s_]?len(?:gth)?)?|len(?:gth)?)|context(?:\slength|\swindow)?|cutoff(?:_len)?|序列长度|最大长度|最长|长度|上下文)(?:\sof|为|是|设)?",
            ("tokens_per_sample",),
            1,
        ),
        (
            r"(?:(?:token|tokens)数?(?:量)?(?:降到|升到|改成|改为|加到|减到|为|是)?|单次|每次|每回|一次)",
            TOKENS,
            1,
        ),
        (
            r"(?:日(?:均)?(?:调用量?|请求量?|調用量?|访问量?)|(?:每日|每天|一天|日)(?:请求|调用|跑|有|大概|约|来|才|就|均|只有)?(?:量)?|requests?(?:\sper\sday)?|traffic(?:\sof)?)",
            ("requests_per_day",),
            1,
        ),
        (r"每条|每條|单条", TOKENS, 1),
        (r"(?:epochs?|轮数|迭代)", ("epochs",), 1),
        (
            r"(?:样本(?:数|量)?|数据(?:量|集)?|语料|dataset(?:\sof|\ssize)?|samples?|(?<!time)data(?:\sset)?|rows|examples)(?:共|有|提到|扩到|加到)?",
            ("samples",),
            1,
        ),
        (
            r"(?:时租|時租|hourly(?:\srate)?(?:\sof)?|per hour|每小时|每小時|单价)",
            ("price_per_hour",),
            1,
        ),
        (
            r"(?:budget(?:\sof|\sis)?|money available|预算|預算|经费|經費|总盘子)",
            ("budget",),
            1,
        ),
        (
            r"(?:gpus?|cards?|卡数|(?<=[a-z0-9)卡])\s?(?:×|\*)|(?<=[a-z0-9)卡])\sx)",
            ("num_gpus",),
            1,
        ),
    )
)


HOURLY = re.compile(
    r"(?:\s?usd)?\s?(?:/|per|an|a|每|-per-)\s?-?(?:gpu[-\s]?)?(?:h(?:r|our)?|小时|小時|card|卡)|\s?(?:dollars\s)?hourly",
    re.I,
)
"""After an amount in dollars that is a price and no budget."""


MONEY_BEFORE = (
    (
        re.compile(r"(?:时租|時租|每小时|每小時|单价|hourly|per hour)[^,，。]{0,6}$", re.I),
        ("price_per_hour",),
    ),
    (
        re.compile(r"(?:budget(?:\sof|\sis)?|预算|預算|经费|經費)[^,，。]{0,6}$", re.I),
        ("budget",),
    ),
)


DAILY = re.compile(
    r"(?:每天|每日|日均|一天|(?<![\d月今明昨节假工周])日[^\s\d，。,.;；]{0,6})[^，。,.;；\d]{0,8}$"
)
"""Before a number of pieces: they come every day."""


AROUND = 80
"""Characters before and after a number that are searched for its unit."""
