"""Many users at once: `python -m bench.load [--users 1 8 32 64 100] [--seconds 60] [--pace flat
human] [--engine workers here]`.

Each user has a conversation and asks one question after the other: every message is new (a number
of samples that nobody else states), one in `LONG_EVERY` is long. At human pace a user reads between
two questions. An answer counts as mixed up where it is not about the number asked. For each level:
answers a second, seconds from the message to the first sign and to the answer, who was turned away,
what failed, and the memory of all processes. The transport is one function, `in_process`.
"""

import argparse
import asyncio
import os
import random
import resource
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles

from advisor.chat import Advisor
from advisor.compose import compose
from advisor.conversation import Answered, Conversation
from advisor.errors import BusyError
from advisor.model.ticket import Ticket
from advisor.settings import from_environment

USERS = (1, 8, 32, 64, 100)
READING = (2.0, 20.0)
"""Seconds a person reads an answer and writes the next question."""
LONG_EVERY = 10
QUESTIONS = (
    "what will a 13B LoRA on a 4090 with {n} samples cost",
    "两张3090用{n}条数据微调7B要多久",
    "QLoRA of Qwen2.5-7B, {n} samples, 3 epochs: which GPU?",
    "I have {n} samples, is that enough for a customer service bot?",
    "full fine-tuning of Llama-3.1-8B on 8 H100, {n} samples: hours and dollars?",
    "70B QLoRA 用 A100 80GB，{n} 条样本，预算多少？",
)
FILLER = (
    "We are a small team, our data are support tickets of the last years, mostly short and in two "
    "languages, and nobody here has trained a model before. "
)


@dataclass(frozen=True)
class Outcome:
    """What became of a question."""

    seconds: float
    first: float
    """Seconds to the first sign of life."""
    kind: str = "answered"
    """answered, mixed, busy or failed."""


@dataclass
class User:
    """Asks one question at a time; `conversation` is what the transport keeps between two."""

    name: str
    conversation: Conversation = field(default_factory=Conversation)


Ask = Callable[[User, str, str], Awaitable[Outcome]]
"""The transport: user, message, what the answer must be about -> what became of it."""


def in_process(advisor: Advisor, most: int) -> Ask:
    """Straight to the advisor, a thread for each user as a server would have it."""
    threads = ThreadPoolExecutor(most)

    def answered(user: User, message: str, about: str) -> Outcome:
        started, first = time.perf_counter(), 0.0
        try:
            for event in advisor.reply(
                user.conversation, message, ticket=Ticket(user.name, user.name)
            ):
                first = first or time.perf_counter() - started
                if isinstance(event, Answered):
                    seconds = time.perf_counter() - started
                    turns = event.conversation.turns[-3:]
                    user.conversation = Conversation(turns)
                    if event.results[:1] == () and event.meant.asks == ("none",):
                        return Outcome(seconds, first, "failed")
                    right = event.conversation.turns[-1].message == message and about in message
                    return Outcome(seconds, first, "answered" if right else "mixed")
        except BusyError:
            return Outcome(time.perf_counter() - started, 0, "busy")
        return Outcome(time.perf_counter() - started, first, "failed")

    async def ask(user: User, message: str, about: str) -> Outcome:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(threads, answered, user, message, about)

    return ask


def messages(seed: int) -> Iterator[tuple[str, str]]:
    """Endless questions, each with the number that is its own."""
    rng = random.Random(seed)
    for number in count():
        own = str(1000 + 7 * (seed + 200 * number))
        asked = rng.choice(QUESTIONS).format(n=own)
        yield (FILLER * rng.randint(3, 12) + asked if number % LONG_EVERY == 5 else asked), own


async def level(ask: Ask, users: int, seconds: float, pace: str) -> list[Outcome]:
    """All users at once, for so many seconds."""
    until = time.perf_counter() + seconds
    outcomes: list[Outcome] = []

    async def one(number: int) -> None:
        user, rng = User(f"user {number}"), random.Random(number)
        if pace == "human":
            await asyncio.sleep(rng.uniform(0, READING[1]))
        for message, about in messages(number):
            if time.perf_counter() > until:
                return
            outcome = await ask(user, message, about)
            outcomes.append(outcome)
            if outcome.kind == "busy":
                await asyncio.sleep(1)
            elif pace == "human":
                await asyncio.sleep(rng.uniform(*READING))

    await asyncio.gather(*(one(number) for number in range(users)))
    return outcomes


def memory(pids: Sequence[int]) -> float:
    """Mebibytes that the processes hold, what they share counted once."""
    total = 0
    for pid in pids:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        total += int(rollup.split("Pss:")[1].split()[0])
    return total / 1024


def line(users: int, pace: str, outcomes: Sequence[Outcome], seconds: float, mib: float) -> str:
    kinds = [outcome.kind for outcome in outcomes]
    waits = [outcome.seconds for outcome in outcomes if outcome.kind == "answered"] or [0.0]
    firsts = [outcome.first for outcome in outcomes if outcome.kind == "answered"] or [0.0]
    cuts = quantiles(waits, n=100) if len(waits) > 1 else waits * 99
    sign = quantiles(firsts, n=20)[18] if len(firsts) > 1 else firsts[0]
    wrong = "  ".join(f"{kind} {kinds.count(kind)}" for kind in ("busy", "failed", "mixed"))
    return (
        f"{users:4} users {pace:5}  {kinds.count('answered') / seconds:5.2f}/s  p50 {cuts[49]:6.2f}"
        f"  p95 {cuts[94]:6.2f}  p99 {cuts[98]:6.2f}  max {max(waits):6.2f}  first sign p95"
        f" {sign:5.2f} s  {wrong}  {mib:5.0f} MiB"
    )


def processor_seconds(children: Sequence[int]) -> float:
    """Of this process and of those that it runs."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    total = own.ru_utime + own.ru_stime
    for pid in children:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def measure(advisor: Advisor, options: argparse.Namespace) -> None:
    ask = in_process(advisor, max(options.users))
    for pace in options.pace:
        for users in options.users:
            children = list(getattr(advisor.engine, "processes", ()))
            begun, used = time.perf_counter(), processor_seconds(children)
            outcomes = asyncio.run(level(ask, users, options.seconds, pace))
            seconds = time.perf_counter() - begun
            used = processor_seconds(children) - used
            told = line(users, pace, outcomes, seconds, memory([os.getpid(), *children]))
            print(f"{told}  {used / max(1, len(outcomes)):.3f} CPU s a question", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--users", type=int, nargs="+", default=USERS)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pace", nargs="+", choices=("flat", "human"), default=["flat", "human"])
    parser.add_argument("--engine", nargs="+", choices=("workers", "here"), default=["workers"])
    options = parser.parse_args()
    for engine in options.engine:
        advisor = compose(from_environment(), served=engine == "workers")
        where = f"{advisor.engine.places} processes" if engine == "workers" else "this process"
        print(f"{advisor.engine.name} in {where}, {os.cpu_count()} processors", flush=True)
        try:
            measure(advisor, options)
        finally:
            advisor.engine.close()


if __name__ == "__main__":
    main()
