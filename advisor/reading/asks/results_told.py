"""Whether a message tells that a training is done and went badly: why is asked then, whatever else
is, and the usual settings or an amount of data alone would pass it by."""

import re

THINGS = r"(?:outputs?|answers?|results?|responses?|quality|model)"
FAULTS = r"(?:bad(?:ly)?|poor(?:ly)?|terrible|garbage|nonsense|useless)"
BAD = re.compile(
    r"\bno\s(?:visible\s|real\s)?(?:effect|improvement)\b|\bwithout\s(?:any\s)?effect\b"
    r"|\bforgot\b|\blost\s(?:its|the|most|all|some)\b[^.?!\n]{0,20}\b(?:abilit|skill)|\bcatastrophic(?:ally)?\sforg\w+"
    rf"|\b{THINGS}\b[^.?!\n]{{0,30}}\b{FAULTS}\b"
    r"|(?:没有?(?:什么)?|看不出|不起|没起)(?:效果|作用|变化)"
    r"|效果(?:(?:很|太|比较|特别)?(?:差|烂)|不(?:太|怎么)?(?:好|理想|行))"
    r"|灾难性遗忘|变傻|变笨|能力(?:都|也|就)?(?:变差|下降|减弱|丢)"
    r"|(?:答|回答|输出|推理结果)[^，。？\n]{0,6}(?:很差|太差|乱|瞎编|胡说)",
    re.I,
)
DONE = re.compile(
    r"\b(?:trained|tuned|finetuned|learn(?:ed|t)|after|finished|took|did)\b"
    r"|[训跑调]完|微调[后完]|之后|以后|训了|微调了|已经|都出现",
    re.I,
)
FEARED = re.compile(
    r"\bwill\b[^.?!]{0,40}\bforget|会不会|怎么避免|如何避免|\bavoid\b|\bprevent\b", re.I
)


def went_badly(message: str) -> bool:
    """Whether such a result is told of a training that was done, not feared of one to come."""
    return bool(BAD.search(message) and DONE.search(message) and not FEARED.search(message))
