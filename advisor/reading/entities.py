"""What a message can name: models, GPUs, APIs, methods, frameworks, scenarios, and numbers with the arguments they can fill.

A `Span` is a piece of the message as the user wrote it plus its typed value for each argument it could fill. The grammar offers
the model these spans and nothing else, so an argument is grounded by construction. Numbers that fill nothing (years, versions,
batch sizes, ranks, percentages, yuan, people) are left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.numbers import Change, chinese, spelled
from advisor.reading.patterns import BESIDE, BILL, COMPANY, INSTEAD_OF, NOT_FULL, OPEN, OR, PIECES, REJECTED, TUNING
from advisor.reading.places import Taken
from advisor.reading.quantities import quantities

Value = str | int | float | Change

FRAMEWORKS = {
    "llama-factory": "llama-factory", "llama factory": "llama-factory", "llamafactory": "llama-factory",
    "axolotl": "axolotl", "unsloth": "unsloth", "trl": "trl", "sfttrainer": "trl",
}  # fmt: skip
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
"""Cards outside the catalog ("RTX 7090") are still found, so that the answer can say it does not know them."""
MODEL_PATTERN = re.compile(
    r"(?<![A-Za-z0-9.À-ÖØ-öø-ÿ])(?P<name>(?:[A-Za-z]{1,20}-)?[A-Za-zÀ-ÖØ-öø-ÿ](?:[A-Za-zÀ-ÖØ-öø-ÿ0-9+]|\.(?=\w)){0,30}(?:[-_ ](?:v?\d{1,6}(?:\.\d{1,6}){0,3}|[A-Z][A-Za-z]{0,20}\d{0,6}|base|chat|coder|instruct|moe)){0,6})[-_ ]?"
    r"(?P<size>\d{1,9}(?:\.\d{1,9})?[bB](?:-[Aa]\d+(?:\.\d+)?[bB])?)(?:-(?:instruct|chat|base|it|hf))?(?![A-Za-z0-9])"
)
"""A family and a size, "Llama 9 80B"; the family must be known or written as a name (`_is_family`)."""
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
SIZE_PATTERN = re.compile(
    r"(?<![\dA-Za-z.\-])(?P<en>\d{1,12}(?:\.\d{1,12})?)\s?-?(?P<unit>bn|billion|b|m)(?![A-Za-z0-9])(?:[\s-]?(?:parameters?|params?|参数))?"
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
"""APIs outside the catalog: a provider's family with a version or a tier, "Claude Opus 7", "混元turbo"."""
OTHER_MODEL = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:flan-|m|code|long|by)?t5|(?:modern|xlm-?ro|ro|m?de|al|camem|distil(?:ro)?|fin|bio|sci|legal|tiny|mobile|m|code|sentence-)?bert(?:a)?|xlm-?r|electra|m?bart|pegasus|longformer|bigbird"
    r"|minilm|bge|gte|e5|nllb|wav2vec2?|whisper|jamba|mamba|rwkv|arctic|stable diffusion|sdxl|flux|clip|siglip|blip|vit|dinov?|yolo|resnet|layoutlm|donut|paddleocr|cosyvoice|chattts|paraformer)"
    r"(?:[-\s]?v\d+(?:\.\d+)?)?(?:[-\s](?:v?\d+(?:\.\d+)?[bB]?|small|base|large|tiny|xl|xxl|mini|medium|m3|turbo))*(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])(?:phi|gemma|llama|falcon|starcoder|olmo|granite|internlm|internvl|minicpm|smollm|exaone|nemotron|baichuan|chatglm)[-\s]?\d+(?:\.\d+)?"
    r"(?:[-\s](?:mini|small|medium|large|nano|micro|base|instruct|chat|vision|coder|moe))*(?![A-Za-z0-9]|\.\d)"
    r"|(?:盘古|子牙|姜子牙|悟道|天工|紫东太初|封神榜|华佗|孟子|玉兰|书生|雅意|轩辕|聚宝盆|星辰|元象)[-\s]?(?:[a-zα-ω]+[-\s]?)?(?:\d(?:\.\d)?-)?\d+(?:\.\d+)?[bB](?![A-Za-z0-9])",
    re.I,
)
"""Well-known models that are no decoder of the catalog, versions of its families it does not hold: recognised, so that the answer can say so."""
COMMON_WORDS = frozenset((
    "gpu", "gpus", "card", "cards", "samples", "train", "tune", "tuning", "finetune", "fine", "run", "use", "using", "can", "does", "did",
    "will", "would", "what", "which", "need", "want", "lora", "qlora", "loraing", "qloraing", "full", "prompt", "with", "for", "the", "and", "estimate",
    "compare", "price", "cost", "same", "but", "model", "try", "give", "take", "about", "only", "just", "like", "a", "an", "at", "of",
    "on", "to", "in", "or", "my", "our", "your", "is", "are"
))  # fmt: skip
VENDOR = re.compile(r"^(?:(?:nvidia|geforce|amd|intel|tesla|huawei|instinct|radeon(?=\s+rx))\s+|华为(?=昇))+", re.I)
"""Words before a card's name that the name does not need."""
_MEMORY = (
    r"\s{0,3}[-(（]?\s{0,3}(\d{2,3})\s?-?(?:g|gb|gib|gigs?|gigabyte)(?![A-Za-z0-9])"
    r"\s{0,3}[)）]?(?:\s?(?:of\s)?v?ram|\s?显存)?"
)
MEMORY = re.compile(_MEMORY, re.I)
MEMORY_BEFORE = re.compile(_MEMORY + r"(?:的)?\s{0,3}$", re.I)


@dataclass(frozen=True)
class Span:
    """A piece of the message and what it is worth for each argument it could fill."""

    start: int
    end: int
    text: str
    values: tuple[tuple[str, Value], ...]
    certain: bool = True
    """False for a bare number, which may fill nothing at all."""

    def value(self, argument: str) -> Value | None:
        return dict(self.values).get(argument)


def find(text: str, catalog: Catalog) -> tuple[Span, ...]:
    """Every span of `text`, longest match first, none overlapping another."""
    spans = _add(text, [], [*_names(text, catalog), *_patterns(text, catalog)])
    spans = _with_memory(text, catalog, spans)
    spans = _add(text, spans, _scenarios(text, catalog))
    cards = [(span.start, span.end) for span in spans if span.value("gpu")]
    taken = [(span.start, span.end) for span in spans if not span.value("scenario")]
    numbers = (Span(q.start, q.end, text[q.start : q.end], q.values, q.certain) for q in quantities(text, taken, cards))
    return tuple(_read(text, sorted(_add(text, spans, numbers), key=lambda span: span.start)))


def _read(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans in their surroundings: names that are only mentioned become uncertain, an open API's name is a model's as well."""
    tuned = any(span.value("method") or span.value("gpu") for span in spans) or TUNING.search(text)
    modelled = any(span.value("model") for span in spans)
    named = [[span for span in spans if span.value(kind)] for kind in ("gpu", "scenario")]
    pairs = [pair for same in named for pair in pairwise(same) if pair[0].values != pair[1].values]
    either = {span for one, other in pairs if OR.fullmatch(text, one.end, other.start) for span in (one, other)}
    for span in spans:
        doubtful = (
            span in either
            or (span.value("gpu") and (REJECTED.match(text, span.end) or INSTEAD_OF.search(text, max(0, span.start - BESIDE), span.start)))
            or (COMPANY.fullmatch(span.text) and BILL.match(text, span.end))
            or (span.value("scenario") and PIECES.search(text, max(0, span.end - BESIDE), span.end))
            or span.text.lower() == "adapters"
        )
        if tuned and not modelled and span.values[0][0] == "api_model" and OPEN.match(span.text):
            span = replace(span, values=(("model", span.text), *span.values))
        yield replace(span, certain=False) if doubtful else span


def mask(text: str, spans: Iterable[Span]) -> str:
    """The message with each span replaced by what it is ("what will a <model> <method> on a <gpu> cost"); bare numbers and
    methods stay: what is asked about "LoRA" depends on the word."""
    named = (span for span in spans if (span.certain or isinstance(span.values[0][1], str)) and not span.value("method"))
    pieces, end = list[str](), 0
    for span in sorted(named, key=lambda span: span.start):
        pieces += text[end : span.start], f"<{span.values[0][0]}>"
        end = span.end
    return "".join(pieces) + text[end:]


def _add(text: str, spans: list[Span], new: Iterable[Span]) -> list[Span]:
    """`spans`, and of `new` the longest that overlap neither these nor each other."""
    taken = Taken(len(text), ((span.start, span.end) for span in spans))
    free = [span for span in sorted(new, key=lambda span: (span.start - span.end, span.start)) if taken.take(span.start, span.end)]
    return [*spans, *free]


@lru_cache(maxsize=4)
def _dictionary(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Squashed spelling -> argument -> what it stands for; built once a catalog."""
    built: dict[str, dict[str, str]] = {}
    for argument, names in (("gpu", catalog.gpu_names), ("model", catalog.model_names), ("api_model", catalog.api_names)):
        for name, row in names.items():
            built.setdefault(name, {})[argument] = row
    for method in catalog.methods.values():
        for name in (method.name.en, method.name.zh, *method.aliases):
            built.setdefault(squash(name), {})["method"] = method.id
    for name, framework in FRAMEWORKS.items():
        built.setdefault(squash(name), {})["framework"] = framework
    return built


def _squashed(text: str) -> tuple[str, list[int]]:
    """The squashed text and, for each of its characters, the place in `text` (one more for the end)."""
    characters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for folded in squash(char):
            characters.append(folded)
            places.append(place)
    return "".join(characters), [*places, len(text)]


def _names(text: str, catalog: Catalog) -> Iterator[Span]:
    names, lengths = _dictionary(catalog), _lengths(catalog)
    squashed, places = _squashed(text)
    start = 0
    while start < len(squashed):
        for length in (*lengths.get(squashed[start : start + BEGINNING], ()), 2, 1):
            end = start + length
            entry = names.get(squashed[start:end])
            if not entry or end > len(squashed):
                continue
            first, last = places[start], places[end - 1] + 1
            if _stands_alone(text, first, last):
                if singular := _singular(text, first, last, names):
                    entry, last = singular, last - 1
                last = _variant_end(text, last, entry)
                yield Span(first, last, text[first:last], _name_values(text[first:last], entry, catalog))
                start = end - 1
                break
        start += 1


BEGINNING = 3


@lru_cache(maxsize=4)
def _lengths(catalog: Catalog) -> dict[str, list[int]]:
    """The beginning of a name -> the lengths of the names that begin so, longest first; shorter names are left out."""
    built: dict[str, set[int]] = {}
    for name in _dictionary(catalog):
        if len(name) >= BEGINNING:
            built.setdefault(name[:BEGINNING], set()).add(len(name))
    return {beginning: sorted(lengths, reverse=True) for beginning, lengths in built.items()}


def _singular(text: str, start: int, end: int, names: dict[str, dict[str, str]]) -> dict[str, str] | None:
    """The card of "four V100s", which is no V100S."""
    one = ONE_BEFORE.search(text, max(0, start - BESIDE), start)
    plural = PLURAL.fullmatch(text, start, end) and not one
    return names.get(squash(text[start : end - 1])) if plural else None


PLURAL = re.compile(r"[A-Z]\d+s")
ONE_BEFORE = re.compile(r"(?:\ban?|\bone|\b1)\s?x?\s?$", re.I)
TOUCHED = re.compile(r"[A-Za-z0-9.][!-~]$|[\d一二两三四五六七八九几]千$")
COUNTED = re.compile(r"\d\s?[xX]$")
TOUCHES = re.compile(r"(?!s(?![A-Za-z0-9])|[xX×]\d)[A-Za-z0-9]|\.\d|[-]\d+[bB]\b")
COUNTS = re.compile(r"\s?(?:条|條|个|samples?|examples?|tokens?|rows?|次|万|张?样本|%|美元|刀)")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """No letter or digit touches the name, except a plural s and the x of "2x4090"."""
    name, nearby = text[start:end], max(0, start - BESIDE)
    left = not TOUCHED.search(text, nearby, start + 1) or bool(COUNTED.search(text, nearby, start))
    right = not name[-1].isascii() or not TOUCHES.match(text, end)
    bare = name.isdigit() and COUNTS.match(text, end)
    torn = " " in name and (len(squash(name)) <= 3 or name.startswith("a "))  # "a 2-week plan" is no A2, "a 100 samples" no A100
    return left and right and not bare and not torn and not NOT_FULL.match(text, start)


VARIANT = re.compile(r"[-_ ]?(?:instruct|chat|base|it|hf)(?![A-Za-z0-9])", re.I)


def _variant_end(text: str, end: int, entry: dict[str, str]) -> int:
    if "model" in entry and (ending := VARIANT.match(text, end)):
        return ending.end()
    return end


def _name_values(text: str, entry: dict[str, str], catalog: Catalog) -> tuple[tuple[str, Value], ...]:
    values: dict[str, Value] = {}
    for argument, stands_for in entry.items():
        if argument in ("method", "framework"):
            values[argument] = stands_for
        elif argument == "gpu":
            values[argument] = _card_name(text, catalog.gpus[stands_for].name)
        else:
            values[argument] = f"Claude {text}" if re.match(r"haiku|sonnet|opus", text, re.I) else text
    if "method" in values:
        values["methods"] = values["method"]
    return tuple(values.items())


def _card_name(text: str, name: str) -> str:
    """The card as stated, in the usual order: "4090" is "RTX 4090", "80 gig A100" and "A100-80G" are "A100 80GB"."""
    if squash(name) == squash(text) or (text[0].isdigit() and squash(name).endswith(squash(text))):
        return name
    text = VENDOR.sub("", text)
    text = re.sub(r"^(\d{1,3})\s?-?(?:g|gb|gig)(?:显存)?(?:\s+|的)(\S.*)$", r"\2 \1GB", text, flags=re.I)
    if re.match(r"\d{4}(?!\d)", text) and (family := re.match(r"(?:RTX|GTX|RX) ", name)):
        text = family[0] + text
    elif re.match(r"910[A-C]", text, re.I):
        text = "昇腾" + text
    return re.sub(r"[-\s](\d{2,3})\s?(?:g|gig)$", r" \1GB", text, flags=re.I)


def _with_memory(text: str, catalog: Catalog, spans: list[Span]) -> list[Span]:
    """ "A100-80G", "80 gig A100": the memory becomes part of the card's name where such a card exists."""
    return [_sized(text, catalog, span) if span.value("gpu") else span for span in spans]


def _sized(text: str, catalog: Catalog, span: Span) -> Span:
    after = MEMORY.match(text, span.end)
    before = MEMORY_BEFORE.search(text, max(0, span.start - BESIDE), span.start)
    for match, start, end in ((after, span.start, after.end() if after else 0), (before, before.start() if before else 0, span.end)):
        name = f"{span.value('gpu')} {match[1]}GB" if match else ""
        if match and squash(name) in catalog.gpu_names:
            piece = text[start:end]
            return Span(end - len(piece.lstrip()), start + len(piece.rstrip()), piece.strip(), (("gpu", name),))
    return span


def _patterns(text: str, catalog: Catalog) -> Iterator[Span]:
    for match in GPU_PATTERN.finditer(text):
        yield Span(match.start(), match.end(), match[0], (("gpu", VENDOR.sub("", match[0].strip())),))
    for match in API_PATTERN.finditer(text):
        yield Span(match.start(), match.end(), match[0], (("api_model", match[0]),))
    for match in OTHER_MODEL.finditer(text):
        yield Span(match.start(), match.end(), match[0], (("model", match[0]),))
    for match in MODEL_PATTERN.finditer(text):
        start = _family_start(match, catalog)
        if start is not None:
            yield Span(start, match.end(), text[start : match.end()], (("model", text[start : match.end()]),))
    for match in (*SIZE_FIRST.finditer(text), *SIZE_APART.finditer(text)):
        if squash(name := f"{match['family']} {match['size']}B") in catalog.model_names:
            yield Span(match.start(), match.end(), match[0], (("model", name),))
    for match in SIZE_PATTERN.finditer(text):
        if value := _size(match):
            yield Span(match.start(), match.end(), match[0], (("model", value),))


def _family_start(match: re.Match[str], catalog: Catalog) -> int | None:
    """Where the model's name begins: at the first word that is a known family, or that is joined to the size by a hyphen."""
    families = _families(catalog)
    words = [word for word in re.finditer(r"[A-Za-zÀ-ÖØ-öø-ÿ]+", match["name"]) if word[0].lower() not in COMMON_WORDS]
    joined = match.string[match.end("name") : match.start("size")] in ("-", "_", "")
    for word in words:
        if word[0].lower() in families and len(word[0]) > 1:
            return match.start() + len(re.sub(r"[^\s]*$", "", match["name"][: word.start()]))
    for word in words:
        if (joined and word.end() == len(match["name"])) or (word[0][0].isupper() and len(word[0]) > 2):
            return match.start() + word.start()
    return None


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


def _scenarios(text: str, catalog: Catalog) -> Iterator[Span]:
    folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for scenario in catalog.scenarios.values():
        for alias in scenario.aliases:
            for start in _occurrences(folded, alias.lower()):
                end = start + len(alias)
                yield Span(start, end, text[start:end], (("scenario", scenario.id),))


def _occurrences(folded: str, word: str) -> Iterator[int]:
    """Where the word stands, one in Latin letters by itself."""
    start = folded.find(word)
    while start >= 0:
        end = start + len(word)
        alone = not (word.isascii() and (_is_latin(folded[start - 1 : start]) or _is_latin(folded[end : end + 1])))
        if alone:
            yield start
        start = folded.find(word, end if alone else start + 1)


def _is_latin(char: str) -> bool:
    return "a" <= char <= "z"
