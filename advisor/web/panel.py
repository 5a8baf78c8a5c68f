"""What the page shows beside an answer: what is understood of a project as chips, and where the
form with all of it is."""

from dataclasses import asdict, dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError


@dataclass(frozen=True)
class Chip:
    """A slot as the page shows it."""

    slot: str
    label: str
    shown: str
    """The value in plain words."""
    value: str
    """As it is typed."""
    choices: tuple[tuple[str, str], ...] = ()
    """Values and what they are called, where there is a list of them."""
    several: bool = False
    """Several values are compared."""
    assumed: bool = False


@dataclass(frozen=True)
class Panel:
    """All chips of an answer."""

    chips: tuple[Chip, ...] = ()
    settings: str = ""
    """Address of the form with all that is understood, relative to the root."""

    @property
    def as_json(self) -> dict[str, Any]:
        return asdict(self)


EMPTY = Panel()
_PANEL = TypeAdapter(Panel)


def from_json(kept: object) -> Panel:
    """The panel that `as_json` told; empty where today's program cannot read it."""
    try:
        return _PANEL.validate_python(kept)
    except ValidationError:
        return EMPTY
