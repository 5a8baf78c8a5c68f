"""Serving against published throughputs: `python -m bench.serving [--fit] [--save]`.

474 rows of eight sources (`knowledge/throughputs/`): what the formula says with a row's own
settings, over what was measured, and what `size_serving` answers where a user says all that. `--fit`
fits the constants of `advisor/advice/serving/reach.py` anew: least absolute log error (at most
`WORST`), every source counting with the square root of its rows; and again without each source,
whose rows are then judged. `--save` writes `bench/results/serving.md`.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from advisor.advice.serving.reach import REACH, SPREADS, Kind, Reach, kind_of
from advisor.advice.serving.server import Server
from advisor.advice.serving.size_serving import SizeServing
from advisor.catalog.load import KNOWLEDGE
from bench.measured import catalog

ROWS = KNOWLEDGE / "throughputs" / "published.jsonl"
RESULTS = Path(__file__).parent / "results" / "serving.md"
Row = dict[str, Any]
FORMATS = {"fp16": "bf16", "gptq4": "gptq"}
"""Precision of a row -> id of the format, where they differ."""
UNKNOWN_INPUTS = (1, 512)
"""Where a source leaves the input open, both ends are computed; their geometric mean is compared."""
DOUBTFUL = frozenset(("slow_kernel", "label_doubtful", "unified"))
"""Flags of rows that are judged, but nothing is fitted on: a quantization's kernel that is slow on
that card, a doubtful label, a memory that processor and GPU share (its architecture has an
efficiency of its own)."""
WORST = 1.2
STEPS = (1.3, 1.12, 1.05, 1.02)
ROUNDS = 4


class Judged(NamedTuple):
    row: Row
    ratio: float
    """Said over measured."""

    @property
    def kind(self) -> Kind:
        return kind_of(catalog().model(self.row["model"]).shape)

    def within(self, factor: float) -> bool:
        return 1 / factor <= self.ratio <= factor


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    lines = ROWS.read_text(encoding="utf-8").splitlines()
    return tuple(row for row in map(json.loads, lines) if row["quality"] in "AB")


def measured(row: Row) -> float:
    """Tokens a second of one copy: input and output, or the output alone where no input is known."""
    known = "total" if row.get("input_tokens") is not None else "output"
    return row["measured"][f"{known}_tokens_per_second"] / row.get("copies", 1)


def said(row: Row, reach: Reach = REACH) -> float:
    """The same, computed with the row's own settings."""
    output = row["output_tokens"]
    server = _server(row, reach)
    if (known := row.get("input_tokens")) is not None:
        return (known + output) / _seconds(server, row, known)
    rates = [output / _seconds(server, row, read) for read in UNKNOWN_INPUTS]
    return math.prod(rates) ** (1 / len(rates))


def _server(row: Row, reach: Reach) -> Server:
    known = catalog()
    return Server(
        known.model(row["model"]).shape,
        known.gpu(row["gpu"]),
        known.serving_format(FORMATS.get(row["precision"], row["precision"])),
        row["cards"],
        cache_share=0.5 if row["kv"] == "fp8" else 1.0,
        reach=reach,
        in_turn="layer_split" in row["flags"],
    )


def _seconds(server: Server, row: Row, read: float) -> float:
    """Of a request, in as large a batch as was asked for and memory holds."""
    held = max(1, server.largest_batch(max(1, round(read + row["output_tokens"]))))
    batch = min(held, math.ceil(row["concurrency"] / row.get("copies", 1)))
    return server.request_seconds(batch, read, row["output_tokens"])


def judged(of: Iterable[Row], reach: Reach = REACH) -> list[Judged]:
    return [Judged(row, said(row, reach) / measured(row)) for row in of]


def loss(reach: Reach, of: Sequence[Row], weights: dict[str, float]) -> float:
    each = [(weights[one.row["source"]], abs(math.log(one.ratio))) for one in judged(of, reach)]
    return sum(weight * min(WORST, error) for weight, error in each) / sum(w for w, _ in each)


def fitted(of: Sequence[Row]) -> Reach:
    """Each constant is moved up and down in smaller and smaller steps while that helps."""
    numbers = Counter(row["source"] for row in of)
    weights = {source: 1 / math.sqrt(number) for source, number in numbers.items()}
    best, reach = loss(REACH, of, weights), REACH
    for step in STEPS:
        for _ in range(ROUNDS):
            before = best
            for name in Reach._fields:
                for factor in (step, 1 / step):
                    tried = reach._replace(**{name: getattr(reach, name) * factor})
                    if (found := loss(tried, of, weights)) < best:
                        best, reach = found, tried
                        break
            if best == before:
                break
    return reach


def left_out() -> tuple[list[Judged], list[Reach]]:
    """Every source judged with the constants of the others, and those constants."""
    sources = sorted({row["source"] for row in rows()})
    fits = [fitted([row for row in _sound() if row["source"] != source]) for source in sources]
    judgements = [
        one
        for source, fit in zip(sources, fits, strict=True)
        for one in judged([row for row in rows() if row["source"] == source], fit)
    ]
    return judgements, fits


def _sound() -> list[Row]:
    return [row for row in rows() if not DOUBTFUL & set(row["flags"])]


def answered() -> list[Judged]:
    """What a user is told who says model, cards, format, lengths and users at once: only rows that
    state their lengths."""
    told = [(row, _told(row)) for row in rows() if row.get("input_tokens")]
    return [Judged(row, rate / measured(row)) for row, rate in told if rate]


def _told(row: Row) -> float | None:
    read, written = max(1, round(row["input_tokens"])), max(1, round(row["output_tokens"]))
    asked = SizeServing(
        model=row["model"], gpu=row["gpu"], num_gpus=row["cards"], input_tokens=read, output_tokens=written,
        quantization=FORMATS.get(row["precision"], row["precision"]),
        users=math.ceil(row["concurrency"] / row.get("copies", 1)),
    )  # fmt: skip
    options = asked.run(catalog()).options
    divided = next((one for one in options if one.cards_each == row["cards"]), None)
    if divided is None or divided.tokens_per_second is None:
        return None
    return divided.tokens_per_second * (read + written) / written


def lines(title: str, of: Sequence[Judged]) -> list[str]:
    """A table by kind, load and source."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in of:
        groups[one.kind].append(one)
        groups[f"{one.kind}, {one.row['load']}"].append(one)
        groups[one.row["source"]].append(one)
    head = ["", f"## {title}", "", "| Rows | Number | Median said / measured | Within 2 × | Within 1.5 × | Between low and high |",
            "|---|---|---|---|---|---|"]  # fmt: skip
    return head + [_line(name, groups[name]) for name in sorted(groups)]


def _line(name: str, of: Sequence[Judged]) -> str:
    def percent(good: Iterable[bool]) -> str:
        return f"{100 * sum(good) / len(of):.0f}%"

    covered = (SPREADS[one.kind].low <= 1 / one.ratio <= SPREADS[one.kind].high for one in of)
    return (
        f"| {name} | {len(of)} | {median(one.ratio for one in of):.2f} | {percent(one.within(2) for one in of)}"
        f" | {percent(one.within(1.5) for one in of)} | {percent(covered)} |"
    )


def quantiles(of: Sequence[Judged]) -> list[str]:
    """What `SPREADS` are set to: of measured over said, left out, 5 and 95 %."""
    found = ["", "Measured over said, 5 and 95 %, of sources left out:"]
    for kind in SPREADS:
        ratios = sorted(1 / one.ratio for one in of if one.kind == kind)
        low, high = (ratios[math.floor(share * len(ratios))] for share in (0.05, 0.95))
        found.append(f"{kind} {low:.2f} to {high:.2f}.")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    text = [
        "# Serving against published throughputs",
        "",
        "Made by `python -m bench.serving --fit --save`.",
    ]
    text += lines("The formula, with a row's own settings", judged(rows()))
    text += lines("The answer", answered())
    if asked.fit:
        judgements, fits = left_out()
        text += [*lines("Sources left out", judgements), *quantiles(judgements)]
        text += [
            "",
            "| Constant | Shipped | Fitted | Without a source, from | to |",
            "|---|---|---|---|---|",
        ]
        whole = fitted(_sound())
        for name in Reach._fields:
            others = [getattr(fit, name) for fit in fits]
            text.append(
                f"| {name} | {getattr(REACH, name):.3g} | {getattr(whole, name):.3g} | {min(others):.3g} | {max(others):.3g} |"
            )
    print("\n".join(text))
    if asked.save:
        RESULTS.write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
