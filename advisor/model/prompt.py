"""What the model reads: the templates of `prompts/`, filled with a message and what came before
it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2

from advisor.files import folder
from advisor.model.examples import Examples
from advisor.reading.history import History
from advisor.reading.places import Span
from advisor.reading.spans import mask

PROMPTS = folder("prompts")
CALL_EXAMPLES = 4
"""Solved calls shown for the arguments; the tool alone is decided from twice as many, masked and so
shorter."""


@dataclass(frozen=True)
class Prompt:
    """One question to the model, as `Engine.decide` takes it."""

    text: str
    tool: str | None = None
    """A shorter text that asks for the tool alone."""


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
        return self._environment.get_template(f"{name}.j2").render(**variables)

    def trained(self, message: str, history: History) -> Prompt:
        """For a model trained on labelled calls: the message alone, after what it may refer to."""
        return Prompt(self._render("router", message=message, **history.told()))

    def solved(self, message: str, spans: Sequence[Span], history: History) -> Prompt:
        """For any other model: the nearest solved examples before the message."""
        earlier = history.told()["earlier"].partition(" ")[0]
        masked = mask(message, spans)
        nearest = self._examples.nearest(masked, earlier)
        return Prompt(
            self._render(
                "call", examples=nearest[-CALL_EXAMPLES:], earlier=earlier, message=message
            ),
            self._render("tool", examples=nearest, earlier=earlier, masked=masked),
        )
