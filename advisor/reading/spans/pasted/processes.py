"""A run over several cards that is started as one process, or with more processes than cards."""

import re
from collections.abc import Mapping
from typing import Any

from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

PLAIN = re.compile(
    r"(?:^|[\n;&|`]|\s)(?:[A-Z_]+=\S+\s+){0,6}python3?\s(?!-m\s)(\S{0,80}\.py)\s", re.A
)
DEEPSPEED = re.compile(r"--deepspeed[ \t=]{1,3}(\S{1,120})")
LAUNCHED = re.compile(
    r"torchrun|accelerate\s+launch|torch\.distributed|FORCE_TORCHRUN|mpirun|srun|deepspeed\s(?!=)\S{0,80}\.py|(?:^|\n)\s*deepspeed\s",
    re.I,
)
VISIBLE = re.compile(r"CUDA_VISIBLE_DEVICES\s?=\s?[\"']?(\d{1,2}(?:,\d{1,2}){0,15})(?![\d,])")
PROCESSES = re.compile(
    r"--?n(?:proc|process)[_-]?per[_-]?node[ \t=]{1,3}(\d{1,2})(?!\d)|NPROC_PER_NODE=(\d{1,2})(?!\d)"
)


def of_processes(message: str, slots: Mapping[str, Any]) -> Finding | None:
    return _more_than_cards(message) or _one_of_many(message, slots)


def _more_than_cards(message: str) -> Finding | None:
    seen, started = VISIBLE.search(message), PROCESSES.search(message)
    if not seen or not started:
        return None
    cards, processes = len(seen[1].split(",")), int(started[1] or started[2])
    if processes <= cards:
        return None
    return Finding(note("pasted.processes", processes=processes, cards=cards), ())


def _one_of_many(message: str, slots: Mapping[str, Any]) -> Finding | None:
    """Plain Python makes one process, over which DeepSpeed divides nothing."""
    plain, config = PLAIN.search(message), DEEPSPEED.search(message)
    cards = slots.get("num_gpus")
    if not plain or not config or LAUNCHED.search(message) or not cards or cards < 2:
        return None
    return Finding(note("pasted.one-process", script=plain[1], cards=cards), ())
