"""How the local model's threads fare, idle and beside other work: `python -m bench.threads
[--libraries FOLDER] [--repeat N]`.

Each candidate is a process of its own that answers the same fixed questions when told to; the
candidates take turns within a round, so that what else the machine does strikes all alike. A round
is repeated with 0, 1, 2 and 4 processes beside it that only count. Shown are medians as ratios to
one thread under the same load, and the load average. `--libraries` names a folder with another
build of llama.cpp (such as one with `-DGGML_OPENMP=OFF`), which is tried as well, its thread pool
polling as little and as much as llama.cpp knows. The threads rule is `advisor/model/threads.py`.
"""

import argparse
import ctypes
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from statistics import median

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.chat import Advisor
from advisor.compose import knowledge, local
from advisor.conversation import Conversation
from advisor.model.bags import Bags
from advisor.model.examples import Examples
from advisor.model.llama import LlamaEngine
from advisor.settings import from_environment

QUESTION = "What will a 13B LoRA on one RTX 4090 with 5,000 samples cost, and does it fit?"


@dataclass(frozen=True)
class Candidate:
    name: str
    threads: int | None
    environment: dict[str, str] = field(default_factory=dict)
    poll: int | None = None
    """0 (asleep at once) to 100; without OpenMP only."""


def candidates(libraries: str | None) -> list[Candidate]:
    every = os.cpu_count() or 1
    tried = [
        Candidate("one thread", 1),
        Candidate("all, OpenMP as it comes", every),
        Candidate("all, OMP_WAIT_POLICY=passive", every, {"OMP_WAIT_POLICY": "passive"}),
        Candidate("all, GOMP_SPINCOUNT=1000", every, {"GOMP_SPINCOUNT": "1000"}),
        Candidate("all, GOMP_SPINCOUNT=20000", every, {"GOMP_SPINCOUNT": "20000"}),
        Candidate("the rule", None),
    ]
    if libraries:
        other = {"LLAMA_CPP_LIB_PATH": libraries}
        tried += [
            Candidate("all, other build", every, other),
            Candidate("all, other build, polling 0", every, other, 0),
            Candidate("all, other build, polling 100", every, other, 100),
            Candidate("the rule, other build", None, other),
        ]
    return tried


def started(candidate: Candidate) -> "subprocess.Popen[str]":
    answering = [str(candidate.threads or 0)]
    if candidate.poll is not None:
        answering.append(str(candidate.poll))
    return subprocess.Popen(
        [sys.executable, "-m", "bench.threads", "--answer", *answering],
        env={**os.environ, **candidate.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def answer(threads: int | None, poll: int | None = None) -> None:
    """Answers one question a line of standard input, the prompt always new; prints the seconds of
    each."""
    settings = from_environment()
    engine = LlamaEngine(replace(local(settings), threads=threads), Bags.read())
    if threads and poll is not None:
        attach_pool(engine, threads, poll)
    advisor = Advisor(knowledge(settings), engine, TOOLS, Renderer(), Examples())
    print("ready", flush=True)
    for number, _ in enumerate(sys.stdin):
        begun = time.perf_counter()
        list(advisor.reply(Conversation(), f"{number} more cards? {QUESTION}"))
        print(time.perf_counter() - begun, flush=True)


class PoolParameters(ctypes.Structure):
    """`ggml_threadpool_params` of ggml.h."""

    _fields_ = (
        ("cpumask", ctypes.c_bool * 512),
        ("n_threads", ctypes.c_int),
        ("prio", ctypes.c_int),
        ("poll", ctypes.c_uint32),
        ("strict_cpu", ctypes.c_bool),
        ("paused", ctypes.c_bool),
    )


def attach_pool(engine: LlamaEngine, threads: int, poll: int) -> None:
    folder = os.environ["LLAMA_CPP_LIB_PATH"]
    cpu = ctypes.CDLL(f"{folder}/libggml-cpu.so")
    cpu.ggml_threadpool_new.restype = ctypes.c_void_p
    parameters = PoolParameters(n_threads=threads, poll=poll)
    pool = ctypes.c_void_p(cpu.ggml_threadpool_new(ctypes.byref(parameters)))
    ctypes.CDLL(f"{folder}/libllama.so").llama_attach_threadpool(
        ctypes.c_void_p(int(engine.model.context)), pool, pool
    )


def asked(process: "subprocess.Popen[str]") -> float:
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--libraries", help="folder with another build of llama.cpp's libraries")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument(
        "--beside", type=int, nargs="*", default=[0, 1, 2, 4], help="busy processes"
    )
    parser.add_argument("--answer", type=int, nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer is not None:
        return answer(options.answer[0] or None, *options.answer[1:])

    tried = candidates(options.libraries)
    processes = [started(candidate) for candidate in tried]
    for process in processes:
        assert process.stdout
        process.stdout.readline()
        asked(process)
    print(f"{'':32}" + "".join(f"{beside:>8} busy" for beside in options.beside))
    columns = [_column(processes, beside, options.repeat) for beside in options.beside]
    for row, candidate in enumerate(tried):
        ratios = "".join(f"{column[row] / column[0]:>12.2f}×" for column in columns)
        print(f"{candidate.name:32}{ratios}")
    seconds = ", ".join(f"{column[0]:.2f} s" for column in columns)
    print(f"one thread: {seconds}; load average {os.getloadavg()[0]:.1f}")
    for process in processes:
        process.terminate()
        process.wait()


def _column(processes: "list[subprocess.Popen[str]]", beside: int, repeat: int) -> list[float]:
    """The median seconds of each candidate with `beside` processes counting."""
    counting = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(beside)]
    try:
        rounds = [[asked(process) for process in processes] for _ in range(repeat)]
    finally:
        for process in counting:
            process.kill()
            process.wait()
    return [median(column) for column in zip(*rounds, strict=True)]


if __name__ == "__main__":
    main()
