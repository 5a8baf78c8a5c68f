"""The architecture, as far as a machine can read it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "advisor").glob("*.py"))
ORDER = [
    "units",
    "errors",
    "strict",
    "shape",
    "rows",
    "values",
    "grammar",
    "settings",
    "language",
    "result",
    "generic",
    "hf_config",
    "spec",
    "catalog",
    "lora",
    "states",
    "activations",
    "allocator",
    "memory",
    "compute",
    "cost",
    "overheads",
    "api_prices",
    "capacity",
    "comparison",
    "serving_notes",
    "serving",
    "lesson",
    "method_rules",
    "methods",
    "explore",
    "request",
    "alternatives",
    "training",
    "hardware",
    "budget_notes",
    "budget",
    "schedule",
    "scenarios",
    "planning",
    "recipe",
    "frameworks",
    "configs",
    "search",
    "lookup",
    "tool",
    "training_tool",
    "tools",
    "unit_words",
    "changes",
    "rates",
    "quantities",
    "entities",
    "calls",
    "amounts",
    "charts",
    "render",
    "examples",
    "engine",
    "weights",
    "agent",
    "words",
    "accuracy",
    "form",
    "ui",
    "web",
    "__main__",
]
"""A module imports only modules to its left: ground, knowledge, domain, tools, language, conversation and page."""
ONLY_IN = {
    "llama_cpp": {"engine"}, "openai": {"engine"}, "gradio": {"ui", "web"}, "fastapi": {"web"}, "jinja2": {"render", "form"}, "markdown_it": {"form"}, "huggingface_hub": {"weights"},
    "genai_prices": {"api_prices"}, "bm25s": {"search"}, "pydantic_settings": {"settings"}, "argparse": {"__main__"},
}  # fmt: skip


def imported(file: Path) -> set[str]:
    """Dotted names of all imports of a file, those inside functions included; `from advisor import x` is `advisor.x`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}: imports are absolute"
            names |= {f"advisor.{alias.name}" for alias in node.names} if node.module == "advisor" else {node.module or ""}
    return names


def test_the_order_lists_every_module() -> None:
    assert sorted(ORDER) == [file.stem for file in MODULES if file.stem != "__init__"]


@pytest.mark.parametrize("file", [file for file in MODULES if file.stem != "__init__"], ids=lambda file: file.stem)
def test_imports_go_one_way(file: Path) -> None:
    known = ORDER[: ORDER.index(file.stem)] if file.stem in ORDER else []
    own = {name.split(".")[1] for name in imported(file) if name.startswith("advisor.")}
    assert own <= set(known), f"{file.stem} imports from its right: {own - set(known)}"


@pytest.mark.parametrize("package", list(ONLY_IN))
def test_a_foreign_package_is_known_in_one_place(package: str) -> None:
    users = {file.stem for file in MODULES if any(name.split(".")[0] == package for name in imported(file))}
    assert users <= ONLY_IN[package]


def test_nothing_but_the_command_line_knows_the_composition_root() -> None:
    assert {file.stem for file in MODULES if "app" in imported(file)} == {"__main__"}


AUDIT = f"""
# Files of the repository that are opened, connections made and programs started while its modules are imported.
import sys, threading, importlib
from pathlib import Path
root, read = Path({str(ROOT)!r}), []
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and Path(arguments[0]).is_relative_to(root):
        if ".venv" not in arguments[0] and not arguments[0].endswith(".py") and ".pyc" not in arguments[0]:
            read.append(arguments[0])
    elif event in ("socket.connect", "subprocess.Popen"):
        read.append(event)
import gradio, llama_cpp, plotly.graph_objects, genai_prices, bm25s, rjieba, yaml, openai  # theirs is not ours
sys.addaudithook(hook)
before = threading.active_count()
for name in {[name for name in ORDER if name != "__main__"]!r}:
    importlib.import_module("advisor." + name)
assert read == [], read
assert threading.active_count() == before
"""


def test_importing_does_no_io() -> None:
    done = subprocess.run([sys.executable, "-c", AUDIT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("folder", ["advisor", "tests", "."])
def test_files_stay_short(folder: str) -> None:
    long = {
        file.name: lines for file in (ROOT / folder).glob("*.py") if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 320
    }
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [file.name for file in MODULES if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))] == []


def test_the_product_speaks_of_itself_alone() -> None:
    """No path of the machine it was written on, in any file that is shipped."""
    found: list[str] = []
    for pattern in (
        "advisor/*.py",
        "prompts/**/*.j2",
        "knowledge/**/*",
        "docs/**/*.md",
        "deploy/**/*",
        "*.md",
        "*.txt",
        "Makefile",
        "app.py",
    ):
        found += [
            str(file)
            for file in ROOT.glob(pattern)
            if file.is_file() and file.suffix != ".png" and f"/{'work'}/" in file.read_text(encoding="utf-8")
        ]
    assert found == []
