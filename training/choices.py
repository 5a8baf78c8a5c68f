"""The loss of the choices of a batch, and how many of them are right."""

import math
from typing import Any

import torch
from torch import Tensor

from training.encode import Encoded


def choice_logits(model: Any, batch: list[Encoded], device: str) -> Tensor:
    """Logits of the options of every choice of the batch, [choices, most options]; the right one is
    column 0, absent ones -inf.

    Rows are padded on the right: attention is causal, so no mask is needed. Only the head's rows of
    the options are multiplied.
    """
    longest = max(len(e.tokens) for e in batch)
    tokens = torch.tensor(
        [[*e.tokens, *[0] * (longest - len(e.tokens))] for e in batch], device=device
    )
    hidden = model.base_model.model.model(input_ids=tokens, use_cache=False).last_hidden_state
    places = [(row, choice) for row, e in enumerate(batch) for choice in e.choices]
    chosen = hidden[[row for row, _ in places], [choice.position for _, choice in places]]
    most = max(len(choice.options) for _, choice in places)
    options = torch.tensor(
        [[*c.options, *[-1] * (most - len(c.options))] for _, c in places], device=device
    )
    head = model.get_output_embeddings().weight[options.clamp(min=0)]
    logits = torch.einsum("nd,nkd->nk", chosen.float(), head.float())
    return logits.masked_fill(options < 0, -math.inf)


WEIGHTS = {"ask": 1.5, "mark": 1.0, "role": 0.5}
"""What a choice counts: a message has few asks and many pieces."""


def loss_of(model: Any, batch: list[Encoded], device: str, size: int) -> Tensor:
    """Weighted negative log probability of all choices, by row of a full batch."""
    logits = choice_logits(model, batch, device)
    weights = torch.tensor([WEIGHTS[c.kind] for e in batch for c in e.choices], device=device)
    return -(torch.log_softmax(logits, 1)[:, 0] * weights).sum() / size


@torch.no_grad()
def right_rows(model: Any, data: list[Encoded], device: str, size: int = 8) -> dict[str, int]:
    """How many rows, asks and roles are right, and how many there are."""
    counts = {
        "rows": len(data),
        "rows_right": 0,
        "asks": len(data),
        "asks_right": 0,
        "roles": 0,
        "roles_right": 0,
    }
    rows = sorted(data, key=lambda e: len(e.tokens))
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        hits = iter((choice_logits(model, batch, device).argmax(1) == 0).tolist())
        for e in batch:
            found = [(choice.kind, next(hits)) for choice in e.choices]
            counts["rows_right"] += all(hit for _, hit in found)
            counts["asks_right"] += all(hit for kind, hit in found if kind == "ask")
            counts["roles"] += sum(kind == "role" for kind, _ in found)
            counts["roles_right"] += sum(hit for kind, hit in found if kind == "role")
    return counts
