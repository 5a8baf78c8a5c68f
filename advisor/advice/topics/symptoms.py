"""Symptoms that a message tells of its own run, and the paragraphs that say their cause and repair:
chosen by what went wrong, whichever article its other words would find."""

from collections.abc import Iterator

from advisor.advice.topics.complaints import complained
from advisor.advice.topics.posted_losses import posted_losses, rises
from advisor.advice.topics.prose import prose
from advisor.advice.topics.slow_symptoms import SLOW_RUNS
from advisor.advice.topics.symptom import Symptom
from advisor.advice.topics.symptom import any_of as _any
from advisor.advice.topics.symptom import remedy as _remedy
from advisor.catalog.topic import Topic
from advisor.language import simplified

TUNED = _any(r"\b(?:tun(?:ed|ing)|train(?:ed|ing)|sft|lora)\b", r"训|微调|炼")
SHARDED = _any(r"zero[-_ ]?3|stage[-_ ]?3|ds_z3|\bz3\b", r"\bfsdp\b")
SLOWER = _any(
    r"\bslow(?:er|ed|s)?\b|\bmisconfigur|\bno faster\b|\bcrawl|\btook longer",
    r"慢|反而|配错|变长|没变快|不如单",
)
SEVERAL = _any(
    r"\b(?:two|three|four|both|[2-9]|1\d)\s?(?:x\s?)?(?:nodes?|machines?|servers?|boxes|hosts|pcs)\b|\bmulti-?node\b|\bhostfile\b|NET/Socket|\bethernet\b|\b\d+\s?gbe\b",
    r"[两兩2-9几]\s?(?:台|机|機|个?节点)|多机|跨机|万兆|千兆",
)
IN_OLLAMA = _any(r"ollama|gguf|llama\.?cpp|lm ?studio")
GOOD_BEFORE = _any(
    r"\b(?:good|fine|great|perfect|ok(?:ay)?|works?|worked|right|correct)\b",
    r"没事|没问题|正常|很好|挺好|不错|都对|都好|没毛病",
)
BAD_AFTER = _any(
    r"garbage|gibberish|nonsense|never stops?|(?:won'?t|doesn'?t|does not|not) stop|keeps? (?:going|talking|generating)|rambl|\bworse\b|\bbad\b|talks? to itself|loops?\b|endless|forgets",
    r"差一大截|变差|很差|效果差|乱码|胡说|胡言|停不下来|不停|停不住|啰嗦|复读|变傻|变蠢|变笨|不记得",
)

OF_A_RUN = _any(r"how long|how much|\bcosts?\b|price", r"多久|多少钱|费用")
FEARED = _any(
    r"\bwill\b[^.?!]{0,40}\b(?:forget|lose)|\bavoid\b|\bprevent\b",
    r"会不会|避免|防止|以防|防遗忘",
    r"disconnect|\bsession\b|断开|断线|same (?:answer|sentence|reply|text)",
    r"\bvllm\b|sglang|swift deploy",
)
"""Of a run to come, of a notebook, or of another engine than the training tool's."""

SYMPTOMS = (
    Symptom(
        "exported-then-bad",
        (IN_OLLAMA, GOOD_BEFORE, BAD_AFTER),
        (
            _remedy(
                "A merge into a quantized",
                "合并到量化过的底模",
                r"export[^\n]{0,60}quantization_bit|(?:导出|合并)[^\n]{0,40}(?:quantization_bit|4 ?位|4 ?bit|量化着)",
                r"merge[^\n]{0,40}(?:4[- ]?bit|quantized|quantization_bit)(?! model)",
            ),
            _remedy("The prompt is the usual", "多半是提示词"),
            _remedy(
                "For Llama 3 write", "Llama 3 系列这样写", r"llama[-_ ]?3(?!\.?\d*[-_ ]?4)|eot_id"
            ),
            _remedy("For ChatML models", "用 ChatML 的模型", r"qwen|im_end|im_start|chatml"),
            _remedy(
                "For Gemma 2 and 3", "Gemma 2、3 这样写", r"gemma(?![-_ ]?4)|end_of_turn"
            ),
            _remedy(
                "A forgotten beginning",
                "前文不记得",
                r"forget|forgot|context|num_ctx|long(?:er)? (?:document|prompt|text|chat|contract)|cut off|truncat",
                r"不记得|前面的|上下文|长(?:文|一点|一些|点)|截断",
            ),
            _remedy(
                "Quantization is seldom",
                "量化很少是原因",
                r"\bq[2-8](?:_|\b)|quanti[sz]|\bf16\b|q8|量化",
            ),
        ),
    ),
    Symptom(
        "several-gpus-no-faster",
        (SHARDED, SLOWER, SEVERAL),
        (_remedy("More nodes slow each", "加了机器每步反而更慢"),),
    ),
    Symptom(
        "several-gpus-no-faster",
        (
            SHARDED,
            _any(
                r"slower than (?:one|a single|1\b)|slower (?:with|on) (?:two|three|four|\d)",
                r"(?:one|1|single) (?:card|gpu)\b[\s\S]{0,60}\d(?:\.\d+)?\s?s/it[\s\S]{0,80}\d(?:\.\d+)?\s?s/it",
                r"(?:比|不如)(?:单|一张|1张)(?:卡)?|(?:[二两三四八2-8]张?卡?)[^。\n]{0,12}(?:反而|还)[^。\n]{0,6}慢",
            ),
        ),
        (
            _remedy("ZeRO-3 or FSDP slows", "单卡放得下却用 ZeRO-3"),
            _remedy("An NVLink bridge", "NVLink 桥", r"nvlink|bridge|桥"),
            _remedy("Both cards at 100", "两张卡都 100%", r"\b100\s?%|util", r"利用率|占用"),
        ),
    ),
    Symptom(
        "loss-nan",
        (
            _any(r"(?<![a-z0-9])(?:V100|P100|T4|P40|2080|1080|1660|titan)(?!\d)"),
            _any(r"\bnan\b|loss['\"]?[^\n]{0,12}\b0\.0\b|loss[^\n，。]{0,8}(?:是|为|变成?)\s?0"),
        ),
        (_remedy("On a V100 or T4", "V100、T4 上是卡和精度"),),
    ),
    Symptom(
        "non-nvidia-gpus",
        (
            _any(r"\brocm|radeon|\brx ?[67]\d{3}|[679]\d{3} ?xtx?\b|\bMI\d{3}", r"(?<![a-z])amd"),
            _any(r"bitsandbytes|\bbnb\b|xformers|flash[-_ ]?attn|invalid device function|\.so\b"),
            _any(r"complain|error|fail|not (?:found|work)|crash|broken|won'?t|can'?t|报错|失败|不行|不支持|找不到|装不上|用不了|working"),
        ),
        (_remedy("On Radeon leave", "Radeon 上"),),
        with_figures=True,
    ),
    Symptom(
        "annotated-chats",
        (
            _any(r"\bsharegpt\b|\bmessages\b|\bjsonl?\b|格式"),
            _any(r"\b(?:deliver|annotat\w+|label(?:l)?(?:ers?|ing)|vendor|guideline)\b", r"标注|交付|外包"),
            _any(r"\bturns?\b|conversations?|dialog|\bchats?\b", r"对话|多轮|轮"),
        ),
        (
            _remedy("Deliver one JSON", "交付时一段对话"),
            _remedy("The system prompt", "系统提示词", r"system", r"系统提示|system"),
            _remedy("A look-up", "查询、调用", r"look\w* ?up|\btools?\b|function|\[[a-z ]{4,}\]", r"查询|工具|函数|接口"),
            _remedy("Bad turns", "答得差的轮次", r"\bbad\b|wrong|mask|poor", r"差|错|屏蔽|掩|坏"),
        ),
    ),
    Symptom(
        "overfitting",
        (
            _any(r"eval|\bval(?:idation)?\b|验证"),
            _any(r"\bepochs?\b|第\s?\d+(?:\.\d+)?\s?轮"),
        ),
        (
            _remedy("A staircase in the training loss", "训练损失像楼梯", r"stair|\bstep(?:s|ped)? (?:at|when)|drops?\b[^.\n]{0,40}epoch|台阶|阶梯|换轮"),
            _remedy("Remedies, in the order", "按这个顺序处理"),
        ),
        unsaid=OF_A_RUN,
        posts_losses=True,
    ),
    Symptom(
        "catastrophic-forgetting",
        (
            TUNED,
            _any(
                r"answers? (?:everything|every question|anything)\b[^.?!\n]{0,20}\b(?:in|with|as|like)\b|\beven (?:hello|hi|greetings)\b",
                r"\b(?:dumber|stupider|forgot|lost (?:its|the|most|all)|(?:is|are|got|has) (?:all )?(?:gone|lost|broken))\b(?! (?:cause|in the mail))",
                r"\b(?:maths?|coding|code|chat(?:ting)?|english|general|other|translation|reasoning|everything else)\b[^.?!\n]{0,40}\b(?:worse|dropped|collapsed|tanked|degraded|regress\w*)\b",
                r"变[蠢笨傻]|(?:其他|别的|通用|原来的?|数学|代码|英文|英语|翻译|闲聊|聊天|推理)[^，。？\n]{0,14}(?:变差|下降|退化|丢了|没了|不会了|不行了|崩了)|什么都往[^，。]{0,10}扯|(?:问|答)[啥什][么]?都[^，。]{0,10}(?:答|是|用)",
            ),
        ),
        (
            _remedy("If the damage is done", "已经训坏的"),
            _remedy("Change these parameters", "要改的参数依次是"),
        ),
        unsaid=FEARED,
    ),
    *SLOW_RUNS,
)  # fmt: skip


BEGINNING = 4000
"""Characters that are read: a log stands behind what people ask."""


def symptom_of(message: str) -> Symptom | None:
    """The first that the message tells of; none where it is feared of a run to come."""
    told = simplified(message)
    beginning = told[:BEGINNING]
    words = prose(beginning)
    first = (row for row in complained() if row.first and _tells(row, beginning))
    found = next(first, None) or next((row for row in SYMPTOMS if _tells(row, told)), None)
    rows = (row for row in complained() if _tells(row, beginning if row.logs else words))
    return found or next(rows, None)


def _tells(row: Symptom, message: str) -> bool:
    if row.unsaid and row.unsaid.search(message):
        return False
    if row.posts_losses and not rises(posted_losses(message)):
        return False
    return all(each.search(message) for each in row.said)


def answers_together(message: str) -> bool:
    """Whether the numbered questions of a message are one: what its article says answers them all."""
    found = symptom_of(message)
    return found is not None and found.whole


def with_subject(earlier: str, one: str) -> str:
    """A question behind the words of an earlier text that tell what it is about, where a row means it
    so: "how many epochs?" after "continued pretraining on three books"."""
    if symptom_of(one):
        return one
    before, told = simplified(earlier), simplified(one)
    for row in complained():
        missing = [each for each in row.said[: row.about] if not each.search(told)]
        found = [words for each in missing if (words := each.search(before))]
        asked = " ".join((*(words[0] for words in found), one))
        if found and symptom_of(asked) == row:
            return asked
    return one


def remedies(topic: Topic, message: str) -> tuple[int, ...]:
    """The places of the paragraphs that repair it, in their order; none where the article repairs
    no symptom of the message."""
    row = symptom_of(message)
    told = _places(topic, row, message) if row and row.topic == topic.id else ()
    return tuple(dict.fromkeys(told))


def _places(topic: Topic, row: Symptom, message: str) -> Iterator[int]:
    for each in row.remedies:
        start = each.en if topic.language == "en" else each.zh
        if each.said is None or each.said.search(message):
            yield from (i for i, text in enumerate(topic.paragraphs) if text.startswith(start))
