"""Published runs (`knowledge/measurements/`) as the product estimates them: each row is asked like a
user's run, with all that it states."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from advisor.advice.training.asked.full_run import FullRun
from advisor.advice.training.asked.stated import Stated, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import KNOWLEDGE, load
from advisor.errors import ToolError
from advisor.runs.memory.peak import Fit
from advisor.runs.options import SHARDS_WEIGHTS, SYNONYMS, Loss
from advisor.runs.placing import Placed
from advisor.runs.run import SetUp
from advisor.units import GIB

MEASUREMENTS = KNOWLEDGE / "measurements"
CARDS = {
    "A100-80GB-SXM": "A100 80GB", "A100-80GB": "A100 80GB", "A100": "A100 80GB", "A100-40GB-SXM": "A100 40GB",
    "A100-40GB": "A100 40GB", "H100-80GB-SXM": "H100", "H100-80GB": "H100", "A40-48GB": "A40", "H20-96GB": "H20",
    "H20 96GB": "H20", "RTX 6000 Ada": "RTX 6000 Ada",
}  # fmt: skip
"""Name in the measurements -> name in the catalog, where they differ."""
USUAL: dict[str, Any] = {
    "samples": 1000,
    "epochs": 1,
    "micro_batch_size": 1,
    "gradient_accumulation": 16,
    "precision": "bf16",
}
"""What stands for the settings that a row leaves open."""
SAID_BY_FLAG: dict[str, dict[str, Any]] = {
    "selective_ac": {"gradient_checkpointing": "selective"},
    "act_offload": {"activation_offload": True},
    "tiled_mlp": {"tiled_mlp": True},
    "experts_16bit": {"quantized_experts": False, "upcast_unquantized": True},
    "expert_loop": {"expert_loop": True},
    "whole_loading": {"whole_loading": True},
    "fp8": {"fp8": True},
}
"""Settings that a row tells by a flag alone."""
EXPERTS = frozenset(("gate_proj", "up_proj", "down_proj"))
"""Targets of LoRA that are experts' in a mixture where a row names them."""
BEFORE_2026: dict[str, dict[str, Any]] = {
    "all": {"quantized_experts": True, "lora_experts": True},
    "trl": {"loss": "full", "fp32_weights": False, "adapters_16_bit": False},
}
"""What held of earlier versions, Transformers before 5 and TRL before 1: the habits are today's."""
NO_FLASH_BEFORE_2026 = "Ascend"
"""Cards on which Transformers before 4.57 hands scaled dot product attention a mask that is not of
truth values, for which the scores are written out (`integrations/sdpa_attention.py`)."""
NOT_SAID = frozenset(("vision", "tp_pp", "seq_parallel", "grpo", "ppo", "distill", "fp32_forced"))
"""Flags of runs of which a setting that decides is not told."""
KINDS = {
    "allocated": "allocated",
    "reserved": "reserved",
    "nvidia_smi": "expected",
    "unspecified": "reserved",
}
"""What was measured -> the estimate's figure of it."""
CARD_SIZES_GIB = (8, 11, 16, 24, 32, 40, 48, 80)
Verdict = Literal["fits", "tight", "no"]


@dataclass(frozen=True)
class Measured:
    """One published run and what was estimated for it."""

    id: str
    placed: Placed
    estimated: float
    measured: float
    origin: str = ""
    """Where it was published."""
    framework: str = ""
    overflowed: bool = False
    """It ran out of memory; `measured` is what the card has."""
    only_divided: bool = False
    """It does not say how its cards share the model, and copies do not fit: the answer says both."""

    @property
    def run(self) -> SetUp:
        return self.placed.set_up

    @property
    def error(self) -> float:
        return self.estimated / self.measured - 1

    @property
    def source(self) -> str:
        return self.id.rsplit("-", 1)[0]

    @property
    def several(self) -> str:
        return "several GPUs" if self.run.cards.count > 1 else "one GPU"

    @property
    def card(self) -> str:
        gpu = self.placed.gpu
        return f"{gpu.architecture.id} {gpu.segment}" if gpu else "card unknown"

    @property
    def verdict(self) -> Verdict:
        if self.only_divided and self.placed.fit is Fit.FITS:
            return "tight"
        return {Fit.FITS: "fits", Fit.TIGHT: "tight"}.get(self.placed.fit, "no")  # pyright: ignore[reportReturnType, reportArgumentType, reportCallIssue]

    @property
    def too_small(self) -> list[float]:
        """Sizes of cards, GiB, that what was measured does not go into."""
        if self.overflowed:
            return [self.measured / GIB]
        return [size for size in CARD_SIZES_GIB if self.measured > size * GIB]


Row = dict[str, Any]


def read(path: Path = MEASUREMENTS) -> list[Row]:
    """The rows of a file, or of a folder's files, that a `FullRun` can say."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    rows = [
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [row for row in rows if sayable(row)]


def sayable(row: Row) -> bool:
    """Whether a run's arguments can say the row: its optimizer and card are known, for instance."""
    offload_of_unknown_kind = "offload" in row["flags"] and not row["args"].get("offload")
    if offload_of_unknown_kind or not NOT_SAID.isdisjoint(row["flags"]):
        return False
    try:
        asked(row).as_stated(catalog())
    except (ToolError, ValidationError):
        return False
    return True


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    return load()


def asked(row: Row) -> FullRun:
    """The row as the arguments of a run."""
    known = FullRun.model_fields
    stated = {
        name: value for name, value in row["args"].items() if value is not None and name in known
    }
    for flag in SAID_BY_FLAG.keys() & set(row["flags"]):
        stated |= SAID_BY_FLAG[flag]
    gpu = stated.pop("gpu", "unspecified")
    if "unspecified" not in gpu:
        stated["gpu"] = CARDS.get(gpu, gpu)
    if loss := _loss(row["flags"]):
        stated.setdefault("loss", loss)
    framework = (row.get("framework") or "").split("+")[-1]
    if (framework := SYNONYMS["framework"].get(framework, framework)) in catalog().frameworks:
        stated["framework"] = framework
    if (row.get("year") or 0) < 2026:
        if NO_FLASH_BEFORE_2026 in gpu and stated.get("attention") != "flash":
            stated["attention"] = "eager"
        stated = {
            **BEFORE_2026["all"],
            **BEFORE_2026.get(stated.get("framework", ""), {}),
            **stated,
        }
    stated.pop("steps", None)
    if EXPERTS & set(stated.get("lora_targets") or ()):
        stated.setdefault("lora_experts", True)
    return FullRun.model_validate({**USUAL, **stated})


def _loss(flags: Iterable[str]) -> Loss | None:
    if {"liger", "chunked_ce", "unsloth"} & set(flags):
        return "chunked"
    return "fused" if "fused_kernels" in flags else None


def placed(row: Row) -> Placed:
    """The row's run on its cards."""
    found = place_stated(catalog(), asked(row).as_stated(catalog()))
    if (row.get("year") or 0) < 2026:
        found = found.change(loop="trainer_4")
    return found.change(varied_lengths=True) if "len_filtered" in row["flags"] else found


def measured(row: Row, estimated: float, value: float, run: Placed, **more: Any) -> Measured:
    return Measured(
        row["id"], run, estimated, value, row["source"], row.get("framework") or "", **more
    )


def memory_runs(rows: Iterable[Row], quality: str = "A") -> list[Measured]:
    """Rows with a peak, in bytes of the kind that was measured."""
    found: list[Measured] = []
    for row in rows:
        peak = row["measured"].get("peak")
        if row["quality"]["memory"] and row["quality"]["memory"] in quality and peak:
            run = placed(row)
            size = peak * (1e9 if row["measured"]["peak_unit"] == "GB" else GIB)
            kind = KINDS[row["measured"]["peak_kind"]]
            found.append(measured(row, getattr(run.memory, kind), size, run))
    return found


def tensor_runs(rows: Iterable[Row]) -> list[Measured]:
    """Those whose peak is of tensors alone: no card can do with less."""
    return memory_runs(
        row for row in rows if row["measured"].get("peak_kind") in ("allocated", "reserved")
    )


def overflowed_runs(rows: Iterable[Row], quality: str = "A") -> list[Measured]:
    """Those that ran out of memory on their card."""
    return _with_verdict((row for row in rows if overflowed(row)), quality, overflowed=True)


def completed_runs(rows: Iterable[Row], quality: str = "A") -> list[Measured]:
    """Those reported to have run on their card."""
    return _with_verdict((row for row in rows if row["measured"].get("fits")), quality)


def overflowed(row: Row) -> bool:
    return bool(row["measured"].get("out_of_memory") or row["measured"].get("fits") is False)


def _with_verdict(rows: Iterable[Row], quality: str, **more: Any) -> list[Measured]:
    good = (
        (row, placed(row))
        for row in rows
        if row["quality"]["memory"] and row["quality"]["memory"] in quality
    )
    return [
        measured(
            row,
            run.memory.allocated,
            run.gpu.usable_gib * GIB,
            run,
            only_divided=_copies_do_not_fit(asked(row).as_stated(catalog()), run),
            **more,
        )
        for row, run in good
        if run.gpu
    ]


def process_runs(rows: Iterable[Row]) -> list[Measured]:
    """Rows that state the process's memory (GiB) beside the tensors'."""
    return [
        measured(row, run.memory.expected, row["measured"]["peak_other_kind"] * GIB, run)
        for row in rows
        if row["quality"]["memory"] == "A" and row["measured"].get("peak_other_kind")
        for run in [placed(row)]
    ]


def time_runs(rows: Iterable[Row], quality: str = "A") -> list[Measured]:
    """Rows with tokens a second of all cards."""
    return [
        measured(
            row, run.speed.tokens_per_second.expected, row["measured"]["tokens_per_second"], run
        )
        for row in rows
        if row["quality"]["time"]
        and row["quality"]["time"] in quality
        and row["measured"].get("tokens_per_second")
        for run in [placed(row)]
        if run.speed
    ]


def on_card_of(run: Measured, size_gib: float) -> Placed | None:
    """The run on its card with so much memory."""
    if run.placed.gpu is None:
        return None
    card = run.placed.gpu.model_copy(update={"usable_gib": float(size_gib)})
    return Placed(replace(run.run, cards=replace(run.run.cards, gpu=card)))


def _copies_do_not_fit(stated: Stated, run: Placed) -> bool:
    """Whether nobody said how the cards share the run, and it fits them divided alone."""
    cards = run.set_up.cards
    said = not {"sharding", "offload"}.isdisjoint(stated.options)
    if said or cards.count == 1 or cards.sharding not in SHARDS_WEIGHTS:
        return False
    return run.change(cards=replace(cards, sharding="ddp")).fit is Fit.NO
