"""Trains the bag of words that has a say in which topic explains a message: `make topics`,
half a minute.

A multinomial logistic regression on words and pairs of words, over what each topic is called and
asked, its text, messages that people wrote (`knowledge/topics/*.jsonl`), and messages written for
it (`data/topics.jsonl`: by hand, in other words than the article's), in both languages.
`--folds` trains four times without a quarter of the messages and prints how often the first topic is
one that fits: by the index alone, and with the bag; then how often it is told without a reservation,
and right.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from advisor.advice.topics.found import BAG
from advisor.advice.topics.hit import Hit
from advisor.advice.topics.index import TopicIndex, cues
from advisor.advice.topics.prose import prose
from advisor.catalog.bag import Bag, in_steps, key, written
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import KNOWLEDGE, load, topic_messages
from advisor.catalog.topic import Topic, TopicMessage
from advisor.language import Source

LEAST = 2
"""Texts in which a cue must stand to have a row."""
MESSAGE_WEIGHT = 3.0
"""A message of people counts as much as so many names."""
POWER = 0.5
INVERSE_REGULARIZATION = 30.0
MOST_ROUNDS, TOLERANCE = 300, 1e-4
"""A tolerance of 1e-3 stops before it has learned its own texts."""
WRITTEN = Path(__file__).parent / "data" / "topics.jsonl"
FOLDS = 4
LANGUAGES: tuple[Source, ...] = ("en", "zh")
Topics = Mapping[str, Sequence[Topic]]


class Text(NamedTuple):
    topic: str
    said: str
    weight: float

    @property
    def cues(self) -> list[str]:
        return cues(self.said)


def texts(topics: Topics) -> Iterator[Text]:
    """What speaks for each topic."""
    for topic in (topic for own in topics.values() for topic in own):
        for text in (topic.title, *topic.aliases, *chain(*topic.asked), topic.body):
            yield Text(topic.id, text, 1.0)
        for message in topic.messages:
            yield Text(topic.id, message, MESSAGE_WEIGHT)
    for message in topic_messages(WRITTEN):
        yield Text(message.topics[0], message.message, MESSAGE_WEIGHT)


def fitted(data: Sequence[Text]) -> Bag:
    """A cue weighs as much less as more texts have it; a text counts as one however long it is."""
    count = Counter(cue for text in data for cue in text.cues)
    place = {cue: i for i, cue in enumerate(c for c, n in count.items() if n >= LEAST)}
    rarity = np.log(1 + len(data) / np.array([count[cue] for cue in place])) / np.log(len(data))
    values, columns, ends = list[float](), list[int](), [0]
    for text in data:
        known = [place[cue] for cue in text.cues if cue in place]
        values += [rarity[i] / len(known) ** POWER for i in known]
        columns += known
        ends.append(len(columns))
    seen = csr_matrix((values, columns, ends), shape=(len(data), len(place)))
    model = LogisticRegression(C=INVERSE_REGULARIZATION, max_iter=MOST_ROUNDS, tol=TOLERANCE)
    model.fit(seen, [text.topic for text in data], sample_weight=[text.weight for text in data])
    keys = np.array([key(cue) for cue in place], np.uint32)
    order = np.argsort(keys)
    rows, scale = in_steps((model.coef_.T * rarity[:, None])[order].astype(np.float32))
    classes = tuple(map(str, model.classes_))
    return Bag(classes, keys[order], rows, scale, model.intercept_.astype(np.float32), power=POWER)


def folds(catalog: Catalog) -> Iterator[tuple[Topics, Mapping[str, Sequence[TopicMessage]]]]:
    """The topics without a quarter of the messages that they are found by, and this quarter."""
    rows = {of: [*topic_messages(KNOWLEDGE / "topics" / f"{of}.jsonl")] for of in LANGUAGES}
    for own in rows.values():
        Random(0).shuffle(own)
    for fold in range(FOLDS):
        known = {of: [row for i, row in enumerate(rows[of]) if i % FOLDS != fold] for of in rows}
        topics = {of: _with(catalog.topics[of], known[of]) for of in rows}
        yield topics, {of: own[fold::FOLDS] for of, own in rows.items()}


def _with(topics: Sequence[Topic], rows: Sequence[TopicMessage]) -> list[Topic]:
    """The topics, found by these messages."""
    own: dict[str, list[str]] = {}
    for row in rows:
        own.setdefault(row.topics[0], []).append(row.message)
    return [each.model_copy(update={"messages": tuple(own.get(each.id, ()))}) for each in topics]


def left_out(catalog: Catalog) -> Iterator[tuple[Sequence[str], list[Hit], list[Hit]]]:
    """The topics that fit a message, and those found for it without and with the bag, by an index
    and a bag that do not know it."""
    for topics, held in folds(catalog):
        bag = fitted([*texts(topics)])
        for of in LANGUAGES:
            foreign = topics["en"] if of == "zh" else ()
            alone, both = (
                TopicIndex(topics[of], foreign, catalog.uncovered, each) for each in (None, bag)
            )
            for row in held[of]:
                told = prose(row.message)
                yield row.topics, alone.ranked(told), both.ranked(told)


def report(catalog: Catalog) -> None:
    made = [*left_out(catalog)]
    for name, place in (("index", 1), ("both", 2)):
        hits = [(_right(row[0], row[place]), row[place]) for row in made]
        sure = [right for right, found in hits if found and found[0].sure]
        print(f"{name}: first {np.mean([right for right, _ in hits]):.1%}", end="  ")
        print(f"surely {len(sure) / len(hits):.1%}, of these right {np.mean(sure):.1%}")


def _right(topics: Sequence[str], found: Sequence[Hit]) -> bool:
    return bool(found) and getattr(found[0].subject, "id", "") in topics


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folds", action="store_true", help="how well it does; writes nothing")
    catalog = load()
    if parser.parse_args().folds:
        report(catalog)
        return
    bag = fitted([*texts(catalog.topics)])
    np.savez_compressed(BAG, **written("topics", bag))
    print(f"{len(bag.keys)} cues, {len(bag.classes)} topics")


if __name__ == "__main__":
    main()
