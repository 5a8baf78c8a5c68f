"""How far measured runs lie from their estimates, by kinds of run: what low and high are made of.

Split conformal prediction over the published runs (`knowledge/measurements/`): of each kind the
quantiles of measured over estimated, a source counting with the square root of its runs, at the level
at which the runs of a source that is left out lie between them nine times in ten. `python -m
bench.fit` computes the tables. A kind of fewer than 15 runs, and of times one that a single source
tells of, has at least the range of all kinds together.
"""

from typing import NamedTuple

from advisor.catalog.hardware import Gpu
from advisor.runs.run import SetUp


class Spread(NamedTuple):
    """Measured over estimated."""

    low: float
    high: float
    runs: int
    """Published runs that it was taken from."""


MEMORY: dict[str, Spread] = {
    "adapter, one card": Spread(0.91, 1.18, 209),
    "full, one card": Spread(0.77, 1.17, 30),
    "adapter, several cards": Spread(0.89, 1.23, 86),
    "full, several cards": Spread(0.8, 1.13, 41),
    "mixture": Spread(0.96, 1.21, 24),
    "varied lengths": Spread(0.73, 1.19, 46),
    "chunked by Unsloth": Spread(0.46, 1.17, 12),
    "offloaded": Spread(0.8, 1.17, 2),
}
TIME: dict[str, Spread] = {
    "adapter, one card": Spread(0.8, 1.36, 33),
    "full, one card": Spread(0.8, 1.36, 15),
    "adapter, several cards": Spread(0.84, 1.35, 49),
    "full, several cards": Spread(0.77, 1.36, 65),
    "mixture": Spread(0.67, 1.11, 15),
    "other vendor": Spread(0.8, 1.48, 13),
    "model divided": Spread(0.85, 1.34, 23),
    "mixture divided": Spread(0.4, 1.74, 20),
    "offloaded": Spread(0.55, 1.8, 0),
}
"""Of tokens a second. No published run tells the speed of offloading, which the host decides: there it
is our assumption."""
ANSWERED = Spread(1 / 2.4, 1.25, 6)
"""Of steps that generate answers, at least: today's engines take 0.9 to 1.4 times the computed (NeMo
RL, https://docs.nvidia.com/nemo/rl/latest/about/performance-summary.html), those of 2025 without CUDA
graphs up to 2.4 times (training logs of verl)."""
LEAST_CHUNK_BYTES = 1e9


def memory_kind(run: SetUp) -> str:
    """The kind of a run by what its memory depends on."""
    if run.model.shape.experts:
        return "mixture"
    if run.offload != "none":
        return "offloaded"
    if run.varied_lengths:
        return "varied lengths"
    if run.loss == "chunked" and run.loss_chunk_bytes > LEAST_CHUNK_BYTES:
        return "chunked by Unsloth"
    return _plain(run)


def time_kind(run: SetUp, gpu: Gpu) -> str:
    """The kind of a run by what its time depends on."""
    if run.offload != "none":
        return "offloaded"
    if run.transformer_engine or run.model_parallel * run.expert_parallel > 1:
        return "mixture divided" if run.model.shape.experts else "model divided"
    if gpu.vendor != "NVIDIA":
        return "other vendor"
    return "mixture" if run.model.shape.experts else _plain(run)


def time_spread(run: SetUp, gpu: Gpu) -> Spread:
    """Of tokens a second."""
    spread = TIME[time_kind(run, gpu)]
    if not run.generates:
        return spread
    least, most = min(spread.low, ANSWERED.low), max(spread.high, ANSWERED.high)
    return Spread(least, most, ANSWERED.runs)


def _plain(run: SetUp) -> str:
    cards = "one card" if run.cards.count == 1 else "several cards"
    return f"{'full' if run.method == 'full' else 'adapter'}, {cards}"
