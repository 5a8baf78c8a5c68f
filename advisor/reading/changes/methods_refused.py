"""Methods that a message names to say that it is not to be them: "without LoRA", "不想用LoRA", and
those it asks whether it must go over to: "do I have to use LoRA?"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.reading.places import BESIDE, Span, Value

BEFORE = re.compile(
    r"(?:(?<![a-z])(?:without|w/o|not|no|never|avoid(?:ing)?|skip(?:ping)?|rather\sthan|instead\sof|refus(?:e|ing)"
    r"|(?:don'?t|do\snot|didn'?t|doesn'?t|isn'?t|won'?t|can'?t|cannot)(?:\s(?:really|want|wish|like|need|plan|have|to))*|rid\sof)"
    r"|(?:have|need|forced)\sto|must\si)"
    r"\s(?:(?:any|a|the|to|go|going|use|using|do|doing|be|want|switch|move|fall|resort|back|over|for|with)\s){0,4}[*`_\"']{0,2}$"
    r"|(?<![要用做走上是能想有])(?:不想|不要|不打算|不准备|不愿意?|不考虑|不采用|不使用|不用|不做|不走|不上|不是|别|没|没有|未|拒绝|避免|非得|必须|只能|不得不)"
    r"(?:再|去)?(?:使用|采用|用|做|走|上|搞|换成?|改成?)?\s?[*`_\"“]{0,2}$"
    r"|(?:^|[，,、。;；(（\s])(?:非|无|不)\s?$",
    re.I,
)
AFTER = re.compile(
    r"[*`_\"'”]{0,2}\s?(?:(?:is|are)\s(?:not|no)\s(?:an?\s)?(?:option|choice|allowed|wanted)|isn'?t\san\s(?:option|choice)"
    r"|不考虑|不在考虑|除外|就算了|免谈|不行不用)",
    re.I,
)
A_PART = re.compile(
    r"[*`_]{0,2}\s?(?:experience|knowledge|checkpoints?|support|rank|dropout|weights?|layers?|alpha|config|adapters?\s(?:for|on)"
    r"|for\s|on\s|经验|基础|权重|检查点|秩|不行|不够|不好)",
    re.I,
)
"""Behind a method: it is something of it that is missing."""
HAVE_TO = re.compile(r"have|need|forced|must|非得|必须|只能|不得不", re.I)
ASKED = re.compile(r"[^.。!！;；\n]{0,24}(?:[?？吗嗎]|$)")
LIST = re.compile(r"\s?(?:/|or|and|nor|,|、|，|和|或|跟)\s?(?:no\s|a\s)?", re.I)
ADAPTED = ("lora", "qlora")


def unrefused(
    chosen: Mapping[str, list[Span]], message: str, spans: Sequence[Span]
) -> dict[str, list[Span]]:
    """The pieces of each slot, the method without those refused: another that is named; of a run
    that is not to be LoRA, full fine-tuning."""
    named = [span for span in spans if span.value("method") and not span.keyed]
    refused = [*_refused(message, named)]
    if not refused or "methods" in chosen or _also_wanted(refused, named):
        return dict(chosen)
    meant = _meant(chosen.get("method", ()), refused, named)
    rest = {slot: pieces for slot, pieces in chosen.items() if slot != "method"}
    return {**rest, "method": meant} if meant else rest


def _also_wanted(refused: Sequence[Span], named: Sequence[Span]) -> bool:
    """Whether a refused method is named without a refusal too: "with LoRA or without LoRA"."""
    values = {span.value("method") for span in refused}
    return any(span.value("method") in values for span in named if span not in refused)


def _meant(chosen: Sequence[Span], refused: Sequence[Span], named: Sequence[Span]) -> list[Span]:
    """What is left, else what else is named, else full fine-tuning in place of LoRA; the first with
    the methods that were heard of."""
    left = [span for span in chosen if span not in refused]
    meant = left or [span for span in named if span not in refused]
    if not meant:
        of_lora = any(span.value("method") == "lora" for span in refused)
        return [replace(refused[0], values=(("method", "full"), *_heard(refused)))] * of_lora
    return [replace(meant[0], values=(*meant[0].values, *_heard(refused))), *meant[1:]]


def _heard(refused: Sequence[Span]) -> tuple[tuple[str, Value], ...]:
    return tuple(value for span in refused for value in span.values if value[0] == "methods")


def _refused(message: str, named: Sequence[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in named:
        listed = last is not None and LIST.fullmatch(message, last.end, span.start)
        if listed or _is_refused(message, span):
            last = span
            yield span


def _is_refused(message: str, span: Span) -> bool:
    before = BEFORE.search(message, max(0, span.start - BESIDE), span.start)
    if A_PART.match(message, span.end):
        return False
    if before is None:
        return bool(AFTER.match(message, span.end))
    return not HAVE_TO.search(before[0]) or bool(ASKED.match(message, span.end))
