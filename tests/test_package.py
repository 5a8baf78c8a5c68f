"""The installed package: what it needs is declared, what it reads is inside, and the workshop
beside it is not missed."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
REQUIRED = (ROOT / "requirements.txt", ROOT / "requirements-ray.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = {
    canonicalize_name(need.name): need
    for need in map(
        Requirement,
        [
            *PROJECT["project"]["dependencies"],
            *PROJECT["project"]["optional-dependencies"]["parquet"],
            *PROJECT["project"]["optional-dependencies"]["ray"],
        ],
    )
}


def pinned() -> dict[str, str]:
    """Package -> version, of what `make install` installs."""
    lines = [line for file in REQUIRED for line in file.read_text(encoding="utf-8").splitlines()]
    rows = [line.split("#")[0].split(" --")[0] for line in lines if "==" in line.split("#")[0]]
    needs = [Requirement(row) for row in rows]
    return {canonicalize_name(need.name): next(iter(need.specifier)).version for need in needs}


def test_every_version_is_pinned() -> None:
    lines = [line for file in REQUIRED for line in file.read_text(encoding="utf-8").splitlines()]
    packages = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(pinned()) == len(packages)


def test_the_lock_holds_what_is_served_as_it_is_pinned() -> None:
    """`make lock` writes it."""
    served = (ROOT / "requirements.txt").read_text(encoding="utf-8").partition("# tests and")[0]
    names = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)(?=[\[=])", served, re.M)}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = re.findall(r"^([\w.-]+)(?:\[.*\])?==([^\s;]+)[^\n]*\n    --hash=sha256:", lock, re.M)
    assert {name: dict(locked).get(name) for name in names} == {
        name: version for name, version in pinned().items() if name in names
    }


@pytest.mark.parametrize("name", list(DECLARED))
def test_a_declared_range_holds_the_pinned_version(name: str) -> None:
    assert DECLARED[canonicalize_name(name)].specifier.contains(pinned()[canonicalize_name(name)])


def test_what_is_imported_is_declared() -> None:
    """By the package itself, or by one that it declares (numpy by llama-cpp-python, starlette by
    FastAPI)."""
    needed = {
        canonicalize_name(Requirement(need).name)
        for name in DECLARED
        for need in requires(name) or []
    }
    homes = packages_distributions()
    for module in foreign_modules():
        providers = {canonicalize_name(name) for name in homes[module]}
        assert providers & (needed | set(DECLARED)), f"{module} is imported, and declared nowhere"


def foreign_modules() -> set[str]:
    names: set[str] = set()
    for file in (ROOT / "advisor").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add((node.module or "").split(".")[0])
    return names - sys.stdlib_module_names - OF_THE_USER - {"advisor"}


OF_THE_USER = {"torch", "bitsandbytes"}
"""What a probe runs with: the user's own, in a process of its own."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the wheel, laid out as `pyproject.toml` says; without `training`, `bench` and
    `tests`."""
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    site = tmp_path_factory.mktemp("site")
    sources = {name: name for name in wheel["packages"]} | wheel["force-include"]
    for source, target in sources.items():
        shutil.copytree(ROOT / source, site / target, ignore=shutil.ignore_patterns("__pycache__"))
    return site


def python(site: Path, *arguments: str) -> str:
    """What a fresh interpreter prints, in a folder that has nothing to do with the repository."""
    elsewhere = site.parent / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    environment = {
        "PYTHONPATH": str(site),
        "PATH": "/usr/bin:/bin",
        "HOME": str(elsewhere),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_tool_is_called_from_any_folder(installed: Path) -> None:
    printed = python(
        installed,
        "-m",
        "advisor",
        "call",
        "estimate_training_cost",
        '{"model": "7B", "gpu": "RTX 4090"}',
    )
    assert '"fits": true' in printed


def test_the_models_and_their_adapters_are_inside(installed: Path) -> None:
    assert "gemma-3-270m" in python(installed, "-m", "advisor", "models")
    program = (
        "from advisor.model.weights import BUNDLED; print(BUNDLED['gemma-3-270m'].adapter.exists())"
    )
    assert python(installed, "-c", program).strip() == "True"


def test_the_page_and_the_prompts_are_inside(installed: Path) -> None:
    program = (
        "import advisor.web.app, advisor.web.accuracy as a; from advisor.web.visitor import Visitor; "
        "print(len(a.page(Visitor('zh', 'auto', '')).body))"
    )
    assert int(python(installed, "-c", program)) > 1000
    program = (
        "from advisor.model.examples import conversations; print(sum(1 for _ in conversations()))"
    )
    assert int(python(installed, "-c", program)) > 1000


def test_the_steps_of_the_database_are_inside(installed: Path) -> None:
    program = (
        "from advisor.store.database import Database; from advisor.store.store import Store; "
        "print(Store(Database('sqlite://')).projects('a'))"
    )
    assert python(installed, "-c", program).strip() == "()"


def test_the_console_script_is_there() -> None:
    module, _, function = PROJECT["project"]["scripts"]["advisor"].partition(":")
    assert f"def {function}(" in (ROOT / f"{module.replace('.', '/')}.py").read_text(
        encoding="utf-8"
    )
