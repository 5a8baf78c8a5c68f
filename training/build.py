"""The data set: hand-written conversations turn by turn, rewrites of them, and composed rows. `make
data`.

Every row is checked against the grammar: its call must be one that `call_space` offers for its
message. The choices on the way to the call, as the served model's tokenizer cuts them, are made by
`training.encode`.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from tqdm import tqdm

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import load
from advisor.model.examples import conversations
from advisor.reading.follow_ups import inheritable, stated
from advisor.reading.history import Arguments, History
from advisor.reading.space import RawCall, call_space
from advisor.reading.spans import find
from advisor.reading.trie import right_token, walk
from training.augment import rewrite
from training.compose import compose
from training.overlap import TOO_CLOSE, Measured
from training.rows import Row

DATA = Path(__file__).parent / "data" / "rows.jsonl.gz"
REWRITES, COMPOSED = 2, 3000
"""Rewrites tried of each hand-written turn, and composed rows: enough for 20,000 distinct ones;
language comes from the hand-written."""


def turns(conversation: dict[str, Any], catalog: Catalog) -> Iterator[Row]:
    """Each turn as a row."""
    earlier: list[tuple[str, Arguments]] = []
    for turn in conversation["turns"]:
        message, call = (
            turn["user"],
            RawCall(turn["tool"], turn.get("carry", ""), tuple(turn["spans"].items())),
        )
        history = History(TOOLS, earlier)
        told = history.told()
        talked = [history.line(tool, context) for tool, context in earlier]
        last = talked[-1] if told["last"] else None
        older = [
            text
            for text in talked[: -1 if last else None]
            if not text.startswith(("none", "explain"))
        ]
        if told["earlier"]:
            older.remove(told["earlier"])
        spans = tuple(
            (name, text)
            for name, joined in call.spans
            for text in (joined.split(", ") if name == "methods" else [joined])
        )
        yield Row(
            message, call.tool, call.carry, spans, told["earlier"] or None, last, conversation["lang"],
            conversation=conversation["id"], older=tuple(older),
        )  # fmt: skip
        values = stated(call, TOOLS[call.tool], find(message, catalog))
        earlier.append((call.tool, inheritable(call, values, turn["args"], history, message)))


def possible(row: Row, catalog: Catalog) -> bool:
    """Whether the grammar offers the row's call for its message."""
    space = call_space(
        row.message, find(row.message, catalog), catalog, History(TOOLS, row.history)
    )
    try:
        reached = walk(
            space,
            lambda text: list(text.encode()),
            lambda branch: right_token(branch, row.call),
            "",
        )
    except ValueError:
        return False
    return reached == row.call or row.tool == "explain"


def rows(catalog: Catalog, seed: int = 0) -> Iterator[Row]:
    """The whole data set; the same for the same seed."""
    random = Random(seed)
    hand = [row for conversation in conversations() for row in turns(conversation, catalog)]
    measured = Measured()
    seen: set[tuple[str, str | None]] = set()
    for row in _candidates(hand, catalog, random):
        key = (row.message, row.earlier)
        if key not in seen and possible(row, catalog) and measured.closest(row.message) < TOO_CLOSE:
            seen.add(key)
            yield row


def _candidates(hand: list[Row], catalog: Catalog, random: Random) -> Iterator[Row]:
    yield from hand
    for row in tqdm(hand, desc="rewriting", unit="turn", leave=False, disable=None):
        for _ in range(REWRITES):
            yield rewrite(row, catalog, random)
    for _ in tqdm(range(COMPOSED), desc="composing", unit="row", leave=False, disable=None):
        yield compose(catalog, random)


def write(data: Iterable[Row], path: Path) -> Counter[str]:
    """One row a line; the counts by origin, language and tool."""
    counts: Counter[str] = Counter()
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(
        path, "wb", mtime=0
    ) as file:  # without a time stamp the same data are the same file
        for row in data:
            counts.update((row.origin, row.language, row.tool, "all"))
            kept = {
                name: value for name, value in asdict(row).items() if value not in ("", None, ())
            }
            file.write((json.dumps(kept, ensure_ascii=False) + "\n").encode())
    return counts


def read(path: Path = DATA) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [_row(json.loads(line)) for line in file]


def _row(data: dict[str, Any]) -> Row:
    spans = tuple((name, text) for name, text in data.pop("spans", ()))
    return Row(**{**data, "spans": spans, "older": tuple(data.pop("older", ()))})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    for name, count in sorted(write(rows(load(), options.seed), options.out).items()):
        print(f"{name:24} {count:6}")


if __name__ == "__main__":
    main()
