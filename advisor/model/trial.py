"""The start-up check: a child process answers one fixed question with what the parent is about to
use.

A compiled library can kill its process: instructions the processor lacks, a compiler's mistake.
Better a child than the page.
"""

import faulthandler
import hashlib
import logging
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import metadata, util
from pathlib import Path

from pydantic import TypeAdapter

from advisor.errors import EngineError
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.reading.places import Span
from advisor.reading.question import Line, Question

LOG = logging.getLogger(__name__)
PATIENCE = 120
"""Seconds until a silent child counts as hanging; it needs one or two, many times that on a crowded
machine."""
REFUSED = 2
"""Exit code of a child whose model raised an `EngineError`, which the parent will meet itself."""
QUESTION = (
    "Message: what will a 13B LoRA on one RTX 4090 with 5,000 samples cost, and does it fit?\n" * 3
)
PORTABLE = "CMAKE_ARGS=-DGGML_NATIVE=OFF pip install --force-reinstall --no-cache-dir --no-deps"

Fault = Callable[[Setup], str | None]
"""What is wrong with a process that uses a set-up, as a predicate; None if it answers."""


def checked(setup: Setup, fault_of: Fault | None = None, seen: Path | None = None) -> Setup:
    """`setup`, or the next more careful one whose child answers; an `EngineError` where none does.

    `fault_of` starts another child than the one that only answers and ends.

    `seen`: a folder that remembers what answered, by library, processor, model and set-up, and
    spares the child next time.
    """
    faults: list[str] = []
    for attempt, how in _attempts(setup):
        mark = seen / f"answers-{_fingerprint(attempt)}" if seen else None
        if mark and mark.exists():
            return attempt
        fault = fault_of(attempt) if fault_of else died(_command(attempt))
        if fault is None:
            if faults:
                LOG.warning("the local model %s on %s; it now runs %s", faults[0], _where(), how)
            elif mark:
                _remember(mark)
            return attempt
        LOG.warning("start-up check: the local model, %s, %s", how, fault)
        faults.append(fault)
    raise EngineError(
        f"the local model {faults[0]} on {_where()}, more careful set-ups too; "
        "build llama.cpp for any processor"
        f" ({PORTABLE} llama-cpp-python=={_version()}) or name a model server in ADVISOR_MODEL"
    )


def _remember(mark: Path) -> None:
    """Where the folder may not be written to, as in a read-only image, the next start asks anew."""
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError as error:
        LOG.info("start-up check: not remembered: %s", error)


def _attempts(setup: Setup) -> Iterator[tuple[Setup, str]]:
    """As wished; with the weights as they lie in the file; and so on one thread."""
    yield setup, "as set"
    plain = replace(setup, repacked=False)
    yield plain, "without repacked weights (slower)"
    yield replace(plain, threads=1), "without repacked weights, on one thread (slow)"


def _command(setup: Setup) -> list[str]:
    return [sys.executable, "-m", __name__, TypeAdapter(Setup).dump_json(setup).decode()]


def died(command: list[str]) -> str | None:
    """What became of a child: None if it answered; a predicate otherwise."""
    folders = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, folders))}
    try:
        done = subprocess.run(
            command, env=environment, timeout=PATIENCE, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"gives no answer to its first question within {PATIENCE} s"
    if done.returncode in (0, REFUSED):
        return None
    if done.returncode < 0:
        return f"dies at its first question ({signal.Signals(-done.returncode).name})"
    last = (done.stderr.decode(errors="replace").strip() or "no message").splitlines()[-1]
    return f"fails at its first question ({last})"


def _fingerprint(setup: Setup) -> str:
    """Changes with the library's files, the processor, the model's and adapter's files, and the
    set-up."""
    known = hashlib.sha256(f"{_processor()} {_version()} {setup}".encode())
    spec = util.find_spec("llama_cpp")
    folder = (
        Path(spec.submodule_search_locations[0])
        if spec and spec.submodule_search_locations
        else None
    )
    for library in sorted(folder.glob("lib/*")) if folder else ():
        known.update(library.read_bytes())
    for file in filter(None, (setup.path, setup.adapter)):
        state = file.stat()
        known.update(f"{state.st_size} {state.st_mtime_ns}".encode())
    return known.hexdigest()[:32]


def _where() -> str:
    return f"{_processor()} with llama-cpp-python {_version()}"


def _processor() -> str:
    """The processor's name, as Linux shows it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:  # not Linux
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _version() -> str:
    try:
        return metadata.version("llama-cpp-python")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def first_question(engine: LlamaEngine) -> None:
    """Decides once: many tokens at a time, then single ones."""
    lines = tuple(
        Line(text, ("model", "samples"), Span(0, 1, text, ())) for text in ("13B", "5,000")
    )
    engine.decide(QUESTION, Question("", "", lines))


def main() -> None:
    faulthandler.enable()
    try:
        engine = LlamaEngine(TypeAdapter(Setup).validate_json(sys.argv[1]))
        first_question(engine)
        engine.close()
    except EngineError:
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
