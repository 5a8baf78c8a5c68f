"""What decides which call a message means: the protocol, and the engine that reads its decisions
from a list.

All engines answer one verb, `decide`: given a prompt and the calls that are possible, which call is
it. None of them can leave the `CallSpace`. `llama.LlamaEngine` runs a model in this process,
`server.OpenAIEngine` asks a server.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from advisor.errors import EngineError
from advisor.reading.space import CallSpace, RawCall


@dataclass(frozen=True)
class Decision:
    """A call, and the probability the model gave it among the possible ones (1.0 where it had no
    choice)."""

    call: RawCall
    confidence: float = 1.0
    second: RawCall | None = None
    """The next likely reading, where the engine is too unsure of the first to act on it."""


class Engine(Protocol):
    name: str
    trained: bool
    """Whether the model was trained on labelled calls; it then needs no examples in the prompt."""

    def decide(self, prompt: str, space: CallSpace, tool_prompt: str | None = None) -> Decision:
        """The most likely call of `space` after `prompt`; raises `EngineError`.

        `tool_prompt`, if given, is a shorter prompt that asks for the tool alone; an engine that writes a call in one go ignores it.
        """
        ...

    def close(self) -> None: ...


class ScriptedEngine:
    """Answers from a list, in order: the engine of tests and of a page without a model."""

    name = "scripted"
    trained = False

    def __init__(self, calls: Iterable[RawCall | Decision]) -> None:
        self._calls = iter(calls)

    def decide(self, prompt: str, space: CallSpace, tool_prompt: str | None = None) -> Decision:
        call = next(self._calls, None)
        if call is None:
            raise EngineError("the script has no further call")
        return call if isinstance(call, Decision) else Decision(call)

    def close(self) -> None:
        pass
