"""Pictures as messages tell them: how large they are, how many a sample has, whether the vision tower
is trained. Nobody has to decide on these, so that they are no slots."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.reading.places import Span
from advisor.reading.spans.numbers import find_numbers

PICTURE = r"(?:images?|pictures?|photos?|screenshots?|scans?|frames?|pages?)(?![a-z])|[图圖]|照片|截屏|扫描件"
NEARBY = re.compile(
    rf"{PICTURE}|resolution|pixels?|(?<![a-z])px(?![a-z])|分辨率|解析度|像素|尺寸", re.I
)
"""Beside two sides: they are a picture's, not cards or a table's."""
REACH = 48
"""Characters beside the sides that are searched for it."""
SIDES = re.compile(
    r"(?<![A-Za-z0-9_.*×])(\d{2,5})\s?[x×*X]\s?(\d{2,5})(?:\s?px)?(?![A-Za-z0-9_]|\.\d|\s?[x×*]\s?\d)"
)
LEAST_SIDE = 28
SCREEN = re.compile(
    rf"(?<![A-Za-z0-9_.])(?:(?P<lines>720|1080|1440|2160)p|(?P<k>[248])k(?=\s?(?:resolution\s|的|分辨率的?)?(?:{PICTURE})))(?![A-Za-z0-9_])",
    re.I,
)
SCREENS = {
    "720": "1280x720", "1080": "1920x1080", "1440": "2560x1440", "2160": "3840x2160",
    "2": "2048x1080", "4": "3840x2160", "8": "7680x4320",
}  # fmt: skip
"""What screens of that name have."""
ONE = re.compile(r"[一1]\s?[张張幅]\s?$")
SQUARE = re.compile(
    r"(?<![-A-Za-z0-9_.])(\d{2,4})\s?(?:px|pixels?|的(?=\s?(?:[图圖]|照片)))(?!\s?[x×*])(?![A-Za-z])",
    re.I,
)
NUMBER = r"(?P<count>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|[一二两兩三四五六七八九十]{1,3})"
SAMPLE = r"(?:(?:training\s)?(?:samples?|examples?|conversations?|dialog(?:ue)?s?|rows?|records?|prompts?|questions?|items?|entry|entries|documents?)(?![a-z]))"
COUNTS = (
    re.compile(rf"(?<![A-Za-z0-9_])(?<!than\s){NUMBER}[-\s](?:{PICTURE})\s?(?:(?:of|at|with)\s[a-z0-9×*]{{2,12}}\s)?(?:per|in\s(?:each|every|a)|for\s(?:each|every)|each|every|a|/)\s?{SAMPLE}", re.I),
    re.compile(rf"(?:each|every|per|a)\s{SAMPLE}\s?(?:has|have|with|contains?|holds?|comes\swith|includes?|of|:)?\s(?:about\s|around\s|up\sto\s)?{NUMBER}\s(?:[a-z]+\s)?(?:{PICTURE})", re.I),
    re.compile(rf"(?:each|every\sone)\s(?:one\s)?(?:has|have|with|contains?)\s{NUMBER}\s(?:[a-z0-9×*]+\s)?(?:{PICTURE})", re.I),
    re.compile(rf"(?:{PICTURE})[^.;。；\n]{{0,32}}[,(，]\s?{NUMBER}\s(?:per|in\seach|for\seach|/)\s?{SAMPLE}", re.I),
    re.compile(rf"每\s?(?:一?[条條个個份組组]|一)?(?:训练)?(?:样本|樣本|数据|數據|对话|對話|记录|样例|例子|问题)?[^\d，。,;；一二两三四五六七八九十]{{0,6}}{NUMBER}\s?[张張幅页頁](?=[^，。；;\n卡]{{0,20}}(?:[图圖]|照片|截屏|扫描))"),
)  # fmt: skip
TOWER = r"(?:vision|visual|image)\s?(?:tower|encoder|backbone|part|model|layers?|transformer)|(?<![a-z_])vit(?![a-z_])|视觉(?:塔|编码器|部分|模块|骨干|层)|視覺(?:塔|編碼器)|图像编码器"
OF_SWIFT = "|full_vit|vit_lr"
FLAGS = re.compile(
    r"(?<![\w])(?:--)?(?:(?P<freezes>freeze_(?:vision_tower|vision_modules|vit|backbone|vision))|tune_mm_vision|tune_vision|finetune_vision_layers|unfreeze_vit|train_vision_tower)"
    r"[\"']?\s{0,3}[:=\s]\s{0,3}[\"']?(?P<value>true|false|yes|no|1|0)(?!\w)",
    re.I,
)
FROZEN = re.compile(
    rf"(?<![a-z])(?:freez(?:e|ing)|frozen)\s(?:the\s|my\s)?(?:{TOWER})|(?:{TOWER})\s(?:is\s|stays?\s|kept\s|remains?\s)?frozen"
    rf"|(?<!不)(?<!取消)冻结(?:了|住)?(?:{TOWER})|(?:{TOWER})(?:保持|是|要)?冻结|(?:{TOWER})不(?:训|训练|动)",
    re.I,
)
TRAINED = re.compile(
    rf"(?<![a-z])(?:unfreez(?:e|ing)|unfrozen|training|train|tune|tuning)\s(?:the\s|my\s)?(?:{TOWER})|(?:{TOWER})\s(?:is\s|also\s|too\s)?(?:unfrozen|trained|not\sfrozen)"
    rf"|(?<![a-z])full_vit(?![a-z])|(?<![a-z_])vit\s?(?:全参|全量)|(?<![\w])(?:--)?vit_lr[\s=:]{{1,3}}(?=[1-9]|0?\.)"
    rf"|(?:不冻结|解冻|放开|取消冻结|训练|也训|一起训)(?:了)?(?:{TOWER})|(?:{TOWER})(?:也|一起|要|都)?(?:参与训练|解冻|放开|不冻结|一起训|训练)",
    re.I,
)


def pictures(text: str) -> Iterator[Span]:
    """Every piece that tells of pictures; a message without a word for them has none."""
    if not (NEARBY.search(text) or FLAGS.search(text) or re.search(TOWER + OF_SWIFT, text, re.I)):
        return
    counted = list(_counts(text))
    yield from counted
    yield from (_with_one(text, size, counted) for size in _sizes(text))
    yield from _towers(text)


def tells_a_size(text: str) -> bool:
    return bool(NEARBY.search(text)) and any(_sizes(text))


def _span(match: re.Match[str], slot: str, value: str | int | bool) -> Span:
    return Span(*match.span(), match[0], ((slot, value),), keyed=True)


def _sizes(text: str) -> Iterator[Span]:
    for match in SIDES.finditer(text):
        start, end = match.span()
        width, height = int(match[1]), int(match[2])
        beside = NEARBY.search(text, max(0, start - REACH), end + REACH)
        if beside and min(width, height) >= LEAST_SIDE:
            yield _span(match, "image_pixels", f"{width}x{height}")
    for match in SCREEN.finditer(text):
        yield _span(match, "image_pixels", SCREENS[match["lines"] or match["k"]])
    for match in SQUARE.finditer(text):
        if int(match[1]) >= LEAST_SIDE:
            yield _span(match, "image_pixels", f"{match[1]}x{match[1]}")


def _with_one(text: str, size: Span, counted: Sequence[Span]) -> Span:
    """With "一张" before it, which counts no card."""
    one = ONE.search(text, max(0, size.start - 4), size.start)
    if one is None or any(each.end > one.start() for each in counted if each.start < size.start):
        return size
    return replace(size, start=one.start(), text=text[one.start() : size.end])


def _counts(text: str) -> Iterator[Span]:
    """The span is the number alone: what stands beside it may tell more."""
    for pattern in COUNTS:
        for match in pattern.finditer(text):
            start, end = match.span("count")
            numbers = find_numbers(match["count"])
            value = int(numbers[0].value) if numbers else 1
            yield Span(start, end, match["count"], (("images_per_sample", value),), keyed=True)


def _towers(text: str) -> Iterator[Span]:
    for match in FLAGS.finditer(text):
        said = match["value"].lower() in ("true", "yes", "1")
        yield _span(match, "train_vision_tower", said != bool(match["freezes"]))
    for match in TRAINED.finditer(text):
        yield _span(match, "train_vision_tower", True)
    for match in FROZEN.finditer(text):
        yield _span(match, "train_vision_tower", False)
