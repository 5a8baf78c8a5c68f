"""A topic of fine-tuning, found by the words of the question and told with the asker's numbers."""

from collections.abc import Sequence

from pydantic import Field

from advisor.advice.arguments import CardTool, optional_model
from advisor.advice.settings.setting import Setting
from advisor.advice.tool import LONGEST_TEXT
from advisor.advice.topics.figures import OwnNumbers, figures
from advisor.advice.topics.found import Excerpt, Explanation, answering
from advisor.advice.topics.machine_figures import machine_figures
from advisor.advice.topics.named_model import of_named
from advisor.advice.topics.own_settings import own_settings
from advisor.advice.topics.posted_losses import posted_losses
from advisor.advice.topics.sharing_figures import on_cards, weights_divided
from advisor.advice.topics.symptom_figures import NO_FASTER, OVERFITS, symptom_figures
from advisor.advice.topics.symptoms import remedies
from advisor.advice.training.asked.full_run import habits
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.errors import ToolError
from advisor.language import Language, traditional
from advisor.result import Note
from advisor.runs.options import GATHERS_WEIGHTS
from advisor.runs.run import TrainingRun
from advisor.runs.workload import Workload

WHAT_DIVIDES = ("splitting-a-model", "memory-unchanged", "zero-fsdp")
"""Topics on what more cards spare."""


LED_BY_FIGURES = (OVERFITS, NO_FASTER, "loss-not-falling", "resume-training")
"""Topics whose figure says by itself what is wrong."""
SIZED = "figures.file-expected"
IN_PLACE = (SIZED, "figures.resumed")
"""Figures in whose place the article would explain in general what they tell of this run."""


class OwnExplanation(Explanation):
    """The topic with the asker's numbers."""

    figures: tuple[Note, ...] = ()
    """Its formulas with the stated numbers."""
    lead: Note | None = None
    """The figure that answers by itself, where the stated sharing is not the one that the topic
    begins with."""
    settings: tuple[Setting, ...] = ()
    """The stated settings that may be the cause, beside the usual ones."""

    @property
    def answers(self) -> str:
        return self._with_claim(super().answers)

    @property
    def brief(self) -> str:
        return self._with_claim(super().brief)

    def _with_claim(self, told: str) -> str:
        """With its claim, where a figure that tells of the run alone stands in the headline."""
        led = self.lead and self.topic and self.topic.id not in WHAT_DIVIDES
        return f"{self.claim} {told}".strip() if led else told


class Explain(CardTool, OwnNumbers):
    """A concept or a how-to of fine-tuning."""

    free_text = "topic"
    habits_of_framework = True

    topic: str = Field(min_length=1, max_length=LONGEST_TEXT)
    """What to explain, in the user's words."""
    framework: str | None = None
    """Whose habits the figures on the stated cards are computed with."""
    likely: dict[str, float] | None = Field(default=None, max_length=16)
    """Topics by id with the share that a language model gives each."""

    def run(self, catalog: Catalog, language: Language = "en") -> OwnExplanation:
        found = answering(self.topic, catalog, language, self.likely or {})
        told = self._with_own(found, catalog)
        return _traditional(told) if language == "zh-Hant" else told

    def _with_own(self, found: Explanation, catalog: Catalog) -> OwnExplanation:
        if found.topic is None:
            return OwnExplanation(**dict(found))
        topic, model = found.topic.id, self._known_model(catalog)
        if remedies(found.topic, self.topic):
            told = symptom_figures(topic, self.topic, self, model)
            lead = _leading(topic, told)
        else:
            told = self._figures(topic, model, catalog)
            lead = self._lead(told) if topic in WHAT_DIVIDES else None
        if lead and lead.code in IN_PLACE and found.leading[1:]:
            found = found.model_copy(update={"leading": found.leading[1:]})
        return OwnExplanation(
            **dict(found),
            figures=tuple(each for each in told if each is not lead),
            lead=lead,
            settings=self._settings(topic, model, catalog),
        )

    def _figures(self, topic: str, model: Model | None, catalog: Catalog) -> tuple[Note, ...]:
        if model is None:
            return figures(topic, self, None)
        if topic in WHAT_DIVIDES and (judged := self._on_cards(model, catalog)):
            return judged, weights_divided(model, self.several)
        of_model = (*machine_figures(topic, self, model), *of_named(topic, self, model, catalog))
        return (*of_model, *figures(topic, self, model))

    def _on_cards(self, model: Model, catalog: Catalog) -> Note | None:
        """Of LoRA on several stated cards with samples of a stated length."""
        tokens, cards = self.tokens_per_sample, self.several
        if self.method != "lora" or not (tokens and cards) or self.parallelism in GATHERS_WEIGHTS:
            return None
        gpu = self._gpu(catalog)
        run = TrainingRun(model, "lora", Workload(1, tokens, 1), lora_rank=self.lora_rank or 16)
        return on_cards(run, gpu, cards, habits(catalog, self.framework)) if gpu else None

    def _settings(self, topic: str, model: Model | None, catalog: Catalog) -> tuple[Setting, ...]:
        """The stated ones; the number of an epoch that is posted with its loss is no length of the
        run."""
        posted = posted_losses(self.topic)
        told = own_settings(topic, self, model, catalog)
        if not posted or (self.epochs or 0) >= posted[-1][0]:
            return told
        return tuple(each for each in told if each.name != "epochs")

    def _lead(self, told: Sequence[Note]) -> Note | None:
        """Of weights that are divided already: what each card pays in full."""
        if told and told[0].code == "figures.on-cards":
            return told[0]
        divided = self.parallelism in GATHERS_WEIGHTS and self.several
        paid = (each for each in told if each.code == "figures.undivided")
        return next(paid, None) if divided else None

    def _known_model(self, catalog: Catalog) -> Model | None:
        """None too for a name that nobody knows: the explanation stands without its figures."""
        try:
            return optional_model(catalog, self.model)
        except ToolError:
            return None


def _leading(topic: str, told: Sequence[Note]) -> Note | None:
    """The figure that answers what is complained of, if any does."""
    first = next(iter(told), None)
    sized = first is not None and first.code == SIZED
    return first if sized or topic in LED_BY_FIGURES else None


def _traditional(found: OwnExplanation) -> OwnExplanation:
    """The topics in traditional characters."""
    told = {
        "topic": found.topic and found.topic.in_traditional(),
        "further": tuple(map(_excerpt, found.further)),
        "beside": tuple(map(_excerpt, found.beside)),
        "related": tuple(map(traditional, found.related)),
    }
    return found.model_copy(update=told)


def _excerpt(each: Excerpt) -> Excerpt:
    return Excerpt(**{field: traditional(text) for field, text in each.model_dump().items()})
