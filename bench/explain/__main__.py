"""How often an explanation is the fitting article: `python -m bench.explain [FILE ...]`.

Questions as people ask them, half of them long posts in which the question stands among other
facts (`en.jsonl`, `zh.jsonl`): `topics` are the ids of the articles that answer, none where there is
no such article (all of those subjects are rows of `knowledge/uncovered.yaml` by now). They were written
before the articles' `questions:` and are not for tuning them: only sums are printed.
"""

import json
import sys
from pathlib import Path
from typing import Any

from advisor.advice.explain import explain, index_topics
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import load
from advisor.language import detect, source_of
from advisor.model.examples import conversations

FOLDER = Path(__file__).parent
LONG = {"en": 150, "zh": 60}
"""Characters from which a question is a long post."""


def rows(*files: Path) -> list[dict[str, Any]]:
    """The labelled questions; those of conversations with their words."""
    found = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    messages = _messages() if any("asked" in row for row in found) else {}
    return [{"question": messages[row["asked"]], **row} if "asked" in row else row for row in found]


def _messages() -> dict[str, str]:
    return {
        f"{talk['origin']}:{talk['id']}:{place}": turn["user"]
        for talk in conversations()
        for place, turn in enumerate(talk["turns"])
    }


def judged(row: dict[str, Any], catalog: Catalog) -> dict[str, bool]:
    """What is right of the answer to one question; a question without an article has only
    "none"."""
    index = index_topics(catalog)[source_of(detect(row["question"]))]
    found = explain(index, row["question"])
    if not row["topics"]:
        return {"none": found.topic is None}
    best = [getattr(hit.subject, "id", "") for hit in index.ranked(row["question"])[:8]]
    first = best[0] in row["topics"] if best else False
    shown = found.topic is not None
    return {
        "top1": first,
        "top8": bool({*best} & {*row["topics"]}),
        "shown": first and shown,
        **({"sure_right": first} if shown and found.sure else {}),
        **({"nearest_right": first} if shown and not found.sure else {}),
    }


def main() -> None:
    catalog = load()
    asked = rows(*map(Path, sys.argv[1:] or (FOLDER / "en.jsonl", FOLDER / "zh.jsonl")))
    made = [(row, judged(row, catalog)) for row in asked]
    languages = [source_of(detect(row["question"])) for row, _ in made]
    long = [len(row["question"]) >= LONG[of] for (row, _), of in zip(made, languages, strict=True)]
    groups = {
        "all": made,
        "English": [each for each, of in zip(made, languages, strict=True) if of == "en"],
        "Chinese": [each for each, of in zip(made, languages, strict=True) if of == "zh"],
        "short": [each for each, is_long in zip(made, long, strict=True) if not is_long],
        "long": [each for each, is_long in zip(made, long, strict=True) if is_long],
    }
    for name, group in groups.items():
        shares = []
        for key in ("top1", "top8", "shown", "none", "sure_right", "nearest_right"):
            got = [verdict[key] for _, verdict in group if key in verdict]
            shares.append(f"{key} {sum(got)}/{len(got)}")
        print(f"{name:8}", "  ".join(shares))


if __name__ == "__main__":
    main()
