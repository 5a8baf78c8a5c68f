"""Tools are found where they stand, by the names of their files."""

import ast
from pathlib import Path

from advisor import advice
from advisor.advice.tool import Tool
from advisor.advice.tools import TOOLS, found

FOLDER = Path(advice.__path__[0])


def computes(part: ast.stmt) -> bool:
    """Whether a part of a class is `run(self, catalog, …)`."""
    if not isinstance(part, ast.FunctionDef) or part.name != "run":
        return False
    return [each.arg for each in part.args.args][:2] == ["self", "catalog"]


def test_no_two_tools_have_one_name() -> None:
    names = [name for name, _ in found()]
    assert len(names) == len({*names}) == len(TOOLS)


def test_a_tool_says_what_it_answers_in_a_file_of_its_name() -> None:
    for name, tool in TOOLS.items():
        assert tool.__module__.rpartition(".")[2] == name
        assert tool.__doc__


def test_every_class_that_computes_is_found() -> None:
    """As the text of the files has it, not as they were imported."""
    written = {
        (file.stem, kind.name)
        for file in FOLDER.rglob("*.py")
        for kind in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(kind, ast.ClassDef) and any(map(computes, kind.body))
    }
    written.remove(("tool", Tool.__name__))
    assert written == {(name, tool.__name__) for name, tool in TOOLS.items()}
