"""An answer's Markdown as HTML: what is written stays text, links lead to the web alone, a table's
cells know their column.

No `style` and no script: the page's policy allows neither.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

WINNER = "✓ "
"""Begins the first cell of a row that is ahead of the others."""
NUMBER = re.compile(r"^[-−~≈≤≥<>+]?\s*(?:CN|HK|US|NT)?[$€£¥₩]?\s*\d")
"""How a cell begins whose column is set to the right."""
LONGEST_NUMBER = 24
"""Characters; a longer cell is a sentence that begins with a number."""
WIDE = 6
"""Columns from which on a table is set closer."""
ROLES = {
    "table_open": "table",
    "thead_open": "rowgroup",
    "tbody_open": "rowgroup",
    "tr_open": "row",
    "th_open": "columnheader",
    "td_open": "cell",
}
"""What a browser forgets where a table is laid out as cards."""


def as_html(markdown: str) -> Markup:
    """Paragraphs, lists, tables and code."""
    return Markup(_parser().render(markdown))


def as_page(markdown: str) -> Markup:
    """For a page with a layout of its own: tables and links as Markdown has them."""
    return Markup(_commonmark().render(markdown))


def as_line(markdown: str) -> Markup:
    """A sentence, without a paragraph around it."""
    return Markup(_parser().renderInline(markdown))


def as_plain(markdown: str) -> str:
    """The words alone."""
    return "".join(map(_text, _parser().parseInline(markdown)))


def tables(markdown: str) -> Iterator[list[list[str]]]:
    """The words of each table, row by row, its head first."""
    for table in _between(_parser().parse(markdown), "table_open", "table_close"):
        rows = (_cells(row) for row in _between(table, "tr_open", "tr_close"))
        yield [[_text(inner).strip() for _, inner in row] for row in rows]


def _commonmark() -> MarkdownIt:
    """HTML in what it reads stays text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def _parser() -> MarkdownIt:
    parser = _commonmark().disable("image")
    parser.validateLink = _leads_to_the_web
    parser.core.ruler.push("answer", lambda state: _finished(state.tokens))
    return parser


def _leads_to_the_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _finished(tokens: list[Token]) -> None:
    _head(tokens)
    for group in _between(tokens, "table_open", "table_close"):
        _label(group)
    for token in tokens:
        if token.children:
            token.children = [*_linked(token.children)]
    for place in reversed(range(len(tokens))):
        if tokens[place].type == "table_open":
            opened = Token("html_block", "", 0, content='<div class="table" tabindex="0">')
            tokens.insert(place, opened)
        elif tokens[place].type == "table_close":
            tokens.insert(place + 1, Token("html_block", "", 0, content="</div>\n"))


def _between(tokens: Sequence[Token], first: str, last: str) -> Iterator[list[Token]]:
    group: list[Token] | None = None
    for token in tokens:
        if token.type == first:
            group = []
        if group is not None:
            group.append(token)
        if token.type == last and group is not None:
            yield group
            group = None


def _head(tokens: list[Token]) -> None:
    """A paragraph that is bold as a whole is a heading."""
    for place in range(1, len(tokens) - 1):
        inner = tokens[place].children or []
        if tokens[place - 1].type != "paragraph_open" or not _all_bold(inner):
            continue
        tokens[place - 1].type, tokens[place - 1].tag = "heading_open", "h4"
        tokens[place + 1].type, tokens[place + 1].tag = "heading_close", "h4"
        tokens[place].children = [each for each in inner if not each.type.startswith("strong_")]


def _all_bold(inner: Sequence[Token]) -> bool:
    shown = [each for each in inner if each.type != "text" or each.content]
    kinds = [each.type for each in shown]
    return (
        len(kinds) > 2
        and kinds[0] == "strong_open"
        and kinds[-1] == "strong_close"
        and kinds.count("strong_open") == 1
    )


def _label(table: Sequence[Token]) -> None:
    """Each cell with its column's name; columns of numbers, the winner and gaps by class."""
    rows = [[*_cells(row)] for row in _between(table, "tr_open", "tr_close")]
    names = [_text(inner).strip() for _, inner in rows[0]]
    numeric = {
        column
        for column in range(1, len(names))
        if _all_numbers([_text(row[column][1]).strip() for row in rows[1:]])
    }
    for row in rows:
        for column, (opened, inner) in enumerate(row):
            opened.attrs.pop("style", None)  # the alignment, which Markdown writes as a style
            _mark(opened, _text(inner).strip(), names[column], column, column in numeric)
    _set(table, len(names))


def _set(table: Sequence[Token], columns: int) -> None:
    """How the table is set: closer where it is wide, its winner, and roles."""
    if columns >= WIDE:
        table[0].attrJoin("class", "wide")
    for opened in (each for each in table if each.type in ROLES):
        opened.attrSet("role", ROLES[opened.type])
    for row in _between(table, "tr_open", "tr_close"):
        first = next(_cells(row))[1]
        if _text(first).startswith(WINNER):
            row[0].attrJoin("class", "winner")


def _mark(opened: Token, text: str, name: str, column: int, numeric: bool) -> None:
    if opened.type == "td_open" and column and name:
        opened.attrSet("data-label", name)
    if numeric:
        opened.attrJoin("class", "number")
    if opened.type == "td_open" and not text:
        opened.attrJoin("class", "empty")


def _cells(row: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Each cell's opening and what is in it."""
    for place, token in enumerate(row):
        if token.type in ("th_open", "td_open"):
            yield token, row[place + 1]


def _all_numbers(texts: Sequence[str]) -> bool:
    shown = [text for text in texts if text not in ("", "–", "-")]
    return bool(shown) and all(NUMBER.match(text) and len(text) <= LONGEST_NUMBER for text in shown)


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return "".join(map(_text, token.children)) if token.children else token.content


def _linked(inner: Sequence[Token]) -> Iterator[Token]:
    """Links open beside the page, and the site that they lead to is seen."""
    text, address = "", ""
    for token in inner:
        if token.type == "link_open":
            text, address = "", str(token.attrs.get("href", ""))
            token.attrSet("target", "_blank")
            token.attrSet("rel", "noopener noreferrer")
        elif token.type == "link_close":
            host = (urlsplit(address).hostname or "").removeprefix("www.")
            if host and host not in text:
                shown = f' <span class="host">{escape(host)}</span>'
                yield Token("html_inline", "", 0, content=shown)
        else:
            text += token.content
        yield token
