"""Whether longer samples are wanted in the memory there is."""

import re

LENGTH = (
    r"(?:max_?(?:seq(?:uence)?_?)?len(?:gth)?|model_max_length|context(?:\s?(?:length|window|size))?"
    r"|seq(?:uence)?_?\s?len(?:gth)?s?|sequences?|cutoff_?len|samples?)"
)
ASKED = re.compile(
    rf"\b(?:increas|rais|extend|enlarg|lengthen)\w*\s(?:the\s|my\s|our\s)?(?:\w+\s){{0,2}}?{LENGTH}\b"
    rf"|\b(?:longer|larger|bigger)\s(?:\w+\s)?{LENGTH}\b[^.!?\n]{{0,60}}(?:memory|vram)"
    r"|(?:增大|加大|提高|增加|调大|拉长|加长)[^。！？\n]{0,12}(?:长度|上下文|cutoff|max_?(?:seq|len))"
    r"|(?:长度|上下文)[^。！？\n]{0,8}(?:增大|加大|提高|调大|拉长|加长|更长)",
    re.I,
)
WITHOUT_MORE = re.compile(
    r"\b(?:without|not|same|less|limited|save|saving|too much)\b[^.!?\n]{0,40}(?:memory|vram)"
    r"|(?:显存|顯存)[^。！？\n]{0,12}(?:不变|不增|一样|不够|有限|不要)|(?:不增加|不加|不提高|同样的?|省)[^。！？\n]{0,6}(?:显存|顯存)",
    re.I,
)


def longer_asked(message: str) -> bool:
    return bool(ASKED.search(message) and WITHOUT_MORE.search(message))
