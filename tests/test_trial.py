"""The start-up check, with children that really die."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import EngineError
from advisor.model import trial, weights
from advisor.model.gguf import Setup
from advisor.settings import Settings

SETUP = Setup(Path(__file__))
CHILD = """
import json, os, signal, sys
setup, fault = json.loads(sys.argv[1]), sys.argv[2]
if fault == "raise":
    raise MemoryError("no room")
os.kill(os.getpid(), getattr(signal, fault))
"""


def dying(*faults: str) -> trial.Fault:
    """The first children die of these signals, the others answer."""
    left = list(faults)

    def fault_of(setup: Setup) -> str | None:
        if not left:
            return trial.died([sys.executable, "-c", ""])
        return trial.died([sys.executable, "-c", CHILD, json.dumps(str(setup)), left.pop(0)])

    return fault_of


def test_what_answers_is_used_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    assert trial.checked(SETUP, dying()) == SETUP
    assert caplog.messages == []


@pytest.mark.parametrize("fault", ["SIGSEGV", "SIGILL", "SIGABRT"])
def test_a_dying_child_costs_the_repacked_weights(
    fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert trial.checked(SETUP, dying(fault)) == replace(SETUP, repacked=False)
    first, last = caplog.messages
    assert fault in first
    assert "llama-cpp-python" in last
    assert all("\n" not in message for message in caplog.messages)


def test_then_one_thread() -> None:
    careful = replace(SETUP, repacked=False, threads=1)
    assert trial.checked(SETUP, dying("SIGSEGV", "SIGSEGV")) == careful


def test_then_advice() -> None:
    with pytest.raises(
        EngineError, match=r"dies at its first question \(SIGILL\).*GGML_NATIVE=OFF"
    ):
        trial.checked(SETUP, dying("SIGILL", "SIGSEGV", "SIGSEGV"))


def test_a_child_that_raises_says_why(caplog: pytest.LogCaptureFixture) -> None:
    trial.checked(SETUP, dying("raise"))
    assert "MemoryError: no room" in caplog.messages[0]


def test_an_answer_is_remembered_a_death_is_not(tmp_path: Path) -> None:
    trial.checked(SETUP, dying("SIGSEGV"), seen=tmp_path)
    assert list(tmp_path.iterdir()) == []
    trial.checked(SETUP, dying(), seen=tmp_path)
    assert trial.checked(SETUP, dying("SIGSEGV"), seen=tmp_path) == SETUP
    assert (
        trial.checked(replace(SETUP, threads=3), dying("SIGSEGV"), seen=tmp_path).repacked is False
    )


def test_a_folder_that_may_not_be_written_to_is_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert trial.checked(SETUP, dying(), seen=file / "cache") == SETUP


def test_the_real_child_answers(caplog: pytest.LogCaptureFixture) -> None:
    bundled = weights.BUNDLED["smollm2-135m"]
    setup = Setup(bundled.locate(Settings().cache), bundled.adapter, threads=1)
    assert trial.checked(setup) == setup
    assert trial.checked(replace(setup, repacked=False)).repacked is False
    assert caplog.messages == []


def test_what_is_no_model_is_left_to_the_engine() -> None:
    assert trial.checked(SETUP) == SETUP
