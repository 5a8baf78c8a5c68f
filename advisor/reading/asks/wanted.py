"""What a message asks for by its words, and so which blocks of an answer it has no use for."""

import re
from collections.abc import Mapping

from advisor.language import simplified
from advisor.reading.asks.money_meant import unpriced
from advisor.reading.asks.whether import asked_whether

WORDS: Mapping[str, re.Pattern[str]] = {
    "memory": re.compile(
        r"\bv?ram\b|\bmemory\b|\boom\b|\bfits?\b|\benough\b|\bhow (?:many|much) (?:[\w.-]+\s){0,3}(?:gpus?|cards?|gi?b|(?:do|would|will|are|is)\b.{0,12}\bneed)"
        r"|\b(?:which|what) (?:\w+\s)?(?:gpus?|cards?|hardware)\b|显存|放得下|装得下|够|爆|几张|几块|多少(?:[张块个]|张?(?:gpu|显卡|卡))|哪[些张块种].{0,4}卡|什么.{0,2}卡|溢出",
        re.I,
    ),
    "time": re.compile(
        r"\bhow (?:long|fast|soon|slow)\b|\b(?:hours?|hrs?|days?|weeks?|minutes?|mins?|seconds?)\b|\d\s?(?:h|hrs?|min|s/it|it/s)\b"
        r"|\btimes?\b|\bdurations?\b|\bfast(?:er|est)?\b|\bquick\w*|\bslow\w*|\bspeeds?\b|\bthroughput\b|\btokens?\s?(?:/|per\s)s|\beta\b|\bspeed\s?up"
        r"|多久|多长时间|时间|时长|小时|分钟|[几\d一两]\s?天|[几\d一两]\s?周|速度|吞吐|[更太很变最加]快|[更太很变最]慢|提速|耗时|训练快|工期",
        re.I,
    ),
    "changes": re.compile(
        r"\b(?:reduc|lower|sav|optimi[sz]|improv|increas|tun(?:e|ing) the|tweak)\w*|\btricks?\b|\bhelps?\b|\bwhat (?:should|can|could|must) (?:i|we) (?:change|do)\b"
        r"|\bfast(?:er|est)?\b|\bspeed\s?up\b|省|降低|减少|优化|加快|提速|提高|怎么改|改什么|怎么办|更快",
        re.I,
    ),
    "ways": re.compile(
        r"\bfast(?:er|en)?\b|\bspeed\w*|\bslow\w*|\bshorten|\bwhy\b|too long|\bafford|加[速快]|提速|更快|缩短|慢|久|为什么|为何|为啥|怎么办|优化",
        re.I,
    ),
    "largest": re.compile(
        r"(?<!m\d\s)\b(?:max|maximum|maximal|largest|biggest|longest|highest)\b|\bhow (?:large|big|long a|long can)\b|\blonger\b|\blarger\b|\bbigger\b|\broom\b|\bheadroom\b"
        r"|最大|最长|最多|多大|多长(?!时间)|极限|上限|更长|更大|再大",
        re.I,
    ),
    "cards": re.compile(
        r"\b(?:which|what|another|other|bigger|larger|better|new|more|upgrade|extra|second)\s(?:\w+\s){0,2}(?:gpus?|cards?|hardware|machines?|instances?|vram)\b"
        r"|\bhow many\b|\b(?:need|upgrade|buy|rent|get|add)\b.{0,24}\b(?:gpus?|cards?|[ahvlb]\d{2,3}|[345]0\d0s?)\b|\balternatives?\b|\bcloud\b"
        r"|几张|多少张|多少卡|什么.{0,2}卡|哪[些张块种].{0,4}卡|换.{0,4}卡|加卡|升级|租|买|别的卡|其他卡|更大的卡|推荐",
        re.I,
    ),
    "machine": re.compile(
        r"(?<!v)\bram\b|\b(?:main|system|host|cpu)[\s-]?(?:memory|ram)\b|\boffload\w*|\bswap\b|内存|主存|卸载到|虚拟内存|整机|配一台|电脑|\bpc\b|\bworkstation|\bbuild\b",
        re.I,
    ),
    "disk": re.compile(
        r"\bdis[kc]s?\b|\bstorage\b|\bssd\b|\bnvme\b|\bhard drive|\bdrives?\b|\bspace\b|硬盘|磁盘|存储|空间|固态", re.I
    ),
    "merging": re.compile(r"\bmerg\w*|\bexport\w*|\bgguf\b|\bdeploy\w*|合并|导出|部署", re.I),
    "parts": re.compile(
        r"\bwhy\b|\bhow much\b|\bv?ram\b|\bmemory\b|\bbreak\s?down\b|\bwhere\b|\boom\b|为什么|为何|为啥|显存|多少|构成|占用|爆",
        re.I,
    ),
    "project": re.compile(
        r"\bprojects?\b|\ball[- ]in\b|\b(?:in|the) total\b|\boverall\b|\bstart to finish\b|\bend to end\b|\bweeks?\b|\bbudget\w*|\blabel\w*|\bannotat\w*"
        r"|项目|总共|一共|从头到尾|几周|多少周|预算|标注|投入",
        re.I,
    ),
    "cases": re.compile(
        r"\b(?:use\s)?cases?\b|\bexamples?\b|\bscenarios?\b|\bapplications?\b|\buses?\s(?:of|for)\b|\bwhat\b.{0,30}\b(?:used\sfor|good\sfor)\b|案例|场景|应用|用途|例子|举例|用来做什么|能做什么",
        re.I,
    ),
    "sides": re.compile(
        r"\bpros\b|\bcons\b|\b(?:dis)?advantages?\b|\btrade-?offs?\b|优势|劣势|优点|缺点|优缺点|好处|坏处|利弊|優勢|劣勢|優點|缺點|優缺點", re.I
    ),
    "fair": re.compile(
        r"\btoo (?:much|expensive|dear)\b|\boverp(?:ay|riced)\w*|\bripped off\b|\b(?:fair|good|reasonable) (?:price|deal|rate)\b|贵|被坑|价格合理|合理吗|亏吗", re.I
    ),
    "labelling": re.compile(r"\blabel\w*|\bannotat\w*|标注|打标", re.I),
    "fragments": re.compile(
        r"\b(?:reserved|unallocated|fragment\w*)\b|max_split_size|expandable|碎片|已预留|保留但未分配", re.I
    ),
    "parameters": re.compile(r"\bparameters?\b|\brank\b|\btrainable\b|参数|(?<!排)秩", re.I),
}  # fmt: skip
"""Block of an answer -> the words that call for it."""
BLOCKS = tuple(name for name in WORDS if name != "memory")
"""Memory is told in every answer; only its parts can be left out."""
KINDS = ("memory", "time")
"""What a question is about; one about none of these, and of no money, leaves open what it wants."""
WHY = re.compile(
    r"\bwhy\b|\breasons?\b|\bcauses?\b|\bhow come\b|为什么|为何|为啥|什么原因|怎么回事", re.I
)
EVERYTHING = re.compile(
    r"\beverything\b|\brequirements?\b|\bspecs?\b|\bestimate\b|\bfigures\b|\bdetails?\b|\bplan\b|估算|配置要求|需求|详细|预估|规划|方案",
    re.I,
)
OF_MEMORY = re.compile(
    r"\b(?:gpus?|v?ram|memory|cards?|hardware)\s(?:requirements?|estimates?|specs?)\b|\b(?:requirements?|estimates?)\s(?:of|for|on)\s(?:the\s)?(?:gpu\s|peak\s)?(?:v?ram|memory)\b"
    r"|\bestimate\s(?:the\s|how\smuch\s)?(?:gpu\s|peak\s)?(?:v?ram|memory)\b|(?:显存|内存|显卡|卡|硬件)的?(?:需求|配置要求|要求|估算|预估)|(?:估算|预估)(?:一下)?显存",
    re.I,
)
"""Everything of the memory, and nothing else."""
NO_TIME = re.compile(
    r"\b(?:first|last|each|same|this|any|some|next|every|many|several|few|multiple|\d+|two|three|real|run)[\s-]times?\b|\b(?:at|all)\s(?:a|the|same)\stimes?\b|\btimes\s(?:more|less|as|larger|bigger|the)\b"
    r"|\b(?:hours?|days?|weeks?|minutes?|months?)\sago\b|\bthese\sdays\b|\bof\stime\b",
    re.I,
)
"""Turns of speech that have a word of time and ask for none."""


ASKS = re.compile(
    r"[?？]|\b(?:how|why|what|which|can|could|should|is it|does)\b|怎么|如何|为什么|什么|吗|能不能|能否|可以",
    re.I,
)
LONG = 120
"""Bytes from which on a message is a story of its own, not the bare name of a run."""
ASIDE = ("parameters", "largest", "machine", "disk", "merging")
"""What is told of a run that is named alone, but of none that something else is asked of."""


WAY = re.compile(
    r"\brules?[- ]of[- ]thumb\b|\bformulas?\b|\bempirical\w*\b|\bhow (?:do|can|to|should|would) (?:i |we |you |one )?(?:\w+ )?(?:estimate|calculate|compute|work out|figure out)\b"
    r"|\b(?:any|an?) (?:\w+ )?way (?:of|to) (?:estimat|calculat|comput)\w*|公式|经验(?:法则|值|算法)|(?:怎么|如何|怎样)(?:去|来|才能)?(?:估|预估|计算|推算)|(?:估算|计算|预估)(?:的)?方法",
    re.I,
)
"""How it is estimated is asked, before what it comes to."""


def unwanted(message: str) -> tuple[str, ...]:
    """Blocks that no word of it calls for: "bill", what buying and the rest of a bill come to,
    "money", the cost of the run, "ranking", of cards by time and money, and "lead", figures above
    the way to estimate them, beside those of `WORDS`. Of the bare name of a run the bill alone."""
    said = NO_TIME.sub(" ", OF_MEMORY.sub(" memory ", simplified(message)))
    found = _wanted(message, said)
    if WAY.search(said) and not found.isdisjoint(("money", "memory")):
        found |= {"time"}
    unranked = ("ranking",) if found.isdisjoint(("money", "time")) else ()
    lead = ("lead", "project") if WAY.search(said) else ()
    return tuple(dict.fromkeys((*_unwanted(said, found), *unranked, *lead)))


def _unwanted(said: str, found: set[str]) -> tuple[str, ...]:
    all_of_it = EVERYTHING.search(WAY.sub(" ", said))
    if found.isdisjoint(("money", *KINDS)) or all_of_it:
        return _of_the_open(said, found)
    if "money" in found:
        found |= {"bill", "time", "labelling"}
    if "memory" not in found:
        found.discard("parts")
    return tuple(name for name in ("bill", "money", *BLOCKS) if name not in found)


def _wanted(message: str, said: str) -> set[str]:
    found = {name for name, words in WORDS.items() if words.search(said)}
    if asked_whether(message):
        found.add("memory")
    return found if unpriced(message) else {*found, "money"}


def _of_the_open(said: str, found: set[str]) -> tuple[str, ...]:
    """Of a message that asks for everything, or leaves open what it wants."""
    bare = not ASKS.search(said) and len(said.encode()) <= LONG
    aside = () if bare or EVERYTHING.search(said) else ASIDE
    left_out = ("bill", "fragments", "cases", "labelling", "sides", "fair", *aside)
    kept = found | ({"bill", "labelling"} if "money" in found else {*()})
    return tuple(name for name in left_out if name not in kept)


def asks_figures(message: str) -> bool:
    """Whether memory, time or money is spoken of, which the figures of a run tell."""
    said = NO_TIME.sub(" ", simplified(message))
    return not _wanted(message, said).isdisjoint(("money", *KINDS))


def asks_cause(message: str) -> bool:
    """Whether the cause of something is asked, which the figures of a run do not tell."""
    return WHY.search(simplified(message)) is not None
