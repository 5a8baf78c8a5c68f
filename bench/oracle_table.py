"""What the oracle said of the catalog, kept in `results/oracle.json`, and the table of where the
formula departs from it, `results/oracle.md`."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from advisor.runs.activations import activations
from advisor.runs.memory import estimate
from advisor.units import GIB
from bench.oracle import AGREES, METHODS, SAMPLES, TOKENS, Compared, Oracle, Terms, runs
from bench.traced.families import dense, family

RECORDED = Path(__file__).parent / "results" / "oracle.json"
TABLE = RECORDED.with_suffix(".md")
PACKAGES = ("torch", "transformers", "peft", "accelerate", "bitsandbytes")
FIELDS = ("peak", "allocated", "standing", "kept", "loss", "layer")
CASES = [(method, checkpointing) for method in METHODS for checkpointing in (True, False)]


def save(found: Iterable[Compared]) -> None:
    """Writes what the oracle said; the formula's side is computed anew when it is read."""
    rows: dict[str, dict[str, list[Any]]] = {}
    for one in found:
        oracle, terms = one.oracle, one.oracle.terms
        assert terms is not None
        numbers = (oracle.allocated, oracle.standing, terms.kept, terms.loss, terms.layer)
        rows.setdefault(one.run.model.id, {})[_case(one)] = [oracle.peak, *map(round, numbers)]
    lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(cases)}" for name, cases in rows.items())
    head = {"date": date.today().isoformat(), **{name: version(name) for name in PACKAGES}}
    text = f'{{"made": {json.dumps(head)},\n"fields": {json.dumps(FIELDS)},\n"rows": {{\n{lines}\n}}}}\n'
    RECORDED.write_text(text, encoding="utf-8")


def read() -> list[Compared]:
    """The recorded rows beside today's formula."""
    rows = json.loads(RECORDED.read_text(encoding="utf-8"))["rows"]
    found: list[Compared] = []
    for model in dense():
        for run in runs(model):
            if (
                said := rows.get(model.id, {}).get(_name(run.method, run.gradient_checkpointing))
            ) is None:
                continue
            peak, allocated, standing, *terms = said
            oracle = Oracle({peak: allocated}, standing, terms=Terms(*terms))
            found.append(Compared(run, oracle, estimate(run)))
    return found


def write(found: list[Compared], to_file: bool) -> None:
    text = (
        "\n\n".join((_head(), _cases(found), _families(found), _terms(found), _models(found)))
        + "\n"
    )
    if to_file:
        TABLE.write_text(text, encoding="utf-8")
    else:
        print(text)


def _name(method: str, checkpointing: bool) -> str:
    return f"{method}, checkpointing" if checkpointing else method


def _case(one: Compared) -> str:
    return _name(one.run.method, one.run.gradient_checkpointing)


def _of(found: list[Compared], method: str, checkpointing: bool) -> list[Compared]:
    return [
        one
        for one in found
        if (one.run.method, one.run.gradient_checkpointing) == (method, checkpointing)
    ]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


HEAD = """# The formula of memory beside the real code

Written by `python -m bench.oracle --recorded --save`; the oracle ran on {date} with {versions}.
{samples} samples of {tokens} tokens, bf16, rank 16 on all linear layers, AdamW (foreach), SDPA
(eager where a class has nothing else), one micro batch a step; text decoders, one model of each
shape and class. A ratio is formula / oracle of what is allocated; within {agrees:.0%} they agree.

Where both differ from a published measurement, the measurement holds: most of those the constants
were set on are of Transformers 4 (`bench/accuracy.py`), the oracle runs Transformers 5.

{findings}"""
FINDINGS = """TODO"""


def _head() -> str:
    made = json.loads(RECORDED.read_text(encoding="utf-8"))["made"]
    versions = ", ".join(f"{name} {made[name]}" for name in PACKAGES)
    return HEAD.format(
        date=made["date"], versions=versions, samples=SAMPLES, tokens=TOKENS, agrees=AGREES,
        findings=FINDINGS,
    )  # fmt: skip


def _cases(found: list[Compared]) -> str:
    rows: list[list[str]] = []
    for method, checkpointing in CASES:
        if not (some := _of(found, method, checkpointing)):
            continue
        worst = max(some, key=lambda one: abs(one.ratio - 1))
        rows.append(
            [
                _name(method, checkpointing),
                str(len(some)),
                f"{sum(one.agrees for one in some) / len(some):.0%}",
                f"{median(one.ratio for one in some):.3f}",
                f"{worst.ratio:.2f} {worst.run.model.id}",
            ]
        )
    return "## By method\n\n" + _table(
        ("Run", "n", f"Within {AGREES:.0%}", "Median ratio", "Worst"), rows
    )


def _grouped(found: list[Compared]) -> dict[str, list[Compared]]:
    groups: dict[str, list[Compared]] = {}
    for one in found:
        groups.setdefault(family(one.run.model), []).append(one)
    return dict(sorted(groups.items()))


def _per_case(some: list[Compared], shown: Callable[[list[Compared]], str]) -> list[str]:
    cells = (_of(some, method, checkpointing) for method, checkpointing in CASES)
    return [shown(cell) if cell else "" for cell in cells]


def _families(found: list[Compared]) -> str:
    rows = [
        [name, str(len({one.run.model.id for one in some})), *_per_case(some, _median_ratio)]
        for name, some in _grouped(found).items()
    ]
    head = ("Class", "Models", *(_name(*case) for case in CASES))
    return "## By class (median ratio)\n\n" + _table(head, rows)


def _median_ratio(some: list[Compared]) -> str:
    return f"{median(one.ratio for one in some):.3f}"


def _terms(found: list[Compared]) -> str:
    """`LOGIT_BYTES` and `BACKWARD_FACTOR` are the formula's of the second and third."""
    rows = [[name, *_per_case(some, _median_terms)] for name, some in _grouped(found).items()]
    return (
        "## By term (median)\n\n"
        "What a layer keeps, oracle / formula; bytes a logit at the loss; the last layer's\n"
        "backward over what its forward saves by the formula's count.\n\n"
        + _table(("Class", *(_name(*case) for case in CASES)), rows)
    )


def _median_terms(some: list[Compared]) -> str:
    return " / ".join(
        f"{median(values):.2f}" for values in zip(*(_shares(one) for one in some), strict=True)
    )


def _shares(one: Compared) -> tuple[float, float, float]:
    terms, found, shape = one.oracle.terms, activations(one.run), one.run.model.shape
    assert terms is not None
    return (
        terms.kept * shape.layers / found.kept,
        terms.loss / (shape.vocab * one.run.tokens_per_micro_batch),
        terms.layer / found.saved,
    )


def _models(found: list[Compared]) -> str:
    """A line a model: its six ratios, and the oracle's GiB."""
    models = {one.run.model.id: one.run.model for one in found}
    rows: list[list[str]] = []
    for name, model in models.items():
        some = [one for one in found if one.run.model.id == name]
        rows.append([name, family(model), *_per_case(some, _ratio_and_size)])
    head = ("Model", "Class", *(_name(*case) for case in CASES))
    return "## Every model (ratio, oracle's GiB)\n\n" + _table(head, rows)


def _ratio_and_size(some: list[Compared]) -> str:
    one = some[0]
    mark = "" if one.agrees else "**"
    return f"{mark}{one.ratio:.3f}{mark} {one.oracle.allocated / GIB:.1f}"
