"""The page "How accurate is this?": our estimates against measured runs, beside other estimators'.

Shows what `make bench-accuracy` recorded in `knowledge/measurements/estimates.json`; nothing is
computed here but where a point stands.
"""

import json
import math
from functools import cache
from typing import Any, get_args

from advisor.answers.environment import templates
from advisor.answers.words import term
from advisor.catalog.guidance import MethodId
from advisor.files import folder
from advisor.language import Language, traditional
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


@cache
def page(language: Language) -> str:
    """The whole HTML page."""
    return _rendered("accuracy.html.j2", language, standalone=False)


def scatter() -> str:
    """The picture alone, for the README."""
    return _rendered("scatter.svg.j2", "en", standalone=True)


def _rendered(name: str, language: Language, standalone: bool) -> str:
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    html = (
        templates(ASSETS)
        .get_template(name)
        .render(
            language=language,
            results=results,
            place=place,
            ticks=TICKS,
            size=SIZE,
            standalone=standalone,
            methods={id_: term("method", id_, language) for id_ in get_args(MethodId)},
        )
    )
    return traditional(html) if language == "zh-Hant" else html
