"""What the user sees of a result."""

from dataclasses import dataclass
from typing import Literal

from plotly.graph_objects import Figure

Badge = Literal["fits", "tight", "no"]


@dataclass(frozen=True)
class Answer:
    """All text is Markdown; `details` (assumptions, sources) is meant to be
    folded away."""

    headline: str
    badge: Badge | None = None
    body: str = ""
    details: str = ""
    figure: Figure | None = None
    suggestions: tuple[str, ...] = ()

    @property
    def markdown(self) -> str:
        """The whole answer as one text, for the command line and for programs."""
        return "\n\n".join(
            part for part in (f"**{self.headline}**", self.body, self.details) if part
        )
