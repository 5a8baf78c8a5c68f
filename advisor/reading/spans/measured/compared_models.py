"""The times of two models that a message names, beside their sizes."""

import re
from collections.abc import Sequence

from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.reading.spans.measured.factors import stated_times
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.times import TimedRun
from advisor.result import note
from advisor.units import two_digits

NAME = re.compile(r"[A-Za-z][\w.+-]{1,40}?\s?\d{1,3}(?:\.\d{1,2})?b(?![A-Za-z])", re.I)
SLOW = re.compile(r"\bslow|longer|more time|慢|倍|时长|更久|耗时", re.I)
OF_TRAINING = re.compile(r"train|tun|\bsft\b|\blora\b|训|微调", re.I)
OTHERWISE = re.compile(r"vllm|sglang|inferenc|ollama|推理|部署|\boom\b|out of memory", re.I)
FAR, NEAR = 1.5, 1.25
"""Times the ratio of the sizes, from which on they do not explain a ratio of times, and up to which
they do."""


def judged(text: str, runs: Sequence[TimedRun], catalog: Catalog) -> Finding | None:
    """Of two dense models whose times stand in a stated ratio."""
    if not (SLOW.search(text) and OF_TRAINING.search(text)) or OTHERWISE.search(text):
        return None
    models, ratio = _named(text, catalog), _ratio(text, runs)
    if len(models) != 2 or not ratio:
        return None
    small, large = sorted(models, key=lambda model: model.shape.parameters)
    sizes = large.shape.parameters / small.shape.parameters
    explained = ratio <= NEAR * sizes
    if not (explained or ratio >= FAR * sizes):
        return None
    told = note(
        "measured.two-models",
        large=large.name,
        small=small.name,
        large_billions=float(f"{large.shape.parameters / 1e9:.3g}"),
        small_billions=float(f"{small.shape.parameters / 1e9:.3g}"),
        more_percent=100 * (sizes - 1),
        times=two_digits(ratio),
        explained=explained,
    )
    pictures = small.shape.vision and large.shape.vision and not explained
    more = note("measured.two-models-pictures") if pictures else None
    articles = () if more else None
    return Finding(told, (), more, alone=bool(more), decides=True, articles=articles)


def _named(text: str, catalog: Catalog) -> Sequence[Model]:
    found = (catalog.known_model(each[0]) for each in NAME.finditer(text))
    known = {model.id: model for model in found if model and not model.typical}
    dense = [model for model in known.values() if not model.shape.experts]
    return dense if len(dense) == len(known) else ()


def _ratio(text: str, runs: Sequence[TimedRun]) -> float | None:
    values = sorted({run.value for run in runs if run.kind == runs[0].kind})
    if len(values) == 2:
        return values[1] / values[0]
    return stated_times(text)
