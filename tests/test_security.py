"""The document of threats names tests that there are, so that none is claimed and not held."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/\w+\.py)::(\w+)`", DOCUMENT)
THREATS = re.findall(r"^\| (?!Threat \|)(.+) \|$", DOCUMENT.partition("## Threats")[2], re.M)


def test_every_test_that_is_named_exists() -> None:
    for file, name in NAMED:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        found = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
        assert name in found, f"{file} has no {name}"


def test_every_threat_has_its_module_and_its_test() -> None:
    assert len(THREATS) > 30
    for row in THREATS:
        _, stops, tests = row.split(" | ")
        modules = re.findall(r"`([\w/]+(?:\.py|\.js|/))`", stops)
        assert modules or "requirements.lock" in stops, row
        assert all((ROOT / "advisor" / each).exists() for each in modules), row
        assert re.search(r"`tests/test_\w+\.py::test_\w+`", tests), row
