"""Whether a message asks what training a published model took, or what doing it again would: then
its makers' hours answer, and no computed run of an invented amount of data."""

import re
from functools import lru_cache

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.catalog.tuning_run import of_project
from advisor.reading.brief import Change
from advisor.reading.calls.call import Call
from advisor.reading.slots import EXPLAIN, FIGURES

PUBLISHED = "published_runs"
ASKS = frozenset(
    (EXPLAIN, FIGURES, "plan_project", "fit_budget", "recommend_hardware", "compare_setups", "look_up"),
)  # fmt: skip
"""Asks that it answers."""
TOOK = re.compile(
    r"how\s(?:long|expensive|much\s(?:time|compute|money)|many\s(?:\w+\s){0,2}(?:hours?|days?|gpus?))|(?:training|consum\w+|running|tuning)\stimes?\b"
    r"|gpu[- ]?hours?|time[- ]consuming|\bcomput(?:e|ing)\s(?:was|were|did|cost|resource|budget)|what\s(?:compute|gpus?|hardware)|\bcosts?\b|hours?\sfor\s(?:each|the)"
    r"|多久|多长时间|多長時間|多少(?:小时|小時|时间|時間|天|卡时|钱|錢)|几天|幾天|耗时|耗時|训练时间|訓練時間|训练时长|算力|多少(?:张|块)?(?:卡|gpu)|几张卡|费用|成本",
    re.I,
)
TRAINED = re.compile(r"train|tun(?:e|ed|ing)\b|reproduc|replicat|making|训练|訓練|微调|微調|复现|復現|sft", re.I)  # fmt: skip
OF_ANOTHER_RUN = frozenset(
    ("samples", "dataset_tokens", "dataset_bytes", "steps", "tokens_per_sample", "measured_hours",
     "measured_seconds_per_step", "requests_per_day", "users")
)  # fmt: skip
"""Slots of a run of one's own."""
TROUBLE = re.compile(r"out of memory|\boom\b|error|traceback|爆显存|报错", re.I)
OF_MAKERS = re.compile(
    r"\b(?:you|your|authors?|they)\b|\b(?:was|were)\s(?:used|trained|needed)|\bdid\s(?:it|the|training|that)|\btook\b|你们|你們|您|贵|作者|论文|原版|官方|用了",
    re.I,
)
LLAVA_DATA = re.compile(
    r"llava[-_ ]?(?:v?1\.5)[-_ ]?(?:\([^)]{1,12}\)\s?)?(?:data|数据|base)", re.I
)


def published_calls(ask: str, change: Change, message: str, catalog: Catalog) -> tuple[Call, ...]:
    """The call, for the first project that is named."""
    stated = change.brief.values
    if ask not in ASKS or OF_ANOTHER_RUN & stated.keys() or TROUBLE.search(message):
        return ()
    if not (TOOK.search(message) and TRAINED.search(message)):
        return ()
    project = _named(message, catalog)
    if project is None or not _of_its_run(project, change, message, catalog):
        return ()
    arguments: dict[str, object] = {"project": project}
    if sizes := _sizes(project, message, catalog):
        arguments["sizes"] = sizes
    arguments |= {name: stated[name] for name in ("gpu", "num_gpus") if stated.get(name)}
    taken = {"gpu", "num_gpus", "model", "objective", "data_set", "method"}
    return (Call(ask, PUBLISHED, arguments, frozenset(taken), heard=(message,)),)


def _named(message: str, catalog: Catalog) -> str | None:
    """The longest name; a data set's words are not the model's."""
    text = LLAVA_DATA.sub(lambda found: " " * len(found[0]), message)
    pattern, projects = _names(catalog)
    found = pattern.search(text) or pattern.search(message)
    return projects[squash(found[0])] if found else None


def _of_its_run(project: str, change: Change, message: str, catalog: Catalog) -> bool:
    """Its own run, and not one with another method, data set or card."""
    stated = change.brief.values
    runs = of_project(project, catalog.tuning_runs.values())
    stages = [stage for run in runs for stage in run.stages]
    method = stated.get("method")
    if method in ("lora", "qlora") and method not in {each.trained for each in stages}:
        return False
    if OF_MAKERS.search(message) or "gpu" not in stated:
        return True
    chip = str(stated["gpu"]).upper().split()[0].replace("800", "100")
    return chip in {each.gpu.split()[0].replace("800", "100") for each in stages}


def _sizes(project: str, message: str, catalog: Catalog) -> list[str]:
    """Those of its models whose size or name the message has."""
    rows = of_project(project, catalog.tuning_runs.values())
    named = [row.size for row in rows if any(_has(word, message) for word in row.size.split())]
    return named if len(named) < len(rows) else []


def _has(word: str, message: str) -> bool:
    plain = re.escape(word) if len(word) > 1 else "(?!)"
    return bool(re.search(rf"(?<![A-Za-z0-9.]){plain}(?![A-Za-z0-9])", message, re.I))


@lru_cache(maxsize=4)
def _names(catalog: Catalog) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all names, the longest first, and whose each is."""
    spellings = {
        name: row.project
        for row in catalog.tuning_runs.values()
        for name in (row.project, *row.aliases)
        if len(name) > 2
    }
    longest = sorted(spellings, key=len, reverse=True)
    either = "|".join(r"[-_ ]?".join(map(re.escape, re.split(r"[-_ ]", name))) for name in longest)
    pattern = re.compile(rf"(?<![A-Za-z0-9-])(?:{either})(?![A-Za-z0-9]|-(?!\d))", re.I)
    return pattern, {squash(name): project for name, project in spellings.items()}
