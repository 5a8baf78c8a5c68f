"""What the advisor can do: the answer to a greeting, and to what is not its subject."""

from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.language import Language, source_of
from advisor.result import Result


class Capabilities(Result):
    """What the advisor can do: the answer to a greeting and to what is not its subject."""

    gpus: int
    models: int
    topics: int


def capabilities(catalog: Catalog, language: Language) -> Capabilities:
    return Capabilities(
        gpus=len(catalog.gpus),
        models=len(catalog.models),
        topics=len(catalog.topics[source_of(language)]),
    )


class NoTool(Tool):
    """Greetings, thanks, and everything that is not about fine-tuning or serving models."""

    def run(self, catalog: Catalog, language: Language = "en") -> Capabilities:
        return capabilities(catalog, language)
