"""What merging the adapter saves: `python -m bench.merged`.

Milliseconds of an evaluation of so many tokens, the ways in turns, the first quarter of the times of each: the adapter beside its
base; both in one file of eight bits, as shipped, of five, of four and of sixteen.
"""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from gguf import GGMLQuantizationType as Kind

from advisor.compose import local
from advisor.model import merge, threads
from advisor.model.gguf import Gguf
from advisor.settings import from_environment

TOKENS = (1, 8, 16, 32, 64)
PAST, ROUNDS = 40, 12
MESSAGE = (
    "Can I fine-tune Llama 3.1 8B with QLoRA on one RTX 4090, how long does it take, and how much? "
)


def main() -> None:
    setup = local(from_environment())
    with tempfile.TemporaryDirectory() as folder:
        ways = {"beside": replace(setup, merged=None)} | {
            f"merged, {kind.name}": replace(
                setup, merged=merge.merged(setup.path, setup.adapter, _made(folder, kind), kind)
            )
            for kind in (Kind.Q8_0, Kind.Q5_0, Kind.Q4_0, Kind.F16)
        }
        _print(measured({name: Gguf(way, threads.cores()) for name, way in ways.items()}))


def _made(folder: str, kind: Kind) -> Path:
    path = Path(folder) / kind.name
    path.mkdir()
    return path


def measured(models: dict[str, Gguf]) -> dict[tuple[str, int], list[float]]:
    """Seconds of each evaluation."""
    words = next(iter(models.values())).tokens(MESSAGE * 4)
    for model in models.values():
        model.choose(words[:30])
        model.read(words[:PAST])
    seconds: dict[tuple[str, int], list[float]] = {}
    for _ in range(ROUNDS):
        for name, model in models.items():
            for count in TOKENS:
                model.forget(PAST)
                begun = time.perf_counter()
                model.read(words[PAST : PAST + count])
                seconds.setdefault((name, count), []).append(time.perf_counter() - begun)
    return seconds


def _print(seconds: dict[tuple[str, int], list[float]]) -> None:
    for name in dict.fromkeys(name for name, _ in seconds):
        quick = (sorted(seconds[name, count])[ROUNDS // 4] * 1000 for count in TOKENS)
        print(
            f"{name:14}",
            *(f"{count}: {each:6.1f}" for count, each in zip(TOKENS, quick, strict=True)),
        )


if __name__ == "__main__":
    main()
