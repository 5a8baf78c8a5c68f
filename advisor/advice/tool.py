"""What a tool is: its arguments as fields, checked, and a result that is computed from them."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self, get_type_hints

from pydantic import BaseModel, ConfigDict, model_validator

from advisor.catalog.catalog import Catalog
from advisor.json_input import plain
from advisor.language import Language

LONGEST_TEXT = 4000
"""Characters of a message that is an argument: one that asks at its end is read whole."""


class Tool(BaseModel):
    """Base of the tools: unknown arguments are refused, None means "not stated"."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)
    takes_over: ClassVar[bool] = False
    """Whether a call takes over single names that earlier turns stated, instead of all of them."""
    free_text: ClassVar[str] = ""
    """The argument that is the message itself."""
    without_model: ClassVar[bool] = False
    """Whether it tells of usual sizes where a model is not known."""
    beyond: ClassVar[frozenset[str]] = frozenset()
    """Topics that its figures do not answer: they are explained first."""
    beyond_sizes: ClassVar[frozenset[str]] = frozenset()
    """Topics that its figures of usual sizes, tasks or traffic do not answer, where none of these is
    stated."""
    in_chat: ClassVar[Mapping[str, Any]] = {}
    """Arguments that every call for a person has: what an answer tells beyond the figures."""
    habits_of_framework: ClassVar[bool] = False
    """Whether a framework counts by what it does unasked, not by the file that is written for it."""

    @model_validator(mode="before")
    @classmethod
    def _plain_values(cls, arguments: Any) -> Any:
        return plain(arguments)

    @classmethod
    def asked(cls, arguments: Mapping[str, Any]) -> Self:
        """The call for a person, from the chat or a page; raises `ValidationError`."""
        return cls.model_validate({**cls.in_chat, **arguments})

    @classmethod
    def gives(cls) -> type[BaseModel]:
        """The class of its result."""
        return get_type_hints(cls.run)["return"]

    def run(self, catalog: Catalog, language: Language = "en") -> BaseModel:
        raise AssertionError("every tool computes")


Tools = Mapping[str, type[Tool]]
"""The tools by name."""
