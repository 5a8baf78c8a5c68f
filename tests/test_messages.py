"""The words of the answers: every language says what every template asks for, with the same values,
and nothing else."""

import ast as python
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from jinja2 import meta, nodes

import advisor
from advisor.advice.tools import TOOLS
from advisor.answers import render, words
from advisor.answers.charts.drawing import FILE as CHARTS
from advisor.catalog.guidance import MethodId
from advisor.errors import KnowledgeError
from advisor.language import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
TEMPLATES = {file.name.removesuffix(".md.j2"): file for file in render.TEMPLATES.glob("*.md.j2")}
FILES = sorted(file.stem for file in (words.FOLDER / "en").glob("*.ftl"))
PASSED = {"which": {"readings"}, "brief": {"around", "converted"}}
"""Variables of a template; all others know the result alone, as `r`, and what the page shows in its
own way."""
KNOWN = {"t", "term", "shown", "language"}
TOPS = 300
"""Lines of a file of words."""


class Message(NamedTuple):
    shown: frozenset[str]
    """Values that stand in the sentence."""
    chosen_by: frozenset[str]
    """Values that choose between its forms."""


class Values(Visitor):
    """The values of one pattern."""

    def __init__(self) -> None:
        self.shown: set[str] = set()
        self.chosen_by: set[str] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 – Fluent's name
        assert isinstance(node.selector, ast.VariableReference)
        self.chosen_by.add(node.selector.id.name)
        for variant in node.variants:
            self.visit(variant.value)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.shown.add(node.id.name)


@cache
def messages(language: Language, file: str) -> dict[str, Message]:
    """Message, or message.attribute -> its values."""
    found: dict[str, Message] = {}
    body = (
        FluentParser()
        .parse((words.FOLDER / language / f"{file}.ftl").read_text(encoding="utf-8"))
        .body
    )
    for entry in body:
        if isinstance(entry, ast.Message):
            parts = {f"{entry.id.name}.{each.id.name}": each.value for each in entry.attributes}
            for name, pattern in parts.items() if parts else [(entry.id.name, entry.value)]:
                assert pattern is not None
                assert name not in found, f"{file}: {name} stands twice"
                values = Values()
                values.visit(pattern)
                found[name] = Message(frozenset(values.shown), frozenset(values.chosen_by))
    return found


def parsed(name: str) -> nodes.Template:
    return render.environment("en").parse(TEMPLATES[name].read_text(encoding="utf-8"))


def calls(name: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Messages that a template asks for, each with the names of its values."""
    for call in parsed(name).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t":
            for constant in (
                call.args[0].find_all(nodes.Const)
                if not isinstance(call.args[0], nodes.Const)
                else [call.args[0]]
            ):
                yield constant.value, frozenset(keyword.key for keyword in call.kwargs)


@cache
def wholes() -> dict[str, str]:
    """Parts, each with the template that imports it with context: its words are theirs."""
    return {
        part.template.value.removesuffix(".md.j2"): name
        for name in TEMPLATES
        for part in parsed(name).find_all(nodes.Import)
        if part.with_context and isinstance(part.template, nodes.Const)
    }


def said(name: str, message: str) -> str:
    """The file that says it: the template's own, or a shared one."""
    name = wholes().get(name, name)
    if name in FILES and message in messages("en", name):
        return name
    return next((each for each in words.SHARED if message in messages("en", each)), words.TERMS)


def test_every_tool_has_a_template_and_words():
    assert set(TOOLS) < set(TEMPLATES)
    assert set(TOOLS) < set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_every_language_says_the_same(file: str):
    """The same messages, and in each the same values; what only chooses a form (a plural) can
    differ."""
    english = messages("en", file)
    for language in LANGUAGES:
        other = messages(language, file)
        assert other.keys() == english.keys()
        for name, message in english.items():
            assert other[name].shown == message.shown, f"{language}: {file}.{name}"


@pytest.mark.parametrize("file", sorted(set(FILES) - set(words.SHARED)))
def test_no_file_says_what_a_shared_one_says(file: str):
    """The shared ones come first: a message of the same name would never be heard."""
    own, *shared = (
        {name.partition(".")[0] for name in messages("en", each)} for each in (file, *words.SHARED)
    )
    assert not own & set().union(*shared)


def test_no_language_has_a_file_of_its_own():
    for language in LANGUAGES:
        assert sorted(file.stem for file in (words.FOLDER / language).glob("*")) == FILES


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_passes_what_its_messages_take(name: str):
    for message, passed in calls(name):
        taken = [messages(language, said(name, message))[message] for language in LANGUAGES]
        used = frozenset().union(*(each.shown | each.chosen_by for each in taken))
        assert used == passed, f"{name}: {message}"


NOTES = [file for file in FILES if file.startswith("notes-")]


def noted() -> Iterator[tuple[str, str, frozenset[str], bool]]:
    """Notes that the program makes: file of words, message, names of the facts, whether those are
    all (none are passed by `**`)."""
    for file in Path(advisor.__file__).parent.rglob("*.py"):
        for node in python.walk(python.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, python.Call) and getattr(node.func, "id", "") == "note":
                facts = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
                whole = all(keyword.arg for keyword in node.keywords)
                codes = [
                    each for each in python.walk(node.args[0]) if isinstance(each, python.Constant)
                ]
                for code in codes:
                    subject, _, message = str(code.value).partition(".")
                    yield f"notes-{subject}", message, facts, whole


def test_a_note_has_the_facts_that_its_sentence_names():
    """Where some are passed by `**` the rest shows when the note is told: an unknown name raises."""
    for file, message, facts, whole in noted():
        assert file in NOTES, file
        taken = [messages(language, file)[message] for language in LANGUAGES]
        named = frozenset().union(*(each.shown | each.chosen_by for each in taken))
        assert named == facts if whole else named >= facts, message


def test_no_note_is_unused():
    made = {(file, message) for file, message, *_ in noted()}
    assert {(file, message) for file in NOTES for message in messages("en", file)} == made


def test_no_message_is_unused():
    asked = {(said(name, message), message) for name in TEMPLATES for message, _ in calls(name)}
    answers = render.TEMPLATES.parent
    source = "".join(
        file.read_text(encoding="utf-8")
        for file in (*answers.rglob("*.py"), *answers.rglob("*.html.j2"))
    )
    for file in set(FILES) - {"errors", *NOTES}:
        for message in messages("en", file):
            group = message.partition(".")[0]
            if (file, message) not in asked and f'"{message}"' not in source:
                assert "." in message, f"{file}.{message} is used by nothing"
                assert group in GROUPS, f"{file}.{message} is in no list"


GROUPS = {
    "objective", "setting", "unit", "between", "method", "part", "difficulty", "framework", "argument", "purpose", "fact", "sharding", "doubt-why", "badge", "column",
    "form", "fault", "personal",
}  # fmt: skip
"""Closed lists, read by the name of what they list."""


def raised() -> Iterator[tuple[str, set[str]]]:
    """Codes of errors in the program, each with the names of its details."""
    for file in Path(advisor.__file__).parent.rglob("*.py"):
        for node in python.walk(python.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, python.Call)
                and isinstance(node.func, python.Name)
                and node.func.id == "ToolError"
            ):
                details = {keyword.arg for keyword in node.keywords if keyword.arg}
                if isinstance(node.args[0], python.Constant):
                    yield str(node.args[0].value), details


def test_an_error_has_the_details_that_its_sentence_names():
    given = {"closest", "meant", "argument_name", "allowed", "code"}
    for code, details in raised():
        for language in LANGUAGES:
            parts = {
                name: each
                for name, each in messages(language, "errors").items()
                if name.partition(".")[0] == code
            }
            assert f"{code}.headline" in parts
            for name, each in parts.items():
                assert each.shown | each.chosen_by <= details | given, name


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_knows_its_variables_alone(name: str):
    tree = parsed(name)
    own = {each.name for each in tree.find_all(nodes.Name) if each.ctx in ("store", "param")}
    used = meta.find_undeclared_variables(tree) - KNOWN - own
    assert used <= PASSED.get(name, {"r", "without"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_closed_lists_are_complete(language: Language):
    listed = {
        name.partition(".")[2]
        for name in messages(language, words.TERMS)
        if name.startswith("method.")
    }
    assert listed == set(get_args(MethodId))
    purposes = {
        name.partition(".")[2]
        for name in messages(language, "purposes")
        if name.startswith("purpose.")
    }
    assert purposes == set(TOOLS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_files_of_words_stay_short(file: str, language: Language):
    text = (words.FOLDER / language / f"{file}.ftl").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= TOPS
    assert "您" not in text, "an answer says 你"


def test_a_slip_in_a_file_of_words_stops_the_start(tmp_path: Any):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "terms.ftl").write_text("fine = fine\nnot a message\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"en/terms\.ftl"):
        words.Words("en", tmp_path)


def test_a_missing_value_is_an_error():
    with pytest.raises(LookupError, match="requests"):
        words.words("en").say(CHARTS, "even-at")


def test_numbers_take_their_plural():
    said = words.words("en").of("compare_serving_cost")
    assert [said("after", months=number) for number in (1, 12)] == [
        "after 1 month",
        "after 12 months",
    ]
    assert re.fullmatch(
        r"\d+ 个月后", words.words("zh").say("compare_serving_cost", "after", months=1)
    )
