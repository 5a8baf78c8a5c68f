"""A topic of fine-tuning, found by the words of the question and told with the asker's numbers."""

from pydantic import Field

from advisor.advice.arguments import optional_model
from advisor.advice.settings.setting import Setting
from advisor.advice.tool import LONGEST_TEXT
from advisor.advice.topics.figures import OwnNumbers, figures
from advisor.advice.topics.found import Excerpt, Explanation, answering
from advisor.advice.topics.machine_figures import machine_figures
from advisor.advice.topics.own_settings import own_settings
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.errors import ToolError
from advisor.language import Language, traditional
from advisor.result import Note


class OwnExplanation(Explanation):
    """The topic with the asker's numbers."""

    figures: tuple[Note, ...] = ()
    """Its formulas with the stated numbers."""
    settings: tuple[Setting, ...] = ()
    """The stated settings that may be the cause, beside the usual ones."""


class Explain(OwnNumbers):
    """A concept or a how-to of fine-tuning."""

    free_text = "topic"

    topic: str = Field(min_length=1, max_length=LONGEST_TEXT)
    """What to explain, in the user's words."""
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
        return OwnExplanation(
            **dict(found),
            figures=self._figures(topic, model),
            settings=own_settings(topic, self, model, catalog),
        )

    def _figures(self, topic: str, model: Model | None) -> tuple[Note, ...]:
        of_machine = machine_figures(topic, self, model) if model else ()
        return (*of_machine, *figures(topic, self, model))

    def _known_model(self, catalog: Catalog) -> Model | None:
        """None too for a name that nobody knows: the explanation stands without its figures."""
        try:
            return optional_model(catalog, self.model)
        except ToolError:
            return None


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
