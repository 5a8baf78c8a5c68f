"""A GGUF model in this process decides: the choices of a question, taken by the model's logits."""

import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.errors import EngineError
from advisor.model import threads
from advisor.model.bags import END, Bags
from advisor.model.engine import Decision
from advisor.model.gguf import Gguf, Setup
from advisor.model.head import Logits
from advisor.model.ticket import Ticket
from advisor.model.topics import TopicModel
from advisor.reading.question import NEW, Question, Reading
from advisor.reading.slots import ASKS
from advisor.reading.walk import Choice, Words

Opinion = list[float] | None
"""The log probability that the bags of cues give each option."""
COUNTS = {"ask": 0.5, "role": 1.0}
"""What it counts beside the model's own, by kind of choice: measured on conversations that neither
was trained on (docs/decisions/0020)."""


@dataclass(frozen=True)
class _Taken:
    """What was taken at a choice, the next likely, and the share of the best."""

    best: int
    second: int
    share: float


@dataclass
class _Way:
    """The tokens so far, and how sure each step was."""

    tokens: list[int]
    shares: list[float]


class LlamaEngine:
    """A GGUF model in this process, and the bags of cues that have a say in its decisions.

    Only the words that are possible are compared, so the vocabulary is never masked and a grammar
    cannot crash llama.cpp. A trained model reads all lines of a question at once: a message costs
    three or four evaluations. The prompt's common beginning stays in the KV cache from one question
    to the next.
    """

    places = 1
    ready = True

    def __init__(self, setup: Setup, bags: Bags | None = None) -> None:
        self._bags = bags
        self.name = setup.adapter.stem if setup.adapter else setup.path.stem
        self.trained = setup.adapter is not None
        self.setup = setup
        self.model = Gguf(setup, setup.threads or threads.count())
        self._topics = self._of_topics(setup)
        self._words = Words(lambda text: self.model.tokens(text, begins=False))
        self.model.choose(self._words.able)
        self._lock = threading.Lock()
        self._cached: list[int] = []

    def _of_topics(self, setup: Setup) -> TopicModel | None:
        if setup.topics is None:
            return None
        return TopicModel(setup, setup.topics, setup.threads or threads.count(), self.model)

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        with self._lock:
            if self.setup.threads is None:
                self._use_threads(threads.count())
            self.model.resume()
            with (ticket or Ticket()).stopping(self.model.stop):
                return self._read(prompt, question)

    def _read(self, prompt: str, question: Question) -> Decision:
        decision, doubt = self._decide(prompt, question)
        if doubt and doubt.share < self.setup.unsure:
            second, _ = self._decide(prompt, question, doubt.second)
            decision = replace(decision, second=second.reading)
        return decision

    def topics(self, message: str) -> Mapping[str, float]:
        if self._topics is None:
            return {}
        with self._lock:
            return self._topics.likely(message)

    def _decide(
        self, prompt: str, question: Question, first: int | None = None
    ) -> tuple[Decision, _Taken | None]:
        """The reading of the likeliest words, and how its first ask was taken; with `first` that
        ask is taken."""
        words, way = self._words, _Way(self.model.tokens(prompt), [])
        new = False
        if question.marks:
            new = self._take(way, words.mark()) == words.first(NEW)
            way.tokens += words.written(NEW if new else question.marks[0])
        asks: list[str] = []
        doubt: _Taken | None = None
        while words.more(asks):
            choice = words.asks(asks)
            taken = self._taken(
                self._logits(way.tokens), choice, self._of_ask(question, asks, choice)
            )
            token = first if first is not None and not asks else taken.best
            way.shares.append(taken.share)
            if not asks:
                doubt = taken
            if token == words.end:
                break
            asks.append(words.ask(token))
            way.tokens += words.written(ASKS[asks[-1]])
        way.tokens.append(words.end)
        roles = self._roles(way, question, asks)
        reading = Reading(tuple(asks), roles, new)
        return Decision(reading, math.prod(way.shares)), doubt

    def _use_threads(self, count: int) -> None:
        self.model.use_threads(count)
        if self._topics:
            self._topics.use_threads(count)

    def _of_ask(self, question: Question, asks: Sequence[str], choice: Choice) -> Opinion:
        words = self._words
        able = [END if token == words.end else words.ask(token) for token in choice.options]
        return self._bags and self._bags.ask(question, asks, able)

    def _roles(self, way: _Way, question: Question, asks: Sequence[str]) -> tuple[str, ...]:
        lines = self._words.roles(question)
        opinions = [self._bags and self._bags.role(question, line, asks) for line in question.lines]
        if not self.trained:
            return self._one_by_one(way, question, lines, opinions)
        tokens, places = list(way.tokens), list[int]()
        for line, _ in lines:
            tokens += line
            places.append(len(tokens) - 1)
            tokens.append(self._words.end)
        tokens = tokens[: places[-1] + 1]
        keep = self._forget(tokens, places[0])
        read = self.model.read_at(tokens[keep:], keep, [place - keep for place in places])
        roles: list[str] = []
        for logits, line, (_, choice), opinion in zip(
            read, question.lines, lines, opinions, strict=True
        ):
            taken = self._taken(logits, choice, opinion)
            way.shares.append(taken.share)
            roles.append(line.options[choice.options.index(taken.best)])
        self._cached = tokens
        return tuple(roles)

    def _one_by_one(
        self,
        way: _Way,
        question: Question,
        lines: Sequence[tuple[list[int], Choice]],
        opinions: Sequence[Opinion],
    ) -> tuple[str, ...]:
        """For a model that goes by examples: each line shows its role to the next."""
        roles: list[str] = []
        for line, (written, choice), opinion in zip(question.lines, lines, opinions, strict=True):
            way.tokens += written
            token = self._take(way, choice, opinion)
            roles.append(line.options[choice.options.index(token)])
            way.tokens += [*self._words.written(line.word(roles[-1])), self._words.end]
        return tuple(roles)

    def _take(self, way: _Way, choice: Choice, opinion: Opinion = None) -> int:
        taken = self._taken(self._logits(way.tokens), choice, opinion)
        way.shares.append(taken.share)
        return taken.best

    def _taken(self, logits: Logits, choice: Choice, opinion: Opinion = None) -> _Taken:
        scores = {
            token: float(logits[token]) + COUNTS.get(choice.kind, 0.0) * share
            for token, share in zip(
                choice.options, opinion or [0.0] * len(choice.options), strict=True
            )
        }
        best, *rest = sorted(scores, key=lambda token: -scores[token])
        share = 1 / sum(math.exp(score - scores[best]) for score in scores.values())
        return _Taken(best, rest[0] if rest else best, share)

    def _forget(self, tokens: list[int], most: int | None = None) -> int:
        """How many of `tokens`, at most `most`, the KV cache holds already; it forgets the rest."""
        if len(tokens) >= self.setup.context:
            raise EngineError(
                f"the question takes {len(tokens)} tokens, the model reads {self.setup.context}"
            )
        keep = min(common(self._cached, tokens), len(tokens) - 1 if most is None else most)
        if not self.model.forget(keep):
            keep = 0
            self.model.forget(keep)
        self._cached = tokens[:keep]
        return keep

    def _logits(self, tokens: list[int]) -> Logits:
        """Evaluates what the KV cache does not hold yet; the logits after the last token."""
        keep = self._forget(tokens)
        logits = self.model.read(tokens[keep:])
        self._cached = list(tokens)
        return logits

    def close(self) -> None:
        with self._lock:
            if self._topics:
                self._topics.close()
            self.model.close()


def common(a: Sequence[int], b: Sequence[int]) -> int:
    """Length of the common beginning."""
    length = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        length += 1
    return length
