"""What the oracle said of the catalog, kept in `results/oracle.json`, and the table of where the
formula departs from it, `results/oracle.md`."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from advisor.runs.memory.activations import activations
from advisor.runs.memory.peak import MemoryEstimate, estimate
from advisor.units import GIB
from bench.measured import memory_runs
from bench.measured import read as read_rows
from bench.oracle import AGREES, METHODS, SAMPLES, TOKENS, Compared, OnCard, Oracle, Terms, runs
from bench.traced.families import dense, family

RECORDED = Path(__file__).parent / "results" / "oracle.json"
TABLE = RECORDED.with_suffix(".md")
PACKAGES = ("torch", "transformers", "peft", "accelerate", "bitsandbytes")
FIELDS = ("peak", "allocated", "standing", "kept", "loss", "layer")
CASES = [(method, checkpointing) for method in METHODS for checkpointing in (True, False)]


def save(found: Iterable[Compared] | None, measured: Iterable[OnCard] | None) -> None:
    """Writes what the oracle said, of the catalog, of measured runs or of both; the formula's side
    is computed anew when it is read."""
    said = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    if found is not None:
        rows: dict[str, dict[str, list[Any]]] = {}
        for one in found:
            rows.setdefault(one.run.model.id, {})[_case(one)] = _row(one.oracle)
        made = {"date": date.today().isoformat(), **{name: version(name) for name in PACKAGES}}
        said.update(made=made, fields=FIELDS, rows=rows)
    if measured is not None:
        said["measured"] = {one.measured.id: round(one.oracle) for one in measured}
    parts: list[str] = []
    for name, value in said.items():
        text = json.dumps(value)
        if name == "rows":
            lines = (f"{json.dumps(one)}: {json.dumps(cases)}" for one, cases in value.items())
            text = "{\n" + ",\n".join(lines) + "\n}"
        parts.append(f"{json.dumps(name)}: {text}")
    RECORDED.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _row(oracle: Oracle) -> list[Any]:
    terms = oracle.terms
    assert terms is not None
    numbers = (oracle.allocated, oracle.standing, terms.kept, terms.loss, terms.layer)
    return [oracle.peak, *map(round, numbers)]


def read() -> list[Compared]:
    """The recorded rows beside today's formula."""
    rows = json.loads(RECORDED.read_text(encoding="utf-8"))["rows"]
    found: list[Compared] = []
    for model in dense():
        for run in runs(model) if model.id in rows else ():
            if not (row := rows[model.id].get(_name(run.method, run.gradient_checkpointing))):
                continue
            peak, allocated, standing, *terms = row
            oracle = Oracle({peak: allocated}, standing, terms=Terms(*terms))
            found.append(Compared(run, oracle, estimate(run)))
    return found


def read_measured() -> list[OnCard]:
    said = json.loads(RECORDED.read_text(encoding="utf-8")).get("measured", {})
    return [
        OnCard(one, said[one.id])
        for one in memory_runs(row for row in read_rows() if row["id"] in said)
    ]


def write(to_file: bool) -> None:
    found = read()
    parts = (
        _head(),
        _cases(found),
        _apart(found),
        _on_card(),
        _families(found),
        _terms(found),
        _models(found),
    )
    text = "\n\n".join(parts) + "\n"
    if to_file:
        TABLE.write_text(text, encoding="utf-8")
    else:
        print(text)


def _on_card() -> str:
    groups: dict[str, list[OnCard]] = {}
    for one in read_measured():
        run = one.measured.placed.set_up
        name = f"{run.method}, {'eager' if run.attention == 'eager' else 'memory-efficient'}"
        groups.setdefault(name, []).append(one)
    rows = [
        [
            name,
            str(len(some)),
            f"{median(one.ratio for one in some):.3f}",
            f"{min(one.ratio for one in some):.3f} to {max(one.ratio for one in some):.3f}",
            f"{median(1 + one.measured.error for one in some):.3f}",
        ]
        for name, some in groups.items()
    ]
    return (
        "## Beside a card\n\n"
        "Runs measured on a T4 with Transformers 5, their script's loop run by the oracle\n"
        "(no autocast, the outputs held during backward), what is allocated. They are fp16, the\n"
        "oracle bf16: of the two only fp16's eager softmax takes its cast into the kernel.\n"
        "What is reserved comes out too, at full depth: TinyLlama, 2 x 1,024 tokens, LoRA\n"
        "3,534 MiB for 3,532 measured (eager 4,250 for 4,226), QLoRA 2,900 for 2,896 (3,652 for 3,666).\n\n"
        + _table(("Run", "n", "Oracle / measured", "From, to", "Formula / measured"), rows)
    )


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

Written by `python -m bench.oracle --recorded --save`. The oracle ran on {date} with
{versions}.
{samples} samples of {tokens} tokens, bf16, rank 16 on all linear layers, AdamW (foreach), SDPA
(eager where a class has nothing else), one micro batch a step; text decoders, one model of each
shape and class. A ratio is formula / oracle of what is allocated; within {agrees:.0%} they agree.

Where both differ from a published measurement, the measurement holds. Most of those that the
constants were set on (`bench/accuracy.py`) are of Transformers 4 or of scripts of their own; the
table is of Trainer in Transformers 5, which a run of `framework: transformers` is computed as. Where
the oracle runs a measured script's loop, it meets the card, and so does the formula.

{findings}"""
FINDINGS = """## What was found, and where they part

1. A logit takes 12 bytes under Trainer since Transformers 4.49: log-softmax, its gradient and that
   of the loss, 4 each; the 16-bit logits and their fp32 copy are gone when backward begins. A loop
   of one's own holds them, 2 bytes more while all of backward runs (4 of a fp32 head without
   autocast), and 14 is what was measured of Transformers before, whose loss shifts the fp32 logits
   into one more copy. So the loop is a setting of a run (`options.Loop`); a framework's row has it.
2. The peak is the largest moment of a step, not a sum of maxima: at the loss no layer is
   dequantized, and in a layer's backward the head's 16-bit copy is gone.
3. Autocast computes a layer norm in fp32, which so keeps as much as an RMS norm. What else a class
   keeps is its `block` in `knowledge/architectures.yaml`: activations written out (`gelu_new`,
   ReLU², xIELU), fused queries, keys and values, dropout, capped logits, a fp32 stream (Bloom).
4. Where they part now: blocks of 10 MiB and more count to the next 2 MiB where at most 1 MiB would
   be left, some percent of the weights where matrices are of such a size (MiniCPM 1B, GPT-2 1.5B,
   OpenLLaMA 3B, EXAONE 3.5 2.4B); GPT-Neo and StarCoder hold masks of their longest context; Falcon 2 11B repeats
   keys and values for every head; eager attention's backward is taken as one number a score, which
   is too much for GPT-J and MPT; OLMo's and OLMo 2's norms are their own where they are trained."""


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


def _apart(found: list[Compared]) -> str:
    """Those further apart than `AGREES`, worst first."""
    rows = [
        [
            one.run.model.id,
            _case(one),
            f"{one.ratio:.3f}",
            one.oracle.peak,
            f"{one.oracle.standing / _standing(one.formula):.3f}",
            f"{_shares(one)[0]:.2f}",
        ]
        for one in sorted(found, key=lambda one: -abs(one.ratio - 1))
        if not one.agrees
    ]
    head = (
        "Model",
        "Run",
        "Ratio",
        "Peak",
        "Standing, oracle / formula",
        "A layer keeps, the same",
    )
    return f"## Where they differ by more than {AGREES:.0%}\n\n" + _table(head, rows)


def _standing(formula: MemoryEstimate) -> float:
    return formula.weights + formula.adapters + formula.optimizer


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
