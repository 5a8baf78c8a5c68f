"""The documents say what is true: accuracy, commands, files and links are those of the program.

Their generated parts are cog's: `make docs` writes them, `make check` compares.
"""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

from advisor import __version__
from advisor.__main__ import _parser
from advisor.advice.tools import TOOLS
from advisor.catalog.hardware import Gpu
from advisor.catalog.prices import PriceOverrides
from advisor.settings import Settings
from advisor.web import accuracy as advisor_accuracy
from advisor.web.accuracy import RESULTS
from bench import compare, measured
from tests.shipped import CATALOG

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
GUIDES = sorted((ROOT / "docs").glob("*.md"))
FOLDERS = ("knowledge", "training", "prompts/solved", "deploy/portal")
"""Each with a README of its own."""
DOCUMENTS = [
    README,
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *GUIDES,
    *(ROOT / folder / "README.md" for folder in FOLDERS),
    *DECISIONS,
]
MOST_LINES_OF_THE_README = 120
MOST_LINES_OF_A_DECISION = 30


def text(file: Path = README) -> str:
    return file.read_text(encoding="utf-8")


def blocks(file: Path, language: str) -> list[str]:
    """The fenced code of that language, indentation of lists removed."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text(file), re.DOTALL | re.MULTILINE)


def test_the_picture_shows_the_recorded_estimates() -> None:
    assert text(compare.PICTURE) == advisor_accuracy.scatter(), "draw it with make bench-accuracy"


def test_recorded_estimates_are_what_the_estimators_say() -> None:
    recorded = json.loads(text(RESULTS))
    computed = compare.report(measured.read(), [])
    name = "Fine-tune Advisor"
    assert recorded["estimators"][name] == computed["estimators"][name], (
        "record them with make bench-accuracy"
    )
    assert recorded["points"] == computed["points"]


def test_the_readme_is_short() -> None:
    assert len(text().splitlines()) <= MOST_LINES_OF_THE_README


@pytest.mark.parametrize("guide", GUIDES, ids=lambda file: file.stem)
def test_a_guide_is_in_both_languages_and_found_from_the_readme(guide: Path) -> None:
    assert re.search(r"^## [\u4e00-\u9fff]", text(guide), re.M), "it ends with a part in Chinese"
    assert text().count(f"(docs/{guide.name})") >= 2, "the README links to it from both languages"


def test_tree_names_every_package() -> None:
    """In the order of the layers in `pyproject.toml`, from the lowest."""
    packages = re.findall(
        r"^  (\w+)/ ", blocks(ROOT / "docs" / "how-it-works.md", "text")[-1], re.M
    )
    layers = re.findall(r'^    "([\w| ]+)",$', text(ROOT / "pyproject.toml"), re.M)
    modules = [module for layer in reversed(layers) for module in layer.split(" | ")]
    assert packages == [module for module in modules if (ROOT / "advisor" / module).is_dir()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text(document)):
        path, _, anchor = target.partition("#")
        if path.startswith(("http://", "https://")):
            continue
        file = document.parent / path if path else document
        assert file.exists(), f"{document.name} links to {target}"
        if anchor:
            headings = {
                re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-")
                for title in re.findall(r"^#+ (.*)", text(file), re.M)
            }
            assert anchor in headings, f"{document.name} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_files_in_backticks_exist(document: Path) -> None:
    named = re.findall(
        r"`((?:advisor|knowledge|prompts|tests|training|bench|deploy|docs)/[\w./-]+)`",
        text(document),
    )
    assert not [name for name in named if not (ROOT / name).exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_settings_named_exist(document: Path) -> None:
    known = {f"ADVISOR_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"ADVISOR_[A-Z_]*[A-Z]", text(document))) <= known


def commands() -> list[list[str]]:
    """Every command line the documents show, split into words, comments dropped."""
    lines = [
        line
        for document in DOCUMENTS
        for block in blocks(document, "sh")
        for line in block.replace("\\\n", " ").splitlines()
    ]
    inline = r"`(python -m advisor [a-z]+ [^`]+|(?:ADVISOR_\w+=\S+ )*make [\w -]+)`"
    lines += [line for document in DOCUMENTS for line in re.findall(inline, text(document))]
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def test_commands_parse() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.M))
    for words in commands():
        while re.match(r"[A-Z_]+=", words[0]):
            words = words[1:]
        if words[0] == "make":
            named = {word for word in words[1:] if "=" not in word}
            assert named
            assert named <= targets
        elif "advisor" in words:
            parse_advisor(words[words.index("advisor") + 1 :])


def parse_advisor(words: list[str]) -> None:
    options = _parser().parse_args(words[: words.index("<")] if "<" in words else words)
    if getattr(options, "tool", None):
        TOOLS[options.tool].model_validate_json(options.arguments)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_shell_blocks_are_shell(document: Path) -> None:
    for block in blocks(document, "sh"):
        subprocess.run(["bash", "-n"], input=block, text=True, check=True)


def test_examples_of_knowledge_load() -> None:
    card, prices = blocks(ROOT / "knowledge" / "README.md", "yaml")
    architectures = {gpu.architecture.id: gpu.architecture for gpu in CATALOG.gpus.values()}
    for row in yaml.safe_load(card):
        tuples = {"aliases": tuple(row["aliases"]), "source": tuple(row["source"])}
        Gpu.model_validate(row | tuples, context=architectures)
    overrides = yaml.safe_load(prices)
    assert set(overrides) == set(PriceOverrides.model_fields)
    PriceOverrides.model_validate(overrides, strict=False)


def test_decisions_are_numbered_and_short() -> None:
    numbers = [file.name[:4] for file in DECISIONS]
    assert len(set(numbers)) == len(numbers)
    assert all(number.isdigit() for number in numbers)
    assert all(len(text(file).splitlines()) <= MOST_LINES_OF_A_DECISION for file in DECISIONS)


def test_changelog_names_this_version() -> None:
    assert f"## [{__version__}]" in text(ROOT / "CHANGELOG.md")
