"""How units and changes are written in both languages: tables from a number's surroundings to the
arguments it can fill.

The last ones tell from its surroundings that a name is only mentioned.

A row is (pattern after or before the number, arguments, factor to the argument's unit). The first
row that matches counts.
"""

import re

MONEY = ("budget_usd", "price_per_hour")
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
    r"samples?|examples?|rows?|records?|(?:q&?a\s)?pairs?|dialog(?:ue)?s?|conversations?|chats|items?|documents?|docs|e?-?mails|snippets?"
    r"|diffs|tickets|sentences|instances|entries|lines|data\s?points?|datapoints|texts|reviews|instructions|prompts|transcripts"
    r"|functions|articles|reports|invoices|receipts|contracts|labels|images|photos|pictures|pics|screenshots|scans|forms|videos|clips|notes|recipes|logs|abstracts|poems|letters|traces|paragraphs|utterances|papers|resumes|comments|posts|cases|files|queries"
)
_REQUEST = r"requests?|reqs?|calls?|hits?|queries|messages|questions|chats|invocations|prompts|conversations|visits"
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
            ("budget_usd",),
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
        ("budget_usd",),
    ),
)
DAILY = re.compile(
    r"(?:每天|每日|日均|一天|(?<![\d月今明昨节假工周])日[^\s\d，。,.;；]{0,6})[^，。,.;；\d]{0,8}$"
)
"""Before a number of pieces: they come every day."""
ONE_OF = re.compile(
    r"天(?!时间|内)|日|次|份|遍|回|趟|下|般|套|版|条(?!数据|样本)|种|点|些|共|直|定|样|起|边|篇|个(?!月|星期|礼拜|小时|季度|epoch)|句|组|期|堆|批|家|行|趟|台"
)
"""What makes "一" an article and no number."""
BARE = (
    "samples",
    "requests_per_day",
    "tokens_per_sample",
    "tokens_per_request",
    "budget_usd",
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
MANY_CARDS = 64
"""A number without "GPU" beside it is no count of cards above this."""
AROUND = 80
"""Characters before and after a number that are searched for its unit."""
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
        (r"单(?=卡|张|块)|單(?=卡|張)|(?<![a-z])single(?=\s(?:gpu|card))", ("num_gpus",), 1),
        (
            r"双(?=卡|路|张|\s?(?:rtx|[ahlv]?\d{2,4}(?!\d)))|雙(?=卡)|(?<![a-z])dual(?=[\s-])|(?<![a-z])both(?=\s(?:of\s)?(?:my\s|our\s|the\s|these\s)?(?:gpus|cards|rtx|[a-z]{0,2}\d{2,4}))",
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

RELATIVE = re.compile(
    r"(?P<half_more>(?:增加|再?加|(?<![不最至大])[再又]?多|上?涨|扩大?)了?一半|half\s(?:as\s(?:much|many)\s)?again)|(?P<factor>twice|double[ds]?|doubling|triple[ds]?(?!\s(?:gpu|card|rtx|[a-z]{0,2}\d))|quadruple[ds]?|halve[ds]?"
    r"|(?<!and a )half(?!\sa\s(?:million|billion|thousand|hundred|dozen|lakh)|[-\s](?:million|billion))(?:\sas\smany)?"
    r"|翻(?P<times>[一两二三四五六七八九十\d]{0,9})倍|翻一番|翻番|加倍|(?:增加|多|涨|增长|提高|加|大)了?一倍|減半|减半|砍半|折半|腰斩|对半砍|减一半|少一半|一半)"
    r"|(?P<x>\d{1,9}(?:\.\d{1,9})?|[a-z]{1,20}|[两二三四五六七八九十])\s?(?:times|倍|x\s(?:as|the|more)|[-]?fold)(?:\s(?:as\smany|as\smuch|the))?"
    r"|(?:乘以?|multipl(?:y|ied)\s(?:(?:it|that|this)\s)?by|times|by\sa\sfactor\sof)\s?(?P<multiple>[\d.]{1,20}|[一二两三四五六七八九十]{1,9}|[a-z]{1,20})"
    r"|打?(?P<discount>[一二三四五六七八九1-9]\.?5?)折"
    r"|(?P<cut_to>(?:减少|减掉|减|砍掉|砍|去掉|删掉|少)了?)?(?P<den>[二三四五六七八九十]|\d{1,9})分之(?P<num>[一二两三四五六七八九十]|\d{1,9})"
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
        (r"budget|money|funding|grant(?![a-z])|预算|经费|钱|美元|拨款|资金", "budget_usd"),
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
    r"full\s(?:(?:set|comparison|table|list|corpus|dataset|picture|story|days?|weeks?|month|year|precision|details?|breakdown|overview|amount|load|cluster|lot|refund)(?![a-z])"
    r"|(?<=the full\s)(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve|sixteen|price|cost|time|plan|report|context|length|range|specs?|data)(?![a-z]))",
    re.I,
)
"""Where "full" is an adjective and no method."""
REJECTED = re.compile(
    r"s?\s?(?:超预算|买不到|买不起|别提|不行|不够|除外|太贵|没货|缺货|停产|(?:clearly\s)?(?:is\snot|(?:is|are|wo|ca|does|do)n['’]t)|is\s(?:too|out)|(?:is\s)?sold\sout)",
    re.I,
)
INSTEAD_OF = re.compile(
    r"(?:(?:instead|rid|short)\sof|(?:rather|other|better)\sthan|beyond|别用|别买|不要|不想用|除了|隔壁\w{0,2}用|手里的)\s?(?:(?:my|the|our|an?)\s)?$",
    re.I,
)
"""After and before a card that is only mentioned."""
OR = re.compile(
    r"s?\s?(?:[,，、/]\s?(?:or|还是|或者?)?|or|vs\.?|versus|还是|或者?|对比)\s?(?:an?\s|one\s|two\s|the\s|[一两]张)?",
    re.I,
)
"""Between two cards, or two scenarios: which of them is meant is open."""
BILL = re.compile(
    r"(?:['’]s)?\s?(?:bill|invoice|account|takes|charges us|spend|账单|的?(?:账|钱|费用|发票))",
    re.I,
)
COMPANY = re.compile(
    r"openai|anthropic|google|gemini|xai|cohere|ai21|moonshot ai|minimax|stepfun|zhipu|百度|阿里|腾讯|字节|智谱|月之暗面|深度求索|阶跃(?:星辰)?|零一万物|讯飞",
    re.I,
)
"""After a company that is paid now, whether or not its API is asked about."""
PIECES = re.compile(
    r"[\d万千百一二两三四五六七八九十]\s?[条对组份][^做用搞训，。,\s]{0,4}(?:问答|問答|對話|qa)$",
    re.I,
)
"""A scenario's word that only says what the samples are: "5万条法律问答"."""
TUNING = re.compile(
    r"微调|训|精调|开源|参数|尺寸|(?<![a-z])(?:fine-?)?tun(?:e|ing)|(?<![a-z])train|weights|layers|hidden",
    re.I,
)
"""What is said of a model and never of an API."""
OPEN = re.compile(
    r"(?=.*(?:\d|large|small|medium))(?!.*(?:turbo|plus|(?<!mini)max|flash|long|air|speed|haiku|sonnet|opus|lite|ultra|pro|mini(?!max|stral)|nano|abab))"
    r"(?:deepseek|kimi|minimax|glm|qwen|mistral|ministral|hunyuan|step|grok|command|baichuan|百川|千问|通义千问|混元|ernie|文心|jamba|yi)",
    re.I,
)
"""APIs whose weights are, or may be, public: a model as well where a training or the model itself
is asked about."""
