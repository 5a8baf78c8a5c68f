"""Trains the bags of cues (`advisor/model/bags.py`) on the labelled conversations: two to three
minutes on one core. `make cues`.

The asks have a row of scores for each cue. The roles have a layer of rectified units between, for
what a word says of a number depends on the other words. `--curve` trains on a quarter, half and all
of the long messages and prints how much of every tenth conversation, left out, comes out right.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
import torch
from torch import Tensor, nn

from advisor.catalog.bag import Bag, in_steps, key, written
from advisor.catalog.load import load
from advisor.model.bags import END, SHIPPED, following
from advisor.model.cues import of_ask, of_role
from advisor.model.examples import conversations
from advisor.reading.slots import ASKS, MOST_ASKS, NOTHING, SLOTS
from training.labels import Labelled, labelled
from training.rows import SHORT, held_out

ASK_CLASSES = (*ASKS, END)
ROLE_CLASSES = (NOTHING, *SLOTS)
LEAST = 3
"""Times that training sees a cue before it has a row."""
UNITS = 32
EPOCHS = 3
RATE = 0.05
DROPPED = 0.2
"""Share of the cues of a row that a step does not see."""
BATCH = 256


@dataclass(frozen=True)
class Case:
    """One decision: cues, the classes that are possible, the right one."""

    cues: tuple[int, ...]
    able: tuple[int, ...]
    right: int


class Table(nn.Module):
    """The network while it is trained: rows of cues, and a layer where there are `units`."""

    def __init__(self, cues: int, classes: int, units: int) -> None:
        super().__init__()
        self.rows = nn.EmbeddingBag(cues, units or classes, mode="sum", sparse=True)
        nn.init.normal_(self.rows.weight, std=0.02 if units else 0.0)
        self.layer = nn.Linear(units, classes) if units else None

    def forward(self, cues: Tensor, starts: Tensor) -> Tensor:
        units = self.rows(cues, starts)
        return units if self.layer is None else self.layer(torch.relu(units))


def of_asks(turn: Labelled) -> Iterator[tuple[set[str], Sequence[str], str]]:
    """Every ask of a turn after those before it, and the end."""
    asks = turn.reading.asks
    for place, ask in enumerate((*asks, END)[:MOST_ASKS]):
        yield of_ask(turn.question, asks[:place]), following(asks[:place]), ask


def of_roles(turn: Labelled) -> Iterator[tuple[set[str], Sequence[str], str]]:
    for line, role in zip(turn.question.lines, turn.reading.roles, strict=True):
        if line.span is not None:
            yield of_role(turn.question, line, line.span, turn.reading.asks), line.options, role


class Cases:
    """The decisions of one kind; a cue is the place of its key among those seen often enough."""

    def __init__(self, turns: Sequence[Labelled], classes: Sequence[str], of: object) -> None:
        self.classes = {name: place for place, name in enumerate(classes)}
        self._of = of
        made = [each for turn in turns for each in of(turn)]  # pyright: ignore
        counts = Counter(key(cue) for cues, _, _ in made for cue in cues)
        self.keys = sorted(each for each, count in counts.items() if count >= LEAST)
        self._place = {each: place for place, each in enumerate(self.keys)}
        self.all = [self._case(*each) for each in made]

    def _case(self, cues: set[str], able: Sequence[str], right: str) -> Case:
        places = sorted(p for cue in cues if (p := self._place.get(key(cue))) is not None)
        return Case(tuple(places), tuple(self.classes[a] for a in able), self.classes[right])

    def of(self, turn: Labelled) -> list[Case]:
        return [self._case(*each) for each in self._of(turn)]  # pyright: ignore


def scores(table: Table, cases: Sequence[Case]) -> Tensor:
    """Of the classes, [cases, classes]; impossible ones -inf."""
    starts = np.cumsum([0, *(len(case.cues) for case in cases[:-1])])
    found = table(torch.tensor([c for case in cases for c in case.cues]), torch.tensor(starts))
    mask = torch.full_like(found, -torch.inf)
    for row, case in enumerate(cases):
        mask[row, list(case.able)] = 0
    return found + mask


def fitted(cases: Cases, units: int, seed: int = 0) -> Table:
    """AdaGrad on the rows, a step for each (one for each number makes rare cues too loud), and Adam
    on the layer."""
    torch.manual_seed(seed)
    random, data = Random(seed), list(cases.all)
    table = Table(len(cases.keys), len(cases.classes), units)
    seen = torch.full((len(cases.keys), 1), 1e-8)
    slow = torch.optim.Adam(table.layer.parameters(), lr=2e-3) if table.layer else None
    for epoch in range(EPOCHS):
        random.shuffle(data)
        for start in range(0, len(data), BATCH):
            batch = [_thinned(case, random) for case in data[start : start + BATCH]]
            right = torch.tensor([case.right for case in batch])
            loss = nn.functional.cross_entropy(scores(table, batch), right)
            table.zero_grad()
            loss.backward()
            _step(table.rows.weight, seen, RATE * (1 - epoch / EPOCHS))
            if slow:
                slow.step()
    return table


def _step(rows: Tensor, seen: Tensor, rate: float) -> None:
    """Moves the rows of a batch's cues; `seen` are the squares of their gradients so far."""
    gradient = rows.grad.coalesce()
    places, values = gradient.indices()[0], gradient.values()
    seen[places] += values.pow(2).mean(1, keepdim=True)
    rows.data[places] -= rate * values / seen[places].sqrt()


def _thinned(case: Case, random: Random) -> Case:
    return Case(tuple(c for c in case.cues if random.random() > DROPPED), case.able, case.right)


@torch.no_grad()
def right(table: Table, cases: Sequence[Case]) -> float:
    """Share of the cases whose best class is the right one."""
    hits = (scores(table, cases).argmax(1) == torch.tensor([case.right for case in cases])).float()
    return round(float(hits.mean()), 4)


def arrays(name: str, cases: Cases, table: Table) -> dict[str, np.ndarray]:
    """What `Bags.read` reads, by name."""
    rows, scale = in_steps(table.rows.weight.detach().numpy())
    bias = np.zeros(len(cases.classes), np.float32)
    bag = Bag(tuple(cases.classes), np.array(cases.keys, np.uint32), rows, scale, bias)
    if table.layer is not None:
        weight = table.layer.weight.detach().numpy().T.copy()
        bag = replace(bag, bias=table.layer.bias.detach().numpy(), weight=weight)
    return written(name, bag)


def turns() -> Iterator[tuple[str, Labelled]]:
    """Every hand-written turn with the file it comes from."""
    catalog = load()
    for conversation in conversations():
        for turn in labelled(conversation, catalog):
            yield conversation["origin"], turn


def trained(data: Sequence[Labelled]) -> tuple[tuple[Cases, Table], tuple[Cases, Table]]:
    asks, roles = Cases(data, ASK_CLASSES, of_asks), Cases(data, ROLE_CLASSES, of_roles)
    return (asks, fitted(asks, 0)), (roles, fitted(roles, UNITS))


def curve(data: Sequence[tuple[str, Labelled]]) -> Iterator[dict[str, object]]:
    """Shares right of every tenth conversation, by how much of the long messages was learned."""

    def part(turn: Labelled, salt: str) -> int:
        return crc32(f"{turn.conversation}{salt}".encode()) % 100

    out = [turn for _, turn in data if part(turn, "out") < 10]
    long = [
        turn for origin, turn in data if not origin.startswith(SHORT) and part(turn, "out") < 10
    ]
    for percent in (0, 25, 50, 100):
        seen = [
            turn
            for origin, turn in data
            if part(turn, "out") >= 10 and (origin.startswith(SHORT) or part(turn, "in") < percent)
        ]
        line: dict[str, object] = {"long_messages_percent": percent, "turns": len(seen)}
        for (cases, table), name in zip(trained(seen), ("asks", "roles"), strict=True):
            for group, rows in (("", out), ("_long", long)):
                tested = [case for turn in rows for case in cases.of(turn)]
                line[f"{name}{group}"] = right(table, tested)
        yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--curve", action="store_true", help="the learning curve; writes nothing")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    torch.set_num_threads(1)
    data = list(turns())
    if options.curve:
        for line in curve(data):
            print(json.dumps(line), flush=True)
        return
    kept = [turn for _, turn in data if not held_out(turn.conversation)]
    out = [turn for _, turn in data if held_out(turn.conversation)]
    made: dict[str, np.ndarray] = {}
    for (cases, table), name in zip(trained(kept), ("asks", "roles"), strict=True):
        tested = [case for turn in out for case in cases.of(turn)]
        print(f"{name}: {len(cases.keys)} cues, {right(table, tested):.1%} of {len(tested)} right")
        made |= arrays(name, cases, table)
    np.savez_compressed(options.out, **made)


if __name__ == "__main__":
    main()
