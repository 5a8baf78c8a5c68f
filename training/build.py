"""The data set: hand-written conversations turn by turn, and rewrites of them. `make data`.

The choices on the way to the decisions, as the served model's tokenizer cuts them, are made by
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

from tqdm import tqdm

from advisor.catalog.catalog import Catalog
from advisor.catalog.load import load
from advisor.model.examples import conversations
from training.augment import rewritten
from training.labels import labelled
from training.overlap import TOO_CLOSE, Measured
from training.rows import Row, row

DATA = Path(__file__).parent / "data" / "rows.jsonl.gz"


def rows(catalog: Catalog, seed: int = 0) -> Iterator[Row]:
    """The whole data set; the same for the same seed."""
    measured, random = Measured(), Random(seed)
    seen: set[tuple[str, str]] = set()
    for conversation in tqdm(list(conversations()), desc="reading", leave=False, disable=None):
        rewrite = rewritten(conversation, catalog, random)
        turns = [(turn, "hand") for turn in labelled(conversation, catalog)]
        turns += [(turn, "rewritten") for turn in labelled(rewrite, catalog)]
        for turn, origin in turns:
            made = row(turn, f"{conversation['origin']} {origin}")
            key = (made.shown, made.earlier)
            if key not in seen and measured.closest(made.shown) < TOO_CLOSE:
                seen.add(key)
                yield made


def write(data: Iterable[Row], path: Path) -> Counter[str]:
    """One row a line; the counts by origin, language and ask."""
    counts: Counter[str] = Counter()
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(
        path, "wb", mtime=0
    ) as file:  # without a time stamp the same data are the same file
        for each in data:
            counts.update((each.origin, each.language, *each.asks, "all"))
            kept = {
                name: value for name, value in asdict(each).items() if value not in ("", False, ())
            }
            file.write((json.dumps(kept, ensure_ascii=False) + "\n").encode())
    return counts


def read(path: Path = DATA) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [_row(json.loads(line)) for line in file]


def _row(data: dict[str, object]) -> Row:
    lines = tuple((shown, tuple(options), right) for shown, options, right in data.pop("lines", ()))  # pyright: ignore
    return Row(**{**data, "asks": tuple(data["asks"]), "lines": lines})  # pyright: ignore


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    for name, count in sorted(write(rows(load()), options.out).items()):
        print(f"{name:24} {count:6}")


if __name__ == "__main__":
    main()
