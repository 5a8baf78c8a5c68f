"""A topic of fine-tuning, found by the words of the question and told with the asker's numbers."""

from pydantic import Field

from advisor.advice.arguments import optional_model
from advisor.advice.tool import LONGEST_TEXT
from advisor.advice.topics.figures import OwnNumbers, figures
from advisor.advice.topics.found import Excerpt, Explanation, answering
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.errors import ToolError
from advisor.language import Language, traditional


class Explain(OwnNumbers):
    """A concept or a how-to of fine-tuning."""

    free_text = "topic"

    topic: str = Field(min_length=1, max_length=LONGEST_TEXT)
    """What to explain, in the user's words."""
    likely: dict[str, float] | None = Field(default=None, max_length=16)
    """Topics by id with the share that a language model gives each."""

    def run(self, catalog: Catalog, language: Language = "en") -> Explanation:
        found = answering(self.topic, catalog, language, self.likely or {})
        if found.topic:
            own = figures(found.topic.id, self, self._known_model(catalog))
            found = found.model_copy(update={"figures": own})
        return _traditional(found) if language == "zh-Hant" else found

    def _known_model(self, catalog: Catalog) -> Model | None:
        """None too for a name that nobody knows: the explanation stands without its figures."""
        try:
            return optional_model(catalog, self.model)
        except ToolError:
            return None


def _traditional(found: Explanation) -> Explanation:
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
