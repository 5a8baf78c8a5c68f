"""What the trials of a plan measured, and the whole run as it follows from that."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from advisor.probe import extrapolate
from advisor.probe.machine import Machine
from advisor.probe.plan import Plan
from advisor.probe.probed import Point
from advisor.probe.trial import Measured, Trial
from advisor.runs.memory.allocator import context_bytes
from advisor.units import gib

Tell = Callable[[Trial], None]
"""Called before each trial."""
ByLength = dict[int, dict[int, float]]
"""Tokens of a sample -> layers -> what was measured."""


@dataclass(frozen=True)
class Readings:
    plan: Plan
    measured: tuple[tuple[Trial, Measured], ...]

    @cached_property
    def micro_seconds(self) -> ByLength:
        found: ByLength = {}
        for trial, answer in self.measured:
            if trial.timed:
                found[trial.tokens] = dict(zip(trial.timed, answer.micro_seconds, strict=True))
        return found

    @cached_property
    def peaks(self) -> ByLength:
        """Empty where the device does not tell."""
        found: ByLength = {}
        for trial, answer in self.measured:
            if answer.peak_bytes is not None:
                found.setdefault(trial.tokens, {})[trial.layers] = answer.peak_bytes
        return found

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(
            Point(
                layers=layers, tokens=tokens, seconds=seconds, peak_gib=self._peak(tokens, layers)
            )
            for tokens, timed in self.micro_seconds.items()
            for layers, seconds in timed.items()
        )

    def _peak(self, tokens: int, layers: int) -> float | None:
        measured = self.peaks.get(tokens, {}).get(layers)
        return None if measured is None else gib(measured)

    @property
    def steady(self) -> bool:
        """Fastest times came again, and longer samples took more time, as they must."""
        if not all(answer.settled for _, answer in self.measured):
            return False
        totals = [sum(self.micro_seconds[tokens].values()) for tokens in self.plan.lengths]
        return totals == sorted(totals, reverse=True)

    @cached_property
    def update_seconds(self) -> float:
        """Of all layers; never less than of the few, of which chance decides."""
        longest = {
            trial.layers: answer.update_seconds
            for trial, answer in self.measured
            if trial.tokens == self.plan.longest
        }
        whole = extrapolate.line(longest).at(self.plan.set_up.model.shape.layers)
        return max(whole, *longest.values())

    @cached_property
    def seconds_per_step(self) -> float:
        """All micro steps of the accumulation, and the optimizer's."""
        run = self.plan.set_up
        micro = extrapolate.seconds(self.micro_seconds, run.model.shape.layers, self.plan.length)
        return run.gradient_accumulation * micro + self.update_seconds

    @cached_property
    def peak_bytes(self) -> float | None:
        """Of the process with all layers: on a card with its context, which PyTorch does not
        count."""
        if not self.peaks:
            return None
        plan, run = self.plan, self.plan.set_up
        layers, tokens = run.model.shape.layers, run.workload.tokens_per_sample
        tensors = extrapolate.peak(self.peaks, layers, tokens) - plan.saved_bytes
        return tensors + (context_bytes(run.cards.gpu) if plan.found.device == "cuda" else 0)


def read(plan: Plan, machine: Machine, tell: Tell) -> Readings:
    """Every trial of the plan, one after the other."""
    measured: list[tuple[Trial, Measured]] = []
    for trial in plan.trials():
        tell(trial)
        measured.append((trial, machine.measure(trial)))
    return Readings(plan, tuple(measured))
