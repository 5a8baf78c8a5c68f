"""The architecture, as far as a machine can read it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "advisor").rglob("*.py"))
ONLY_IN = {
    "llama_cpp": {"model/gguf", "model/head", "model/vocabulary"},
    "openai": {"model/server"},
    "huggingface_hub": {"model/weights"},
    "gradio": {"web/gradio_server"},
    "fastapi": {"web/"},
    "ray": {"cluster/"},
    "uvicorn": {"web/proxy", "web/server"},
    "prometheus_client": {"web/metrics"},
    "jinja2": {
        *(f"answers/{name}" for name in ("environment", "html", "render", "charts/drawing")),
        "model/prompt",
    },
    "markdown_it": {"answers/markdown"},
    "genai_prices": {"prices/api"},
    "bm25s": {"catalog/search"},
    "pydantic_settings": {"settings"},
    "sqlalchemy": {
        *(f"store/{name}" for name in ("conversations", "database", "migrating", "opening")),
        *(f"store/{name}" for name in ("opinions", "projects", "store", "tables", "usage")),
        "store/migrations/versions/v0001_history",
    },
    "alembic": {"store/migrating", "store/migrations/versions/v0001_history"},
    "argparse": {"__main__", "dataset_command"},
    "pyarrow": {"dataset/table_rows"},
    "torch": {"probe/decoder", "probe/steps"},
    "bitsandbytes": {"probe/decoder"},
}
"""The one place that knows a foreign package, or the room; import-linter holds the order of our own
(`pyproject.toml`)."""


def name(file: Path) -> str:
    return file.relative_to(ROOT / "advisor").with_suffix("").as_posix()


def imported(file: Path) -> set[str]:
    """Dotted names of all imports of a file, those inside functions included; `from advisor import
    x` is `advisor.x`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}: imports are absolute"
            names |= (
                {f"advisor.{alias.name}" for alias in node.names}
                if node.module == "advisor"
                else {node.module or ""}
            )
    return names


@pytest.mark.parametrize("package", list(ONLY_IN))
def test_a_foreign_package_is_known_in_one_place(package: str) -> None:
    users = {
        name(file)
        for file in MODULES
        if any(name.split(".")[0] == package for name in imported(file))
    }
    rooms = tuple(place for place in ONLY_IN[package] if place.endswith("/"))
    assert {user for user in users if not user.startswith(rooms)} <= ONLY_IN[package]


def test_what_runs_in_another_python_needs_nothing_but_pytorch() -> None:
    """The environment that trains has none of our packages."""
    alone = {"decoder", "steps", "trial"}
    for file in (ROOT / "advisor" / "probe" / f"{name}.py" for name in alone):
        ours = {each for each in imported(file) if each.startswith("advisor")}
        others = {each.split(".")[0] for each in imported(file) - ours}
        assert ours <= {f"advisor.probe.{name}" for name in alone}
        assert others <= {*sys.stdlib_module_names, "torch", "bitsandbytes"}


WITHOUT_TORCH = [file for file in MODULES if not {"torch"} & imported(file)]
"""PyTorch is no dependency: what knows it is imported only where it is."""

AUDIT = f"""
# Files of the repository that are opened, connections made and programs started while its modules
# are imported.
import sys, threading, importlib
from pathlib import Path
root, read = Path({str(ROOT)!r}), []
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and Path(arguments[0]).is_relative_to(root):
        if ".venv" not in arguments[0] and not arguments[0].endswith(".py") and ".pyc" not in arguments[0]:
            read.append(arguments[0])
    elif event in ("socket.connect", "subprocess.Popen"):
        read.append(event)
import gradio, llama_cpp, genai_prices, bm25s, rjieba, yaml, openai  # theirs is not ours
sys.addaudithook(hook)
before = threading.active_count()
for name in {[name(file).replace("/", ".") for file in WITHOUT_TORCH if file.stem not in ("__main__", "__init__")]!r}:
    importlib.import_module("advisor." + name)
assert read == [], read
assert threading.active_count() == before
"""


def test_importing_does_no_io() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AUDIT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_files_stay_short() -> None:
    long = {
        name(file): lines
        for file in MODULES
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [
        file.name
        for file in MODULES
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ] == []


def test_the_product_speaks_of_itself_alone() -> None:
    """No path of the machine it was written on, in any file that is shipped."""
    found: list[str] = []
    for pattern in (
        "advisor/**/*.py",
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
            if file.is_file()
            and file.suffix != ".png"
            and f"/{'work'}/" in file.read_text(encoding="utf-8")
        ]
    assert found == []
