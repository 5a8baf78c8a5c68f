"""Names that need not be in the catalog.

Cards, models and APIs are found by how they are written, so that the answer can say which of them
it does not know.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.places import Span
from advisor.reading.spans.numbers import chinese, spelled
from advisor.reading.spans.phrases import VENDOR
from advisor.reading.spans.unknown_models import unknown_models

GPU_PATTERN = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:nvidia|geforce|amd|radeon|intel|tesla|quadro|titan|instinct|ascend|google)\s{0,3}){0,4}"
    r"(?:(?:rtx|gtx|rx)\s?-?[a-z]{0,3}\s?\d{3,4}(?:\s?(?:ti|super|xtx|xt|ada|d))*|tpu[\s-]?v\d[a-z]{0,2}|mi\d{2,3}[a-rt-z]?|gaudi\s?\d"
    r"|(?:[1-9]0[5-9]0|16[56]0)(?:\s?(?:ti|super|d))*(?!\s?(?:条|条|样本|sample|token|step|次))|(?!p(?!40|100|[1-6][02]00)\d)[abhlpv]\d{2,4}[a-rt-z]?|k(?:80|100)|[5-9]\d00\s?xtx?|gb\d{3}|昇腾\s?\d{3}[a-z]?(?:\d(?!\s?[卡张块]))?"
    r"|mx\s?\d{3}|[pc]10\d-\d{3}|cmp\s?\d{2,3}hx|(?:trainium|inferentia)\s?\d?|titan\s(?:v|xp?)"
    r"|昆仑芯\s?[a-z]?\d+|(?:寒武纪|思元|mlu)(?:\s?(?:思元|mlu)){0,3}\s?\d{3}(?:-?[a-z]\d?)?|(?:沐曦|曦云)(?:\s?曦云)?\s?[cn]\d{3}|(?:海光|dcu)(?:\s?dcu)?\s?[kz]\d{2,3}(?:[-_\s]?ai)?"
    r"|(?:摩尔线程|mtt)(?:\s?mtt)?\s?s\d{2,4}|(?:天数智芯|天垓|智铠)(?:\s?(?:天垓|智铠|bi-?v?))?\s?\d{2,3}|(?:燧原|云燧)(?:\s?云燧)?\s?[sti]\d{2,3}|(?:壁仞\s?)?br10\d[a-z]?"
    r"|jetson\s(?:agx\s|orin\s|xavier\s)?(?:orin|xavier|nano|thor)|m[1-9]\s?(?:pro|max|ultra)|(?:arc\s)[ab]\d{3})(?=s?(?![A-Za-z0-9]|\.\d|-\d)|(?<=[A-Z])\d卡)",
    re.I,
)
"""Cards outside the catalog ("RTX 7090") are still found, so that the answer can say it does not
know them."""
MODEL_PATTERN = re.compile(
    r"(?<![A-Za-z0-9.À-ÖØ-öø-ÿ])(?P<name>(?:[A-Za-z]{1,20}-)?[A-Za-zÀ-ÖØ-öø-ÿ](?:[A-Za-zÀ-ÖØ-öø-ÿ0-9+]|\.(?=\w)){0,30}(?:[-_ ](?:v?\d{1,6}(?:\.\d{1,6}){0,3}|[A-Z][A-Za-z]{0,20}\d{0,6}|base|chat|coder|instruct|moe)){0,6})[-_ ]?"
    r"(?P<size>\d{1,9}(?:\.\d{1,9})?[bB](?:-[Aa]\d+(?:\.\d+)?[bB])?)(?:-(?:instruct|chat|base|it|hf))?(?![A-Za-z0-9])"
)
"""A family and a size, "Llama 9 80B"; the family must be known or written as a name
(`_is_family`)."""
SIZE_FIRST = re.compile(
    r"(?<![\dA-Za-z.])(?P<size>\d{1,9}(?:\.\d{1,9})?)[bB](?:\s(?:version|variant|size|flavou?r|model)?\s?(?:of|from)(?:\sthe)?|的)?\s?"
    r"(?P<family>[A-Z][A-Za-z]{1,20}(?:[\s-]?\d{1,4}(?:\.\d{1,4})?)?)(?![A-Za-z0-9])"
)
""""the 8B Llama 3.1", "the 8B version of Llama 3.1"."""
SIZE_APART = re.compile(
    r"(?<![A-Za-z0-9.])(?P<family>(?:[A-Z][A-Za-z]{1,20}|[a-z]{2,20}|通?义?千问|百川)[\s-]?\d{0,4}(?:\.\d{1,4})?)(?:['’]s\s|的|，?那个|\s?[(（,，]\s?|,?\s(?:(?:in|at|with)\s)?(?:(?:the|its|a)\s)?)"
    r"(?P<size>\d{1,9}(?:\.\d{1,9})?)[bB](?![A-Za-z0-9])(?:[)）]|\s(?:size|version|variant|flavou?r|one)|版本?)?"
)
"""The size beside the family: "Gemma 3 in the 4B size", "Llama 3 (8B)", "Qwen 3's 14B"."""
TAG = re.compile(
    r"(?<![A-Za-z0-9])(?P<family>[A-Za-z][A-Za-z0-9._-]{1,30})[:/](?P<size>\d{1,4}(?:\.\d{1,2})?)[bB](?![A-Za-z0-9])"
)
"""As tools write it: "qwen2.5:7b", "llama3_1/8B"."""
SIZE_PATTERN = re.compile(
    r"(?<![\dA-Za-z.\-])(?P<en>\d{1,12}(?:\.\d{1,12})?)\s?-?(?P<unit>bn|billion|b|m)(?![A-Za-z0-9]|\s?(?:training\s|text\s|of\s|个)?(?:tok|词元))(?:[\s-]?(?:parameters?|params?|参数))?"
    r"|(?P<zh>\d{1,12}(?:\.\d{1,6})?|[一二两三四五六七八九十百千]{1,8})亿(?:(?=参数|參數|的?模型|规模)|(?<=\d亿)(?![^\s，。,;；？?]))(?:参数|參數)?"
    r"|(?P<words>(?<![A-Za-z])(?:a\s)?(?:half[-\s](?:a\s)?|quarter[-\s](?:of\sa\s)?|(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|\w{1,10}ty|hundred|and)[-\s]){1,3})(?:billion|million))(?=[-\s](?:parameters?|params?|weights?|model|llm)(?![a-z]))(?:[-\s](?:parameters?|params?|weights?))?",
    re.I,
)
API_PATTERN = re.compile(
    r"日日新|sensenova(?:[\s-]?v?\d+(?:\.\d+)?)?|(?:minimax[\s-]?)?abab\d+(?:\.\d+)?[a-z]?|(?:阶跃(?:星辰)?\s?)step-\d[\w.]*|amazon\stitan(?:\s(?:text|embed\w*))?(?:\s(?:lite|express|premier))?|360智脑|盘古大模型|天工大模型"
    r"|(?<![A-Za-z0-9])(?:(?:chat)?gpt|claude|gemini|ernie|grok|kimi|moonshot|doubao|hunyuan|qwen|glm|command|mistral|nova|sonar|deepseek"
    r"|文心(?:一言)?|通义千问|千问|(?:腾讯)?混元|(?:智谱)?glm|豆包|(?:讯飞)?星火|百川|智谱)"
    r"(?:[\s-]?(?:(?:\d{1,2}(?:\.\d+)*|(?<=-)[01]\d{3})o?(?![\da-z]|\s?(?:[xX×*天周个万千百次条张块卡]|(?:k|weeks?|days?|months?|hours?|cards?|gpus?)(?![a-z])))|v\d+(?:\.\d+)*|turbo|mini|nano|max|plus|pro|ultra|lite|flash|haiku|sonnet|opus|large|medium|small|chat|reasoner"
    r"|preview|long|air|speed|fast|x\d))+(?![A-Za-z0-9])",
    re.I,
)
"""APIs outside the catalog: a provider's family with a version or a tier, "Claude Opus 7",
"混元turbo"."""
OTHER_MODEL = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:flan-|m|code|long|by)?t5|(?:modern|xlm-?ro|ro|m?de|al|camem|distil(?:ro)?|fin|bio|sci|legal|tiny|mobile|m|code|sentence-)?bert(?:a)?|xlm-?r|electra|m?bart|pegasus|longformer|bigbird"
    r"|minilm|bge|gte|e5|nllb|wav2vec2?|whisper|jamba|mamba|rwkv|arctic|stable diffusion|sdxl|flux(?:\.[12])?(?:[-\s](?:dev|schnell|kontext|krea|klein|pro))?|wan\s?2\.\d|hunyuan-?(?:video|image|dit)|cogvideox?|ltx-?video|qwen-?image(?:-edit)?|kolors|gpt-?sovits|f5-tts|clip|siglip|blip|vit|dinov?|yolo|resnet|layoutlm|donut|paddleocr|cosyvoice|chattts|paraformer)"
    r"(?:[-\s]?v\d+(?:\.\d+)?)?(?:[-\s](?:v?\d+(?:\.\d+)?[bB]?|small|base|large|tiny|xl|xxl|mini|medium|m3|turbo))*(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])(?:phi|gemma|llama|falcon|starcoder|olmo|granite|internlm|internvl|minicpm|smollm|exaone|nemotron|baichuan|chatglm)[-\s]?\d+(?:\.\d+)?"
    r"(?:[-\s](?:mini|small|medium|large|nano|micro|base|instruct|chat|vision|coder|moe))*(?![A-Za-z0-9]|\.\d)"
    r"|(?:盘古|子牙|姜子牙|悟道|天工|紫东太初|封神榜|华佗|孟子|玉兰|书生|雅意|轩辕|聚宝盆|星辰|元象)[-\s]?(?:[a-zα-ω]+[-\s]?)?(?:\d(?:\.\d)?-)?\d+(?:\.\d+)?[bB](?![A-Za-z0-9])",
    re.I,
)
"""Well-known models that are no decoder of the catalog, versions of its families it does not hold:
recognised, so that the answer can say so."""
COMMON_WORDS = frozenset((
    "gpu", "gpus", "card", "cards", "samples", "train", "tune", "tuning", "finetune", "fine", "run", "use", "using", "can", "does", "did",
    "will", "would", "what", "which", "need", "want", "lora", "qlora", "loraing", "qloraing", "full", "prompt", "with", "for", "the", "and", "estimate",
    "compare", "price", "cost", "same", "but", "model", "try", "give", "take", "about", "only", "just", "like", "a", "an", "at", "of",
    "on", "to", "in", "or", "my", "our", "your", "is", "are"
))  # fmt: skip


def strangers(text: str, catalog: Catalog) -> Iterator[Span]:
    for match in GPU_PATTERN.finditer(text):
        yield Span(match.start(), match.end(), match[0], (("gpu", _card(match[0])),))
    for match in API_PATTERN.finditer(text):
        yield Span(match.start(), match.end(), match[0], (("api_model", match[0]),))
    for match in OTHER_MODEL.finditer(text):
        yield Span(match.start(), match.end(), match[0], (("model", match[0]),))
    for match in MODEL_PATTERN.finditer(text):
        start = _family_start(match, catalog)
        if start is not None:
            yield Span(
                start,
                match.end(),
                text[start : match.end()],
                (("model", text[start : match.end()]),),
            )
    yield from unknown_models(text, catalog.model_names)
    for match in TAG.finditer(text):
        name = f"{match['family'].replace('_', '.')} {match['size']}B"
        if squash(name) in catalog.model_names:
            yield Span(match.start(), match.end(), match[0], (("model", name),))
    for match in (*SIZE_FIRST.finditer(text), *SIZE_APART.finditer(text)):
        if squash(name := f"{match['family']} {match['size']}B") in catalog.model_names:
            yield Span(match.start(), match.end(), match[0], (("model", name),))
    for match in SIZE_PATTERN.finditer(text):
        if value := _size(match):
            yield Span(match.start(), match.end(), match[0], (("model", value),))


SERIES = (
    (re.compile(r"(?:9[5-9]0|10[5-9]0|16[5-6]0)\b", re.I), "GTX "),
    (re.compile(r"[2-5]0[5-9]0\b", re.I), "RTX "),
    (re.compile(r"[5-9]\d00\s?(?:xtx?|gre)\b", re.I), "RX "),
    (re.compile(r"a[357]\d0\b", re.I), "Arc "),
)


def _card(text: str) -> str:
    """The card's name with the series its number belongs to: "1080 Ti" is "GTX 1080 Ti"."""
    name = VENDOR.sub("", text.strip())
    return next((series + name for number, series in SERIES if number.match(name)), name)


def _family_start(match: re.Match[str], catalog: Catalog) -> int | None:
    """Where the model's name begins: at the first word that is a known family, or that is joined to
    the size by a hyphen."""
    families = _families(catalog)
    words = [
        word
        for word in re.finditer(r"[A-Za-zÀ-ÖØ-öø-ÿ]+", match["name"])
        if word[0].lower() not in COMMON_WORDS
    ]
    shouted = match["name"].isupper() and " " in match["name"]
    joined = match.string[match.end("name") : match.start("size")] in ("-", "_", "")
    for word in words:
        if word[0].lower() in families and len(word[0]) > 1:
            return match.start() + len(re.sub(r"[^\s]*$", "", match["name"][: word.start()]))
    named = (
        word
        for word in words
        if (joined and word.end() == len(match["name"])) or _capital(word[0], shouted)
    )
    return next((match.start() + word.start() for word in named), None)


def _capital(word: str, shouted: bool) -> bool:
    """A name by its capital; none where everything is in capitals."""
    return word[0].isupper() and len(word) > 2 and not shouted


@lru_cache(maxsize=4)
def _families(catalog: Catalog) -> frozenset[str]:
    """The letters that the name of a known model begins with."""
    return frozenset(re.split(r"[^a-z]", name, maxsplit=1)[0] for name in catalog.model_names)


def _size(match: re.Match[str]) -> str | None:
    if match["zh"]:
        count = chinese(match["zh"]) if not match["zh"][0].isdigit() else float(match["zh"])
        return f"{count / 10:g}B" if count else None
    if match["words"]:
        count = spelled(match["words"])
        return f"{count / 1e9:g}B" if count and count >= 1e8 else None
    unit = match["unit"].lower()
    if unit == "m" and float(match["en"]) < 50:
        return None  # "5m" is five million samples, or five minutes
    return f"{float(match['en']):g}{'M' if unit == 'm' else 'B'}"
