"""The compact chat in other people's pages: how they want it, and the script that puts it there."""

import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse

from advisor.web.words import ASSETS

LONGEST_TEXT = 300
MOST_EXAMPLES = 6
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Embedding:
    """What the address of `/embed` asks for; whatever is not allowed is left out."""

    accent: str | None
    """`#rrggbb`."""
    logo: str | None
    """A picture of ours or of an origin that may embed us."""
    welcome: str | None
    """In place of the greeting."""
    question: str | None
    """Stands in the box, not yet asked."""
    examples: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def embedding(request: Request, embedders: tuple[str, ...]) -> Embedding:
    asked = request.query_params
    accent, logo = asked.get("accent", ""), asked.get("logo", "")
    examples = [_text(each) for each in asked.get("examples", "").split("|")]
    return Embedding(
        accent=accent if COLOUR.fullmatch(accent) else None,
        logo=logo if _origin(logo) in (*embedders, _own(request)) else None,
        welcome=_text(asked.get("welcome", "")),
        question=_text(asked.get("question", "")),
        examples=tuple(each for each in examples[:MOST_EXAMPLES] if each),
    )


def routes() -> APIRouter:
    router = APIRouter()

    @router.get("/embed.js")
    def script() -> FileResponse:
        """Its address has no version in it, so that a portal's page stays as it is: asked for again
        after five minutes, and not sent again where it is the same."""
        headers = {
            "Cache-Control": "public, max-age=300",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return FileResponse(ASSETS / "embed.js", media_type="text/javascript", headers=headers)

    return router


def _text(text: str) -> str | None:
    text = " ".join(text.split())
    return text if 0 < len(text) <= LONGEST_TEXT and text.isprintable() else None


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("https", "http") else ""


def _own(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
