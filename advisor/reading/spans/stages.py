"""What a message says of memory stage by stage ("46 GB after prepare, 61 after backward"), and of the
evaluation: facts for the tool that looks into a run, and no slots."""

import re

SIZE = r"(?P<{0}>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:G(?:i?B)?)(?![A-Za-z0-9])"
PREPARED = r"(?:prepar\w+|initiali[sz]\w+|deepspeed\.init\w*|load\w*|(?:model )?init)"
BEHIND = r"[^.;;\n]{0,40}?"
AHEAD = r"\s?(?:right\s|just\s|directly\s)?(?:after|once)\s(?:the\s)?(?:model\s)?"


def _stage(en: str, zh: str) -> re.Pattern[str]:
    """Of a stage before its figure or behind it."""
    return re.compile(
        rf"\bafter\s(?:the\s)?(?:model\s)?{en}{BEHIND}{SIZE.format('behind')}"
        rf"|{SIZE.format('ahead')}{AHEAD}{en}"
        rf"|{zh}[^。；，;\n]{{0,12}}?{SIZE.format('zh')}",
        re.I,
    )


BEFORE = _stage(PREPARED, r"(?:加载|載入|加載|初始化|prepare)\S{0,4}(?:后|後|完)")
BACKWARD = _stage(
    r"(?:forward\s?(?:/|and|\+)\s?)?backward", r"(?:反向\S{0,4}|backward\s?)(?:后|後|完)"
)
EVALUATION_BATCH = re.compile(
    r"(?:per_device_)?eval(?:uation)?[_ ]batch[_ ]size[\"'`]?\s{0,2}(?:[:=：]|is|of|to|已|为|設為|设为|\s)\s{0,2}[\"'`]?(?P<size>\d{1,4})(?![\d.])",
    re.I,
)

REDUCED = re.compile(
    r"batch[ _-]?size\b[^?!]{0,80}?\b(?:reduc|lower|drop|decreas|cut|bring|went down|go down)\w{0,4}\s(?:(?:it|that|this|them)\s)?(?:down\s)?to\s(?P<size>\d{1,4})(?!\d|\.\d|[%/])",
    re.I,
)
"""A batch size that was made smaller, told a sentence after its name."""


def prepared_seen(message: str) -> float | None:
    """GiB on a card before the first step."""
    return _seen(BEFORE, message)


def backward_seen(message: str) -> float | None:
    """GiB on a card after backward."""
    return _seen(BACKWARD, message)


def stages_told(message: str) -> tuple[str, ...]:
    """The words of both."""
    found = (stage.search(message) for stage in (BEFORE, BACKWARD))
    return tuple(each[0] for each in found if each)


def _seen(stage: re.Pattern[str], message: str) -> float | None:
    found = stage.search(message)
    return float(found["behind"] or found["ahead"] or found["zh"]) if found else None


def evaluation_batch(message: str) -> int | None:
    found = EVALUATION_BATCH.search(message)
    return int(found["size"]) or None if found else None


def reduced_batch(message: str) -> int | None:
    """What a card reads at once after that."""
    found = REDUCED.search(message)
    return int(found["size"]) or None if found else None
