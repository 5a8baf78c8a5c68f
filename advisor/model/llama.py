"""A GGUF model in this process: the only user of llama.cpp."""

import ctypes
import math
import os
import threading
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from advisor.errors import EngineError
from advisor.model.engine import Decision
from advisor.reading.grammar import Branch, CallSpace, common, walk


@dataclass(frozen=True)
class _Doubt:
    """A branch, its second-best token and the share of the best."""

    tokens: list[int]
    second: int
    share: float


class LlamaEngine:
    """A GGUF model in this process.

    Decoding follows the call space as a trie of tokens: where one token is possible nothing is computed, where several are the
    likeliest is taken. So a call costs a few evaluations, the vocabulary is never masked, and a grammar cannot crash llama.cpp.
    The prompt's common beginning stays in the KV cache from one question to the next.
    """

    def __init__(
        self, path: Path, threads: int | None = None, context: int = 2048, adapter: Path | None = None, unsure: float = 0.0
    ) -> None:
        """`adapter`: a LoRA adapter as GGUF, trained on labelled calls; below the confidence `unsure` a decision has a second reading."""
        import llama_cpp

        self.name = adapter.stem if adapter else path.stem
        self.trained = adapter is not None
        self._lock = threading.Lock()
        self._unsure = unsure
        count = threads or min(os.cpu_count() or 1, 8)
        _silence()
        try:
            self._llama = llama_cpp.Llama(str(path), n_ctx=context, n_batch=512, n_threads=count, n_threads_batch=count, verbose=False)
        except ValueError as error:
            raise EngineError(f"cannot load {path}: not a GGUF model llama.cpp understands ({error})") from error
        if adapter:
            self._adapt(adapter)
        self._context = context
        self._cached: list[int] = []

    def _adapt(self, adapter: Path) -> None:
        """Sets the adapter by llama.cpp's own calls: `Llama(lora_path=)` would turn the memory mapping of the weights off."""
        import llama_cpp

        self._adapter = llama_cpp.llama_adapter_lora_init(self._llama.model, str(adapter).encode())  # freed with the model
        if not self._adapter:
            raise EngineError(f"cannot load the adapter {adapter}: not a LoRA of {self._llama.model_path}")
        adapters = (llama_cpp.llama_adapter_lora_p_ctypes * 1)(self._adapter)
        llama_cpp.llama_set_adapters_lora(self._llama.ctx, adapters, 1, (ctypes.c_float * 1)(1.0))

    def decide(self, prompt: str, space: CallSpace, tool_prompt: str | None = None) -> Decision:
        with self._lock:
            decision, doubt = self._walk(prompt, space, tool_prompt)
            if decision.confidence >= self._unsure:
                return decision
            other, _ = self._walk(prompt, space, tool_prompt, doubt)
            return replace(decision, second=other.call)

    def _walk(self, prompt: str, space: CallSpace, tool_prompt: str | None, forced: _Doubt | None = None) -> tuple[Decision, _Doubt | None]:
        """The call of the likeliest tokens, and where it was least sure; at `forced` it takes the next likely one."""
        doubts: list[_Doubt] = []

        def choose(branch: Branch) -> int:
            best, second, share = self._likeliest(branch)
            doubts.append(_Doubt(branch.tokens, second, share))
            return forced.second if forced and branch.tokens == forced.tokens else best

        call = walk(space, self._tokens, choose, prompt, tool_prompt)
        confidence = math.prod(doubt.share for doubt in doubts)
        return Decision(call, confidence), min(doubts, key=lambda doubt: doubt.share, default=None)

    def _tokens(self, text: str) -> list[int]:
        return self._llama.tokenize(text.encode(errors="replace"), add_bos=True, special=False)

    def _likeliest(self, branch: Branch) -> tuple[int, int, float]:
        """The likeliest token, the next likely, and the first one's share of the probability."""
        logits = self._logits(branch.tokens)
        scores = {token: float(logits[token]) for token in branch.options}
        best, second = sorted(scores, key=lambda token: -scores[token])[:2]
        return best, second, 1 / sum(math.exp(score - scores[best]) for score in scores.values())

    def _logits(self, tokens: list[int]) -> "ctypes.Array[ctypes.c_float]":
        """Evaluates what the KV cache does not hold yet and returns the logits after the last token."""
        import llama_cpp

        if len(tokens) >= self._context:
            raise EngineError(f"the question with its examples takes {len(tokens)} tokens, the model reads {self._context}")
        keep = min(common(self._cached, tokens), len(tokens) - 1)
        llama = self._llama
        llama._ctx.kv_cache_seq_rm(-1, keep, -1)  # pyright: ignore[reportPrivateUsage]
        llama.n_tokens = keep
        self._cached = tokens[:keep]
        llama.eval(tokens[keep:])
        self._cached = tokens
        return llama_cpp.llama_get_logits_ith(llama.ctx, -1)

    def close(self) -> None:
        with self._lock:
            self._llama.close()


@cache
def _silence() -> object:
    """Sends llama.cpp's log to `_discard`, for good: llama.cpp holds only the pointer, so the result must outlive every engine."""
    import llama_cpp

    callback = llama_cpp.llama_log_callback(_discard)
    llama_cpp.llama_log_set(callback, ctypes.c_void_p(0))
    return callback


def _discard(level: int, text: bytes, data: ctypes.c_void_p) -> None:
    """llama.cpp's log goes nowhere: what matters is raised."""
