"""Yes and no, told only to who asks for them: a paragraph that answers one question is told to others
too."""

import re

ANSWERED = re.compile(r"(?:(?:Yes|No)[,:] |(?:正常|不能|不会|可以的|是的)[，：])(?=(.))")
ASKED = re.compile(
    r"\b(?:is|are|am|was|can|could|do|does|did|will|would|should|shall|has|have|may|must|isn't|don't|doesn't|can't)\b[^.?!\n]{0,200}\?"
    r"|\b(?:whether|normal|possible|expected|ok(?:ay)?)\b"
    r"|[吗嗎么麼][？?。\s]|[吗嗎]$|是否|能不能|可不可以|会不会|會不會|是不是|对不对|對不對|正常|行不行|有没有|有沒有",
    re.I,
)


def opened(paragraph: str, message: str) -> str:
    """The paragraph, without a yes or no that nobody asked for."""
    found = None if ASKED.search(message) else ANSWERED.match(paragraph)
    if not found:
        return paragraph
    return found[1].upper() + paragraph[found.end() + 1 :]
