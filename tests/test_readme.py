"""The documents say what is true: settings, accuracy, commands, files and links are those of the program.

`UPDATE_README=1 pytest tests/test_readme.py` rewrites the README's generated tables.
"""

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from advisor import __version__
from advisor.__main__ import _parser
from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import PriceOverrides, load
from advisor.catalog.rows import Gpu
from advisor.settings import Settings
from advisor.web import accuracy as advisor_accuracy
from advisor.web.accuracy import RESULTS
from bench import accuracy, compare

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = [
    README,
    ROOT / "CHANGELOG.md",
    ROOT / "knowledge" / "README.md",
    ROOT / "training" / "README.md",
    ROOT / "deploy" / "portal" / "README.md",
    *DECISIONS,
]
MOST_LINES_OF_A_DECISION = 30


def text(file: Path = README) -> str:
    return file.read_text(encoding="utf-8")


def blocks(file: Path, language: str) -> list[str]:
    """The fenced code of that language, indentation of lists removed."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text(file), re.DOTALL | re.MULTILINE)


def settings_table() -> str:
    rows = ["| Variable | Default | Meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, "") else f"`{str(field.default).replace(str(Path.home()), '~')}`"
        rows.append(f"| `ADVISOR_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


def accuracy_table() -> str:
    measured = accuracy.read()
    wrong = accuracy.false_fits(measured)
    memory, process, speed = accuracy.memory_runs(measured), accuracy.process_runs(measured), accuracy.time_runs(measured)
    rows = [
        "| Estimate | Runs | Median error | Within 10 % | Within 20 % | Between low and high |",
        "|---|---|---|---|---|---|",
        accuracy_row("Peak memory", memory, None),
        accuracy_row("Memory of the process (nvidia-smi)", process, accuracy.covered_memory(process)),
        accuracy_row("Tokens per second, one GPU", one := [run for run in speed if run.run.num_gpus == 1], accuracy.covered_time(one)),
        accuracy_row(
            "Tokens per second, several GPUs", more := [run for run in speed if run.run.num_gpus > 1], accuracy.covered_time(more)
        ),
        "",
        f'Runs told "fits" on a card smaller than what they used: {len(wrong[1])} of {wrong[0]}.',
    ]
    return "\n".join(rows)


def accuracy_row(name: str, runs: list[accuracy.Measured], covered: float | None) -> str:
    near, far = accuracy.within(runs, 0.1), accuracy.within(runs, 0.2)
    error = median(abs(run.error) for run in runs)
    return f"| {name} | {len(runs)} | {error:.0%} | {near:.0%} | {far:.0%} | {'' if covered is None else f'{covered:.0%}'} |"


def models_table() -> str:
    """The recorded results of `make evaluate`, the best first."""
    results = [json.loads(text(file)) for file in (ROOT / "bench" / "results").glob("*-router.json")]
    rows = [
        "| Model | Right tool | English, exact | Chinese, exact | Follow-ups, exact | Seconds, median / 95 % |",
        "|---|---|---|---|---|---|",
    ]
    for result in sorted(results, key=lambda result: -result["shares"]["all"]["exact"]):
        shares, seconds = result["shares"], result["seconds"]
        exact = " | ".join(f"{shares[group]['exact']:.1%}" for group in ("English", "Chinese", "follow-ups"))
        rows.append(f"| {result['model']} | {shares['all']['tool']:.1%} | {exact} | {seconds['p50']:.2f} / {seconds['p95']:.2f} |")
    return "\n".join(rows)


def peers_table() -> str:
    """The recorded results of `make bench-accuracy`: each estimator where it answers, and ours on the same runs."""
    rows = [
        "| Estimator | Runs it answers | Mean error | Median | Within 10 % | Worst | Ours on these: mean | Median | Too small a card called fitting |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, estimator in json.loads(text(RESULTS))["estimators"].items():
        for kind, label in (("memory", "memory"), ("tokens_per_second", "speed")):
            if not (each := estimator[kind].get("all")):
                continue
            theirs, ours, fits = each["theirs"], each["ours"], estimator["false_fits"]
            fitting = f"{fits['wrong']} of {fits['asked']}" if kind == "memory" else ""
            rows.append(
                f"| {name}, {label} | {each['runs']} | {theirs['mean']:.0%} | {theirs['median']:.0%} | {theirs['within_10']:.0%} "
                f"| {theirs['worst']:+.0%} | {ours['mean']:.0%} | {ours['median']:.0%} | {fitting} |"
            )
    return "\n".join(rows)


def test_the_picture_shows_the_recorded_estimates() -> None:
    assert text(compare.PICTURE) == advisor_accuracy.scatter(), "draw it with make bench-accuracy"


def test_recorded_estimates_are_what_the_estimators_say() -> None:
    recorded = json.loads(text(RESULTS))
    computed = compare.report(accuracy.read(), [])
    name = "Fine-tune Advisor"
    assert recorded["estimators"][name] == computed["estimators"][name], "record them with make bench-accuracy"
    assert recorded["points"] == computed["points"]


def shown_answer() -> str:
    """The first lines of the answer to the question above them."""
    result = TOOLS["estimate_training_cost"].asked({"model": "13B", "method": "lora", "gpu": "RTX 4090"}).run(load())
    lines = Renderer().answer("estimate_training_cost", result, "en").markdown.split("\n")
    return "\n".join(("```markdown", *lines[:11], "…", "```"))


def shown_result() -> str:
    """Some fields of the call above them."""
    result: Any = TOOLS["estimate_training_cost"].model_validate({"model": "7B", "gpu": "RTX 4090", "samples": 10000}).run(load())
    peak, hours, cost = result.peak_memory_gib, result.hours, result.cost_usd
    return f"""```text
{{
  "model": "{result.model}", …
  "method": "{result.method}", …
  "peak_memory_gib": {{"allocated": {peak.allocated}, "reserved": {peak.reserved}, "expected": {peak.expected}, "low": {peak.low}, "high": {peak.high}, …}},
  "usable_gib": {result.usable_gib},
  "fits": {json.dumps(result.fits)}, …
  "hours": {{"low": {hours.low}, "expected": {hours.expected}, "high": {hours.high}}},
  "cost_usd": {{"low": {cost.low}, "expected": {cost.expected}, "high": {cost.high}}}, …
  "basis": "{result.basis}", …
}}
```"""


TABLES = [
    ("answer", shown_answer),
    ("result", shown_result),
    ("settings", settings_table),
    ("peers", peers_table),
    ("estimates", accuracy_table),
    ("models", models_table),
]


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_generated_table_is_current(name: str, table: object) -> None:
    assert callable(table)
    section = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    current = f"{table()}\n"
    if os.environ.get("UPDATE_README"):
        README.write_text(section.sub(lambda _: current, text()), encoding="utf-8")
    assert section.findall(text()) == [current], "rewrite it with UPDATE_README=1 pytest tests/test_readme.py"


def test_tree_names_every_package() -> None:
    """In the order of the layers in `pyproject.toml`, from the lowest."""
    packages = re.findall(r"^  (\w+)/ ", blocks(README, "text")[-1], re.M)
    layers = re.findall(r'^    "(\w+)",$', text(ROOT / "pyproject.toml"), re.M)
    assert packages == [layer for layer in reversed(layers) if (ROOT / "advisor" / layer).is_dir()]


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
                re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in re.findall(r"^#+ (.*)", text(file), re.M)
            }
            assert anchor in headings, f"{document.name} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_files_in_backticks_exist(document: Path) -> None:
    named = re.findall(r"`((?:advisor|knowledge|prompts|tests|training|bench|deploy|docs)/[\w./-]+)`", text(document))
    assert not [name for name in named if not (ROOT / name).exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_settings_named_exist(document: Path) -> None:
    known = {f"ADVISOR_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"ADVISOR_[A-Z_]*[A-Z]", text(document))) <= known


def commands() -> list[list[str]]:
    """Every command line the documents show, split into words, comments dropped."""
    lines = [line for document in DOCUMENTS for block in blocks(document, "sh") for line in block.splitlines()]
    lines += re.findall(r"`(python -m advisor [a-z]+ [^`]+|(?:ADVISOR_\w+=\S+ )*make \w+)`", text())
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def test_commands_parse() -> None:
    targets = re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.M)
    for words in commands():
        while re.match(r"[A-Z_]+=", words[0]):
            words = words[1:]
        if words[0] == "make":
            assert words[1] in targets
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
    for row in yaml.safe_load(card):
        Gpu.model_validate(row | {"aliases": tuple(row["aliases"]), "source": tuple(row["source"])})
    overrides = yaml.safe_load(prices)
    assert set(overrides) == set(PriceOverrides.model_fields)
    PriceOverrides.model_validate(overrides, strict=False)


def test_decisions_are_numbered_and_short() -> None:
    assert [file.name[:4] for file in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]
    assert all(len(text(file).splitlines()) <= MOST_LINES_OF_A_DECISION for file in DECISIONS)


def test_changelog_names_this_version() -> None:
    assert f"## [{__version__}]" in text(ROOT / "CHANGELOG.md")
