"""A time that is asked about, judged: what an answer of `judge_pace` holds."""

from advisor.advice.training.pace_found import Pace, Suspect
from advisor.catalog.guidance import MethodId
from advisor.result import Note, Range, Result

SOMEWHAT = 2
"""Times the expected; our rule."""


class Way(Result):
    """A change that shortens the run."""

    what: Note
    time_factor: float
    """Its time over the run's."""


class JudgedPace(Result):
    """A measured time beside the expected one, and what may explain it."""

    model: str
    example: bool
    """No model was named: this size stands for one."""
    method: MethodId
    gpu: str
    num_gpus: int
    pace: Pace
    by_rate: bool
    """Tokens a second were measured, not a time."""
    tokens_per_sample: int
    length_stated: bool
    usual_length: int | None
    """Where the length was not stated and the time is too long for the assumed one: tokens of a sample
    at which it would be usual."""
    rate: float | None
    """Tokens a second of a card, as measured; null where the amount of data decides."""
    expected_rate: Range
    """Of a card."""
    share_percent: float | None
    """The FLOPs of the measured rate (6 a parameter, 4 with adapters) over the card's 16-bit peak."""
    spilled: Note | None = None
    """Where more was measured than a card has: what lies in main memory, and what to do."""
    causes: tuple[Note, ...]
    """What the set-up and the readings name, the likeliest first."""
    suspects: tuple[Suspect, ...]
    """Of the pace's, those that the stated set-up does not exclude."""
    ways: tuple[Way, ...]
    """Where it is not too slow: what shortens it, the most first."""
    common_times: float
    """The expected time of full batches, so many times which is common without packing."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]

    @property
    def slow(self) -> bool:
        return self.pace.verdict == "slow"

    @property
    def verdict(self) -> str:
        """Of a pace, "somewhat" where it is slower than the range, but not twice the expected."""
        somewhat = self.slow and (self.pace.ratio or 0) < SOMEWHAT
        return "somewhat" if somewhat else self.pace.verdict
