"""How fast an answer is computed, and what the process takes: `python -m bench.latency`.

Start: seconds from starting a Python process to a decided first question (no page), and to the page's `/readyz`; resident memory of the
process with the page served. Then every turn of the measuring conversations, one user: seconds from the message to the computed
result, beside llama.cpp's own time for the tokens read, the floor.
"""

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import quantiles

import llama_cpp

from advisor.engine import LlamaEngine
from advisor.examples import conversations
from advisor.settings import from_environment
from app import compose
from bench.router import CONVERSATIONS, scored

ROOT = Path(__file__).parent.parent
PORT = 17860


def start() -> tuple[float, float, float]:
    """Seconds to the first decision, seconds to the page, mebibytes resident with the page served."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "advisor", "ask", "hello"], cwd=ROOT, check=True, capture_output=True)
    decided = time.perf_counter() - begun
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "app.py"], cwd=ROOT, env={**os.environ, "ADVISOR_PORT": str(PORT)}, stdout=subprocess.DEVNULL
    )
    try:
        while not _answers("/readyz"):
            time.sleep(0.02)
        ready = time.perf_counter() - begun
        _answers("/")
        resident = int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.pid}/status").read_text())[0]) / 1024
    finally:
        server.terminate()
        server.wait()
    return decided, ready, resident


def _answers(path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=5) as answer:
            return answer.status == 200
    except OSError:  # not listening yet
        return False


def main() -> None:
    decided, ready, resident = start()
    print(f"first decision {decided:.1f} s after the process start, page ready after {ready:.1f} s, {resident:.0f} MiB resident")
    advisor = compose(from_environment())
    engine = advisor.engine
    turns = list(scored(advisor, conversations(CONVERSATIONS)))
    cuts = quantiles([turn.seconds for turn in turns], n=100)
    print(f"{engine.name}, {len(turns)} turns: p50 {cuts[49]:.3f} s, p95 {cuts[94]:.3f} s")
    if isinstance(engine, LlamaEngine):
        used = llama_cpp.llama_perf_context(engine._llama.ctx)  # pyright: ignore[reportPrivateUsage]
        floor = (used.t_p_eval_ms + used.t_eval_ms) / 1000
        read = used.n_p_eval + used.n_eval
        total = sum(turn.seconds for turn in turns)
        print(
            f"llama.cpp: {read} tokens in {floor:.1f} s, {read / floor:.0f} a second; all turns {total:.1f} s, {total / floor:.2f} × that floor"
        )
    engine.close()


if __name__ == "__main__":
    main()
