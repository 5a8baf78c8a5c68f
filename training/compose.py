"""Labelled rows composed from the fragments of `wordings.yaml`.

Their value is reach: every model, card, API and task of the catalog, every argument, every spelling
of a number, in any order. How people really speak is taught by the hand-written rows.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.reading.space import DROP, TAKE
from training import spellings
from training.rows import Row

Spans = list[tuple[str, str]]
Said = tuple[str, Spans]
"""A text and the labels of its pieces."""

SLOT = re.compile(r"(\$?)\{(\w+)\}|\[(\w+):([^\]]+)\]")
QUESTION = re.compile(
    r"(?:what|which|how|is|are|can|could|will|would|does|do|should|am|when|why)\b|.*(?:吗|多少|什么|哪|几|怎么|多久|够不够|能不能)",
    re.I,
)
WEIGHTS = {
    "estimate_training_cost": 5,
    "compare_serving_cost": 3,
    "recommend_hardware": 2,
    "look_up": 2,
    "fit_budget": 2,
    "none": 1,
    "explain": 1,
}
"""How often a tool is asked for; 1.5 where not listed."""
FIXED = {
    "num_gpus": (2, 2, 3, 4, 4, 5, 6, 8, 8, 10, 12, 16, 32),
    "epochs": (2, 3, 3, 4, 5, 6, 8, 10),
    "days": (7, 14, 30, 60, 90, 180, 365),
    "weeks": (2, 3, 4, 5, 6, 8, 9, 10, 12, 16, 20, 26),
    "tokens_per_sample": (
        128,
        256,
        400,
        512,
        800,
        1024,
        1500,
        2000,
        2048,
        3000,
        4000,
        4096,
        8192,
        16_000,
        32_768,
    ),
    "tokens_per_request": (200, 300, 500, 800, 1000, 1200, 1500, 2000, 2500, 4000, 6000, 10_000),
}
RANGES = {
    "samples": (100, 900_000),
    "requests_per_day": (100, 2_000_000),
    "budget_usd": (20, 40_000),
    "hours": (3, 300),
}
LEFT_OUT = {
    "recommend_hardware": ("gpu",),  # "which card do I need on a 4090" asks about two cards
    "fit_budget": ("budget_usd", "hours"),
    "describe_scenario": ("scenario", "samples"),
    "look_up": ("gpu", "model", "api_model"),
}
"""What only a question itself may state."""
NEEDED = {"describe_scenario": "scenario"}
"""What the earlier call must have so that another tool can go on from it; a model for all
others."""
GOES_ON = {
    "estimate_training_cost", "recommend_hardware", "recommend_method", "plan_project", "make_config", "compare_methods", "fit_budget",
}  # fmt: skip
FOLLOWED = [name for name in TOOLS if name not in ("none", "explain")]


@dataclass(frozen=True)
class Speaker:
    """Who speaks: one random language with its wordings."""

    catalog: Catalog
    random: Random
    language: str

    @property
    def wordings(self) -> Any:
        return _wordings()[self.language]

    def line(self, *path: str) -> str:
        """A random line of the wordings under `path`."""
        lines = self.wordings
        for key in path:
            lines = lines[key]
        return self.random.choice(lines.splitlines())

    def chance(self, share: float) -> bool:
        return self.random.random() < share


@cache
def _wordings() -> Any:
    return yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8"))


def compose(catalog: Catalog, random: Random) -> Row:
    """A random row: a call of its own, or one that goes on from an earlier call."""
    speaker = Speaker(catalog, random, random.choice(("en", "zh")))
    kinds = (_first, _same_tool, _other_tool, _pointed, _back, _fresh)
    row = random.choices(kinds, (56, 22, 10, 4, 3, 5))[0](speaker)
    return row if row is not None else _first(speaker)


def _row(
    speaker: Speaker, said: Said, tool: str, carry: str = "", earlier: str | None = None
) -> Row:
    text, spans = said
    order = [*TOOLS[tool].chat]
    last = speaker.random.choices((None, "explain", "none"), (85, 10, 5))[0] if earlier else None
    spans = sorted(spans, key=lambda span: order.index(span[0]))
    return Row(text, tool, carry, tuple(spans), earlier, last, speaker.language, "composed")


def _first(speaker: Speaker) -> Row:
    tool = speaker.random.choices(list(TOOLS), [WEIGHTS.get(name, 1.5) for name in TOOLS])[0]
    earlier = (
        _earlier(speaker)[0]
        if tool in ("none", "explain", "look_up") and speaker.chance(0.4)
        else None
    )
    return _row(speaker, _alone(speaker, tool), tool, "", earlier)


def _fresh(speaker: Speaker) -> Row:
    """A call of its own after another, which says so."""
    tool = speaker.random.choice(FOLLOWED)
    text, spans = _alone(speaker, tool)
    space = " " if speaker.language == "en" else ""
    return _row(
        speaker, (speaker.line("fresh") + space + text, spans), tool, "", _earlier(speaker)[0]
    )


def _same_tool(speaker: Speaker) -> Row | None:
    """ "and on two A100s?": the earlier call with other arguments."""
    earlier, tool, names = _earlier(speaker)
    changes = [name for name in names if name in speaker.wordings["changes"]]
    if changes and speaker.chance(0.25):
        x, spans = _filled(speaker, speaker.line("changes", speaker.random.choice(changes)), tool)
    else:
        free = [
            name
            for name in TOOLS[tool].chat
            if name != "methods" and not (tool == "recommend_hardware" and name == "gpu")
        ]
        chosen = (
            names
            if tool == "look_up"
            else speaker.random.sample(free, min(len(free), speaker.random.choice((1, 1, 2))))
        )
        x, spans = _listed(speaker, _fragments(speaker, chosen, "bare", tool, bare=True))
    text = speaker.line("follow").replace("{x}", x)
    return _row(speaker, (text, spans), tool, "" if tool == "look_up" else "+", earlier)


def _other_tool(speaker: Speaker) -> Row | None:
    """ "so which card do I need": another question about the earlier set-up."""
    earlier, old, names = _earlier(speaker)
    tool = speaker.random.choice(list(speaker.wordings["again"]))
    small_plan = tool == "fit_budget" and old in (
        "plan_project",
        "compare_methods",
    )  # "is $50 enough" may change the plan
    if old not in GOES_ON or old == tool or small_plan or NEEDED.get(tool, "model") not in names:
        return None
    text, spans = _filled(speaker, speaker.line("again", tool), tool)
    if tool == "recommend_hardware" and "gpu" in names:
        spans = [*spans, ("gpu", DROP)]
    return _row(speaker, (text + _end(speaker, text), spans), tool, "+", earlier)


def _pointed(speaker: Speaker) -> Row | None:
    """ "how much memory does that card have": a look-up of what the earlier call names."""
    earlier, _, names = _earlier(speaker)
    named = [name for name in names if name in speaker.wordings["pointed"]]
    if not named:
        return None
    name = speaker.random.choice(named)
    text = speaker.line("pointed", name)
    return _row(speaker, (text + _end(speaker, text), [(name, TAKE)]), "look_up", "", earlier)


def _back(speaker: Speaker) -> Row | None:
    earlier, tool, names = _earlier(speaker)
    named = [name for name in names if name in ("model", "gpu", "method")]
    if tool not in GOES_ON or not named:
        return None
    x, spans = _filled(speaker, f"{{{speaker.random.choice(named)}}}", tool)
    row = _row(speaker, (speaker.line("back").replace("{x}", x), spans), tool, "<", earlier)
    return replace(row, older=(earlier,))


def _earlier(speaker: Speaker) -> tuple[str, str, list[str]]:
    """A possible earlier call: as a row has it, its tool, its arguments."""
    tool = speaker.random.choices(FOLLOWED, [WEIGHTS.get(name, 1.5) for name in FOLLOWED])[0]
    chat = TOOLS[tool].chat
    names = [
        name
        for number, name in enumerate(chat)
        if speaker.chance(0.85 if number == 0 and tool != "look_up" else 0.4)
    ]
    names = (names[:1] if tool == "look_up" else names) or [chat[0]]
    return " ".join([tool, *names]), tool, names


def _alone(speaker: Speaker, tool: str) -> Said:
    """A whole question: asked in a sentence with fragments around it, or a bare list with a short
    question."""
    if tool in speaker.wordings["short"] and speaker.chance(0.4):
        names = _optional(speaker, tool, set(), range(1, 5))
        first = TOOLS[tool].chat[0]
        bare = _fragments(
            speaker, [first, *(name for name in names if name != first)], "bare", tool
        )
        return _with_question(speaker, _listed(speaker, bare), speaker.line("short", tool))
    template = speaker.line("ask", tool)
    text, spans = _filled(speaker, template, tool)
    stated = {name for name, _ in spans}
    names = [] if tool in ("explain", "none") else _optional(speaker, tool, stated, range(4))
    fragments = _fragments(speaker, names, "fragments", tool)
    end = _end(speaker, text)
    labels = [*spans, *(span for _, more in fragments for span in more)]
    if speaker.language == "en":
        text = (
            text[0].upper() + text[1:]
            if speaker.chance(0.3) and not _stated_first(text, spans)
            else text
        )
        return " ".join([text, *(fragment for fragment, _ in fragments)]) + end, labels
    words = [fragment for fragment, _ in fragments]
    return "，".join([*words, text] if speaker.chance(0.7) else [text, *words]) + end, labels


def _stated_first(text: str, spans: Spans) -> bool:
    return any(text.startswith(piece) for _, piece in spans)


def _optional(speaker: Speaker, tool: str, stated: set[str], counts: range) -> list[str]:
    """Arguments that a message of this tool may state besides, in random order."""
    out = {*stated, *LEFT_OUT.get(tool, ()), "methods", *(("num_gpus",) if "gpu" in stated else ())}
    free = [name for name in TOOLS[tool].chat if name not in out]
    return speaker.random.sample(free, min(len(free), speaker.random.choice(counts)))


def _fragments(
    speaker: Speaker, names: Sequence[str], kind: str, tool: str, bare: bool = False
) -> list[Said]:
    """A fragment for each argument; a card and its count are one. `bare` ones begin with what they
    state."""
    keys = (
        [name for name in names if name not in ("gpu", "num_gpus")]
        if {"gpu", "num_gpus"} <= {*names}
        else [*names]
    )
    keys += ["num_gpus gpu"] if len(keys) < len(names) else []
    speaker.random.shuffle(keys)
    fragments: list[Said] = []
    for key in keys:
        lines = speaker.wordings[kind][key].splitlines()
        begun = [line for line in lines if line[0] in "{[$"]
        fragments.append(
            _filled(speaker, speaker.random.choice((begun if bare else None) or lines), tool)
        )
    return fragments


def _listed(speaker: Speaker, fragments: list[Said]) -> Said:
    comma = (
        ", " if speaker.language == "en" else speaker.random.choice(("，", "，", "，", "、", " "))
    )
    return comma.join(text for text, _ in fragments), [
        span for _, spans in fragments for span in spans
    ]


def _with_question(speaker: Speaker, said: Said, question: str) -> Said:
    text, spans = said
    if speaker.language == "zh":
        return f"{text}{speaker.random.choice('，，，。')}{question}" if speaker.chance(
            0.8
        ) else f"{question.rstrip('？')}：{text}", spans
    if speaker.chance(0.7):
        return text + speaker.random.choice((", ", ": ", ". ", " - ", "; ")) + question, spans
    return f"{question} {text}" if question[-1] == "?" else f"{question}: {text}", spans


def _end(speaker: Speaker, text: str) -> str:
    if speaker.language == "zh":
        return speaker.random.choice(
            ("？", "？", "?", "") if QUESTION.match(text) else ("", "", "。", "，谢谢")
        )
    return speaker.random.choice(
        ("?", "?", "??", "") if QUESTION.match(text) else ("", "", ".", " please")
    )


def _filled(speaker: Speaker, template: str, tool: str) -> Said:
    """The template with a random spelling in each of its slots."""
    text, spans, end = "", Spans(), 0
    for match in SLOT.finditer(template):
        text += template[end : match.start()]
        end = match.end()
        sign, slot, argument, literal = match.groups()
        if argument:
            piece = literal
        elif slot in ("thing", "place"):
            piece = speaker.random.choice(speaker.wordings[slot + "s"].split(", "))
        else:
            argument, piece = (
                slot,
                sign
                + _spelling(speaker, slot, text + sign, SLOT.sub("a", template[end:]), tool, spans),
            )
        if re.search(r"\ba $", text) and re.match(
            r"RTX|RX|MI|[AHLM]\d|8\d?\s?[bBgG]|[AEIOaeio][a-z]|uns|SQL|NER|FAQ", piece
        ):
            text = text[:-1] + "n "
        text += piece
        spans += [(argument, piece)] if argument in TOOLS[tool].chat else []
    return text + template[end:], spans


def _spelling(
    speaker: Speaker, argument: str, before: str, after: str, tool: str, spans: Spans
) -> str:
    random, language = speaker.random, speaker.language
    if argument == "topic":
        return speaker.line("topics")
    if argument == "methods":
        used = [text for name, text in spans if name == "methods"]
        left = [names for names in spellings.METHODS[language].values() if not {*names} & {*used}]
        return random.choice(random.choice(left))
    if argument == "model":
        return spellings.model(speaker.catalog, language, random, sizes=tool != "look_up")
    if argument in spellings.ENTITIES:
        return spellings.ENTITIES[argument](speaker.catalog, language, random)
    return spellings.beside(_number(argument, random), before, after, language, random)


def _number(argument: str, random: Random) -> float:
    if argument == "price_per_hour":
        return round(random.uniform(0.2, 12), random.choice((0, 1, 1, 2))) or 1
    if argument in FIXED:
        return random.choice(FIXED[argument])
    low, high = RANGES[argument]
    value = math.exp(random.uniform(math.log(low), math.log(high)))
    return round(value, random.choice((1, 1, 2, 2, 3)) - len(str(int(value))))
