"""Base models to start from, beside each other, and base or chat."""

from typing import Literal

from advisor.advice.choices.base_or_chat import Kind
from advisor.advice.choices.shortlist import Shortlist
from advisor.advice.choices.size_fit import CardRow, Fitted, Largest, MethodCell, SizeRow
from advisor.catalog.guidance import MethodId
from advisor.language import Text
from advisor.result import Note, Result


class Candidate(Result):
    name: str
    taken_as: str | None = None
    """The typical decoder of the size in its name, where the name is unknown."""
    parameters: int | None = None
    active_parameters: int | None = None
    context: int | None = None
    extended_context: int | None = None
    """With YaRN."""
    licence: str | None = None
    commercial: Literal["yes", "conditions", "no"] | None = None
    """Null: commercial use was not asked, or its licence is not judged."""
    terms: Text | None = None
    fitted: tuple[Fitted, ...] = ()
    best: MethodCell | None = None
    """The better adapter that the cards hold with room to spare, else what they hold at all."""
    best_copied: bool = False
    """Whether each card then has the whole model."""
    problem: Note | None = None


class ModelAdvice(Result):
    gpu: str | None
    num_gpus: int
    usable_gib: float | None
    card_memory_gb: float | None
    """Where the card was named by its memory alone; `gpu` then stands for it."""
    methods: tuple[MethodId, ...]
    samples: int
    tokens_per_sample: int
    epochs: float
    samples_chosen: bool
    """Nobody stated them."""
    largest: tuple[Largest, ...]
    """On the named cards."""
    sizes: tuple[SizeRow, ...]
    cards: tuple[CardRow, ...]
    """Where no card was named."""
    candidates: tuple[Candidate, ...]
    kind: Kind
    kind_alone: bool = False  # nothing else was asked: no model is told
    why: Note
    """Why base or chat."""
    advice: tuple[Note, ...]
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
    shortlist: Shortlist | None = None
    """Where a task, a language, commercial use or a small model is asked and no candidate named."""
