"""What a probe found: the machine, each point that was measured, and the whole run as it follows
from them, beside what the product computes without measuring."""

from typing import Any

from advisor.catalog.guidance import MethodId
from advisor.result import Note, Result


class Point(Result):
    """One number of layers at one length."""

    layers: int
    tokens: int
    """Of a sample."""
    seconds: float
    """Forward and backward of one micro batch."""
    peak_gib: float | None
    """A card: reserved by PyTorch; a processor: resident memory of the process."""


class MeasuredOn(Result):
    """What measured."""

    device: str
    """cuda, mps or cpu."""
    name: str
    cards: int
    threads: int
    memory_gib: float | None
    torch: str
    """PyTorch's version."""


class Probed(Result):
    """A run as a few of its layers, measured, say it is."""

    model: str
    layers: int
    method: MethodId
    machine: MeasuredOn
    gpu: str | None
    """The card's name in the catalog; null for a processor and for a card that it lacks."""
    precision: str
    """Of the weights that were measured."""
    tokens_per_sample: int
    micro_batch_size: int
    gradient_accumulation: int
    points: tuple[Point, ...]
    update_seconds: float
    """Of the optimizer's step with all layers."""
    measured_seconds_per_step: float
    """An optimizer step of the whole model."""
    measured_peak_gib: float | None
    """Of the process, as nvidia-smi shows it; on a processor, main memory. Null: this device does
    not tell."""
    fits: bool | None
    """In the memory of the card, or of the machine."""
    tokens_per_second: float
    steps: int
    """Optimizer steps of the stated data, or of the reference workload."""
    training_tokens: float
    amount_stated: bool
    hours: float
    """Of those steps: no loading, evaluation or saving."""
    stated_hours: float | None
    """What the user says that it takes."""
    estimated_seconds_per_step: float | None
    """Computed from the card's figures; null where the catalog has none."""
    estimated_peak_gib: float | None
    arguments: dict[str, Any] | None
    """For `call estimate_training_cost`: the run with what was measured of it. Null where no card of
    the catalog was measured, which those figures could calibrate."""
    address: str | None
    """The same on the product's page."""
    disturbed: tuple[Note, ...]
    """Other programs that were in the way: told first, for the figures may be far off."""
    differences: tuple[Note, ...]
    """What is not as in the real run."""

    @property
    def time_ratio(self) -> float | None:
        """Measured over computed."""
        return _ratio(self.measured_seconds_per_step, self.estimated_seconds_per_step)

    @property
    def peak_ratio(self) -> float | None:
        return _ratio(self.measured_peak_gib, self.estimated_peak_gib)

    @property
    def hours_ratio(self) -> float | None:
        """What the user says over what was measured."""
        return _ratio(self.stated_hours, self.hours)


def _ratio(one: float | None, other: float | None) -> float | None:
    return round(one / other, 2) if one and other else None
