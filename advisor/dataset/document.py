"""Files that are dropped beside data sets and are none: the chat reads them as a message."""

import json
import re
from pathlib import Path
from typing import Literal

LONGEST = 64 * 1024
"""Bytes."""
Document = Literal["config", "recipe", "log"]
OF_CONFIG = {
    "model_type",
    "architectures",
    "hidden_size",
    "num_hidden_layers",
    "d_model",
    "peft_type",
}
OF_RECIPE = {
    "zero_optimization", "learning_rate", "model_name_or_path", "base_model", "per_device_train_batch_size",
    "micro_batch_size", "num_train_epochs", "lora_r", "lora_rank", "finetuning_type",
}  # fmt: skip
OF_RUNS = {"log_history", "global_step"}
KNOWN: tuple[tuple[Document, set[str]], ...] = (
    ("config", OF_CONFIG),
    ("recipe", OF_RECIPE),
    ("log", OF_RUNS),
)
KEY = re.compile(r"^\s{0,8}([\w.-]+)\s*[:=]", re.M)
LOGGED = re.compile(
    r"CUDA out of memory|OutOfMemoryError|Tried to allocate|Traceback \(most recent|NVIDIA-SMI|\d(?:it/s|s/it)\b"
    r"|['\"]?(?:train_|eval_)?loss['\"]?\s*[:=]\s*\d"
)


def document(path: Path, name: str) -> tuple[Document, str] | None:
    """What kind of message the file is, and its text; None for anything else."""
    if path.stat().st_size > LONGEST:
        return None
    text = path.read_bytes().decode(errors="replace")
    kind = _kind(text, name.lower())
    return (kind, text) if kind else None


def _kind(text: str, name: str) -> Document | None:
    if text.lstrip().startswith("{") and (fields := _fields(text)) is not None:
        return next((kind for kind, names in KNOWN if names & fields), None)
    if name.endswith((".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")) or text.startswith("["):
        return None
    if name.endswith((".yaml", ".yml")) or OF_RECIPE & set(KEY.findall(text)):
        return "recipe"
    return "log" if name.endswith((".log", ".out", ".err")) or LOGGED.search(text) else None


def _fields(text: str) -> set[str] | None:
    """Of the one object that `text` is; None where it is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return set(value) if isinstance(value, dict) else None
