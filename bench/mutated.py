"""Random and mutated messages through the whole conversation loop: none may end in a traceback.

`python -m bench.mutated [MESSAGES] [SEED]` takes hand-written messages apart, joins halves of them,
repeats, deletes, swaps numbers for huge and wrong ones, sprinkles characters of every script, and
sends them three to a conversation. Decisions are those of the bags of cues, one in five is drawn by
lot, so that readings nobody would choose are answered too. Prints what raised, and the slowest; ends
with 1 if anything did.
"""

import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.load import load
from advisor.chat import Advisor
from advisor.conversation import Answered, Conversation
from advisor.model.bags import END, Bags, following
from advisor.model.engine import Decision
from advisor.model.examples import Examples, conversations
from advisor.model.ticket import Ticket
from advisor.reading.question import Question, Reading
from advisor.reading.slots import MOST_ASKS

NUMBERS = (
    "0",
    "-1",
    "1e999",
    "NaN",
    "99999999999999999999",
    "0.0000001",
    "１２",
    "三百万",
    "1/0",
    "½",
    "2.5.1",
    "64*1024",
    "-0",
    "∞",
)
STRANGE = "\u200b\u202e\ud800\x00\ufeff🤖\u0301％＄\\`|<>{}[]*_#\n\t\r،·…١٢"
BY_LOT = 0.2
LONGEST = 20_000


class CueEngine:
    """Decides by the bags of cues alone, or by lot."""

    name = "cues"
    trained = True
    places = 1
    ready = True

    def __init__(self, rng: random.Random, titles: list[str]) -> None:
        self._bags, self._rng, self._titles = Bags.read(), rng, titles

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        asks: list[str] = []
        while len(asks) < MOST_ASKS:
            able = following(asks)
            ask = self._one(able, self._bags.ask(question, asks, able))
            if ask == END:
                break
            asks.append(ask)
        roles = [
            self._one(line.options, self._bags.role(question, line, asks))
            for line in question.lines
        ]
        new = bool(question.marks) and self._rng.random() < BY_LOT
        return Decision(Reading(tuple(asks), tuple(roles), new))

    def topics(self, message: str) -> dict[str, float]:
        """None; one in five by lot, so that articles nobody would choose are told too."""
        return {self._rng.choice(self._titles): 0.9} if self._rng.random() < BY_LOT else {}

    def _one(self, able: list[str] | tuple[str, ...], shares: list[float]) -> str:
        if self._rng.random() < BY_LOT:
            return self._rng.choice(able)
        return able[shares.index(max(shares))]

    def close(self) -> None:
        pass


def joined(text: str, other: str, rng: random.Random) -> str:
    return text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other) + 1) :]


def repeated(text: str, other: str, rng: random.Random) -> str:
    start = rng.randrange(len(text) + 1)
    piece = text[start : start + rng.randrange(1, 40)]
    return (text[:start] + piece * rng.randrange(2, 60) + text[start:])[:LONGEST]


def thinned(text: str, other: str, rng: random.Random) -> str:
    return "".join(char for char in text if rng.random() > 0.1)


def sprinkled(text: str, other: str, rng: random.Random) -> str:
    return "".join(char + (rng.choice(STRANGE) if rng.random() < 0.05 else "") for char in text)


def renumbered(text: str, other: str, rng: random.Random) -> str:
    return "".join(
        rng.choice(NUMBERS) if char.isdigit() and rng.random() < 0.3 else char for char in text
    )


def shuffled(text: str, other: str, rng: random.Random) -> str:
    words = text.split()
    rng.shuffle(words)
    return " ".join(words)


def noise(text: str, other: str, rng: random.Random) -> str:
    return "".join(chr(rng.choice((32, 48, 65, 0x4E00, 0x600)) + rng.randrange(90)) for _ in text)


CHANGES: tuple[Callable[[str, str, random.Random], str], ...] = (
    joined, repeated, thinned, sprinkled, renumbered, shuffled, noise,
)  # fmt: skip


def main() -> None:
    count, seed = (int(each) for each in (*sys.argv[1:], "20000", "0")[:2])
    rng = random.Random(seed)
    written = [turn["user"] for talk in conversations() for turn in talk["turns"]]
    catalog = load()
    engine = CueEngine(rng, [*catalog.topics])
    advisor = Advisor(catalog, engine, TOOLS, Renderer(), Examples())
    raised: Counter[str] = Counter()
    slowest, message, conversation = (0.0, ""), "", Conversation()
    for number in range(count):
        if number % 3 == 0:
            conversation = Conversation()
        message = rng.choice(written)
        for change in rng.sample(CHANGES, rng.randint(1, 3)):
            message = change(message, rng.choice(written), rng) or "?"
        started = time.perf_counter()
        try:
            for event in advisor.reply(conversation, message):
                if isinstance(event, Answered):
                    conversation = event.conversation
        except Exception:
            trace = traceback.format_exc(limit=-2)
            raised[trace] += 1
            print(f"{number}: {message!r}\n{trace if raised[trace] == 1 else ''}", flush=True)
        slowest = max(slowest, (time.perf_counter() - started, message[:80]))
        if number % 1000 == 999:
            print(f"{number + 1} messages, {raised.total()} raised", flush=True)
    for trace, times in raised.most_common():
        print(f"{times} ×\n{trace}")
    print(
        f"{count} messages, {raised.total()} raised; the slowest took {slowest[0]:.1f} s: {slowest[1]!r}"
    )
    sys.exit(bool(raised))


if __name__ == "__main__":
    main()
