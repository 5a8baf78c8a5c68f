"""Whether a message asks about training on the processor too, as in "an AMD card or the CPU"."""

import re

AS_A_DEVICE = re.compile(
    r"\b(?:or|and|with|on|using|via|only|plus)\s(?:just\s)?(?:the\s|my\s|an?\s)?cpu(?![a-z-]|\s?(?:offload|memory|ram|cores?|adam))"
    r"|\bcpu[\s-]only\b|(?:用|或|和|或者|还是|還是|在|靠|纯|純|拿)\s?cpu(?![a-z-]|\s?(?:卸载|卸載|内存|內存|offload|核))",
    re.I,
)


def processor_asked(message: str) -> bool:
    return bool(AS_A_DEVICE.search(message))
