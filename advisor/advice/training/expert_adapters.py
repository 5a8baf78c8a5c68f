"""Adapters on the routed experts of a mixture: how many parameters they are, and the run without
them, or with them where it is counted without."""

from typing import NamedTuple

from advisor.advice.training.attention_alone import attention_alone
from advisor.advice.training.room import Around
from advisor.result import Note, note
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.parameters import expert_lora_parameters, reached
from advisor.runs.run import TrainingRun
from advisor.units import gib

LEAST_SHARE = 0.1
"""Of the run's memory; a card was not named, and what changes less is not told."""


def about_experts(run: Around) -> Note | None:
    """Of a run that is counted with them, always; else where they decide."""
    told, set_up = run.job.run, run.placed.set_up
    if set_up.model.shape.experts is None:
        return None
    if set_up.model.generic:
        return note("training.unknown-mixture", model=set_up.model.name, like=set_up.model.like)
    if not set_up.adapter:
        return None
    adapters = _on_experts(set_up)
    if adapters is None:
        return None
    if set_up.lora_experts:
        other = run.placed_with(**attention_alone(told))
    else:
        other = run.placed_with(lora_experts=True)
        more = other.memory.expected - run.placed.memory.expected
        small = more < LEAST_SHARE * run.placed.memory.expected
        if small or (run.gpu and other.fit is run.placed.fit):
            return None
    peak, fits = gib(other.memory.expected), None
    if other.fits is not None:
        fits = str(other.fits).lower()
    if not set_up.lora_experts:
        return note(
            "training.experts-left", layers=adapters.layers, experts=adapters.experts,
            matrices=adapters.matrices, rank=set_up.lora_rank, hidden=adapters.hidden,
            width=adapters.width, parameters=_short(adapters.parameters), peak_gib=peak, fits=fits,
        )  # fmt: skip
    return note(
        "training.experts-counted", layers=adapters.layers, experts=adapters.experts,
        matrices=adapters.matrices, rank=set_up.lora_rank, hidden=adapters.hidden,
        width=adapters.width, parameters=_short(adapters.parameters), peak_gib=peak, fits=fits,
        other_trained=_short(trainable_parameters(other.set_up)),
        other_rank=other.set_up.lora_rank,
    )  # fmt: skip


class _Adapters(NamedTuple):
    """The product that the number of adapters on experts is."""

    layers: int
    experts: int
    matrices: int
    """Of an expert."""
    hidden: int
    width: int
    parameters: float


def _on_experts(run: TrainingRun) -> _Adapters | None:
    """None where the targets are no experts'."""
    shape, experts = run.model.shape, run.model.shape.experts
    matrices = [kind for _, kind in reached(shape, run.lora_targets, True) if kind.expert]
    if experts is None or not matrices:
        return None
    hidden = experts.input_width or shape.hidden
    return _Adapters(
        shape.expert_layers, experts.count, len(matrices), hidden, experts.intermediate,
        expert_lora_parameters(shape, run.lora_rank, run.lora_targets),
    )  # fmt: skip


def _short(parameters: float) -> str:
    size = parameters / 1e9
    return f"{size:.3g}B" if size >= 1 else f"{parameters / 1e6:.3g}M"
