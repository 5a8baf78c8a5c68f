"""How the program is built, in numbers: sizes, syntax nodes, annotations, docstrings, the longest
chain of imports, complexity.

`python -m bench.house [FOLDER]` prints the table of a package, by default of `advisor`. A line counts if it is not empty; a
function is each `def`, those inside classes and functions too; its nodes are those of its syntax
tree, itself included.
"""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median, quantiles

Function = ast.FunctionDef | ast.AsyncFunctionDef
LONG_LINE = 100
"""Characters; the house rule."""


@dataclass(frozen=True)
class Module:
    """One file: its dotted name, its text, its syntax tree."""

    name: str
    text: str
    is_package: bool

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def lines(self) -> list[str]:
        return [line for line in self.text.splitlines() if line.strip()]

    @cached_property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


def read(package: Path) -> list[Module]:
    files = sorted(package.rglob("*.py"))
    return [
        Module(dotted(file, package), file.read_text(encoding="utf-8"), file.stem == "__init__")
        for file in files
    ]


def dotted(file: Path, package: Path) -> str:
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def nodes(tree: ast.AST) -> int:
    return sum(1 for _ in ast.walk(tree))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_annotated(function: Function) -> bool:
    """Return and every parameter but `self` and `cls`."""
    given = function.args
    parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    parameters += [extra for extra in (given.vararg, given.kwarg) if extra]
    unsaid = [
        one for one in parameters if one.annotation is None and one.arg not in ("self", "cls")
    ]
    return function.returns is not None and not unsaid


def public(module: Module) -> list[Function]:
    """Functions of the module and methods of its classes whose names do not begin with an
    underscore."""
    holders = [module.tree, *(node for node in module.tree.body if isinstance(node, ast.ClassDef))]
    inside = [node for holder in holders for node in holder.body if isinstance(node, Function)]
    return [function for function in inside if not function.name.startswith("_")]


def imports(module: Module, names: set[str]) -> Iterator[str]:
    """The modules of the same package that this one imports, those inside functions included."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            below = {f"{node.module}.{alias.name}" for alias in node.names} & names
            yield from below or ({node.module} & names)


def longest_chain(modules: list[Module]) -> list[str]:
    """The longest way along imports, from the module that nobody below needs to one that needs
    nobody."""
    names = {module.name for module in modules}
    needs = {module.name: set(imports(module, names)) - {module.name} for module in modules}
    chains: dict[str, list[str]] = {}

    def chain(name: str, above: tuple[str, ...]) -> list[str]:
        if name not in chains:
            below = [
                chain(need, (*above, name)) for need in sorted(needs[name]) if need not in above
            ]
            chains[name] = [name, *max(below, key=len, default=[])]
        return chains[name]

    return max((chain(name, ()) for name in sorted(names)), key=len)


def complexity(package: Path) -> list[tuple[int, str]]:
    """Cyclomatic complexity by radon of each function and class, the worst first."""
    command = [sys.executable, "-m", "radon", "cc", "--json", str(package)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    rows = [
        (block["complexity"], f"{Path(file).relative_to(package)}:{block['name']}")
        for file, blocks in found.items()
        for block in blocks
        if block["type"] != "class"
    ]
    return sorted(rows, reverse=True)


def density(modules: list[Module]) -> float:
    """Syntax nodes of all functions over their lines that are not empty."""
    size = written = 0
    for module in modules:
        text = module.text.splitlines()
        for function in module.functions:
            size += nodes(function)
            written += sum(
                bool(line.strip()) for line in text[function.lineno - 1 : function.end_lineno]
            )
    return size / written


def spread(values: list[int]) -> str:
    return f"{median(values):.0f} / {quantiles(values, n=10)[-1]:.0f} / {max(values)}"


def table(package: Path) -> list[tuple[str, str]]:
    modules = read(package)
    functions = [function for module in modules for function in module.functions]
    lines = [line for module in modules for line in module.lines]
    named = [function for module in modules for function in public(module)]
    sizes = [len(module.text.splitlines()) for module in modules if not module.is_package]
    chain, worst = longest_chain(modules), complexity(package)
    return [
        ("Files", f"{len(sizes)} in {len({m.name.rpartition('.')[0] for m in modules})} folders"),
        ("File, lines: median / p90 / max", spread(sizes)),
        ("Functions", str(len(functions))),
        ("Function, lines: median / p90 / max", spread([length(one) for one in functions])),
        ("Function, nodes: median / p90 / max", spread([nodes(one) for one in functions])),
        ("Nodes a line of a function", f"{density(modules):.1f}"),
        (
            f"Lines above {LONG_LINE} characters",
            f"{sum(len(line) > LONG_LINE for line in lines) / len(lines):.1%}",
        ),
        ("Longest line", str(max(map(len, lines)))),
        ("Functions annotated whole", f"{sum(map(is_annotated, functions))} of {len(functions)}"),
        (
            "Docstrings of public functions",
            f"{sum(ast.get_docstring(one) is not None for one in named)} of {len(named)}",
        ),
        (
            "Longest chain of imports",
            f"{len(chain)}: {' > '.join(name.partition('.')[2] or name for name in chain)}",
        ),
        ("Complexity above 12 (radon)", str(sum(score > 12 for score, _ in worst))),
        ("Worst (radon)", ", ".join(f"{name} {score}" for score, name in worst[:3])),
    ]


if __name__ == "__main__":
    for label, value in table(Path(sys.argv[1] if sys.argv[1:] else "advisor").resolve()):
        print(f"{label:36} {value}")
