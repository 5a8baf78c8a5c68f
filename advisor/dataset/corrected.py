"""Samples in one form: what a corrected file holds."""

from collections.abc import Callable
from typing import Any

from advisor.dataset.form import CHATS
from advisor.dataset.row import Row
from advisor.dataset.sample import Form, Role, Sample, Turn

SHAREGPT: dict[Role, str] = {
    "system": "system",
    "user": "human",
    "assistant": "gpt",
    "tool": "observation",
}
KEPT = ("split", "id")
"""Fields that a row keeps in another form."""


def corrected(row: Row, sample: Sample, form: Form) -> dict[str, Any] | None:
    """The row as it is where it has that form, else its turns in that form; None where that form
    cannot hold them."""
    whole = _same(row, sample) if sample.form == form else _other(row, sample, form)
    if whole is not None and row.split and "split" not in whole:
        whole = {**whole, "split": row.split}
    return whole


def _same(row: Row, sample: Sample) -> dict[str, Any] | None:
    if sample.form == "dpo" or not _is_cell(row):
        return row.value
    return WRITTEN[sample.form](sample.turns)


def _other(row: Row, sample: Sample, form: Form) -> dict[str, Any] | None:
    if sample.form in ("dpo", "text") or form not in WRITTEN:
        return None
    whole = WRITTEN[form](sample.turns)
    if whole and isinstance(row.value, dict):
        whole |= {name: row.value[name] for name in KEPT if name in row.value}
    return whole


def _is_cell(row: Row) -> bool:
    """Whether the row is no object, or one whose conversation is spelled out in a cell."""
    value = row.value
    return not isinstance(value, dict) or any(isinstance(value.get(name), str) for name in CHATS)


def _messages(turns: tuple[Turn, ...]) -> dict[str, Any] | None:
    return {"messages": [{"role": turn.role, "content": turn.text} for turn in turns]}


def _sharegpt(turns: tuple[Turn, ...]) -> dict[str, Any] | None:
    return {"conversations": [{"from": SHAREGPT[role], "value": text} for role, text in turns]}


def _alpaca(turns: tuple[Turn, ...]) -> dict[str, Any] | None:
    """One question and answer after another."""
    system = "\n".join(turn.text for turn in turns if turn.role == "system")
    rest = [turn for turn in turns if turn.role != "system"]
    if [turn.role for turn in rest] != ["user", "assistant"] * (len(rest) // 2):
        return None
    texts = [turn.text for turn in rest]
    pairs = [list(pair) for pair in zip(texts[::2], texts[1::2], strict=True)]
    made: dict[str, Any] = {"instruction": pairs[-1][0], "input": "", "output": pairs[-1][1]}
    made |= {"system": system} if system else {}
    return made | ({"history": pairs[:-1]} if pairs[:-1] else {})


def _completion(turns: tuple[Turn, ...]) -> dict[str, Any] | None:
    if [turn.role for turn in turns] != ["user", "assistant"]:
        return None
    return {"prompt": turns[0].text, "completion": turns[1].text}


def _text(turns: tuple[Turn, ...]) -> dict[str, Any] | None:
    return {"text": turns[0].text} if len(turns) == 1 else None


WRITTEN: dict[Form, Callable[[tuple[Turn, ...]], dict[str, Any] | None]] = {
    "messages": _messages,
    "sharegpt": _sharegpt,
    "alpaca": _alpaca,
    "completion": _completion,
    "text": _text,
}
"""How each form is written; a pair is left as it is."""
