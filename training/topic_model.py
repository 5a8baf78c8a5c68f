"""Trains the adapter by which the language model names the topic that explains a message:
`python -m training.topic_model`, about forty minutes on two cores.

Each topic stands for a token of the vocabulary; LoRA on the weights that are served learns to give
the token of the fitting one after a message (`advisor/model/topics.py` reads it so). It learns from
what topics are called and asked, messages that people wrote and messages written for it, without a
quarter of those that people wrote, on which it is measured: by itself, and together with the index
and the bag of words (`training/topics.py`). What is shipped never saw that quarter.

`--more` goes on from the shipped adapter in half an hour: with what speaks for the topics that it
cannot name yet, and a part of the rest, so that it forgets none.
"""

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import torch
from peft import get_peft_model_state_dict, set_peft_model_state_dict
from tqdm import tqdm

from advisor.advice.topics.index import TopicIndex
from advisor.advice.topics.prose import prose
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import load
from advisor.model import weights
from advisor.model.gguf import Gguf, Setup
from advisor.model.topics import TOLD, Tokenize, classes_of, read_so
from advisor.settings import Settings
from training.adapted import multiply_by_numpy
from training.export import export
from training.topics import FOLDS, LANGUAGES, Topics, fitted, folds, texts
from training.train import load_base, number_format, started, with_lora

MODEL, RANK = "gemma-3-270m", 16
LEARNING_RATE, WARMUP = 1e-3, 20
EPOCHS, BATCH, MOST_TOKENS = 2.5, 32, 2600
"""Rows a step, and tokens with padding."""
MESSAGE_WEIGHT = 2.0
"""A message counts as much as so many names."""
LONGEST_TEXT = 500
"""Characters: whole articles are left out."""
SMOOTHING = 0.05
MORE_RATE, MORE_EPOCHS, KEPT = 5e-4, 1.5, 0.2
"""Of going on: a gentler rate, and the part of what it has read already that it reads again."""


class Row(NamedTuple):
    tokens: list[int]
    topic: int
    weight: float


def classes(ids: Sequence[str], known: Mapping[str, int], tokenize: Tokenize) -> dict[str, int]:
    """A token of its own for each topic: the known one, or the first of a word of its name where
    one is left."""
    taken = {id_: token for id_, token in known.items() if id_ in ids}
    for id_ in (id_ for id_ in ids if id_ not in known):
        words = id_.split("-")
        pieces = (id_[at : at + size] for size in (4, 3, 5) for at in range(len(id_)))
        names = (" ".join(words), *words, *reversed(words), *pieces)
        tokens = (tokenize(f" {name}", False)[0] for name in names)
        taken[id_] = next(token for token in tokens if token not in taken.values())
    return taken


def rows(topics: Topics, places: dict[str, int], tokenize: Tokenize) -> Iterator[Row]:
    """What speaks for each topic, whole articles aside."""
    for text in texts(topics):
        if len(text.said) <= LONGEST_TEXT or text.weight > 1:
            weight = MESSAGE_WEIGHT if text.weight > 1 else 1.0
            yield Row(read_so(text.said, tokenize), places[text.topic], weight)


def batches(data: Sequence[Row], random: Random) -> list[list[Row]]:
    """One epoch: rows of similar length together, in random order."""
    made: list[list[Row]] = [[]]
    for row in sorted(data, key=lambda row: len(row.tokens) * (1 + random.random() / 4)):
        if len(made[-1]) == BATCH or (len(made[-1]) + 1) * len(row.tokens) > MOST_TOKENS:
            made.append([])
        made[-1].append(row)
    random.shuffle(made)
    return made


class Trainer:
    """The model with its adapter, and the tokens that it chooses among."""

    def __init__(self, path: Path, tokens: Sequence[int], adapter: Path | None) -> None:
        torch.manual_seed(0)
        self.number = number_format("cpu")
        self.model: Any = with_lora(load_base(path, self.number), RANK)
        if adapter:
            set_peft_model_state_dict(self.model, started(self.model, adapter))
        if self.number is torch.float32:
            multiply_by_numpy(self.model)
        self.tokens = torch.tensor(tokens)
        self.parameters = [p for p in self.model.parameters() if p.requires_grad]

    def logits(self, read: Sequence[Sequence[int]]) -> torch.Tensor:
        """Of the topics' tokens after each sequence."""
        width = max(map(len, read))
        ids, mask = (torch.zeros(len(read), width, dtype=torch.long) for _ in range(2))
        for place, tokens in enumerate(read):
            ids[place, : len(tokens)] = torch.tensor(tokens)
            mask[place, : len(tokens)] = 1
        inner = self.model.base_model.model
        with torch.autocast("cpu", torch.bfloat16, self.number is torch.bfloat16):
            states = inner.model(input_ids=ids, attention_mask=mask).last_hidden_state
        last = states[torch.arange(len(read)), mask.sum(1) - 1].float()
        return last @ inner.get_output_embeddings().weight[self.tokens].float().T

    def train(self, data: Sequence[Row], epochs: float, rate: float) -> None:
        optimizer = torch.optim.AdamW(self.parameters, lr=rate, weight_decay=0.0)
        each = len(batches(data, Random(0)))
        steps = math.ceil(each * epochs)
        order = (batch for epoch in range(steps) for batch in batches(data, Random(epoch)))
        for step, batch in zip(range(steps), tqdm(order, total=steps), strict=False):
            falling = 0.5 * (1 + math.cos(math.pi * step / steps))
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, (step + 1) / WARMUP) * falling
            weight = torch.tensor([row.weight for row in batch])
            losses = torch.nn.functional.cross_entropy(
                self.logits([row.tokens for row in batch]),
                torch.tensor([row.topic for row in batch]),
                reduction="none",
                label_smoothing=SMOOTHING,
            )
            optimizer.zero_grad()
            ((losses * weight).sum() / weight.sum()).backward()
            torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
            optimizer.step()

    def shares(self, read: Sequence[int]) -> np.ndarray[Any, np.dtype[np.float64]]:
        with torch.no_grad():
            return torch.softmax(self.logits([read]), 1)[0].double().numpy()


def report(catalog: Catalog, trainer: Trainer, ids: Sequence[str], tokenize: Tokenize) -> None:
    """On the messages that were left out: how often the first topic fits."""
    topics, held = next(folds(catalog))
    bag = fitted([*texts(topics)])
    right: dict[str, list[bool]] = {name: [] for name in ("model", "without it", "together")}
    for of in LANGUAGES:
        index = TopicIndex(topics[of], topics["en"] if of == "zh" else (), catalog.uncovered, bag)
        for row in held[of]:
            shares = trainer.shares(read_so(row.message, tokenize))
            ranked = [ids[place] for place in np.argsort(-shares)[:TOLD]]
            likely = dict(zip(ranked, sorted(shares, reverse=True), strict=False))
            right["model"].append(ranked[0] in row.topics)
            for name, opinion in (("without it", {}), ("together", likely)):
                first = index.ranked(prose(row.message), opinion)[0].subject
                right[name].append(getattr(first, "id", "") in row.topics)
    print(f"{len(right['model'])} messages, one of {FOLDS} parts", end="")
    print(*(f", {name} {np.mean(each):.1%}" for name, each in right.items()), sep="")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--more", action="store_true", help="go on from the shipped adapter")
    more = parser.parse_args().more
    catalog, target = load(), weights.topics_path(MODEL)
    path = weights.locate(MODEL, Settings().cache)
    tokenize = Gguf(Setup(path), threads=1).tokens
    topics, _ = next(folds(catalog))
    ids = sorted(topic.id for topic in catalog.topics["en"])
    known = classes_of(target) if more else {}
    tokens = classes(ids, known, tokenize)
    trainer = Trainer(path, [tokens[id_] for id_ in ids], target if more else None)
    data = [*rows(topics, {id_: place for place, id_ in enumerate(ids)}, tokenize)]
    if more:
        again = Random(0)
        data = [row for row in data if ids[row.topic] not in known or again.random() < KEPT]
    trainer.train(data, *(MORE_EPOCHS, MORE_RATE) if more else (EPOCHS, LEARNING_RATE))
    report(catalog, trainer, ids, tokenize)
    export(path, get_peft_model_state_dict(trainer.model), RANK, target)
    target.with_suffix(".json").write_text(json.dumps(tokens, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
