"""The words of the answers: a folder a language, a Fluent file a tool
(https://projectfluent.org/fluent/guide/).

A message says what one place of a template says. `terms.ftl` holds what several files share: names
of methods, units, "assumptions". A file that cannot be read, or a message without one of its
values, is an error, never a gap in a sentence.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Resource

from advisor.errors import KnowledgeError
from advisor.language import Language

FOLDER = Path(__file__).parent / "words"
TERMS = "terms"
SHARED = (TERMS, "purposes")
"""Files whose messages all others can use as their own."""

Value = str | int | float | bool | date | None
Say = Callable[..., str]


class Words:
    """What one language says: `say("none", "headline")` is message `headline` of `none.ftl`."""

    def __init__(self, language: Language, folder: Path = FOLDER) -> None:
        self.language: Language = language
        files = {file.stem: file for file in sorted((folder / language).glob("*.ftl"))}
        read = {name: _read(file) for name, file in files.items()}
        shared = [read[name] for name in SHARED if name in read]
        self._bundles = {name: self._bundle(name, own, shared) for name, own in read.items()}

    def _bundle(self, name: str, own: Resource, shared: Sequence[Resource]) -> FluentBundle:
        """A file's own messages and those that all share."""
        bundle = FluentBundle([self.language], use_isolating=False)
        for each in shared if name in SHARED else (*shared, own):
            bundle.add_resource(each)
        return bundle

    @property
    def locale(self) -> Locale:
        """Whose lists, dates and separators the language uses."""
        return Locale.parse(self.say(TERMS, "locale"), sep="-")

    def say(self, file: str, message: str, /, **values: Value) -> str:
        """Message `message` of `file`, or its attribute: `method.lora`."""
        bundle = self._bundles[file]
        name, _, attribute = message.partition(".")
        found = bundle.get_message(name)
        pattern = found.attributes[attribute] if attribute else found.value
        if pattern is None:
            raise LookupError(f"{self.language}/{file}.ftl: '{message}' says nothing")
        said, errors = bundle.format_pattern(pattern, _selectable(values))
        if errors:
            raise LookupError(f"{self.language}/{file}.ftl: '{message}': {errors[0]}")
        return str(said)

    def knows(self, file: str, message: str) -> bool:
        """Whether `file` or the terms have that message or attribute."""
        name, _, attribute = message.partition(".")
        bundle = self._bundles[file]
        if not bundle.has_message(name):
            return False
        found = bundle.get_message(name)
        return attribute in found.attributes if attribute else found.value is not None

    def of(self, file: str) -> Say:
        """`say` for one file: what its template calls `t`."""

        def say(message: str, /, **values: Value) -> str:
            return self.say(file, message, **values)

        return say

    def term(self, group: str, name: str) -> str:
        """A name from a closed list: `term("method", "lora")`."""
        return self.say(TERMS, f"{group}.{name}")


@cache
def words(language: Language) -> Words:
    """The shipped words of a language, read once."""
    return Words(language)


def term(group: str, name: str, language: Language) -> str:
    """A name from a closed list, for a page: `term("method", "lora", "zh")`."""
    return words(language).term(group, name)


def _read(file: Path) -> Resource:
    resource = FluentResource(file.read_text(encoding="utf-8"))
    for entry in resource.body:
        if isinstance(entry, Junk):
            problem = entry.annotations[0].message if entry.annotations else "not Fluent"
            raise KnowledgeError(
                f"{file.parent.name}/{file.name}",
                (entry.content or "")[:40],
                "message",
                str(problem),
            )
    return resource


def _selectable(values: Mapping[str, Value]) -> dict[str, str | int | float]:
    """Fluent selects by words and numbers: what is missing is "none", yes and no are "yes" and
    "no"."""
    return {name: _one(value) for name, value in values.items()}


def _one(value: Value) -> str | int | float:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else value
