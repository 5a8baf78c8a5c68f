"""The house rules that a machine can read: how tests are written, and what `bench/house.py`
measures of the program."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from bench import house

PROGRAM = Path(__file__).parent.parent / "advisor"
MODULES = house.read(PROGRAM)
MOST_COMPLEX = 12
LONGEST_CHAIN = 13
"""Modules along imports; the tools, which are found, not imported by name, begin chains of their own.

12 of them are those of one tool, from its arguments down to a row of the catalog; the Python library
stands above: it names the class of the tool it offers, so that type checkers know the arguments.
"""
TESTS = sorted(Path(__file__).parent.glob("*.py"))
BENCHES = sorted(Path(house.__file__).parent.glob("*.py"))
HELPERS = {file.stem for file in TESTS if not file.stem.startswith("test_")}


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.stem)
def test_a_test_file_has_no_banners_and_imports_helpers_one_way(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"^# ?[-=#]{3,}", text, re.M), "a section that needs a banner is a file"
    assert not re.search(r"^\s*(from|import) (tests\.)?test_", text, re.M), (
        "what two tests share is a helper"
    )
    bare = set(re.findall(r"^\s*(?:from|import) (\w+)", text, re.M)) & HELPERS
    assert not bare, "helpers are imported from `tests`"


@pytest.mark.parametrize("file", BENCHES, ids=lambda file: file.stem)
def test_a_benchmark_can_be_started(file: Path) -> None:
    """One that nobody ran for months must not have lost what it imports."""
    import_module(f"bench.{file.stem}")


def test_functions_stay_simple() -> None:
    above = [name for score, name in house.complexity(PROGRAM) if score > MOST_COMPLEX]
    assert above == []


def test_the_chain_of_imports_stays_short() -> None:
    chain = house.longest_chain(MODULES)
    assert len(chain) <= LONGEST_CHAIN, chain


def test_every_function_is_annotated() -> None:
    functions = [(module.name, one) for module in MODULES for one in module.functions]
    assert [f"{name}.{one.name}" for name, one in functions if not house.is_annotated(one)] == []
