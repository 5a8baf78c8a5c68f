"""The answer card as an MCP App (SEP-1865, 2026-01-26): a page that a host shows beside the text.

The page is the same for every answer; the answer comes to it from the host, with the tool's result.
"""

from functools import cache

from advisor.web.words import ASSETS

URI = "ui://fine-tune-advisor/answer"
MIME = "text/html;profile=mcp-app"
HTML = "fine-tune-advisor/html"
"""Where in a result's `_meta` the answer is as HTML, for the page alone."""
STYLES = ("theme.css", "card.css", "charts.css", "mcp_app.css")
SCRIPTS = ("mcp_app.js",)


@cache
def page() -> str:
    """One document with everything inside: a host's policy lets it load nothing."""
    page = (ASSETS / "mcp_app.html").read_text(encoding="utf-8")
    return page.replace("/* styles */", _read(STYLES)).replace("/* scripts */", _read(SCRIPTS))


def _read(names: tuple[str, ...]) -> str:
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)
