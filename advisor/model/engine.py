"""What decides what a message means: the protocol, and the engine that reads its decisions from a
list.

All engines answer one verb, `decide`: given a prompt and what is left to decide, what is it. None
of them can leave the `Question`. `llama.LlamaEngine` runs a model in this process,
`worker.workers.Workers` in others, `server.OpenAIEngine` asks a server.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from advisor.errors import EngineError
from advisor.model.ticket import Ticket
from advisor.reading.question import DROP, KEEP, Question, Reading
from advisor.reading.slots import NOTHING


@dataclass(frozen=True)
class Decision:
    """A reading, and the probability the model gave it among the possible ones (1.0 where it had
    no choice)."""

    reading: Reading
    confidence: float = 1.0
    second: Reading | None = None
    """The next likely reading, where the engine is too unsure of the first to act on it."""

    @property
    def likely(self) -> tuple[Reading, ...]:
        return (self.reading, self.second) if self.second else (self.reading,)


class Engine(Protocol):
    name: str
    trained: bool
    """Whether the model was trained on such decisions; it then needs no examples in the prompt."""
    places: int
    """Questions it decides at a time."""

    @property
    def ready(self) -> bool:
        """Whether it can answer now, as far as it knows without asking."""
        ...

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        """The most likely reading after `prompt`; raises `EngineError`, and `StoppedError` once the
        ticket is cancelled."""
        ...

    def topics(self, message: str) -> Mapping[str, float]:
        """What a message is about: ids of topics with shares, the likeliest first; empty where the
        engine has no say."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Said:
    """A decision as a script writes it."""

    asks: Sequence[str]
    states: Mapping[str, str] = field(default_factory=dict)
    """Piece of the message -> its slot; "scenario" and "limit" -> what is meant."""
    drops: Sequence[str] = ()
    backs: Sequence[str] = ()
    new: bool = False

    def reading(self, question: Question) -> Reading:
        roles: list[str] = []
        for line in question.lines:
            if line.span is not None:
                role = self.states.get(line.span.text, NOTHING)
            elif NOTHING in line.options:
                role = self.states.get(line.slot, NOTHING)
            else:
                role = (
                    DROP if line.slot in self.drops else "back" if line.slot in self.backs else KEEP
                )
            roles.append(role if role in line.options else line.options[0])
        return Reading(tuple(self.asks), tuple(roles), self.new)


class ScriptedEngine:
    """Answers from a list, in order: the engine of tests and of a page without a model."""

    name = "scripted"
    trained = False
    places = 1
    ready = True

    def __init__(self, script: Iterable[Said | Decision]) -> None:
        self._script = iter(script)

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        said = next(self._script, None)
        if said is None:
            raise EngineError("the script has no further decision")
        return said if isinstance(said, Decision) else Decision(said.reading(question))

    def topics(self, message: str) -> Mapping[str, float]:
        return {}

    def close(self) -> None:
        pass
