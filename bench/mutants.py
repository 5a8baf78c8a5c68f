"""Mutation sampling: how many random changes of the program its quick tests notice.

`python -m bench.mutants [--each 2] [--seed 0] [FOLDER …]` changes, in a copy of the repository, one
comparison, arithmetic operator, condition or number at a time, runs the quick tests that import the
changed module, or what imports it, until one fails, then all quick tests, and prints the survivors
and the share that was noticed. A FOLDER may be a file.
"""

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.conftest import SLOW_FILES

ROOT = Path(__file__).parent.parent
FOLDERS = ("advisor/runs", "advisor/prices", "advisor/reading")
LEFT_OUT = (".git", ".venv", "__pycache__")
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
OPERATED = (ast.BinOp, ast.BoolOp, ast.Compare)


def places(tree: ast.Module) -> list[ast.expr]:
    """Expressions that can be changed; an annotation and the size of a cache compute nothing."""
    unread = {
        id(inner)
        for node in ast.walk(tree)
        for name in ("annotation", "returns", "decorator_list")
        for outer in _expressions(getattr(node, name, None))
        for inner in ast.walk(outer)
    }
    return [
        node
        for node in ast.walk(tree)
        if id(node) not in unread
        and (
            (isinstance(node, ast.Constant) and type(node.value) in (int, float))
            or (isinstance(node, OPERATED) and type(_operator(node)) in SWAPPED)
        )
    ]  # pyright: ignore[reportReturnType]


def _expressions(field: object) -> list[ast.AST]:
    """Of a field that holds one, several or none."""
    several = field if isinstance(field, list) else [field]
    return [each for each in several if isinstance(each, ast.AST)]


def _operator(node: ast.BinOp | ast.BoolOp | ast.Compare) -> ast.AST:
    return node.ops[0] if isinstance(node, ast.Compare) else node.op


def change(node: ast.expr) -> str:
    """Changes the expression in its tree; says from what to what."""
    before = ast.unparse(node)
    if isinstance(node, OPERATED):
        operator = type(_operator(node))
        other = SWAPPED[operator]
        if isinstance(node, ast.Compare):
            node.ops = [other(), *node.ops[1:]]  # pyright: ignore[reportAttributeAccessIssue]
        else:
            node.op = other()  # pyright: ignore[reportAttributeAccessIssue]
        return f"{operator.__name__} -> {other.__name__} in {before[:90]}"
    assert isinstance(node, ast.Constant), "a number"
    node.value = 2 * node.value + 1  # pyright: ignore[reportOperatorIssue]
    return f"{before} -> {node.value}"


def dotted(file: Path, root: Path) -> str:
    return ".".join(file.relative_to(root).with_suffix("").parts)


def imported(file: Path) -> set[str]:
    """Dotted names that a file imports, modules and what is in them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def mutants(file: Path, each: int, random: Random) -> Iterator[tuple[str, str]]:
    """What was changed, and the changed text."""
    text = file.read_text(encoding="utf-8")
    count = len(places(ast.parse(text)))
    for place in random.sample(range(count), min(each, count)):
        tree = ast.parse(text)
        node = places(tree)[place]
        yield f"{node.lineno}:{node.col_offset + 1}: {change(node)}", ast.unparse(tree)


def modules(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.glob("*.py"))


def nearest(name: str, users: dict[str, set[str]], importing: dict[str, set[str]]) -> list[str]:
    """The tests that import the module, else those that import what imports it, and so on."""
    meant, seen = {name}, {name}
    while meant:
        if found := [test for test, names in users.items() if names & meant]:
            return found
        meant = {each for each, names in importing.items() if names & meant} - seen
        seen |= meant
    return []


def notice(copy: Path, tests: list[str]) -> bool:
    quick = ("-m", "not slow", "--hypothesis-profile", "quick", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--tb=no", *quick, *tests]
    return subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode != 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=FOLDERS)
    parser.add_argument("--each", type=int, default=2, help="changes a module")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    random, noticed, tried = Random(asked.seed), 0, 0
    files = sorted((ROOT / "tests").glob("test_*.py"))
    users = {f"tests/{file.name}": imported(file) for file in files if file.stem not in SLOW_FILES}
    importing = {dotted(file, ROOT): imported(file) for file in ROOT.glob("advisor/**/*.py")}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        if notice(copy, ["tests"]):
            raise SystemExit("tests fail without a change")
        for file in (file for name in asked.folders for file in modules(copy / name)):
            name = dotted(file, copy)
            tests = nearest(name, users, importing)
            original = file.read_text(encoding="utf-8")
            for what, text in mutants(file, asked.each, random):
                file.write_text(text, encoding="utf-8")
                seen = bool(tests and notice(copy, tests)) or notice(copy, ["tests"])
                tried, noticed = tried + 1, noticed + seen
                print(f"{'noticed ' if seen else 'SURVIVES'} {name}:{what}", flush=True)
            file.write_text(original, encoding="utf-8")
    print(f"{noticed} of {tried} noticed")


if __name__ == "__main__":
    main()
