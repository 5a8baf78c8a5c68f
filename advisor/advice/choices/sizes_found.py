"""What a run takes by the usual sizes of models."""

from advisor.advice.choices.lesson_project import LessonProject
from advisor.advice.choices.rule_of_thumb import RuleOfThumb
from advisor.advice.training.pace_found import Pace
from advisor.catalog.guidance import MethodId
from advisor.language import Text
from advisor.prices.option import MemoryPart, Option
from advisor.result import Note, Result
from advisor.runs.options import Sharding


class SizedRun(Result):
    """A size by one method."""

    method: MethodId
    peak_memory_gib: float
    """Of the fullest of the named cards, or of one card that is large enough."""
    sharding: Sharding
    """How the named cards share it."""
    option: Option | None
    """On the named cards, else on the smallest of the usual ones; null where none holds it."""
    memory_parts: tuple[MemoryPart, ...] = ()
    """Of `peak_memory_gib`."""


class SizeEstimate(Result):
    model: str
    """A model of the size, or a typical decoder of it."""
    runs: tuple[SizedRun, ...]

    def by(self, method: MethodId) -> SizedRun:
        return next(run for run in self.runs if run.method == method)


class SizesEstimate(Result):
    """The run by size and method."""

    unknown: str | None
    """The name of a model that no row has."""
    gpu: str | None
    named_by_memory: float | None
    num_gpus: int
    usable_gib: float | None
    supported: bool = True
    """The card's maker supports it; without that, what needs bitsandbytes is left out."""
    methods: tuple[MethodId, ...]
    samples: int
    tokens_per_sample: int
    epochs: float
    training_tokens: float
    amount_stated: bool
    sizes: tuple[SizeEstimate, ...]
    example: str
    """The size that leads: the usual one, or the largest that fits."""
    usual: str = "7B"
    """The size that leads where it fits."""
    of_machine: tuple[Note, ...] = ()
    """Main memory or disk by size, where they were asked for; they lead."""
    lent: Note | None = None
    """A card that is lent for nothing and holds the usual size, where the named one does not."""
    processor: Note | None = None
    """A run on the processor, where it is asked about."""
    pace: Pace | None
    """The measured time beside that of the example."""
    card_note: Text | Note | None = None
    """What must be known of the card."""
    rule: RuleOfThumb | None = None
    """How it is estimated by hand, worked through for the usual size."""
    lesson: LessonProject | None
    """Beside the figures, where nothing of a run was stated."""
    lesson_memory: Text | None
    """The lesson's round figure for the stated method, where no card was."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]

    @property
    def unpriced(self) -> bool:
        """Some run fits, and none of these has a cost."""
        options = [run.option for size in self.sizes for run in size.runs if run.option]
        return bool(options) and all(option.cost_usd is None for option in options)

    @property
    def told(self) -> tuple[SizeEstimate, ...]:
        """Those of a table: up to the usual size and the first that is too much by any method."""
        too_much = (n for n, size in enumerate(self.sizes) if not any(r.option for r in size.runs))
        usual = next((n for n, size in enumerate(self.sizes) if size.model == self.usual), 0)
        return self.sizes[: max(usual, next(too_much, len(self.sizes))) + 1]

    def largest(self, method: MethodId) -> str | None:
        """The largest that the named cards hold with room to spare."""
        held = (each for each in self.sizes if fits_well(each.by(method)))
        return next((each.model for each in reversed(list(held))), None)

    def heaviest(self) -> tuple[MethodId, ...]:
        """The methods by which something fits, without one whose largest a fuller one holds too."""
        held: list[tuple[MethodId, str | None]] = [(m, self.largest(m)) for m in self.methods]
        return tuple(
            method
            for n, (method, model) in enumerate(held)
            if model and model not in (fuller for _, fuller in held[n + 1 :])
        )

    @property
    def barely(self) -> str | None:
        """The largest that the lightest method puts on the cards without room to spare, where it is
        larger than what fits well."""
        lightest = [(size.model, size.runs[0]) for size in self.sizes if size.runs[0].option]
        return lightest[-1][0] if lightest and not fits_well(lightest[-1][1]) else None

    @property
    def beyond(self) -> bool:
        """The usual size is too much for the named cards by any method."""
        usual = [run for size in self.sizes if size.model == self.usual for run in size.runs]
        return self.gpu is not None and not any(run.option for run in usual)

    def divided(self, method: MethodId) -> bool:
        """Whether the cards divide that one."""
        held = next(each for each in self.sizes if each.model == self.largest(method))
        return held.by(method).sharding == "zero3"


def fits_well(run: SizedRun) -> bool:
    return run.option is not None and run.option.fits is True
