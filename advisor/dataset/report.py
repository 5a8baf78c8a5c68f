"""What an audit of a data set found: figures and codes, no prose."""

from typing import Any

from advisor.dataset.personal import Personal
from advisor.dataset.row import Fault
from advisor.dataset.sample import Form
from advisor.dataset.source import Kind
from advisor.reading.slots import SLOTS
from advisor.result import Result

EMPTY: tuple[Fault, ...] = ("empty", "empty-question", "empty-answer")
DISORDERED: tuple[Fault, ...] = (
    "begins-with-answer", "ends-with-question", "same-role-twice", "system-later", "tool-unasked", "unknown-role",
)  # fmt: skip
OBJECTIVES: dict[Form, str] = {"dpo": "dpo", "text": "pretrain"}
"""What a form is for, where that is not supervised fine-tuning."""


class Place(Result):
    """Where something stands."""

    at: int
    """Line, or row of a Parquet file."""
    detail: str = ""
    """A little of what stands there: a person's text."""
    first: int | None = None
    """Where it stood before."""


class Problem(Result):
    fault: Fault
    samples: int
    first: tuple[Place, ...]


class TokenFigures(Result):
    """Of the usable samples; a pair counts once with the longer answer."""

    total: int
    mean: float
    median: int
    p95: int
    longest: int
    tokenizer: str | None
    """Whose vocabulary counted; null: estimated from the characters."""
    counted: int
    """Samples that it counted itself."""


class Within(Result):
    tokens: int
    samples: int
    """Of at most so many tokens."""


class Split(Result):
    name: str
    samples: int
    training: bool


class Leak(Result):
    """Samples whose question stands in another split or file as well."""

    split: str
    other: str
    samples: int
    first: tuple[int, ...]


class LanguageShare(Result):
    code: str
    """ISO 639 language or ISO 15924 script."""
    samples: int
    percent: float


class PersonalFound(Result):
    kind: Personal
    samples: int
    first: tuple[int, ...]


class DatasetReport(Result):
    name: str
    """The file's."""
    kind: Kind
    encoding: str
    size_bytes: int
    unit: str
    """What places count: line or row."""
    form: Form | None
    """That of the corrected file; null where no sample has one."""
    forms: dict[Form, int]
    """Samples of each form that was found, usable or not."""
    rows: int
    samples: int
    """Usable: what the corrected file holds."""
    problems: tuple[Problem, ...]
    """The most frequent first."""
    tokens: TokenFigures | None
    turns_per_sample: float | None
    within: tuple[Within, ...]
    """How many samples each usual cut-off holds whole, and the one asked about."""
    longest_allowed: int | None
    """Tokens above which a sample counts as overlong."""
    splits: tuple[Split, ...]
    against: str | None
    """The file whose samples were looked for."""
    leaks: tuple[Leak, ...]
    languages: tuple[LanguageShare, ...]
    personal: tuple[PersonalFound, ...]
    all_remembered: bool
    """Whether duplicates and leaks were looked for among all samples."""
    training_samples: int
    """Usable ones that are not kept for testing."""
    training_mean: float | None
    """Their tokens."""

    def faulty(self, *faults: Fault) -> int:
        """Samples with one of these faults."""
        return sum(each.samples for each in self.problems if each.fault in faults)

    @property
    def empty(self) -> int:
        return self.faulty(*EMPTY)

    @property
    def disordered(self) -> int:
        return self.faulty(*DISORDERED)

    @property
    def duplicates(self) -> int:
        return self.faulty("duplicate")

    @property
    def overlong(self) -> int | None:
        return None if self.longest_allowed is None else self.faulty("overlong")

    @property
    def broken(self) -> int:
        """Left out for any other reason."""
        return self.rows - self.samples - self.empty - self.disordered - self.duplicates

    @property
    def slots(self) -> dict[str, Any]:
        """What it states of a project: slots of a brief."""
        if not self.training_samples or self.training_mean is None or self.form is None:
            return {}
        length = SLOTS["tokens_per_sample"]
        stated: dict[str, Any] = {
            "samples": self.training_samples,
            "tokens_per_sample": round(min(length.most, max(length.least, self.training_mean))),
        }
        if objective := OBJECTIVES.get(self.form):
            stated["objective"] = objective
        return stated

    @property
    def arguments(self) -> dict[str, Any]:
        """The same for `estimate_training_cost`, where samples differ in length: memory follows the
        longest, or the cut-off asked about, and time the mean."""
        if not self.slots or self.tokens is None:
            return {}
        longest = self.tokens.longest
        cut = min(longest, self.longest_allowed) if self.longest_allowed else longest
        mean = round(self.training_mean or 0, 1)
        lengths = {"tokens_per_sample": max(16, cut), "mean_tokens_per_sample": min(mean, cut)}
        return {**self.slots, **lengths}
