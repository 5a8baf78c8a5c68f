"""The generated parts of the documents; cog calls these functions from the Markdown files (`make
docs`, `make check`)."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from advisor.settings import Settings
from advisor.web.accuracy import RESULTS
from bench import accuracy, measured

ROUTERS = Path(__file__).parent.parent / "bench" / "results"


def settings() -> str:
    """One row a setting, from the class that reads them."""
    rows = ["| Variable | Default | Meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        shown = str(field.default).replace(str(Path.home()), "~")
        default = "" if field.default in (None, "") else f"`{shown}`"
        meaning = " ".join((field.description or "").split())
        rows.append(f"| `ADVISOR_{name.upper()}` | {default} | {meaning} |")
    return "\n".join(rows)


def estimates() -> str:
    """Our errors against the published runs."""
    rows = measured.read()
    memory, process, speed = (
        measured.memory_runs(rows),
        measured.process_runs(rows),
        measured.time_runs(rows),
    )
    one = [run for run in speed if run.several == "one GPU"]
    several = [run for run in speed if run.several != "one GPU"]
    asked, wrong = accuracy.false_fits(rows)
    lines = [
        "| Estimate | Runs | Median error | Within 10 % | Within 20 % | Between low and high |",
        "|---|---|---|---|---|---|",
        _row("Peak memory", memory),
        _row("Memory of the process (nvidia-smi)", process, accuracy.covered_memory(process)),
        _row("Tokens per second, one GPU", one, accuracy.covered_time(one)),
        _row("Tokens per second, several GPUs", several, accuracy.covered_time(several)),
        "",
        f'Runs told "fits" on a card smaller than what they used: {len(wrong)} of {asked}.',
    ]
    return "\n".join(lines)


def _row(name: str, runs: list[measured.Measured], covered: float | None = None) -> str:
    error = median(abs(run.error) for run in runs)
    near, far = accuracy.within(runs, 0.1), accuracy.within(runs, 0.2)
    inside = "" if covered is None else f"{covered:.0%}"
    return f"| {name} | {len(runs)} | {error:.0%} | {near:.0%} | {far:.0%} | {inside} |"


def models() -> str:
    """The recorded results of `make evaluate`, the best first."""
    results = [
        json.loads(file.read_text(encoding="utf-8")) for file in ROUTERS.glob("*-router.json")
    ]
    rows = [
        "| Model | Right tool | English, exact | Chinese, exact | Follow-ups, exact | Seconds, median / 95 % |",
        "|---|---|---|---|---|---|",
    ]
    for result in sorted(results, key=lambda result: -result["shares"]["all"]["exact"]):
        shares, seconds = result["shares"], result["seconds"]
        exact = " | ".join(
            f"{shares[group]['exact']:.1%}" for group in ("English", "Chinese", "follow-ups")
        )
        speed = f"{seconds['p50']:.2f} / {seconds['p95']:.2f}"
        rows.append(f"| {result['model']} | {shares['all']['tool']:.1%} | {exact} | {speed} |")
    return "\n".join(rows)


def wrong_calls() -> str:
    """Share of the calls of the default model that were not exact."""
    result = json.loads((ROUTERS / f"{Settings().model}-router.json").read_text(encoding="utf-8"))
    return f"{1 - result['shares']['all']['exact']:.1%}"


def peers() -> str:
    """The recorded results of `make bench-accuracy`: each estimator where it answers, and ours on
    the same runs."""
    rows = [
        "| Estimator | Runs it answers | Mean error | Median | Within 10 % | Worst | Ours on these: mean | Median "
        "| Too small a card called fitting | Ran out of memory, told fitting | Ran, told not to fit |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, estimator in json.loads(RESULTS.read_text(encoding="utf-8"))["estimators"].items():
        for kind, label in (("memory", "memory"), ("tokens_per_second", "speed")):
            if scored := estimator[kind].get("all"):
                fits = estimator["false_fits"]
                said = estimator["verdicts"]
                told = (
                    f"{fits['wrong']} of {fits['asked']}",
                    f"{said['said_fits']} of {said['overflowed']}",
                    f"{said['said_no']} of {said['ran']}",
                )
                verdicts = told if kind == "memory" else ("", "", "")
                rows.append(_peer(f"{name}, {label}", scored, verdicts))
    return "\n".join(rows)


def _peer(name: str, scored: dict[str, Any], verdicts: tuple[str, str, str]) -> str:
    theirs, ours = scored["theirs"], scored["ours"]
    cells = [
        name,
        str(scored["runs"]),
        f"{theirs['mean']:.0%}",
        f"{theirs['median']:.0%}",
        f"{theirs['within_10']:.0%}",
        f"{theirs['worst']:+.0%}",
        f"{ours['mean']:.0%}",
        f"{ours['median']:.0%}",
        *verdicts,
    ]
    return f"| {' | '.join(cells)} |"


def call(tool: str, arguments: str, *fields: str) -> str:
    """Some fields of what `python -m advisor call` prints."""
    command = [sys.executable, "-m", "advisor", "call", tool, arguments]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result = json.loads(printed)
    lines = [
        f'  "{field}": {json.dumps(_short(result[field]), ensure_ascii=False)}, …'
        for field in fields
    ]
    return "\n".join(("```text", "{", *lines, "}", "```"))


def _short(value: Any) -> Any:
    """Without the parts of a part."""
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if not isinstance(part, dict | list)}
    return value
