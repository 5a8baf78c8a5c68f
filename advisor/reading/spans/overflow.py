"""Whether a message reports a training that ran out of memory: then the answer looks for the cause,
whatever else is asked of the run's memory."""

import re
from collections.abc import Sequence

from advisor.reading.brief import Change
from advisor.reading.slots import EXPLAIN, FIGURES
from advisor.reading.spans.moments import moment_told
from advisor.runs.options import AROUND_TRAINING, IN_TRAINING

CAUSE = "fix_memory"
"""The ask that looks for the cause."""
OF_THE_RUN = (FIGURES, "recommend_hardware")
"""Asks that it answers too, where the card is known."""
REPORTED = re.compile(
    r"\bout\s?of\s?memory\b|outofmemory|(?<![a-z])oom(?:s|ed|ing)?(?![a-z])"
    r"|\b(?:ran|runs?|running)\sout\sof\s(?:gpu\s|cuda\s)?(?:memory|vram)\b"
    r"|(?:爆|炸)(?:显存|顯存|了显存)|(?:显存|顯存)(?:不足|不够|不夠|溢出|爆|炸|超了|崩)",
    re.I,
)
KILLED = re.compile(
    r"\b(?:oom[-_]?)?killed\b|\bsig\s?kill\b|(?:code|status|退出[码碼])\s?[:：=为是]?\s?137(?!\d)|exit\s?codes?\s?[:：=]?\s?-9\b|\bram\b[^.!?\n]{0,20}(?:runs?|ran) out|\ball (?:of )?(?:the |my )?(?:available )?ram\b"
    r"|被(?:系统|系統)?(?:\s?kill|杀)|(?:内存|內存)(?:被)?(?:爆|打爆|撑爆|吃满|占满|不够|不夠|不足)|crash\w*",
    re.I,
)
"""What a program does whose main memory ran out."""
FEARED = re.compile(
    r"\b(?:will|would|could|might|may|avoid(?:ing)?|without|prevent(?:ing)?|if)\b[^.!?\n]{0,40}(?:out\s?of\s?memory|\boom)"
    r"|(?:会|會|怕|担心|擔心|避免|防止|不至于|如果|要是|是否)[^。！？，\n]{0,10}(?:爆|炸|oom|(?:显存|顯存)(?:不|溢|爆))|不(?:爆|炸|oom)",
    re.I,
)
"""It has not happened."""
OF_TIME_OR_MONEY = re.compile(
    r"\bhow\slong\b|\bhours?\b|\bcosts?\b|\bprices?\b|多久|多长时间|多少钱|费用|價格|价格|小时",
    re.I,
)


def reported(message: str) -> bool:
    """Whether memory did run out."""
    return bool(REPORTED.search(message)) and not FEARED.search(message)


def told_its_course(asks: Sequence[str], change: Change, message: str) -> bool:
    """Whether the cause of an overflow is asked that came after a while, or crept up."""
    carded = {"gpu", "gpu_memory_gib"} & change.brief.values.keys()
    return bool(carded) and CAUSE in asks and moment_told(message) in IN_TRAINING


def told_its_phase(asks: Sequence[str], change: Change, message: str) -> bool:
    """Whether the cause of an overflow is asked that came around the training, of a stated model:
    what is held then is computed, which no article does, also for whom it has yet to happen."""
    asked = CAUSE in asks or {*asks} <= {EXPLAIN, *OF_THE_RUN}
    if not asked or "model" not in change.brief.values:
        return False
    over = REPORTED.search(message) or (CAUSE in asks and KILLED.search(message))
    return bool(over) and moment_told(message) in AROUND_TRAINING


def of_an_overflow(asks: Sequence[str], change: Change, message: str) -> tuple[str, ...]:
    """The cause first, and no second answer on the memory of the same run."""
    carded = {"gpu", "gpu_memory_gib"} & change.brief.values.keys()
    asked = CAUSE in asks or asks[:1] == (FIGURES,) or asks[:1] == ("recommend_hardware",)
    if not (carded and asked and reported(message)):
        return tuple(asks)
    dropped = () if OF_TIME_OR_MONEY.search(message) else OF_THE_RUN
    rest = (ask for ask in asks if ask not in (CAUSE, *dropped))
    return (CAUSE, *rest)
