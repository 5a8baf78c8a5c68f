"""The page "How accurate is this?": our estimates against measured runs, beside other estimators'.

Shows what `make bench-accuracy` recorded in `knowledge/measurements/estimates.json`; nothing is
computed here but where a point stands.
"""

import json
import math
from functools import cache
from typing import Any, get_args

from fastapi.responses import HTMLResponse

from advisor.answers.environment import templates
from advisor.answers.words import term
from advisor.catalog.guidance import MethodId
from advisor.files import folder
from advisor.language import Language
from advisor.web import shell
from advisor.web.visitor import Visitor
from advisor.web.words import ASSETS

RESULTS = folder("knowledge") / "measurements" / "estimates.json"
TICKS = (1, 2, 5, 10, 20, 50, 100)
"""GiB, on two logarithmic axes."""
SIZE = 480
"""Width and height of the plot, in the units of the SVG."""


def place(gib: float) -> float:
    """How far along an axis a memory lies."""
    share = math.log(gib / TICKS[0]) / math.log(TICKS[-1] / TICKS[0])
    return round(SIZE * min(1.0, max(0.0, share)), 1)


def percent(share: float, signed: bool = False) -> str:
    """Of a share, as the documents round it: 3.4%, 85%, +0.2%; nothing is "-0%"."""
    digits = 1 if abs(share) < 0.0995 else 0
    rounded = round(100 * share, digits) or 0.0
    told = f"{rounded:{'+' if signed and rounded else ''},.{digits}f}"
    return f"{told.removesuffix('.0')}%"


def page(visitor: Visitor) -> HTMLResponse:
    """The whole page."""
    return shell.page("accuracy", visitor, standalone=False, **_told(visitor.language))


def scatter() -> str:
    """The picture alone, for the README."""
    template = templates(ASSETS).get_template("scatter.svg.j2")
    return template.render(language="en", standalone=True, **_told("en"))


@cache
def _told(language: Language) -> dict[str, Any]:
    """What the templates are given."""
    return {
        "results": json.loads(RESULTS.read_text(encoding="utf-8")),
        "place": place,
        "percent": percent,
        "ticks": TICKS,
        "size": SIZE,
        "methods": {id_: term("method", id_, language) for id_ in get_args(MethodId)},
    }
