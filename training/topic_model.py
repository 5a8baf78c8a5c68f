"""Trains the adapter by which the language model names the topic that explains a message:
`python -m training.topic_model`, about forty minutes on two cores.

Each topic stands for a token of the vocabulary; LoRA on the weights that are served learns to give
the token of the fitting one after a message (`advisor/model/topics.py` reads it so). It learns from
what topics are called and asked, messages that people wrote and messages written for it, without a
quarter of those that people wrote, on which it is measured: by itself, and together with the index
and the bag of words (`training/topics.py`). What is shipped never saw that quarter.
"""

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import torch
from peft import get_peft_model_state_dict
from tqdm import tqdm

from advisor.advice.topics.index import TopicIndex
from advisor.advice.topics.prose import prose
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import load
from advisor.model import weights
from advisor.model.gguf import Gguf, Setup
from advisor.model.topics import TOLD, Tokenize, read_so
from advisor.settings import Settings
from training.adapted import multiply_by_numpy
from training.export import export
from training.topics import FOLDS, LANGUAGES, Topics, fitted, folds, texts
from training.train import load_base, number_format, with_lora

MODEL, RANK = "gemma-3-270m", 16
LEARNING_RATE, WARMUP = 1e-3, 20
EPOCHS, BATCH, MOST_TOKENS = 2.5, 32, 2600
"""Rows a step, and tokens with padding."""
MESSAGE_WEIGHT = 2.0
"""A message counts as much as so many names."""
LONGEST_TEXT = 500
"""Characters: whole articles are left out."""
SMOOTHING = 0.05


class Row(NamedTuple):
    tokens: list[int]
    topic: int
    weight: float


def classes(ids: Sequence[str], tokenize: Tokenize) -> dict[str, int]:
    """A token of its own for each topic, the first of a word of its name where one is left."""
    taken: dict[str, int] = {}
    for id_ in ids:
        words = id_.split("-")
        names = (" ".join(words), *words, *reversed(words), id_[:4], id_[:3], id_[1:5])
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

    def __init__(self, path: Path, tokens: Sequence[int]) -> None:
        torch.manual_seed(0)
        self.number = number_format("cpu")
        self.model: Any = with_lora(load_base(path, self.number), RANK)
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

    def train(self, data: Sequence[Row], epochs: float) -> None:
        optimizer = torch.optim.AdamW(self.parameters, lr=LEARNING_RATE, weight_decay=0.0)
        each = len(batches(data, Random(0)))
        steps = math.ceil(each * epochs)
        order = (batch for epoch in range(steps) for batch in batches(data, Random(epoch)))
        for step, batch in zip(range(steps), tqdm(order, total=steps), strict=False):
            falling = 0.5 * (1 + math.cos(math.pi * step / steps))
            for group in optimizer.param_groups:
                group["lr"] = LEARNING_RATE * min(1, (step + 1) / WARMUP) * falling
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
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    epochs = parser.parse_args().epochs
    catalog = load()
    path = weights.locate(MODEL, Settings().cache)
    tokenize = Gguf(Setup(path), threads=1).tokens
    topics, _ = next(folds(catalog))
    ids = sorted(topic.id for topic in catalog.topics["en"])
    tokens = classes(ids, tokenize)
    trainer = Trainer(path, list(tokens.values()))
    places = {id_: place for place, id_ in enumerate(ids)}
    trainer.train([*rows(topics, places, tokenize)], epochs)
    report(catalog, trainer, ids, tokenize)
    target = weights.topics_path(MODEL)
    export(path, get_peft_model_state_dict(trainer.model), RANK, target)
    target.with_suffix(".json").write_text(json.dumps(tokens, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
