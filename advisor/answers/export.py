"""A conversation to take away: as Markdown, JSON, a CSV of its figures and tables, and a page to
print."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from advisor.answers import markdown
from advisor.answers.answer import Answer
from advisor.answers.card.card import Figure
from advisor.answers.card.wording import Wording
from advisor.answers.currency import DOLLARS
from advisor.answers.html import as_html, page
from advisor.answers.markup import as_text
from advisor.language import Language

STYLES = ("assets/theme.css", "assets/card.css", "assets/report.css")
FORMULA = re.compile(r"[=+@\t\r]|-(?![\d.$])")
"""How a cell begins that a spreadsheet would compute."""


@dataclass(frozen=True)
class Exchange:
    """A question, its answer, and what was computed for it."""

    question: str
    answer: Answer
    inputs: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """Tools with their arguments."""


@dataclass(frozen=True)
class Edition:
    """What the figures are of."""

    version: str
    """Of the program and its knowledge."""
    made: date
    oldest_price: date | None = None


def as_markdown(exchanges: Iterable[Exchange], edition: Edition, language: Language) -> str:
    """Each question as a heading above its answer."""
    told = [f"## {as_text(each.question)}\n\n{each.answer.markdown}" for each in exchanges]
    return "\n\n".join([*told, f"*{_imprint(edition, language)}*"]) + "\n"


def as_json(exchanges: Iterable[Exchange], edition: Edition, language: Language) -> str:
    """Figures with units, formulas and sources; the inputs they were computed from."""
    content = {
        "version": edition.version,
        "made": edition.made,
        "oldest_price": edition.oldest_price,
        "language": language,
        "exchanges": [_exchange(each) for each in exchanges],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n"


def _exchange(exchange: Exchange) -> dict[str, Any]:
    answer = exchange.answer
    cards = [part.card for part in parts(answer) if part.card]
    return {
        "question": exchange.question,
        "headline": answer.headline,
        "fits": answer.badge,
        "figures": [_figure(figure) for card in cards for figure in card.figures],
        "for": [card.line for card in cards if card.line],
        "inputs": [{"tool": tool, "arguments": dict(given)} for tool, given in exchange.inputs],
        "markdown": answer.markdown,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {name: value for name, value in asdict(figure).items() if name != "gauge"}


def parts(answer: Answer) -> tuple[Answer, ...]:
    """The answers that it is put together of."""
    return answer.parts or (answer,)


def as_csv(exchanges: Iterable[Exchange], edition: Edition, language: Language) -> str:
    """First all figures in one table, then the tables of the answers, each under its question."""
    exchanges = list(exchanges)
    file = io.StringIO()
    written = csv.writer(file)
    said = Wording(language, DOLLARS)
    written.writerow([said(f"column.{name}") for name in COLUMNS])
    written.writerows(map(_safe, _figures(exchanges)))
    for exchange in exchanges:
        for table in _tables(exchange.answer):
            written.writerow([])
            written.writerow(_safe([exchange.question]))
            written.writerows(map(_safe, table))
    written.writerow([])
    written.writerow(_safe([_imprint(edition, language)]))
    return file.getvalue()


COLUMNS = ("question", "figure", "value", "unit", "shown", "beside")


def _figures(exchanges: Iterable[Exchange]) -> Iterator[Sequence[object]]:
    for exchange in exchanges:
        for card in filter(None, (part.card for part in parts(exchange.answer))):
            for each in card.figures:
                told = (each.label, each.value, each.unit, each.shown, each.beside)
                yield exchange.question, *told


def _tables(answer: Answer) -> Iterator[list[list[str]]]:
    for part in parts(answer):
        texts = (part.card.body, part.card.details) if part.card else (part.body, part.details)
        for text in texts:
            yield from markdown.tables(text)


def _safe(row: Sequence[object]) -> list[object]:
    """No cell that a spreadsheet takes for a formula."""
    return [f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell for cell in row]


def as_report(
    exchanges: Iterable[Exchange],
    edition: Edition,
    language: Language,
    styles: Sequence[str] = STYLES,
) -> str:
    """A page of its own with everything unfolded, for paper or a PDF; `styles` are addresses."""
    told = [
        (each.question, Markup(as_html(each.answer, language, opened=True))) for each in exchanges
    ]
    return page(
        "report.html.j2",
        language,
        exchanges=told,
        styles=styles,
        imprint=_imprint(edition, language),
    )


def _imprint(edition: Edition, language: Language) -> str:
    said = Wording(language, DOLLARS)
    return said(
        "imprint",
        version=edition.version,
        made=said.day(edition.made),
        oldest=said.day(edition.oldest_price),
    )
