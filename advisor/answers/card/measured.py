"""The measured run that is most like an estimated one: which, what it measured, and what is computed
for it (`knowledge/measurements/`, the errors as `make bench-accuracy` recorded them)."""

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from advisor.answers import amounts
from advisor.answers.card.receipt import Nearest
from advisor.answers.card.wording import Wording
from advisor.files import folder

MEASUREMENTS = folder("knowledge") / "measurements"
ESTIMATES = MEASUREMENTS / "estimates.json"
OURS = "Fine-tune Advisor"
FARTHEST = 2.2
"""Runs less alike say nothing: about nine times the parameters, all else equal."""
OTHER_CARD = {"memory": 0.3, "speed": 1.2}
"""How much another card counts; a second doubling of the parameters would be 0.7."""
BILLIONS = re.compile(r"(\d+(?:\.\d+)?)\s*[bB]\b")
GITHUB = re.compile(r"github ([\w.-]+/[\w.-]+)(?:\s*@\s*([0-9a-f]{7,40}))?(.*)")
PACKAGE = re.compile(r"PyPI sdist ([\w.-]+)-([\d.]+\d)")
Kind = Literal["memory", "speed"]
POINTS: dict[Kind, str] = {"memory": "points", "speed": "speeds"}
"""The lists of single runs in the record."""


@dataclass(frozen=True)
class Like:
    """What is compared of two runs."""

    parameters: float
    method: str
    gpu: str | None
    num_gpus: int
    tokens: float
    """Of a micro batch on a card."""


@dataclass(frozen=True)
class MeasuredRun:
    model: str
    like: Like
    batch: str
    measured: float
    estimated: float
    source: str
    address: str | None


def nearest(kind: Kind, like: Like, said: Wording) -> Nearest | None:
    """None where none of the method is alike."""
    candidates = [run for run in runs()[kind] if run.like.method == like.method]
    best = min(candidates, key=lambda run: _distance(kind, run.like, like), default=None)
    if best is None or _distance(kind, best.like, like) > FARTHEST:
        return None
    error = best.estimated / best.measured - 1
    shown = said.gib if kind == "memory" else _rate(said)
    cards = said.cards(best.like.gpu or said("card-unknown"), best.like.num_gpus)
    return Nearest(
        run=said.joined(best.model, said.term("method", best.like.method), cards, best.batch),
        measured=shown(best.measured),
        estimated=shown(best.estimated),
        error=error,
        shown_error=f"{'+' if error >= 0 else '−'}{said.percent(abs(error))}",
        source=best.source,
        address=best.address,
    )


def record(kind: Kind, method: str, said: Wording) -> str:
    """How the estimates of all measured runs of the method came out."""
    group = "memory" if kind == "memory" else "tokens_per_second"
    found = _estimates()["estimators"][OURS][group].get(method)
    if not found:
        return ""
    ours = found["ours"]
    return said(
        "record",
        runs=found["runs"],
        method=said.term("method", method),
        mean=said.percent(ours["mean"]),
        within=said.percent(ours["within_10"]),
    )


def _rate(said: Wording) -> Callable[[float], str]:
    return lambda value: said("a-second", tokens=amounts.count(value, said.language))


def _distance(kind: Kind, one: Like, other: Like) -> float:
    return (
        abs(math.log(one.parameters / other.parameters))
        + 0.5 * abs(math.log(one.num_gpus / other.num_gpus))
        + 0.4 * abs(math.log(one.tokens / other.tokens))
        + OTHER_CARD[kind] * (one.gpu != other.gpu)
    )


@cache
def _estimates() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ESTIMATES.read_text(encoding="utf-8"))
    return found


@cache
def runs() -> dict[Kind, list[MeasuredRun]]:
    rows = {
        row["id"]: row
        for file in sorted(MEASUREMENTS.glob("*.jsonl"))
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    }
    return {kind: [*_with_rows(rows, name)] for kind, name in POINTS.items()}


def _with_rows(rows: dict[str, Any], points: str) -> Iterator[MeasuredRun]:
    for point in _estimates()[points]:
        if run := _run(rows[point["id"]], point):
            yield run


def _run(row: dict[str, Any], point: dict[str, Any]) -> MeasuredRun | None:
    asked = row["args"]
    model = asked["model"] if isinstance(asked["model"], dict) else {"name": asked["model"]}
    name = str(model["name"]).rpartition("/")[2]
    parameters, micro = _parameters(model), asked.get("micro_batch_size") or 1
    length = asked.get("tokens_per_sample")
    if parameters is None or length is None:
        return None
    gpu = asked.get("gpu")
    return MeasuredRun(
        model=name,
        like=Like(
            parameters,
            asked["method"],
            None if gpu is None or "unspecified" in gpu else gpu,
            asked.get("num_gpus") or 1,
            micro * length,
        ),
        batch=f"{micro} × {length:,}",
        measured=point["measured"],
        estimated=point["estimated"],
        source=row["source"],
        address=address(row["locator"]),
    )


def _parameters(model: dict[str, Any]) -> float | None:
    if known := model.get("num_parameters"):
        return float(known)
    said = BILLIONS.search(str(model["name"]))
    return 1e9 * float(said[1]) if said else None


def address(locator: str) -> str | None:
    """Where a measured run can be read; None where its place has no address of a known form."""
    if found := GITHUB.match(locator):
        return _on_github(found[1], found[2], found[3].strip())
    if found := PACKAGE.match(locator):
        return f"https://pypi.org/project/{found[1].replace('_', '-')}/{found[2]}/"
    return None


def _on_github(repository: str, commit: str | None, rest: str) -> str:
    home = f"https://github.com/{repository}"
    if thread := re.match(r"(issue|pull)s? #?(\d+)", rest):
        return f"{home}/{'issues' if thread[1] == 'issue' else 'pull'}/{thread[2]}"
    if path := re.match(r"([\w./~+=-]+\.\w+)(?:\s*@\s*([0-9a-f]{7,40}))?", rest):
        return f"{home}/blob/{commit or path[2] or 'HEAD'}/{path[1]}"
    return home
