"""The vocabulary of a GGUF file, without its weights: what counts the tokens of a data set."""

import ctypes
from pathlib import Path

from advisor.errors import EngineError
from advisor.model import gguf, weights
from advisor.settings import Settings

LONGEST_NAME = 80


class Vocabulary:
    """Not thread-safe; nothing may be called after `close`."""

    def __init__(self, path: Path) -> None:
        import llama_cpp

        gguf._start()  # pyright: ignore[reportPrivateUsage]
        self._lib = llama_cpp
        options = llama_cpp.llama_model_default_params()
        options.vocab_only, options.n_gpu_layers = True, 0
        model = llama_cpp.llama_model_load_from_file(str(path).encode(), options)
        if not model:
            raise EngineError(f"cannot read the vocabulary of {path}: no GGUF model")
        self._model = model
        if (vocabulary := llama_cpp.llama_model_get_vocab(model)) is None:
            raise EngineError(f"{path} has no vocabulary")
        self._vocabulary = vocabulary
        self._room = (ctypes.c_int32 * 4096)()
        self.name = self._named() or path.stem

    def _named(self) -> str:
        """As the file calls its model."""
        room = ctypes.create_string_buffer(LONGEST_NAME)
        size = self._lib.llama_model_meta_val_str(
            self._model,
            b"general.name",
            room,  # pyright: ignore[reportArgumentType]
            LONGEST_NAME,
        )
        return room.value.decode(errors="replace").strip() if size > 0 else ""

    def count(self, text: str) -> int:
        """Tokens of `text`; nothing in it is special."""
        written = text.encode(errors="replace")
        if len(written) >= len(self._room):
            self._room = (ctypes.c_int32 * (2 * len(written)))()
        return self._lib.llama_tokenize(
            self._vocabulary, written, len(written), self._room, len(self._room), False, False
        )

    def close(self) -> None:
        self._lib.llama_model_free(self._model)


def at_hand(settings: Settings) -> Path | None:
    """The GGUF file that answers questions here, whose vocabulary can count; None where a server
    does, or where it cannot be had."""
    if settings.model.startswith(("http://", "https://")):
        return None
    try:
        return weights.locate(settings.model, settings.cache)
    except EngineError:
        return None
