"""Results into words: jinja2 templates in `prompts/`, one for each tool and language.

A template of an answer defines the macros `headline`, `badge`, `body`, `details` and `suggestions` (one suggestion a line), the last
four if it has something to say. Numbers come from the result alone; a name the result does not have is an error, not an empty string.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from plotly.graph_objects import Figure
from pydantic import BaseModel, ValidationError

from advisor.answers import amounts, charts
from advisor.errors import AdvisorError, ToolError
from advisor.files import folder
from advisor.language import Language

PROMPTS = folder("prompts")

PARTS = ("headline", "badge", "body", "details", "suggestions")
MOST_SUGGESTIONS = 3
Badge = Literal["fits", "tight", "no"]


@dataclass(frozen=True)
class Answer:
    """What the user sees. All text is Markdown; `details` (assumptions, sources) is meant to be folded away."""

    headline: str
    badge: Badge | None = None
    body: str = ""
    details: str = ""
    figure: Figure | None = None
    suggestions: tuple[str, ...] = ()

    @property
    def markdown(self) -> str:
        """The whole answer as one text, for the command line and for programs."""
        return "\n\n".join(part for part in (f"**{self.headline}**", self.body, self.details) if part)


def templates(*folders: Path, autoescape: bool = True) -> jinja2.Environment:
    """The templates of `folders`; an unknown name is an error. HTML pages escape what is put into them."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=autoescape,
    )


class Renderer:
    def __init__(self, folder: Path = PROMPTS) -> None:
        self._environment = templates(folder, autoescape=False)
        self._environment.filters.update(amounts.FILTERS, cell=cell, link=link)
        cast(dict[str, Any], self._environment.globals).update(METHODS=charts.METHODS, PARTS=charts.PARTS)

    def answer(self, tool: str, result: BaseModel, language: Language) -> Answer:
        """The answer of `prompts/answers/<tool>.<language>.j2`, with its chart."""
        return _answer(self._parts(f"answers/{tool}", language, r=result), charts.figure(result, language))

    def question(self, readings: Sequence[object], language: Language) -> Answer:
        """Which of `readings` (each with a tool and its arguments) is meant, from `prompts/answers/which.<language>.j2`."""
        return _answer(self._parts("answers/which", language, readings=readings))

    def problem(self, error: AdvisorError | ValidationError, tool: str, arguments: dict[str, Any], language: Language) -> Answer:
        """What went wrong and the way out, from `prompts/answers/errors.<language>.j2`."""
        code, details, closest = _described(error)
        return _answer(self._parts(
            "answers/errors", language,
            code=code, details=details, closest=closest, tool=tool, arguments=arguments, message=str(error),
        ))  # fmt: skip

    def _parts(self, name: str, language: Language, **variables: object) -> dict[str, str]:
        module = self._environment.get_template(f"{name}.{language}.j2").make_module(variables)
        return {part: _spaced(str(getattr(module, part)())) for part in PARTS if hasattr(module, part)}


def _answer(parts: dict[str, str], figure: Figure | None = None) -> Answer:
    return Answer(
        headline=" ".join(parts["headline"].split()),
        badge=cast(Badge, parts["badge"]) if parts.get("badge") else None,
        body=parts.get("body", ""),
        details=parts.get("details", ""),
        figure=figure,
        suggestions=tuple(line.strip() for line in parts.get("suggestions", "").splitlines() if line.strip())[:MOST_SUGGESTIONS],
    )


CODE = re.compile(r"(^```.*?^```$|`[^`\n]*`|\]\([^)\n]*\))", re.MULTILINE | re.DOTALL)
"""Code and link targets: text that is not prose."""
FULL_WIDTH = "，。；：、（）？"
BETWEEN_SCRIPTS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9$])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])")


def _spaced(text: str) -> str:
    """Prose with at most one empty line in a row and a space where Chinese meets Latin letters or digits, none beside full-width marks."""
    pieces = CODE.split(text)
    pieces[::2] = [_prose(piece) for piece in pieces[::2]]
    return "".join(pieces).strip()


def _prose(text: str) -> str:
    spaced = BETWEEN_SCRIPTS.sub(" ", re.sub(r"\n\s*\n+", "\n\n", text))
    return re.sub(rf"(?<=[{FULL_WIDTH}]) +(?!\|)|(?<=[^\s-]) +(?=[{FULL_WIDTH}])|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", spaced)


def _described(error: AdvisorError | ValidationError) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    if isinstance(error, ToolError):
        return error.code, error.details, error.closest
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        argument = str(first["loc"][0]) if first["loc"] else ""
        code = {"missing": "missing_argument", "extra_forbidden": "unknown_argument"}.get(first["type"], "bad_value")
        return code, {"argument": argument, "value": first["input"], "limits": {**first.get("ctx", {}), "kind": first["type"]}}, ()
    return "engine", {}, ()


MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\|`*[]"} | {"<": "&lt;", "\n": " ", "\r": " "})


def cell(text: object) -> str:
    """Text from a user or the catalog, safe in a sentence or table: it opens no HTML, link, image or emphasis and ends no cell."""
    return str(text).translate(MARKS)


def as_plain(markdown: str) -> str:
    """A sentence as it reads, for a page without Markdown: no marks of emphasis and code, none of the escapes of `cell`."""
    return re.sub(r"\\([\\|`*\[\]])|[*`]", r"\1", markdown).replace("&lt;", "<")


def link(source: str) -> str:
    """A source as a Markdown link that shows site and page, or as it stands where it is no address."""
    address = re.fullmatch(r"https?://(?:www\.)?([^\s<>()]+)", source)
    if not address:
        return cell(source)
    shown = address[1].rstrip("/")
    return f"[{cell(shown if len(shown) <= 70 else f'{shown[:69]}…')}]({source})"
