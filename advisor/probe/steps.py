"""The process that measures: told {"trial": …} it runs a few steps of it, told {"device": …}
it describes the machine; one line of JSON comes back.

Each trial has a process of its own: its peak is its own, and one that runs out of memory ends no
other. PyTorch and the standard library alone.
"""
# pyright: reportMissingImports=false, reportUntypedBaseClass=false, reportUnknownParameterType=false

from __future__ import annotations

import importlib.util
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

import torch

from advisor.probe.decoder import TYPES, Decoder
from advisor.probe.trial import Found, Measured, Sizes, Trial

ALIKE, ALIKE_WITHIN = 3, 1.03
"""So many runs within that factor of the fastest, and it is believed: other work on the machine
only ever slows one down."""
MOST_REPEATS = 12
LONGEST_SECONDS = 25
"""After so long nothing is repeated once more."""
OUT_OF_MEMORY = 3
"""Exit code."""
SQUARE = 1024
"""Width of the products that compare the types of a processor."""
CLIPPED_AT = 1.0


def main() -> None:
    asked = json.load(sys.stdin)
    try:
        answer = measure(_trial(asked["trial"])) if "trial" in asked else found(asked["device"])
    except RuntimeError as error:
        if "memory" not in str(error):
            raise
        sys.exit(OUT_OF_MEMORY)
    print(json.dumps(asdict(answer)))


def _trial(told: dict[str, Any]) -> Trial:
    return Trial(sizes=Sizes(**told.pop("sizes")), **told)


def measure(trial: Trial) -> Measured:
    """Two steps to warm up, the first of which also makes the optimizer's states, then timed
    ones."""
    model = Decoder(trial)
    optimizer = _optimizer(trial, [each for each in model.parameters() if each.requires_grad])
    tokens = torch.randint(trial.sizes.vocab, (trial.batch, trial.tokens + 1), device=trial.device)

    def micro(layers: int) -> float:
        def work() -> None:
            with _products(trial):
                loss = model(tokens, layers)
            loss.backward()

        return _seconds(work, trial.device)

    def update() -> None:
        for group in optimizer.param_groups:
            torch.nn.utils.clip_grad_norm_(group["params"], CLIPPED_AT)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)

    updates: list[float] = []
    for _ in range(ALIKE):
        micro(trial.layers)
        updates.append(_seconds(update, trial.device))
    micro(trial.layers)
    runs = _in_turns(micro, trial.timed)
    return Measured(
        micro_seconds=tuple(map(min, runs)),
        update_seconds=min(updates),
        peak_bytes=_peak_bytes(trial.device),
        settled=all(map(_settled, runs)),
    )


def _in_turns(seconds_of: Callable[[int], float], timed: tuple[int, ...]) -> list[list[float]]:
    """The times of each count of layers, until the fastest of each is no chance."""
    runs: list[list[float]] = [[] for _ in timed]
    for _ in range(MOST_REPEATS):
        for seconds, layers in zip(runs, timed, strict=True):
            seconds.append(seconds_of(layers))
        if all(map(_settled, runs)) or sum(map(sum, runs)) > LONGEST_SECONDS:
            break
    return runs


def _settled(seconds: list[float]) -> bool:
    return sum(each <= ALIKE_WITHIN * min(seconds) for each in seconds) >= ALIKE


def _optimizer(trial: Trial, trained: list[Any]) -> Any:
    if trial.optimizer == "sgd":
        return torch.optim.SGD(trained, lr=1e-4)
    fused = {"fused": True} if trial.optimizer == "adamw_fused" else {}
    return torch.optim.AdamW(trained, lr=1e-4, **fused)


def _products(trial: Trial) -> Any:
    """The type that matrix products are taken in."""
    if trial.autocast is None:
        return torch.autocast(trial.device, enabled=False)
    return torch.autocast(trial.device, dtype=TYPES[trial.autocast])


def _seconds(work: Callable[[], Any], device: str) -> float:
    _finish(device)
    begun = time.perf_counter()
    work()
    _finish(device)
    return time.perf_counter() - begun


def _finish(device: str) -> None:
    """Waits for what was only handed to the card."""
    if device == "cuda":
        torch.cuda.synchronize()
    elif device == "mps":
        torch.mps.synchronize()


def _peak_bytes(device: str) -> int | None:
    if device == "cuda":
        return torch.cuda.max_memory_reserved()
    if device == "mps" or importlib.util.find_spec("resource") is None:  # Windows has none
        return None
    import resource  # here, for Windows has none

    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest if sys.platform == "darwin" else 1024 * largest


def found(device: str | None) -> Found:
    """The machine; `device` where one was asked for, else a card before the processor."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    chosen = device or _best()
    if chosen == "cuda":
        card = torch.cuda.get_device_properties(0)
        free, total = torch.cuda.mem_get_info(0)
        newer = torch.version.hip is not None or card.major >= 8
        name, count = card.name, torch.cuda.device_count()
    else:
        name, count, newer = _processor(), 1, True
        free, total = _main_memory()
    return Found(
        device=chosen,
        name=name,
        count=count,
        total_bytes=total,
        free_bytes=free,
        threads=torch.get_num_threads(),
        load=load,
        torch=torch.__version__,
        bf16=newer,
        four_bit=chosen == "cuda" and importlib.util.find_spec("bitsandbytes") is not None,
        products_per_second=_rates() if chosen == "cpu" else {},
    )


def _best() -> str:
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _rates() -> dict[str, float]:
    """FLOPs a second of square products, by type: many processors only emulate bf16."""
    rates: dict[str, float] = {}
    for name in ("fp32", "bf16"):
        square = torch.ones(SQUARE, SQUARE, dtype=TYPES[name])
        product = partial(torch.matmul, square, square)
        product()
        rates[name] = 2 * SQUARE**3 / min(_seconds(product, "cpu") for _ in range(MOST_REPEATS))
    return rates


def _processor() -> str:
    """Its name, as the system tells it."""
    if sys.platform == "darwin":
        asked = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [
                line.partition(":")[2].strip() for line in file if line.startswith("model name")
            ]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()


def _main_memory() -> tuple[int | None, int | None]:
    """Free and all of it; None where the system does not tell."""
    try:
        with open("/proc/meminfo", encoding="utf-8") as file:
            told = {
                name: 1024 * int(rest.split()[0])
                for name, _, rest in (line.partition(":") for line in file)
            }
        return told["MemAvailable"], told["MemTotal"]
    except OSError:
        pass
    if not hasattr(os, "sysconf"):
        return None, None
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return total // 2, total


if __name__ == "__main__":
    main()
