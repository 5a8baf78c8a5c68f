"""How often an explanation is the fitting article: `python -m bench.explain`.

Questions as people ask them, half of them long posts in which the question stands among other
facts (`en.jsonl`, `zh.jsonl`): `topics` are the ids of the articles that answer, none where there is
no such article (all of those subjects are rows of `knowledge/uncovered.yaml` by now). They were written
before the articles' `questions:` and are not for tuning them: only sums are printed.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from advisor.advice.topics.found import explain, index_topics
from advisor.advice.topics.index import TopicIndex
from advisor.advice.topics.prose import prose
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import load
from advisor.compose import local
from advisor.language import Source
from advisor.model.gguf import Gguf
from advisor.model.threads import cores
from advisor.model.topics import TopicModel
from advisor.settings import Settings

FOLDER = Path(__file__).parent
LONG = {"en": 150, "zh": 60}
"""Characters from which a question is a long post."""
LANGUAGES: tuple[Source, ...] = ("en", "zh")

Judged = tuple[Source, str, dict[str, bool]]
"""Language, question, what is right of the answer."""


def judged(
    index: TopicIndex, question: str, topics: Sequence[str], likely: Mapping[str, float]
) -> dict[str, bool]:
    """What is right of the answer to one question; a question without an article has only
    "none"."""
    found = explain(index, question, likely)
    if not topics:
        return {"none": found.topic is None}
    best = [getattr(hit.subject, "id", "") for hit in index.ranked(prose(question), likely)[:8]]
    first = best[0] in topics if best else False
    shown = found.topic is not None
    return {
        "top1": first,
        "top8": bool({*best} & {*topics}),
        "shown": first and shown,
        **({"sure_right": first} if shown and found.sure else {}),
        **({"nearest_right": first} if shown and not found.sure else {}),
    }


def asked(catalog: Catalog, model: TopicModel | None) -> Iterator[Judged]:
    """The questions of this folder, with what the language model says of each."""
    for language in LANGUAGES:
        for line in (FOLDER / f"{language}.jsonl").read_text("utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            index = index_topics(catalog)[language]
            likely = model.likely(row["question"]) if model else {}
            yield language, row["question"], judged(index, row["question"], row["topics"], likely)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--alone", action="store_true", help="without the language model")
    setup = local(Settings())
    alone = parser.parse_args().alone or setup.topics is None
    weights = None if alone else Gguf(setup, cores())
    model = weights and TopicModel(setup, setup.topics, cores(), weights)
    made = [*asked(load(), model)]
    groups = {
        "all": made,
        "English": [each for each in made if each[0] == "en"],
        "Chinese": [each for each in made if each[0] == "zh"],
        "short": [each for each in made if len(each[1]) < LONG[each[0]]],
        "long": [each for each in made if len(each[1]) >= LONG[each[0]]],
    }
    for name, group in groups.items():
        shares = []
        for key in ("top1", "top8", "shown", "none", "sure_right", "nearest_right"):
            got = [verdict[key] for *_, verdict in group if key in verdict]
            shares.append(f"{key} {sum(got)}/{len(got)}")
        print(f"{name:8}", "  ".join(shares))


if __name__ == "__main__":
    main()
