"""A GGUF file loaded by llama.cpp, through its C interface.

`llama_cpp.Llama` is passed by: it cannot leave the weights as they lie in the file, nor change its
threads.
"""

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from advisor.errors import EngineError, StoppedError
from advisor.model.head import EMBEDDED, STATE, Head, Logits, Numbers, Watch

if TYPE_CHECKING:
    from llama_cpp import llama_batch, llama_context_p, llama_model_p

BATCH = 512
"""Tokens evaluated at a time."""
ROWS = 64
"""Words whose rows are read at a time."""
ABORTED = 2
"""What llama.cpp returns where it was told to stop."""


@dataclass(frozen=True)
class Setup:
    """What a local model runs with; the start-up check tries exactly this."""

    path: Path
    adapter: Path | None = None
    """A LoRA adapter as GGUF, trained on labelled calls."""
    merged: Path | None = None
    """The file that holds both (`advisor/model/merge.py`), loaded in their place."""
    topics: Path | None = None
    """Another, trained to name the topic that explains a message."""
    unsure: float = 0.0
    """Below this share of the first ask a decision has a second reading."""
    threads: int | None = None
    """None: as many as `threads.count` finds at each question."""
    context: int = 3072
    """Tokens it can read at once."""
    repacked: bool = True
    """Weights are laid out anew for the processor's widest instructions (llama.cpp's extra
    buffers)."""


class Gguf:
    """Weights, adapter and one context. Not thread-safe; nothing may be called after `close`."""

    def __init__(
        self, setup: Setup, threads: int, of: "Gguf | None" = None, instead: Path | None = None
    ) -> None:
        """With `of` its weights, which it must outlive, and a context of its own with another
        adapter `instead`."""
        import llama_cpp

        self._lib = llama_cpp
        _start()
        self._closed, self._shared = False, of is not None
        self._watch, self._head = Watch(), None
        self._model = of._model if of else self._load(setup)
        self.context = self._open(setup.context, threads)
        self._flag = (ctypes.c_char * 2)()
        self._heed_stop()
        if strengths := _strengths(setup, instead):
            self._adapt(strengths, setup.path)

    def _load(self, setup: Setup) -> "llama_model_p":
        options = self._lib.llama_model_default_params()
        options.n_gpu_layers = 0
        options.use_extra_bufts = setup.repacked
        path = setup.merged or setup.path
        model = self._lib.llama_model_load_from_file(str(path).encode(), options)
        if not model:
            raise EngineError(f"cannot load {path}: not a GGUF model llama.cpp understands")
        return model

    def _open(self, tokens: int, threads: int) -> "llama_context_p":
        options = self._lib.llama_context_default_params()
        options.n_ctx = tokens
        options.n_batch = options.n_ubatch = BATCH
        options.n_threads = options.n_threads_batch = threads
        options.flash_attn_type = self._lib.LLAMA_FLASH_ATTN_TYPE_DISABLED
        options.no_perf = False
        options.cb_eval = self._watch.callback
        context = self._lib.llama_init_from_model(self._model, options)
        if not context:
            if not self._shared:
                self._lib.llama_model_free(self._model)
            raise EngineError(
                f"llama.cpp cannot open a context of {tokens} tokens: not enough memory"
            )
        return context

    def _adapt(self, strengths: Mapping[Path, float], base: Path) -> None:
        count, lib = len(strengths), self._lib
        loaded = (lib.llama_adapter_lora_p_ctypes * count)()  # freed with the model
        for index, adapter in enumerate(strengths):
            loaded[index] = lib.llama_adapter_lora_init(self._model, str(adapter).encode())
            if not loaded[index]:
                self.close()
                raise EngineError(f"cannot load the adapter {adapter}: not a LoRA of {base}")
        shares = (ctypes.c_float * count)(*strengths.values())
        lib.llama_set_adapters_lora(self.context, loaded, count, shares)

    def _heed_stop(self) -> None:
        """llama.cpp asks after each of its steps whether to go on: C's `strlen`, of a text that is
        empty until `stop`. A function of Python would take a hundredth of all time."""
        strlen = ctypes.cast(ctypes.CDLL(None).strlen, self._lib.ggml_abort_callback)
        flag = ctypes.cast(self._flag, ctypes.c_void_p)
        self._lib.llama_set_abort_callback(self.context, strlen, flag)

    def stop(self) -> None:
        """Any thread may end what is evaluated, and all that follows until `resume`."""
        self._flag[0] = 1

    def resume(self) -> None:
        self._flag[0] = 0

    def _decode(self, batch: "llama_batch", tokens: int) -> None:
        if self._head is not None:
            self._watch.until = STATE
        code = self._lib.llama_decode(self.context, batch)
        if code == ABORTED and self._flag[0] != b"\0":
            raise StoppedError
        if code:
            raise EngineError(f"llama.cpp could not evaluate {tokens} tokens (code {code})")

    def use_threads(self, count: int) -> None:
        self._lib.llama_set_n_threads(self.context, count, count)

    def tokens(self, text: str, begins: bool = True) -> list[int]:
        """The tokens of `text`, after the one that begins a sequence where it `begins` it; nothing
        in it is special."""
        written = text.encode(errors="replace")
        room = len(written) + 2
        found = (ctypes.c_int32 * room)()
        if (vocabulary := self._lib.llama_model_get_vocab(self._model)) is None:
            raise EngineError("the model has no vocabulary")
        count = self._lib.llama_tokenize(
            vocabulary, written, len(written), found, room, begins, False
        )
        return list(found[:count])

    def choose(self, tokens: Sequence[int]) -> None:
        """From now on the likelihoods of these words alone are read, where that is known to give
        the same."""
        tokens = list(dict.fromkeys(tokens))
        rows = [self._seen(tokens[begin : begin + ROWS], EMBEDDED)
                for begin in range(0, len(tokens), ROWS)]  # fmt: skip
        width = self._lib.llama_model_n_embd(self._model)
        if sum(map(len, rows)) != len(tokens) * width:  # an architecture with other names
            return
        head = Head.of(tokens, np.concatenate(rows).reshape(-1, width))
        self.forget(0)
        own = self.read(tokens[:ROWS])
        own = {token: own[token] for token in tokens}
        state = self._seen(tokens[:ROWS], STATE)
        if len(state) == width and head.proven(state, own):
            self._head = head
        self.forget(0)

    def _seen(self, tokens: list[int], until: bytes) -> Numbers:
        """The result of one step of an evaluation from the beginning."""
        self.forget(0)
        self._watch.until, self._watch.seen = until, np.zeros(0, np.float32)
        try:
            self.read(tokens)
        finally:
            self._watch.until = None
        return self._watch.seen

    def forget(self, keep: int) -> bool:
        """Drops what the KV cache holds after the first `keep` tokens; False where it cannot."""
        memory = self._lib.llama_get_memory(self.context)
        return memory is not None and self._lib.llama_memory_seq_rm(memory, 0, keep, -1)

    def read(self, tokens: list[int]) -> Logits:
        """Evaluates `tokens` after those in the KV cache; the logits after the last one."""
        for begin in range(0, len(tokens), BATCH):
            part = tokens[begin : begin + BATCH]
            array = (ctypes.c_int32 * len(part))(*part)
            batch = self._lib.llama_batch_get_one(array, len(part))
            self._decode(batch, len(part))
        return self._logits(-1, -1)

    def _logits(self, index: int, output: int) -> Logits:
        """After the token `index` of the last batch, the `output`th whose logits were wanted."""
        if self._head is None:
            return self._lib.llama_get_logits_ith(self.context, index)
        states = self._watch.seen.reshape(-1, self._head.rows.shape[1])
        return self._head.logits(states[output])

    def read_at(self, tokens: list[int], past: int, places: Sequence[int]) -> Iterator[Logits]:
        """Evaluates `tokens` after `past` ones in the KV cache; the logits after each of `places`
        (indices in `tokens`, in order), to be read before the next is taken."""
        wanted = set(places)
        for begin in range(0, len(tokens), BATCH):
            part = tokens[begin : begin + BATCH]
            batch = self._lib.llama_batch_init(len(part), 0, 1)
            try:
                batch.n_tokens = len(part)
                for index, token in enumerate(part):
                    batch.token[index] = token
                    batch.pos[index] = past + begin + index
                    batch.n_seq_id[index], batch.seq_id[index][0] = 1, 0
                    batch.logits[index] = begin + index in wanted or index == len(part) - 1
                self._decode(batch, len(part))
                here = [index for index in range(len(part)) if begin + index in wanted]
                for output, index in enumerate(here):
                    yield self._logits(index, output)
            finally:
                self._lib.llama_batch_free(batch)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._lib.llama_free(self.context)
            if not self._shared:
                self._lib.llama_model_free(self._model)


def _strengths(setup: Setup, instead: Path | None) -> dict[Path, float]:
    """What is computed beside the loaded weights: another adapter takes the merged one back."""
    if setup.adapter is None:
        return {instead: 1.0} if instead else {}
    if instead is None:
        return {} if setup.merged else {setup.adapter: 1.0}
    return {instead: 1.0, setup.adapter: -1.0} if setup.merged else {instead: 1.0}


@cache
def _start() -> object:
    """llama.cpp's log goes nowhere, for good: it holds only the pointer of this, so the result must
    outlive every model."""
    import llama_cpp

    callback = llama_cpp.llama_log_callback(_discard)
    llama_cpp.llama_log_set(callback, ctypes.c_void_p(0))
    llama_cpp.llama_backend_init()
    return callback


def _discard(level: int, text: bytes, data: ctypes.c_void_p) -> None:
    """What matters is raised."""
