"""Ways of training by their names, as a message has them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from advisor.catalog.names import squash
from advisor.catalog.technique import techniques
from advisor.reading.places import Span


def techniques_named(text: str) -> Iterator[Span]:
    """Each place where one is named, with the id of its row."""
    pattern, ids = _names()
    for match in pattern.finditer(text):
        yield Span(*match.span(), match[0], (("technique", ids[squash(match[0])]),))


def without(text: str, named: Iterable[Span]) -> str:
    """The text as long as it is, with a comma for each name: "LOMO 7B" is no model."""
    for span in named:
        text = text[: span.start] + "," * (span.end - span.start) + text[span.end :]
    return text


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all names, the longest first, and the row's id by the squashed name."""
    ids = {name: row.id for row in techniques().values() for name in row.aliases}
    longest = sorted(ids, key=len, reverse=True)
    either = "|".join(r"[-_ ]?".join(map(re.escape, re.split(r"[-_ ]", name))) for name in longest)
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9]|[.]\d)", re.I)
    return pattern, {squash(name): id_ for name, id_ in ids.items()}
