"""How fast an answer is computed, and what the process takes: `python -m bench.latency [--peer
MODEL ...]`.

Start: seconds from starting a Python process to a decided first question (no page), and to the
page's `/readyz`; resident memory of the process with the page served. Then every turn of the
measuring conversations, one user: seconds from the message to the computed result, beside
llama.cpp's own time for the tokens read, the floor; and the same turns with one measure of the
engine taken back at a time. A peer is any GGUF model (`ADVISOR_MODEL`'s forms), untuned, that
writes its call as JSON bound by a schema, for `PEER_TURNS` turns.
"""

import argparse
import os
import re
import subprocess
import sys
import time
import urllib.request
from itertools import islice
from pathlib import Path
from statistics import mean, quantiles

import llama_cpp

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.chat import Advisor
from advisor.compose import knowledge, local
from advisor.errors import EngineError
from advisor.model import threads
from advisor.model.engine import Decision
from advisor.model.examples import Examples, conversations
from advisor.model.head import Logits
from advisor.model.llama import LlamaEngine
from advisor.model.ticket import Ticket
from advisor.model.weights import locate
from advisor.reading.question import Question
from advisor.reading.schema import json_schema, parse_json
from advisor.settings import Settings, from_environment
from bench.router import CONVERSATIONS, Scored, scored

ROOT = Path(__file__).parent.parent
PORT = 17860
PEER_TURNS = 5


def start() -> tuple[float, float, float]:
    """Seconds to the first decision, seconds to the page, mebibytes resident with the page
    served."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "advisor", "ask", "hello"], cwd=ROOT, check=True, capture_output=True
    )
    decided = time.perf_counter() - begun
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env={**os.environ, "ADVISOR_PORT": str(PORT)},
        stdout=subprocess.DEVNULL,
    )
    try:
        while not _answers("/readyz"):
            time.sleep(0.02)
        ready = time.perf_counter() - begun
        _answers("/")
        listed = Path(f"/proc/{server.pid}/task").glob("*/children")  # a thread's each
        children = [child for thread in listed for child in thread.read_text().split()]
        resident = sum(map(_resident, [str(server.pid), *children]))
    finally:
        server.terminate()
        server.wait()
    return decided, ready, resident


def _resident(pid: str) -> float:
    """Mebibytes of a process, what it shares with others divided among them."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.findall(r"Pss:\s+(\d+)", rollup)[0]) / 1024


def _answers(path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=5) as answer:
            return answer.status == 200
    except OSError:  # not listening yet
        return False


class Forgetful(LlamaEngine):
    """Reads the prompt anew at every choice."""

    def _logits(self, tokens: list[int]) -> Logits:
        self._cached = []
        return super()._logits(tokens)


class Untuned:
    """An untuned model that writes its call as JSON, every token masked by the schema's grammar."""

    trained = False
    places = 1
    ready = True

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self._llama = llama_cpp.Llama(str(path), n_ctx=8192, verbose=False)

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        schema = json_schema(question)
        answer = self._llama.create_chat_completion(
            [
                {
                    "role": "user",
                    "content": f"{prompt}\nAnswer with one JSON object of this schema: {schema}",
                }
            ],
            response_format={"type": "json_object", "schema": schema},
            temperature=0,
            max_tokens=2000,
        )
        try:
            return Decision(parse_json(answer["choices"][0]["message"]["content"] or "", question))  # pyright: ignore[reportIndexIssue]
        except ValueError as error:  # cut off before the object ended
            raise EngineError(str(error)) from error

    def close(self) -> None:
        self._llama.close()


def timed(
    settings: Settings, engine: LlamaEngine | Untuned, count: int | None = None
) -> list[Scored]:
    """The measuring conversations' turns, or the first `count`, after one question that warms
    up."""
    advisor = Advisor(knowledge(settings), engine, TOOLS, Renderer(), Examples())
    turns = scored(advisor, conversations(CONVERSATIONS))
    next(turns)
    return list(islice(turns, count))


def line(name: str, turns: list[Scored], base: float | None = None) -> str:
    cuts = quantiles([turn.seconds for turn in turns], n=100)
    ratio = f"  {cuts[49] / base:5.2f} ×" if base else ""
    return f"{name:44} p50 {cuts[49]:6.3f} s  p95 {cuts[94]:6.3f} s  exact {mean(turn.exact for turn in turns):6.1%}{ratio}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peer", nargs="*", default=[], help="models to compare with")
    options = parser.parse_args()
    settings = from_environment()
    decided, ready, resident = start()
    print(
        f"first decision {decided:.1f} s after the process start, page ready after {ready:.1f} s, {resident:.0f} MiB resident"
    )

    served = LlamaEngine(local(settings))
    turns = timed(settings, served)
    base = quantiles([turn.seconds for turn in turns], n=2)[0]
    print(
        line(
            f"{served.name}, {settings.threads or threads.cores()} threads, {len(turns)} turns",
            turns,
        )
    )
    used = llama_cpp.llama_perf_context(served.model.context)
    floor, read = (used.t_p_eval_ms + used.t_eval_ms) / 1000, used.n_p_eval + used.n_eval
    total = sum(turn.seconds for turn in turns)
    print(
        f"llama.cpp: {read} tokens in {floor:.1f} s, {read / floor:.0f} a second; all turns {total:.1f} s, {total / floor:.2f} × that floor"
    )
    served.close()

    for name, kind, changed in (
        ("without the KV cache within a message", Forgetful, settings),
        ("one thread", LlamaEngine, settings.model_copy(update={"threads": 1})),
    ):
        variant = kind(local(changed))
        print(line(f"  {name}", timed(settings, variant), base))
        variant.close()
    for name in options.peer:
        peer = Untuned(locate(name, settings.cache))
        print(
            line(
                f"{peer.name}, untuned, JSON schema, {PEER_TURNS} turns",
                timed(settings, peer, PEER_TURNS),
                base,
            )
        )
        peer.close()


if __name__ == "__main__":
    main()
