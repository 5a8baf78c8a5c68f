"""The time of a mixture of experts beside that of a dense model: what their arithmetic explains of
it, and a loss that says that nothing was learned."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.times import timed_runs
from advisor.result import note
from advisor.runs.parameters import active_linear_parameters
from advisor.units import HOUR_SECONDS, two_digits

NAME = re.compile(r"[A-Za-z][A-Za-z0-9.+-]{1,50}")
SIZED = re.compile(r"\d\s?b(?![a-z])", re.I)
RUNTIME = re.compile(r"train_runtime['\"]?\s?[:=]\s?(?P<seconds>\d{1,8}(?:\.\d{1,6})?)")
LOSS = re.compile(r"train_loss['\"]?\s?[:=]\s?(?P<loss>\d{1,3}(?:\.\d{1,6})?)")
LOG = re.compile(r"\{[^{}\n]{0,300}train_runtime[^{}\n]{0,300}\}")
SLOW = re.compile(r"\bslow|longer|\bwhy\b|\bnormal\b|\bexpected\b|慢|为什么|为何|正常|更久", re.I)
OTHERWISE = re.compile(
    r"vllm|sglang|inferenc|ollama|推理|部署|\boom\b|out of memory|爆显存|cheaper|\$|多少钱", re.I
)
MOST_NAMES, READ = 60, 4000
ONE_LINE = 300
"""Letters behind a run's time in which its loss stands."""
BLIND = 0.8
"""Of the loss of a guess among all tokens, from which on nothing was learned."""
MORE = 1.5
"""Times what the active parameters explain."""


class _Run(NamedTuple):
    model: Model
    seconds: float
    loss: float | None


def judged(text: str, catalog: Catalog) -> Finding | None:
    """Of a mixture that took longer than a larger dense model."""
    if not SLOW.search(text) or OTHERWISE.search(text):
        return None
    runs = list(_runs(text[:READ], catalog))
    mixtures = [run for run in runs if run.model.shape.experts]
    dense = [run for run in runs if not run.model.shape.experts]
    if len(mixtures) != 1 or not dense:
        return None
    found = _told(mixtures[0], max(dense, key=lambda run: run.model.shape.parameters))
    return replace(found, words=tuple(LOG.findall(text[:READ]))) if found else None


def is_compared(text: str, catalog: Catalog) -> bool:
    return judged(text, catalog) is not None


def _runs(text: str, catalog: Catalog) -> Iterator[_Run]:
    """Each time with the model named last before it, each model once."""
    named = list(_models(text, catalog))
    told: set[str] = set()
    for place, seconds, loss in _times(text):
        before = [model for at, model in named if at < place]
        if before and before[-1].id not in told:
            told.add(before[-1].id)
            yield _Run(before[-1], seconds, loss)


def _models(text: str, catalog: Catalog) -> Iterator[tuple[int, Model]]:
    sized = [found for found in NAME.finditer(text) if SIZED.search(found[0])]
    for found in sized[:MOST_NAMES]:
        model = catalog.known_model(found[0].rstrip(".-"))
        if model and not model.typical:
            yield found.start(), model


def _times(text: str) -> Iterator[tuple[int, float, float | None]]:
    logged = list(RUNTIME.finditer(text))
    for found in logged:
        loss = LOSS.search(text, found.end(), found.end() + ONE_LINE)
        yield found.start(), float(found["seconds"]), float(loss["loss"]) if loss else None
    if not logged:
        for run in timed_runs(text):
            yield run.place[0], run.seconds, None


def _told(mixture: _Run, dense: _Run) -> Finding | None:
    active, whole = (active_linear_parameters(each.model.shape) for each in (mixture, dense))
    share, ratio = active / whole, mixture.seconds / dense.seconds
    if share >= 1 or ratio < MORE * share or ratio <= 1:
        return None
    told = note(
        "measured.mixture-time",
        mixture=mixture.model.name,
        dense=dense.model.name,
        active=two_digits(active / 1e9),
        whole=two_digits(whole / 1e9),
        share=two_digits(share),
        mixture_hours=mixture.seconds / HOUR_SECONDS,
        dense_hours=dense.seconds / HOUR_SECONDS,
        ratio=two_digits(ratio),
        excess=two_digits(ratio / share),
    )
    guess = math.log(mixture.model.shape.vocab)
    blind = mixture.loss is not None and mixture.loss >= BLIND * guess
    more = note(
        "measured.mixture-slow",
        loss=round(mixture.loss, 1) if blind and mixture.loss else None,
        guess=round(guess, 1),
        vocabulary=mixture.model.shape.vocab,
    )
    return Finding(told, (), more, alone=True, decides=True, articles=())
