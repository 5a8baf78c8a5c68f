"""The last step of a language model, its likelihoods, for the words that can be chosen alone.

A vocabulary of 262,144 words makes this step the dearest of a short question: more than half of
the model's weights are read to compare a few dozen words. llama.cpp lets a callback end an
evaluation before it; what remains is a product of the state with the rows of those words.
"""

import ctypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
STATE, EMBEDDED = b"result_norm", b"embd"
"""llama.cpp's names for what the last step multiplies, and for the rows of the words read."""
BLOCK = 32
"""Numbers of a state that share a scale where it is multiplied with weights in 8 bits (Q8_0)."""
CLOSE = 1e-3
"""How near to llama.cpp's own likelihoods (logits) these must be."""


class Logits(Protocol):
    """The likelihood of each word, by its token, up to a constant."""

    def __getitem__(self, token: int, /) -> float: ...


class Watch:
    """Ends evaluations at the step called `until`, and keeps its result; None lets them end."""

    def __init__(self) -> None:
        import llama_cpp
        from llama_cpp._ggml import libggml

        self.until: bytes | None = None
        self.seen: Numbers = np.zeros(0, np.float32)
        self._name, self._data, self._count = (
            libggml.ggml_get_name, libggml.ggml_get_data, libggml.ggml_nelements,
        )  # fmt: skip
        for function, result in (
            (self._name, ctypes.c_char_p), (self._data, ctypes.c_void_p), (self._count, ctypes.c_int64),
        ):  # fmt: skip
            function.argtypes, function.restype = [ctypes.c_void_p], result
        self.callback: Any = llama_cpp.ggml_backend_sched_eval_callback(self._step)

    def _step(self, step: int, asked: bool, _: int) -> bool:
        """llama.cpp asks of each step whether it is wanted, and, if so, whether to go on after."""
        if asked:
            return self.until is not None and self._name(step) == self.until
        numbers = ctypes.cast(self._data(step), ctypes.POINTER(ctypes.c_float))
        self.seen = np.ctypeslib.as_array(numbers, (self._count(step),)).copy()
        return False


@dataclass(frozen=True)
class Head:
    """The rows of the words that can be chosen."""

    places: Mapping[int, int]
    """Token -> its row."""
    rows: Numbers

    @classmethod
    def of(cls, tokens: Sequence[int], rows: Numbers) -> "Head":
        return cls({token: place for place, token in enumerate(tokens)}, rows)

    def logits(self, state: Numbers) -> Logits:
        """As llama.cpp computes them: the state is rounded to 8 bits first."""
        scores = self.rows @ rounded(state)
        return {token: float(scores[place]) for token, place in self.places.items()}

    def proven(self, state: Numbers, own: Logits) -> bool:
        """Whether they are llama.cpp's `own`: not so where a model has other weights at its end, or
        in another format."""
        mine = self.logits(state)
        return all(abs(mine[token] - own[token]) < CLOSE for token in self.places)


def rounded(state: Numbers) -> Numbers:
    """In blocks of 8-bit numbers with a 16-bit scale, ggml's Q8_0."""
    blocks = state.reshape(-1, BLOCK)
    scale = np.abs(blocks).max(axis=1, keepdims=True) / np.float32(127)
    steps = np.rint(blocks / np.where(scale > 0, scale, 1))
    return (steps * scale.astype(np.float16).astype(np.float32)).reshape(state.shape)
