"""The machine that measures: `Interpreter` runs trials with the PyTorch of some Python on it,
`ScriptedMachine` answers from a list."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import TypeAdapter

from advisor.errors import AdvisorError
from advisor.probe.trial import Found, Measured, Trial

Device = Literal["cuda", "mps", "cpu"]
PACKAGE = Path(__file__).parents[1]
BEGIN = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location(
    "advisor", sys.argv[1] + "/__init__.py", submodule_search_locations=[sys.argv[1]])
sys.modules["advisor"] = module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
from advisor.probe import steps
steps.main()
"""
"""Makes the product known to another Python, and nothing of what is installed beside it."""
HAS_TORCH = "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)"
PATIENCE = 900
"""Seconds until a silent trial counts as hanging."""
OUT_OF_MEMORY = 3
"""Exit code of `steps`."""
WAY_OUT = (
    "install it (`pip install torch`), or name the Python of the environment you train in: "
    "--python ~/venv/bin/python"
)


class Machine(Protocol):
    def found(self) -> Found:
        """What measures; raises `AdvisorError`."""
        ...

    def measure(self, trial: Trial) -> Measured:
        """Raises `AdvisorError` where the trial does not come to its end."""
        ...


@dataclass(frozen=True)
class Interpreter:
    """A Python with PyTorch, each trial in a process of its own."""

    python: str
    device: Device | None = None
    """None: a card before the processor."""

    def found(self) -> Found:
        return TypeAdapter(Found).validate_python(self._answer({"device": self.device}))

    def measure(self, trial: Trial) -> Measured:
        return TypeAdapter(Measured).validate_python(self._answer({"trial": asdict(trial)}))

    def _answer(self, asked: Mapping[str, Any]) -> Any:
        """The last line that the process prints."""
        command = [self.python, "-c", BEGIN, str(PACKAGE)]
        try:
            done = subprocess.run(
                command, input=json.dumps(asked), capture_output=True, text=True,
                timeout=PATIENCE, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise AdvisorError(
                f"a few steps took more than {PATIENCE // 60} minutes; "
                "state shorter samples or a smaller micro batch"
            ) from error
        if done.returncode:
            raise AdvisorError(_fault(done.returncode, done.stderr))
        return json.loads(done.stdout.splitlines()[-1])


def _fault(code: int, stderr: str) -> str:
    """What became of a process that did not answer."""
    killed = code < 0 and signal.Signals(-code) is signal.SIGKILL
    if code == OUT_OF_MEMORY or killed:
        return (
            "even a few layers ran out of memory; end other programs that use it, "
            "or state shorter samples or a smaller micro batch"
        )
    last = (stderr.strip() or f"exit code {code}").splitlines()[-1]
    return f"PyTorch failed in the trial: {last:.300}"


def with_torch(named: str | None) -> str:
    """The Python to measure with: the one that was named, else this one, else the one that the
    shell would start; raises `AdvisorError` where none has PyTorch."""
    tried = (named,) if named else (sys.executable, *map(shutil.which, ("python", "python3")))
    pythons = [each for each in dict.fromkeys(tried) if each]
    for python in pythons:
        if _has_torch(python):
            return python
    raise AdvisorError(f"no PyTorch in {', '.join(pythons)}: {WAY_OUT}")


def _has_torch(python: str) -> bool:
    try:
        return subprocess.run([python, "-c", HAS_TORCH], check=False).returncode == 0
    except OSError as error:
        raise AdvisorError(f"{python} is no Python: {error.strerror}; {WAY_OUT}") from error


@dataclass(frozen=True)
class ScriptedMachine:
    """Measures nothing: what each layer and the rest take is written down."""

    what: Found
    layer_seconds: float
    """Of a micro step, a thousand tokens."""
    other_seconds: float
    layer_bytes: int
    other_bytes: int
    update_seconds: float = 0.01

    def found(self) -> Found:
        return self.what

    def measure(self, trial: Trial) -> Measured:
        thousands = trial.batch * trial.tokens / 1000
        return Measured(
            tuple(
                thousands * (layers * self.layer_seconds + self.other_seconds)
                for layers in trial.timed
            ),
            trial.layers * self.update_seconds,
            trial.layers * self.layer_bytes + self.other_bytes,
        )
