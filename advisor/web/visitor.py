"""In which language and appearance a page is shown to who visits it."""

from dataclasses import dataclass
from typing import Literal

from fastapi import Request

from advisor.language import Language, known, preferred
from advisor.web.identity.person import person

Theme = Literal["auto", "light", "dark"]


@dataclass(frozen=True)
class Visitor:
    """How a page is shown to who asks for it."""

    language: Language
    theme: Theme
    root: str
    """The path under which a proxy serves us, without a slash at its end."""
    by_hand: Language | None = None
    """The language a person chose for pages and answers; None: answers follow each message."""
    base: str = ""
    """The same with scheme and host, for those who show a link to us."""
    name: str | None = None
    """Of who signed in at this page, and so can sign out of it; None where nobody did."""


def visitor(request: Request) -> Visitor:
    """From the address first, then from what was chosen before, then from the browser."""

    def chosen(name: str) -> str:
        return request.query_params.get(name, "") or request.cookies.get(name, "")

    found = person(request)
    language = preferred(chosen("lang"), request.headers.get("accept-language", ""))
    theme = chosen("theme")
    return Visitor(
        language,
        theme if theme in ("light", "dark") else "auto",
        request.scope["root_path"],
        known(request.cookies.get("answers", "")),
        str(request.base_url).rstrip("/"),
        (found.name or "") if found.via == "oidc" else None,
    )
