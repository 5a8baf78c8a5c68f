"""What the sizes of a mixture of experts mean where no row has its name ("45B-A6B"): the weights are as
many as the first says, a token passes as many as the second."""

import re
from collections.abc import Iterable
from datetime import date
from math import log

from advisor.catalog.model import Model, Shape

SIZES = re.compile(
    r"(?<![\d.])(\d{1,4}(?:\.\d{1,2})?)\s?B[-_ /]{0,2}A(\d{1,3}(?:\.\d{1,2})?)B(?![A-Za-z0-9])",
    re.I,
)
LEAST_WIDTH = 64


def mixture_sizes(name: str) -> str | None:
    """The sizes in a name, as they are usually written: "45B-A6B"."""
    found = SIZES.search(name)
    return f"{float(found[1]):g}B-A{float(found[2]):g}B" if found else None


def mixture(name: str, rows: Iterable[Model]) -> Model | None:
    """For sizes alone: the mixture that has them, else the nearest one drawn to them; None for any
    other name."""
    found = SIZES.fullmatch(name.strip())
    if found is None:
        return None
    total, active = float(found[1]) * 1e9, float(found[2]) * 1e9
    known = [row for row in rows if row.shape.experts and not row.by_size]

    def apart(row: Model) -> float:
        shape = row.shape
        return abs(log(shape.parameters / total)) + abs(log(shape.active_parameters / active))

    written = f"{found[1]}b-a{found[2]}b".lower()
    named = [row for row in known if row.name.lower().endswith(written) and not row.shape.vision]
    if named:
        return min(named, key=lambda row: len(row.name))
    plain = min((row for row in known if _plain(row.shape)), key=apart)
    return Model(
        id=written,
        name=f"{found[1]}B-A{found[2]}B",
        vendor="generic",
        published_parameters=round(total),
        shape=_drawn(plain.shape, total, active),
        generic=True,
        like=plain.name,
        source=plain.source,
        checked=date(2026, 11, 30),
    )


def _plain(shape: Shape) -> bool:
    """Of layers that attend alone, and of text."""
    return not (shape.vision or shape.recurrence or shape.extra or shape.latent or shape.window)


def _drawn(shape: Shape, total: float, active: float) -> Shape:
    """Experts as wide and as many as the sizes take; of such it is not known how they are stored, so
    no adapter is taken to reach them."""
    experts = shape.experts
    assert experts, "of a mixture"
    width, number = experts.intermediate, experts.count
    of_width = shape.routed_parameters(experts.active) * shape.expert_layers / width
    kept = shape.active_parameters - of_width * width
    width = max(LEAST_WIDTH, round((active - kept) / of_width))
    each = of_width * width / experts.active + shape.hidden * shape.expert_layers
    rest = kept - shape.hidden * shape.expert_layers * number
    number = max(experts.active + 1, round((total - rest) / each))
    drawn = experts.model_copy(update={"intermediate": width, "count": number, "stacked": True})
    return shape.model_copy(update={"experts": drawn})
