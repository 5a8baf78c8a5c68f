"""What the model reads: the templates of `prompts/`, filled with a message and what came before
it."""

from functools import cached_property
from pathlib import Path

import jinja2

from advisor.files import folder
from advisor.model.examples import Examples
from advisor.reading.question import Question
from advisor.reading.slots import ASKS

PROMPTS = folder("prompts")


class Prompts:
    """The templates, and the solved examples that an untrained model needs."""

    def __init__(self, examples: Examples, folder: Path = PROMPTS) -> None:
        self._examples = examples
        self._folder = folder

    @cached_property
    def _environment(self) -> jinja2.Environment:
        loader = jinja2.FileSystemLoader(self._folder)
        return jinja2.Environment(
            loader=loader,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # the model reads text, not HTML
        )

    def _render(self, name: str, **variables: object) -> str:
        return self._environment.get_template(f"{name}.j2").render(**variables).rstrip(" ")

    def trained(self, shown: str, earlier: str) -> str:
        """For a model trained on such decisions: the message, after what it may refer to."""
        return self._render("router", shown=shown, earlier=earlier)

    def solved(self, question: Question) -> str:
        """For any other model: the nearest solved examples before the message."""
        return self._render(
            "solved", examples=self._examples.nearest(question), asks=ASKS.values(),
            shown=question.shown, earlier=question.earlier,
        )  # fmt: skip
