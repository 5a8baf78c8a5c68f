"""Two small networks over bags of cues: a second opinion on asks and roles.

`training/cues.py` trains them and writes `models/cues.npz`; here they are read and asked, with NumPy
alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from advisor.files import folder
from advisor.model.cues import of_ask, of_role
from advisor.reading.question import Line, Question
from advisor.reading.slots import ASKS

SHIPPED = folder("models") / "cues.npz"
END = "end"
"""The class that says that no further ask follows."""


def key(cue: str) -> int:
    """The number by which a cue is kept."""
    return crc32(cue.encode(errors="replace"))


def following(named: Sequence[str]) -> list[str]:
    """The asks that may follow those already `named`; the end after the first."""
    return [*(ask for ask in ASKS if ask not in named), *([END] if named else [])]


@dataclass(frozen=True)
class Bag:
    """The sum of the rows of the cues that are there: the score of each class, or, where there is
    `weight`, what a layer of rectified units makes of it."""

    classes: tuple[str, ...]
    keys: NDArray[np.uint32]
    """Of the cues that training saw several times, in order, [cues]."""
    rows: NDArray[np.int8]
    """[cues, units], in steps of `scale`."""
    scale: NDArray[np.float32]
    """[cues, 1]"""
    bias: NDArray[np.float32]
    """[classes]"""
    weight: NDArray[np.float32] | None = None
    """[units, classes]"""

    def log_shares(self, cues: Iterable[str], able: Sequence[str]) -> list[float]:
        """Natural logarithm of the probability of each of the classes `able` among them."""
        wanted = np.array([key(cue) for cue in cues], np.uint32)
        places = np.searchsorted(self.keys, wanted).clip(max=len(self.keys) - 1)
        places = places[self.keys[places] == wanted]
        units = (self.rows[places] * self.scale[places]).sum(0)
        scores = (units if self.weight is None else units.clip(min=0) @ self.weight) + self.bias
        of_able = scores[[self.classes.index(each) for each in able]]
        of_able = of_able - of_able.max()
        return list(of_able - np.log(np.exp(of_able).sum()))


@dataclass(frozen=True)
class Bags:
    """What cues say of the asks of a message and of the roles of its pieces."""

    asks: Bag
    roles: Bag

    @classmethod
    def read(cls, path: Path = SHIPPED) -> "Bags":
        with np.load(path) as file:
            return cls(_bag(file, "asks"), _bag(file, "roles"))

    def ask(self, question: Question, named: Sequence[str], able: Sequence[str]) -> list[float]:
        """Log probability of each ask `able` (`END` among them) to follow the asks `named`."""
        return self.asks.log_shares(of_ask(question, named), able)

    def role(self, question: Question, line: Line, asks: Sequence[str]) -> list[float]:
        """Log probability of each role of a line; of a line without a piece nothing is known."""
        if line.span is None:
            return [0.0] * len(line.options)
        return self.roles.log_shares(of_role(question, line, line.span, asks), line.options)


def _bag(file: Mapping[str, Any], name: str) -> Bag:
    parts = {part: file[f"{name}_{part}"] for part in ("keys", "rows", "scale", "bias")}
    classes = tuple(map(str, file[f"{name}_classes"]))
    return Bag(classes, **parts, weight=file.get(f"{name}_weight"))
