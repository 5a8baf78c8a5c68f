"""Results into words: a jinja2 template a tool (`templates/`), the words of each language
(`words/`).

A template defines the macros `headline`, `badge`, `body`, `short` (the body below another answer),
`details` and `suggestions` (one suggestion a line), all but the first if it has something to say;
`title` is what stands over large figures, which body and details (`without` them) need not say. It
holds structure, conditions and figures; what it says are messages: `t("headline", …)` is message
`headline` of the tool's own words, or one of the terms. Numbers come from the result alone; a name
the result does not have is an error, not an empty string.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import jinja2
from babel.lists import format_list
from pydantic import BaseModel, ValidationError

from advisor.advice.none import Capabilities
from advisor.advice.topics.found import Explanation
from advisor.answers import amounts, composed, notes, problems, shown
from advisor.answers.answer import Answer, Around, Badge, Fit
from advisor.answers.card import lead as leading
from advisor.answers.card.card import Card
from advisor.answers.card.wording import Wording
from advisor.answers.charts.chart import chart
from advisor.answers.currency import DOLLARS, Currency
from advisor.answers.environment import templates
from advisor.answers.markup import cell, link, spaced
from advisor.answers.words import TERMS, Words, words
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.prices import ApiModel
from advisor.errors import AdvisorError
from advisor.language import Language, Text, traditional
from advisor.result import Note, note

TEMPLATES = Path(__file__).parent / "templates"

PARTS = ("headline", "badge", "body", "short", "details", "suggestions")
BELOW_FIGURES = ("headline", "title", "body", "details")
FIGURES = "figures"
"""What a card shows in its own way."""


class Renderer:
    """Results, questions and problems as answers."""

    def answer(
        self,
        tool: str,
        result: BaseModel,
        language: Language,
        without: tuple[str, ...] = (),
        currency: Currency = DOLLARS,
    ) -> Answer:
        """The answer of `templates/<tool>.md.j2`, with its chart, amounts of money in `currency`.

        `without` names what is left out: lists that a page shows in its own way ("memory", the parts
        of a training run's peak), and blocks that the message has no use for (`unwanted`).
        """
        parts = _parts(tool, language, currency, r=result, without=without)
        answer = _answer(parts, chart(result, language, currency))
        answer = replace(answer, fit=_fit(result))
        lead = leading.lead(result, Wording(language, currency))
        if lead is None:
            return answer
        kept = (*without, FIGURES)
        parts = _parts(tool, language, currency, BELOW_FIGURES, r=result, without=kept)
        card = Card(
            parts.get("title") or parts["headline"],
            *lead,
            parts.get("body", ""),
            parts.get("details", ""),
        )
        return replace(answer, card=card)

    def together(
        self,
        parts: Sequence[Answer],
        around: Around,
        language: Language,
    ) -> Answer:
        """One answer of several: the first leads, each other follows under its headline; then what
        all of it rests on. A value in doubt is asked about below the first headline, above it where
        the figures are of another card, or instead of what could not be computed."""
        told = composed.worth_telling(parts, around)
        first, *others = told
        unknown = notes.sentence(around.unknown, language) if around.unknown else ""
        yes_or_no = composed.yes_or_no(around)
        unknown = spaced(f"{_left_out(around, language)} {yes_or_no} {unknown}")
        measured, below = composed.found(around, language)
        first = composed.beside_found(first, measured, below)
        first = replace(first, headline=spaced(f"{unknown} {first.headline}"))
        brief = _parts(
            "brief", language, around=around, converted=_converted(around, parts, language)
        )
        foot, doubt, understood = (brief[part].strip() for part in ("body", "headline", "short"))
        if doubt:
            first = _asking(first, doubt, around)
        asked = bool(doubt) and not around.computed
        return replace(
            first,
            notice="" if asked else spaced(f"{unknown} {measured} {below} {doubt}"),
            parts=(Answer(doubt) if asked else told[0], *others),
            foot=foot,
            understood=understood,
            body=composed.bodies(first, others, f"{foot}\n{understood}".strip()),
            details=composed.once([part.details for part in told if part.details]),
            chart=next((part.chart for part in told if part.chart), ""),
            suggestions=composed.wishes(brief["suggestions"], told),
        )

    def question(self, readings: Sequence[object], language: Language) -> Answer:
        """Which of `readings` (each with a tool and its arguments) is meant, from
        `templates/which.md.j2`."""
        return _answer(_parts("which", language, readings=readings))

    def problem(
        self,
        error: AdvisorError | ValidationError,
        tool: str,
        arguments: dict[str, Any],
        language: Language,
    ) -> Answer:
        """What went wrong and the way out, from the messages of `errors.ftl`."""
        said = problems.parts(error, words(language))
        return _answer({part: spaced(text) for part, text in said.items()})


def _fit(result: BaseModel) -> Fit:
    """Whether it is surely about what was asked; only an article can be about something else."""
    if isinstance(result, Explanation):
        near = result.topic or result.beside
        return "none" if not near else "sure" if result.topic and result.sure else "near"
    return "none" if isinstance(result, Capabilities) else "sure"


def _left_out(around: Around, language: Language) -> str:
    """That the figures are without what the message states and what decides them."""
    if not around.deciding:
        return ""
    comma = words(language).term("between", "comma")
    return notes.sentence(note("assumed.left-out", list=comma.join(around.deciding)), language)


def _converted(around: Around, parts: Sequence[Answer], language: Language) -> Currency | None:
    """The currency that amounts were converted to, where an answer has any."""
    sign = around.currency.sign(words(language).locale)
    told = around.currency != DOLLARS and any(sign in part.markdown for part in parts)
    return around.currency if told else None


@cache
def environment(language: Language, currency: Currency = DOLLARS) -> jinja2.Environment:
    """The templates of the answers, with the amounts and words of `language`."""
    said = words(language)
    made = templates(TEMPLATES, autoescape=False)
    made.filters.update(
        amounts.filters(language, currency), cell=cell, link=link,
        written_setting=_written_setting, local=_local(language, currency), name=_name(language), capital=_capital,
        listed=_joined(said, "comma"), either=_either(said), semicolons=_joined(said, "semicolon"),
    )  # fmt: skip
    cast(dict[str, Any], made.globals).update(
        t=said.of(TERMS), term=said.term, language=language, shown=shown,
    )  # fmt: skip
    return made


def _local(language: Language, currency: Currency) -> Callable[[Text | Note], str]:
    """A text of the knowledge or a note of a result, in `language`."""

    def local(said: Text | Note) -> str:
        return notes.sentence(said, language, currency)

    return local


def _name(language: Language) -> Callable[[Gpu | Model | ApiModel], str]:
    """What a row of the knowledge is called in `language`."""

    def name(row: Gpu | Model | ApiModel) -> str:
        if language == "en" or row.name_zh is None:
            return row.name
        return row.name_zh if language == "zh" else traditional(row.name_zh)

    return name


def _written_setting(setting: str) -> str:
    """As it is pasted; what is said of it behind it, in brackets, is not."""
    code, space, remark = setting.partition(" (")
    return f"`{code}`{space}{remark}" if remark.endswith(")") else f"`{setting}`"


def _capital(text: str) -> str:
    """A sentence or cell that begins with a name that can be lower case."""
    return text[:1].upper() + text[1:]


def _joined(said: Words, separator: str) -> Callable[[Iterable[str]], str]:
    def joined(texts: Iterable[str]) -> str:
        return said.term("between", separator).join(texts)

    return joined


def _either(said: Words) -> Callable[[Iterable[str]], str]:
    def either(texts: Iterable[str]) -> str:
        return format_list(list(texts), style="or", locale=said.locale)

    return either


def _parts(
    name: str,
    language: Language,
    currency: Currency = DOLLARS,
    asked: Sequence[str] = PARTS,
    **variables: object,
) -> dict[str, str]:
    """Each of the parts that the template has, as it stands in the answer."""
    given = {"t": words(language).of(name), **variables}
    below = replace(currency, beside_dollars=False)  # in tables, dollars would hide the figures
    modules = {
        told: environment(language, told).get_template(f"{name}.md.j2").make_module(given)
        for told in {currency, below}
    }
    made = {
        part: str(getattr(module, part)())
        for part in asked
        if hasattr(module := modules[currency if part == "headline" else below], part)
    }
    made["headline"] = " ".join(made["headline"].split())
    return {part: spaced(text) for part, text in made.items()}


def _asking(answer: Answer, question: str, around: Around) -> Answer:
    """An answer with the question about a value in doubt."""
    if not around.computed:
        return Answer(question)
    if around.of_another_card:
        told = f"{answer.headline}\n\n{answer.body}".strip()
        return replace(answer, headline=question, badge=None, body=told)
    return replace(answer, body=f"{question}\n\n{answer.body}".strip())


def _answer(parts: dict[str, str], drawn: str = "") -> Answer:
    return Answer(
        headline=parts["headline"],
        badge=cast(Badge, parts["badge"]) if parts.get("badge") else None,
        body=parts.get("body", ""),
        short=parts.get("short", ""),
        details=parts.get("details", ""),
        chart=drawn,
        suggestions=composed.lines(parts.get("suggestions", "")),
    )
