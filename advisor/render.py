"""Results into words: jinja2 templates in `prompts/`, one for each tool and language. The only user of jinja2.

A template of an answer defines the macros `headline`, `badge`, `body`, `details` and `suggestions` (one suggestion a line), the last
four if it has something to say. Numbers come from the result alone; a name the result does not have is an error, not an empty string.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from plotly.graph_objects import Figure
from pydantic import BaseModel, ValidationError

from advisor import charts
from advisor.errors import AdvisorError, ToolError
from advisor.rows import Language, Text

PROMPTS = Path(__file__).parent.parent / "prompts"

PARTS = ("headline", "badge", "body", "details", "suggestions")
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


class Renderer:
    def __init__(self, folder: Path = PROMPTS) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder), undefined=jinja2.StrictUndefined, trim_parts=True, lstrip_parts=True,
            keep_trailing_newline=False, autoescape=False,
        )  # fmt: skip
        self._environment.filters.update(
            usd=usd, hours=hours, count=count, short=short, gb=gigabytes, percent=percent, cell=cell
        )

    def prompt(self, name: str, **variables: object) -> str:
        """The text of `prompts/<name>.j2`."""
        return self._environment.get_template(f"{name}.j2").render(**variables)

    def answer(self, tool: str, result: BaseModel, language: Language) -> Answer:
        """The answer of `prompts/answers/<tool>.<language>.j2`, with its chart."""
        parts = self._parts(f"answers/{tool}.{language}.j2", r=result)
        return Answer(
            headline=" ".join(parts["headline"].split()),
            badge=cast(Badge, parts["badge"]) if parts.get("badge") else None,
            body=parts.get("body", ""),
            details=parts.get("details", ""),
            figure=charts.figure(result, language),
            suggestions=tuple(line.strip() for line in parts.get("suggestions", "").splitlines() if line.strip()),
        )

    def problem(self, error: AdvisorError | ValidationError, tool: str, arguments: dict[str, Any], language: Language) -> Answer:
        """What went wrong and the way out, from `prompts/answers/errors.<language>.j2`."""
        code, details, closest = _described(error)
        parts = self._parts(
            f"answers/errors.{language}.j2", code=code, details=details, closest=closest, tool=tool, arguments=arguments, message=str(error)
        )
        suggestions = tuple(line.strip() for line in parts["suggestions"].splitlines() if line.strip())
        return Answer(headline=" ".join(parts["headline"].split()), body=parts["body"], suggestions=suggestions)

    def _parts(self, name: str, **variables: object) -> dict[str, str]:
        module = self._environment.get_template(name).make_module(variables)
        return {part: str(getattr(module, part)()).strip() for part in PARTS if hasattr(module, part)}


def _described(error: AdvisorError | ValidationError) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    if isinstance(error, ToolError):
        return error.code, error.details, error.closest
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return "bad_value", {"argument": str(first["loc"][-1]) if first["loc"] else "", "value": first["input"], "limits": first.get("ctx", {})}, ()
    return "engine", {}, ()


def usd(value: float) -> str:
    """Dollars: $4.80, $0.03, $4,500, -$5; cents where they matter."""
    sign, amount = ("-" if value < 0 else ""), abs(value)
    if amount and amount < 0.1:
        return f"{sign}${amount:.2g}"
    return f"{sign}${amount:,.2f}" if amount < 1000 and amount != int(amount) or amount < 20 else f"{sign}${amount:,.0f}"


def hours(value: float, language: Language = "en") -> str:
    """Hours as people say them: "25 min", "8 h", "3.2 days"."""
    minute, hour, day = ("min", "h", "days") if language == "en" else ("分钟", "小时", "天")
    if value < 1 / 60:
        return f"{value * 3600:.0f} {'s' if language == 'en' else '秒'}"
    if value < 1:
        return f"{value * 60:.0f} {minute}"
    if value < 72:
        return f"{value:.3g} {hour}"
    return f"{value / 24:,.3g} {day}" if value < 24_000 else f"{value / 24:,.0f} {day}"


def count(value: float) -> str:
    """Whole numbers with separators."""
    return f"{value:,.0f}"


def short(value: float) -> str:
    """Large counts: 7.24B, 50M, 12k."""
    for limit, suffix in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e4, "k")):
        if value >= limit:
            return f"{value / (1e3 if suffix == 'k' else limit):.3g}{suffix}"
    return f"{value:,.0f}"


def gigabytes(value: float) -> str:
    """GiB with one decimal below 100."""
    return f"{value:.1f} GiB" if value < 100 else f"{value:,.0f} GiB"


def percent(value: float) -> str:
    return f"{value:.1f} %" if abs(value) >= 0.1 or value == 0 else f"{value:.3g} %"


def cell(text: str | Text) -> str:
    """Text safe inside a Markdown table or sentence: user and catalog text cannot open HTML or end a cell."""
    plain = text if isinstance(text, str) else text.en
    return plain.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
