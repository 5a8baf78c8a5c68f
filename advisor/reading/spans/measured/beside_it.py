"""What an error tells of the card beside the run: another process on it, and more memory allocated
than the card has."""

import re

from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

OTHER = re.compile(
    r"Process\s(?P<id>\d{1,9})\shas\s(?P<held>\d{1,4}(?:\.\d{1,3})?)\s(?P<unit>[GM])iB\smemory\sin\suse"
)
OWN = re.compile(r"this\sprocess\shas\s(?P<held>\d{1,4}(?:\.\d{1,3})?)\s(?P<unit>[GM])iB\smemory")
CAPACITY = re.compile(
    r"(?:total\scapacity\sof\s(?P<new>\d{1,4}(?:\.\d+)?)\sGiB|(?P<old>\d{1,4}(?:\.\d+)?)\sGiB\stotal\scapacity)"
)
ALLOCATED = re.compile(
    r"(?P<old>\d{1,5}(?:\.\d+)?)\sGiB\salready\sallocated|memory\s(?P<new>\d{1,5}(?:\.\d+)?)\sGiB\sis\sallocated\sby\sPyTorch"
)
LEAST_GIB = 1.0
"""Less is a desktop's."""


def other_process(text: str) -> Finding | None:
    """PyTorch lists the others only where it also finds itself: in a container it takes its own number
    for a stranger's."""
    own, others = OWN.search(text), [*OTHER.finditer(text)]
    held = sum(_gib(each["held"], each["unit"]) for each in others)
    if not own or held < LEAST_GIB:
        return None
    told = note(
        "measured.other-process",
        number=len(others),
        other_gib=held,
        own_gib=_gib(own["held"], own["unit"]),
        process=", ".join(each["id"] for each in others),
    )
    return Finding(told, (own[0], *(each[0] for each in others)))


def more_than_the_card(text: str) -> Finding | None:
    """Only a driver that moves memory out lets a program have more."""
    capacity, allocated = CAPACITY.search(text), ALLOCATED.search(text)
    if not (capacity and allocated):
        return None
    card = float(capacity["new"] or capacity["old"])
    held = float(allocated["new"] or allocated["old"])
    if held <= card:
        return None
    told = note("measured.more-than-card", held_gib=held, card_gib=card)
    return Finding(told, (capacity[0], allocated[0]), leads=False)


def _gib(size: str, unit: str) -> float:
    return float(size) / (1024 if unit == "M" else 1)
