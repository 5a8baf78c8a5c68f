"""A GGUF model in this process decides: the trie of possible calls, walked with the model's
logits."""

import ctypes
import math
import threading
from dataclasses import dataclass, replace

from advisor.errors import EngineError
from advisor.model import threads
from advisor.model.engine import Decision
from advisor.model.gguf import Gguf, Setup
from advisor.reading.space import CallSpace
from advisor.reading.trie import Branch, common, walk


@dataclass(frozen=True)
class _Doubt:
    """A branch, its second-best token and the share of the best."""

    tokens: list[int]
    second: int
    share: float


class LlamaEngine:
    """A GGUF model in this process.

    Decoding follows the call space as a trie of tokens: where one token is possible nothing is
    computed, where several are the likeliest is taken. So a call costs a few evaluations, the
    vocabulary is never masked, and a grammar cannot crash llama.cpp. The prompt's common beginning
    stays in the KV cache from one question to the next.
    """

    def __init__(self, setup: Setup) -> None:
        self.name = setup.adapter.stem if setup.adapter else setup.path.stem
        self.trained = setup.adapter is not None
        self.setup = setup
        self.model = Gguf(setup, setup.threads or threads.cores())
        self._lock = threading.Lock()
        self._cached: list[int] = []

    def decide(self, prompt: str, space: CallSpace, tool_prompt: str | None = None) -> Decision:
        with self._lock:
            if self.setup.threads is None:
                self.model.use_threads(threads.count())
            decision, doubt = self._walk(prompt, space, tool_prompt)
            if decision.confidence >= self.setup.unsure:
                return decision
            other, _ = self._walk(prompt, space, tool_prompt, doubt)
            return replace(decision, second=other.call)

    def _walk(
        self, prompt: str, space: CallSpace, tool_prompt: str | None, forced: _Doubt | None = None
    ) -> tuple[Decision, _Doubt | None]:
        """The call of the likeliest tokens, and where it was least sure; at `forced` it takes the
        next likely one."""
        doubts: list[_Doubt] = []

        def choose(branch: Branch) -> int:
            best, second, share = self._likeliest(branch)
            doubts.append(_Doubt(branch.tokens, second, share))
            return forced.second if forced and branch.tokens == forced.tokens else best

        call = walk(space, self.model.tokens, choose, prompt, tool_prompt)
        confidence = math.prod(doubt.share for doubt in doubts)
        return Decision(call, confidence), min(doubts, key=lambda doubt: doubt.share, default=None)

    def _likeliest(self, branch: Branch) -> tuple[int, int, float]:
        """The likeliest token, the next likely, and the first one's share of the probability."""
        logits = self._logits(branch.tokens)
        scores = {token: float(logits[token]) for token in branch.options}
        best, second = sorted(scores, key=lambda token: -scores[token])[:2]
        return best, second, 1 / sum(math.exp(score - scores[best]) for score in scores.values())

    def _logits(self, tokens: list[int]) -> "ctypes.Array[ctypes.c_float]":
        """Evaluates what the KV cache does not hold yet and returns the logits after the last
        token."""
        if len(tokens) >= self.setup.context:
            raise EngineError(
                f"the question with its examples takes {len(tokens)} tokens, the model reads {self.setup.context}"
            )
        keep = min(common(self._cached, tokens), len(tokens) - 1)
        if not self.model.forget(keep):
            keep = 0
            self.model.forget(keep)
        self._cached = tokens[:keep]
        logits = self.model.read(tokens[keep:])
        self._cached = tokens
        return logits

    def close(self) -> None:
        with self._lock:
            self.model.close()
