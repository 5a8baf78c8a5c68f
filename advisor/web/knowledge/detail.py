"""One card, model or topic on a page of its own."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from advisor.web.knowledge.table import Cell, Table


@dataclass(frozen=True)
class Detail:
    title: str
    sources: tuple[str, ...]
    checked: date
    facts: tuple[tuple[str, Cell], ...] = ()
    """Name and value."""
    note: str = ""
    body: Markup | None = None
    asks: tuple[str, ...] = ()
    """Questions about it for the chat."""
    lists: tuple[tuple[str, Table], ...] = ()
    """Heading and rows of what belongs to it."""
    related: tuple[Cell, ...] = ()
    """Other pages of the kind."""
