"""The documents of threats and of faults name tests that there are, so that none is claimed and not held."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLES = {"security.md": "## Threats", "faults.md": "## Faults"}


def text(document: str) -> str:
    return (ROOT / "docs" / document).read_text(encoding="utf-8")


def rows(document: str) -> list[str]:
    table = text(document).partition(TABLES[document])[2]
    return re.findall(r"^\| (?!Threat \||Fault \|)(.+) \|$", table, re.M)


@pytest.mark.parametrize("document", TABLES)
def test_every_test_that_is_named_exists(document: str) -> None:
    for file, name in re.findall(r"`(tests/\w+\.py)::(\w+)`", text(document)):
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        found = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
        assert name in found, f"{file} has no {name}"


@pytest.mark.parametrize("document", TABLES)
def test_every_row_has_its_module_and_its_test(document: str) -> None:
    assert len(rows(document)) > 25
    for row in rows(document):
        _, stops, tests = row.split(" | ")
        modules = re.findall(r"`([\w/]+(?:\.py|\.js|/))`", stops)
        assert modules or "requirements.lock" in stops, row
        assert all((ROOT / "advisor" / each).exists() for each in modules), row
        assert re.search(r"`tests/test_\w+\.py::test_\w+`", tests), row
