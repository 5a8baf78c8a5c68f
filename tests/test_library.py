"""The advisor as a Python library."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

import advisor
from advisor import estimate
from advisor.errors import ToolError

ROOT = Path(__file__).parent.parent


def test_a_run_is_estimated() -> None:
    run = estimate(model="13B", method="qlora", gpu="RTX 4090", samples=10_000)
    assert run.fits is True
    assert run.cost_usd
    assert run.cost_usd.low < run.cost_usd.expected < run.cost_usd.high
    assert run.lesson
    assert run.lesson.cost_usd == 9.6


def test_its_arguments_are_known_to_editors() -> None:
    assert {"model", "gpu", "lora_rank"} <= inspect.signature(estimate).parameters.keys()


def test_wrong_arguments_are_told() -> None:
    with pytest.raises(ToolError, match="closest known"):
        estimate(model="13B", gpu="RTX 7090")
    with pytest.raises(ValidationError, match="num_gpus"):
        estimate(model="13B", num_gpus=0)
    with pytest.raises(AttributeError, match="sing"):
        advisor.sing  # noqa: B018


PROGRAM = """
import sys
import advisor
assert not [name for name in sys.modules if name.startswith("advisor.")], "it imports all of itself"
"""


def test_importing_it_reads_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_a_question_and_a_follow_up() -> None:
    """With the model of an installation."""
    first = advisor.ask("what will a 13B QLoRA on a 4090 cost")
    assert "$9.60" in first.answer.markdown
    second = advisor.ask("and on two A100s?", first.conversation)
    assert second.arguments["num_gpus"] == 2
