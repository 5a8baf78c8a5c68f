"""Two small networks over bags of cues: a second opinion on asks and roles.

`training/cues.py` trains them and writes `models/cues.npz`; here they are read and asked, with NumPy
alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from advisor.catalog.bag import Bag, read
from advisor.files import folder
from advisor.model.cues import of_ask, of_role
from advisor.reading.question import Line, Question
from advisor.reading.slots import ASKS

SHIPPED = folder("models") / "cues.npz"
END = "end"
"""The class that says that no further ask follows."""


def following(named: Sequence[str]) -> list[str]:
    """The asks that may follow those already `named`; the end after the first."""
    return [*(ask for ask in ASKS if ask not in named), *([END] if named else [])]


@dataclass(frozen=True)
class Bags:
    """What cues say of the asks of a message and of the roles of its pieces."""

    asks: Bag
    roles: Bag

    @classmethod
    def read(cls, path: Path = SHIPPED) -> "Bags":
        with np.load(path) as file:
            return cls(read(file, "asks"), read(file, "roles"))

    def ask(self, question: Question, named: Sequence[str], able: Sequence[str]) -> list[float]:
        """Log probability of each ask `able` (`END` among them) to follow the asks `named`."""
        return self.asks.log_shares(of_ask(question, named), able)

    def role(self, question: Question, line: Line, asks: Sequence[str]) -> list[float]:
        """Log probability of each role of a line; of a line without a piece nothing is known."""
        if line.span is None:
            return [0.0] * len(line.options)
        return self.roles.log_shares(of_role(question, line, line.span, asks), line.options)
