"""Whether a PC is to be bought or put together, so that rented cards are no answer."""

import re

_PC = r"(?:pcs?|computers?|workstations?|desktops?|rigs?|(?:home\s)?servers?|machines?|setup)"
BUILD = re.compile(
    rf"\b(?:build|building|assemble|assembling|put\stogether|spec(?:'?ing)?\s(?:out|up)?)\b[^.?!\n]{{0,30}}\b{_PC}\b|\b{_PC}\sbuild\b|\b(?:good|new|best)\sbuild\b|\bbuy(?:ing)?\s(?:an?\s)(?:new\s)?{_PC}\b"
    r"|配一?[台个]|组一?台|組一?台|装一?台(?:机|电脑)|攒机|攒一?台|装机|(?:买|购|配置?|采购|搭建?|组装)[^，。？\n]{0,6}(?:工作站|电脑|主机|台式机)|(?:工作站|电脑|主机)[^，。？\n]{0,6}(?:怎么配|配置推荐|推荐配置)",
    re.I,
)
OTHERS = re.compile(
    r"\bdocker\b|\bimage\b|\bwheels?\b|\bfrom\ssource\b|chatbot|\brag\b|\bvector\b|dataset|cloud|租|云",
    re.I,
)
"""What is built beside machines, or rented."""


def build_asked(message: str) -> bool | None:
    """Whether; None where not, so that it is no argument."""
    return True if BUILD.search(message) and not OTHERS.search(message) else None
