"""Text on its way into Markdown: what is escaped, what becomes a link, where a space stands."""

import re

MARKS = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\|`*[]"} | {"<": "&lt;", "\n": " ", "\r": " "}
)
ACTIVE = re.compile(r"[\\`*~\[<]|(?<!\w)_|_(?!\w)|(?m:^[#>])|&(?=#?\w+;)")
"""What Markdown or HTML would read as more than text. An underscore inside a word stays text
anyway."""
ESCAPED = re.compile(r"\\([\\`*~\[<_#>&])")
BREAK = "  \n"
"""A line break in Markdown."""
LONGEST_LINK = 70
"""Characters of an address that are shown; the link itself keeps all."""

CODE = re.compile(r"(^```.*?^```$|`[^`\n]*`|\]\([^)\n]*\))", re.MULTILINE | re.DOTALL)
"""Code and link targets: text that is not prose."""
FULL_WIDTH = "，。；：、（）？"
BETWEEN_SCRIPTS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9$])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])"
)
NEEDLESS_SPACE = re.compile(
    rf"(?<=[{FULL_WIDTH}]) +(?!\|)|(?<=[^\s-]) +(?=[{FULL_WIDTH}])"
    r"|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])"
)


def cell(text: object) -> str:
    """Text from a user or the catalog, safe in a sentence or a table.

    It opens no HTML, link, image or emphasis and ends no cell.
    """
    return str(text).translate(MARKS)


def as_plain(markdown: str) -> str:
    """A sentence for a page without Markdown: no emphasis, no code marks, nothing escaped by
    `cell`."""
    return re.sub(r"\\([\\|`*\[\]])|[*`]", r"\1", markdown).replace("&lt;", "<")


def link(source: str) -> str:
    """A source as a Markdown link that shows site and page; one that is no address as it stands."""
    address = re.fullmatch(r"https?://(?:www\.)?([^\s<>()]+)", source)
    if not address:
        return cell(source)
    shown = address[1].rstrip("/")
    short = shown if len(shown) <= LONGEST_LINK else f"{shown[: LONGEST_LINK - 1]}…"
    return f"[{cell(short)}]({source})"


def as_text(message: str) -> str:
    """What a person wrote, for a place that reads Markdown and HTML: it shows and does nothing."""
    return ACTIVE.sub(lambda match: "\\" + match[0], message).replace("\n", BREAK)


def as_typed(text: str) -> str:
    """The message behind `as_text`, as it comes back from editing."""
    return ESCAPED.sub(r"\1", text.replace(BREAK, "\n"))


def spaced(text: str) -> str:
    """Prose as it is set: at most one empty line in a row, Chinese apart from Latin letters and
    digits.

    No space stands beside full-width marks; code and link targets stay as they are.
    """
    pieces = CODE.split(text)
    pieces[::2] = [_prose(piece) for piece in pieces[::2]]
    return "".join(pieces).strip()


def _prose(text: str) -> str:
    apart = BETWEEN_SCRIPTS.sub(" ", re.sub(r"\n\s*\n+", "\n\n", text))
    return NEEDLESS_SPACE.sub("", apart)
