"""The lesson's task that a message names, where its data are asked for: a name in the message
counts more than what the model takes it for."""

import re
from collections.abc import Iterator

from advisor.catalog.catalog import Catalog
from advisor.catalog.data_need import GENERAL
from advisor.reading.brief import Slots
from advisor.reading.slots import NEED
from advisor.reading.spans.occurrences import folded, occurrences

EACH = re.compile(
    r"\b(?:which|each|every|all|five|different)\s(?:(?:kinds?|types?|sorts?)\sof\s)?(?:task|scenario)s?\b|\bby task\b"
    r"|(?:各|哪|每|几|五|不同)(?:类|种|个|大)?(?:任务|场景)",
    re.I,
)
"""All tasks are asked for."""
OF_ITS_NATURE = re.compile(
    r"\b(?:hard|difficult\w*|easy|tricky|typical uses?)\b|难|难度|容易|简单|典型|(?:用|拿)(?:来|在|到)(?:做什么|干|哪)",
    re.I,
)
"""How hard it is, or what it is used for."""

IMAGES = "images"
SEVERAL = re.compile(
    r"\b(?:angles?|views?|sides)\b|\b(?:photos?|pictures?|images?|shots?)\s(?:of|per|for)\s(?:each|every|one)\b"
    r"|角度|(?:每|一)(?:双|件|个|款|种|台|只|类)[^，。？]{0,14}(?:张|图|照)",
    re.I,
)
"""That each object is seen in several pictures."""


def task_named(message: str, catalog: Catalog) -> str | None:
    """Its id, by the longest name."""
    return max(_named(message, catalog), default=(0, None))[1]


def _named(message: str, catalog: Catalog) -> Iterator[tuple[int, str]]:
    plain = folded(message).replace("-", " ")
    for row in catalog.scenarios.values():
        for alias in row.aliases:
            if next(occurrences(plain, alias.lower()), None) is not None:
                yield len(alias), row.id


def of_the_task(arguments: Slots, message: str, catalog: Catalog) -> Slots:
    """The arguments, with the task that is named in place of one that is not; without any where all
    are asked for."""
    if arguments.get(NEED) not in (None, GENERAL):
        several = {"several_pictures": True} if SEVERAL.search(message) else {}
        return {**arguments, **(several if arguments[NEED] == IMAGES else {})}
    names = {row for _, row in _named(message, catalog)}
    without = {name: value for name, value in arguments.items() if name != "scenario"}
    if not names:
        return without if EACH.search(message) else arguments
    if arguments.get("scenario") in names:
        return arguments
    return {**without, "scenario": task_named(message, catalog)}
