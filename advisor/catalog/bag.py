"""A small classifier over a bag of cues, read and asked with NumPy alone; the workshop trains it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray


def key(cue: str) -> int:
    """The number by which a cue is kept."""
    return crc32(cue.encode(errors="replace"))


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
    power: float = 0.0
    """The sum is divided by the number of cues to this power."""

    def log_shares(self, cues: Iterable[str], able: Sequence[str]) -> list[float]:
        """Natural logarithm of the probability of each of the classes `able` among them."""
        wanted = np.array([key(cue) for cue in cues], np.uint32)
        places = np.searchsorted(self.keys, wanted).clip(max=len(self.keys) - 1)
        places = places[self.keys[places] == wanted]
        units = (self.rows[places] * self.scale[places]).sum(0) / max(1, len(places)) ** self.power
        scores = (units if self.weight is None else units.clip(min=0) @ self.weight) + self.bias
        of_able = scores[[self.classes.index(each) for each in able]]
        of_able = of_able - of_able.max()
        return list(of_able - np.log(np.exp(of_able).sum()))


def read(file: Mapping[str, Any], name: str) -> Bag:
    """The bag of that name in a file that `written` filled."""
    parts = {part: file[f"{name}_{part}"] for part in ("keys", "rows", "scale", "bias")}
    classes = tuple(map(str, file[f"{name}_classes"]))
    power = float(file.get(f"{name}_power", 0.0))
    return Bag(classes, **parts, weight=file.get(f"{name}_weight"), power=power)


def written(name: str, bag: Bag) -> dict[str, NDArray[Any]]:
    """What `read` reads, by name."""
    parts = {field: value for field, value in vars(bag).items() if value is not None}
    return {f"{name}_{field}": np.array(value) for field, value in parts.items()}


def in_steps(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows as whole steps of -127 to 127, and how long a step of each is."""
    scale = np.abs(rows).max(1, keepdims=True).clip(min=1e-9) / 127
    return np.round(rows / scale).astype(np.int8), scale.astype(np.float32)
