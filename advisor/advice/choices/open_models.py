"""The sizes that open models come in, and recent models of each that the catalog has."""

import re
from functools import lru_cache
from typing import NamedTuple

from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.result import Result

SHOWN = 4
"""Models of one size."""
RECENT_YEARS = 2
"""Behind the newest paper that any model of the catalog cites."""
PAPER = re.compile(r"arxiv\.org/abs/(\d\d)(\d\d)\.")
SPECIAL = re.compile(
    r"VL|Vision|-V\b|LLaVA|Pixtral|Code|Math|Med|-M\d|R1|Z1|QwQ|Distill|reasoning|1M|200K"
    r"|Minitron|Nemotron|Tulu|Hermes|Devstral|Magistral|Dev\b",
    re.IGNORECASE,
)
"""Names of models made for one purpose (images, code, maths, medicine, long thinking) or tuned from
another's."""


class Size(NamedTuple):
    """A usual size: its name, what stands for it, and which models count as it."""

    name: str
    parameters: float
    least: float
    below: float


SIZES = (
    Size("0.5B", 0.5e9, 0.3e9, 0.8e9),
    Size("1.5B", 1.5e9, 0.9e9, 2.1e9),
    Size("3B", 3e9, 2.1e9, 3.5e9),
    Size("4B", 4e9, 3.5e9, 5e9),
    Size("7–8B", 8e9, 6.5e9, 9.5e9),
    Size("14B", 14e9, 11.5e9, 16e9),
    Size("24B", 24e9, 20e9, 29e9),
    Size("32B", 32e9, 29e9, 37e9),
    Size("70B", 70e9, 64e9, 75e9),
)


class OpenModel(Result):
    """A model of the catalog; nothing here says how good it is."""

    name: str
    paper: str
    """Year and month of the newest paper that its row cites."""
    licence: str | None
    context: int | None


@lru_cache(maxsize=64)
def recent(catalog: Catalog, size: Size) -> tuple[Model, ...]:
    """One a maker, the newest paper first; models whose rows cite no paper have no date here."""
    since = _since(catalog)
    fitting = [
        model
        for model in catalog.models.values()
        if not model.by_size
        and _paper(model) >= since
        and _is_general(model)
        and size.least <= _count(model) < size.below
    ]
    fitting.sort(key=lambda model: (_paper(model), model.longest_context or 0), reverse=True)
    by_maker: dict[str, Model] = {}
    for model in fitting:
        by_maker.setdefault(model.vendor, model)
    return tuple(by_maker.values())[:SHOWN]


def shown(model: Model) -> OpenModel:
    return OpenModel(
        name=model.name, paper=_paper(model), licence=model.licence, context=model.context
    )


def _count(model: Model) -> int:
    return model.shape.parameters


def _is_general(model: Model) -> bool:
    """Dense, so that its size says what it needs, and made for no single purpose."""
    return not (model.purpose or model.shape.experts or SPECIAL.search(model.name))


def _paper(model: Model) -> str:
    """Empty where the row cites none."""
    found = [match for source in model.source if (match := PAPER.search(source))]
    return max((f"20{match[1]}-{match[2]}" for match in found), default="")


@lru_cache(maxsize=8)
def _since(catalog: Catalog) -> str:
    newest = max(map(_paper, catalog.models.values()), default="") or "2000-01"
    return f"{int(newest[:4]) - RECENT_YEARS}{newest[4:]}"
