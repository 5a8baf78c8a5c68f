"""Whether the smallest number of the stated card is asked for beside what the stated number does."""

import re

from advisor.reading.slots import FIGURES

LEAST = re.compile(
    r"\bhow\smany\s(?:\w+\s){0,3}(?:gpus?|cards?|nodes?|[a-z]{1,3}\s?\d{2,4}s?|[345]0\d0s?)\b|\b(?:minimum|smallest|least)\snumber\sof\s(?:\w+\s)?(?:gpus?|cards?)"
    r"|\bor\s(?:do|would|will|should)\s(?:i|we)\sneed\s(?:more|two|three|four|\d)"
    r"|(?:几|多少|幾)\s?(?:张|張|块|塊|个|個)?\s?(?:卡|显卡|顯卡|gpu|[ahv]\d{2,3}|[345]0\d0)|至少.{0,6}[张張块塊]|最少.{0,6}[张張块塊]",
    re.I,
)
FEWER = re.compile(
    r"\b(?:use|with|on|manage|do\sit|get\sby|get\saway)\s(?:\w+\s){0,3}?(?:fewer|less)(?![a-z]|\s(?:memory|vram|ram|data|time))|\bthat\smany\s(?:gpus?|cards?)|\boverkill\b"
    r"|\b(?:really|actually)\sneed\s(?:all\s)?\d{1,3}\s?[x×*]?\s?(?:gpus?|cards?|[a-z]{0,3}\s?\d{2,4})"
    r"|(?:一定|非|必须|真的|真)(?:要|得|需要)\s?\d{1,3}\s?[张块卡*x×]|少用?几张|用?更少的?卡",
    re.I,
)
"""The stated number is doubted: are fewer enough?"""


def count_asked(tool: str, message: str) -> dict[str, str]:
    """As an argument of the figures of a run."""
    if tool != FIGURES:
        return {}
    if FEWER.search(message):
        return {"count_asked": "fewer"}
    return {"count_asked": "least"} if LEAST.search(message) else {}
