"""What all pages share: their layout, and the files of the browser."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

from fastapi.responses import FileResponse, HTMLResponse, Response
from markupsafe import Markup

from advisor.answers import amounts
from advisor.answers.environment import templates
from advisor.answers.words import term
from advisor.language import Language, traditional
from advisor.web.visitor import Visitor
from advisor.web.words import ASSETS, words

SERVED = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
"""Endings of the files of `assets/` that a browser may have, and their types."""
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
"""Of a file whose address names its content."""
CODES = {"en": "en", "zh": "zh-CN", "zh-Hant": "zh-Hant"}
"""A page's language as HTML names it."""
NAMES: dict[Language, str] = {"en": "English", "zh": "简体中文", "zh-Hant": "繁體中文"}
"""What each language calls itself."""


def page(name: str, visitor: Visitor, status: int = 200, **variables: Any) -> HTMLResponse:
    """The page of `assets/<name>.html.j2` in the layout of all."""
    said = SimpleNamespace(**{each: words()(each, visitor.language) for each in words().names})

    def url(path: str) -> str:
        return f"{visitor.root}/{path}"

    def chosen(names: Sequence[str]) -> dict[str, str]:
        """Words that a script says."""
        return {each: getattr(said, each) for each in names}

    html = _environment().get_template(f"{name}.html.j2").render(
        {"name": name, "visitor": visitor, "language": visitor.language, "say": said, "url": url}
        | {"code": CODES[visitor.language], "static": url(f"static/{version()}"),
           "version": version()}
        | {"languages": NAMES, "as_json": _as_json, "chosen": chosen} | variables
    )  # fmt: skip
    return HTMLResponse(html, status, {"Cache-Control": "no-store", "Vary": "Cookie"})


def static(path: str, version_asked: str) -> Response:
    """A file of the browser; nothing else that lies in the folder."""
    file = ASSETS / path
    if file.parent != ASSETS or file.suffix not in SERVED or not file.is_file():
        return Response("Not found", 404, media_type="text/plain")
    headers = FOR_EVER if version_asked == version() else {}
    return FileResponse(file, media_type=SERVED[file.suffix], headers=headers)


@cache
def version() -> str:
    """Changes with any of the browser's files, so that they may be kept for ever."""
    files = sorted(file for file in ASSETS.iterdir() if file.suffix in SERVED)
    content = b"".join(file.name.encode() + file.read_bytes() for file in files)
    return hashlib.sha256(content).hexdigest()[:12]


@cache
def _environment() -> Any:
    """The pages' templates; whatever is put into a page is escaped."""
    environment = templates(ASSETS)
    cast(dict[str, Any], environment.filters).update(amounts.FILTERS, in_language=_in_language)
    cast(dict[str, Any], environment.globals).update(term=term)
    return environment


def _in_language(html: str, language: Language) -> Markup:
    """Of a template that holds Chinese in simplified characters alone."""
    return Markup(traditional(html) if language == "zh-Hant" else html)


def _as_json(value: Any) -> Markup:
    """For a `<script type="application/json">`: nothing in it can end the element."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))
