"""The page "All settings": a whole run filled in by hand, or by an address, and its estimate.

The fields are those of the tool itself: one it gains appears here without a change, under "More settings" until `GROUPS` names it.
A filled-in form is an address, so that a run can be kept and shared.
"""

import json
import re
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin
from urllib.parse import urlencode

from jinja2 import Environment
from markdown_it import MarkdownIt
from markupsafe import Markup
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from advisor.advice.option import Option
from advisor.advice.tools import EstimateTrainingCost
from advisor.advice.training import TrainingEstimate
from advisor.answers import amounts, charts
from advisor.answers.markup import as_plain
from advisor.answers.render import Renderer, templates
from advisor.answers.words import term
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.row import Strict, Text
from advisor.errors import ToolError
from advisor.language import Language
from advisor.web.words import ASSETS, Words, read

TOOL = "estimate_training_cost"
REQUIRED = "model"
GROUPS: dict[str, tuple[str, ...]] = {
    "run": ("model", "method", "gpu", "num_gpus", "samples", "tokens_per_sample", "epochs", "price_per_hour"),
    "settings": (
        "lora_rank", "lora_targets", "micro_batch_size", "gradient_accumulation", "gradient_checkpointing", "attention", "optimizer",
        "precision", "quantization", "parallelism", "packing", "loss", "objective", "dora", "prefix", "virtual_tokens", "offload",
        "optimizer_in_backward",
    ),
    "measured": ("measured_seconds_per_step", "measured_peak_gib"),
}  # fmt: skip
"""What stands where; every other field of the tool is among "more"."""
SIZES = ("7B", "13B", "70B")
TARGETS = ("all-linear", "q_proj, v_proj", "q_proj, k_proj, v_proj, o_proj")
BLAMED = {"unknown_gpu": "gpu", "unknown_model": "model", "model_size_out_of_range": "model", "unknown_lora_target": "lora_targets"}
"""The field that a `ToolError` without an argument is about."""


class FormWords(Strict):
    """`assets/run.yaml`."""

    page: dict[str, Text]
    groups: dict[str, Text]
    notes: dict[str, Text]
    fields: dict[str, Text]
    hints: dict[str, Text]
    choices: dict[str, Text]
    examples: list[dict[str, str | int]]


@dataclass(frozen=True)
class Entry:
    """One field of the form."""

    name: str
    kind: Literal["number", "select", "text"]
    limits: Mapping[str, str] = field(default_factory=dict)
    """`min`, `max` and `step` of a number."""
    choices: tuple[str, ...] = ()
    several: bool = False
    """A text of several values, divided by commas."""
    config: bool = False
    """A text that may be a JSON object."""
    description: str = ""

    def argument(self, text: str) -> Any:
        """What the tool takes for `text`; what it cannot take stays as it was typed, for the tool to refuse."""
        if self.several:
            return [part for part in re.split(r"[\s,，、]+", text) if part] or text
        if self.config and text.startswith("{"):
            try:
                return json.loads(text)
            except (ValueError, RecursionError):
                return text
        return text


class Problem(NamedTuple):
    """What is wrong with what was filled in, and the way out."""

    sentence: str
    advice: str
    field: str = ""
    closest: tuple[tuple[str, str], ...] = ()
    """Known names, each with the address of the run that has it."""


class Form:
    """The page for one tool's arguments over one catalog; holds nothing of what anybody filled in."""

    def __init__(self, catalog: Catalog, renderer: Renderer, tool: type[EstimateTrainingCost] = EstimateTrainingCost) -> None:
        self._renderer = renderer
        self._catalog = catalog
        self._tool = tool
        self.entries = {name: entry(name, info) for name, info in tool.model_fields.items()}
        """Every field of the tool, by its name."""
        named = {name for group in GROUPS.values() for name in group}
        self.groups = {group: tuple(name for name in names if name in self.entries) for group, names in GROUPS.items()}
        self.groups["more"] = tuple(name for name in self.entries if name not in named)

    def page(self, asked: Mapping[str, str], language: Language) -> tuple[int, str]:
        """HTTP status and HTML of the page that `asked`, the query of its address, fills in."""
        values = {name: text for name in self.entries if (text := asked.get(name, "").strip())}
        if not any(name in asked for name in self.entries):
            return 200, self._html(values, language)
        try:
            arguments = {name: self.entries[name].argument(text) for name, text in values.items()}
            result = self._tool.asked(arguments).run(self._catalog)
            return 200, self._html(values, language, result)
        except (ToolError, ValidationError) as error:
            problem = self._problem(error, values, language)
        except ArithmeticError:  # sizes and times beyond what a float holds
            problem = Problem(words().page["too_large"][language], words().page["smaller"][language])
        return 422, self._html(values, language, problem=problem)

    def _problem(self, error: ToolError | ValidationError, values: Mapping[str, str], language: Language) -> Problem:
        closest: tuple[tuple[str, str], ...] = ()
        if isinstance(error, ValidationError):
            name = str(error.errors()[0]["loc"][0])
        else:
            name = BLAMED.get(error.code, str(error.details.get("argument", "")))
            closest = tuple((known, address(values, {name: known}, language)) for known in error.closest if name in ("gpu", "model"))
        answer = self._renderer.problem(error, TOOL, dict(values), language)
        return Problem(as_plain(answer.headline), as_plain(answer.body), name, closest)

    def _html(
        self, values: dict[str, str], language: Language, result: TrainingEstimate | None = None, problem: Problem | None = None
    ) -> str:
        told = self._told(result, language) if result else {}
        return _environment().get_template("run.html.j2").render(
            **told, language=language, say=words(), r=result, problem=problem, required=REQUIRED,
            entries=self.entries, groups=self.groups, values=values, assumed=_assumed(result), known=self._known(),
            labels={name: label(name, language) for name in self.entries},
            hints={name: hint(entry, language) for name, entry in self.entries.items()},
            options=[(each, option_address(values, result, each, language)) for each in result.alternatives] if result else [],
            front=[(each, option_address(values, result, each, language, exact=True)) for each in result.front.set_ups] if result and result.front else [],
            examples=[(run, address(run, {}, language)) for run in words().examples],
            other_language=address(values, {}, "en" if language == "zh" else "zh"),
        )  # fmt: skip

    def _told(self, result: TrainingEstimate, language: Language) -> dict[str, Any]:
        """The chat's answer to the same call, as HTML."""
        answer = self._renderer.answer(TOOL, result, language)
        parts = [
            f"{term('part', name, language)}{mark}{amounts.gigabytes(gib)}"
            for name, gib in result.peak_memory_gib.breakdown.items()
            for mark in (": ", "：")
        ]
        details = "\n".join(line for line in answer.details.splitlines() if line.removeprefix("- ") not in parts)  # the page has a table
        return {
            "badge": answer.badge, "badge_word": Words()(answer.badge, language) if answer.badge else "",
            "headline": as_plain(answer.headline), "body": _as_html(answer.body), "details": _as_html(details),
        }  # fmt: skip

    def _known(self) -> dict[str, tuple[str, ...]]:
        """What a text field offers."""
        models, gpus = self._catalog.models.values(), self._catalog.gpus.values()
        return {"model": (*SIZES, *(row.name for row in models)), "gpu": tuple(row.name for row in gpus), "lora_targets": TARGETS}


def tidy(asked: Mapping[str, str]) -> str | None:
    """The query without the empty fields that a browser sends along; None if there are none."""
    kept = [(name, text) for name, text in asked.items() if text.strip() or name == REQUIRED]
    return urlencode(kept) if len(kept) < len(asked) else None


def entry(name: str, info: FieldInfo) -> Entry:
    """How a field of the tool is filled in."""
    kinds = _kinds(info.annotation)
    origins = {get_origin(kind) for kind in kinds}
    description = info.description or ""
    choices = tuple(str(choice) for kind in kinds if get_origin(kind) is Literal for choice in get_args(kind))
    if choices or bool in kinds:
        return Entry(name, "select", choices=choices or ("yes", "no"), description=description)
    if int in kinds or float in kinds:
        return Entry(name, "number", {**_limits(info), "step": "any" if float in kinds else "1"}, description=description)
    return Entry(name, "text", several=bool(origins & {list, tuple}), config=dict in origins, description=description)


def _kinds(annotation: Any) -> list[Any]:
    """The types that a field takes, None apart."""
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return [kind for part in get_args(annotation) for kind in _kinds(part)]
    return [] if annotation is type(None) else [annotation]


def _limits(info: FieldInfo) -> dict[str, str]:
    found: dict[str, str] = {}
    for rule in info.metadata:
        for name, side in (("ge", "min"), ("gt", "min"), ("le", "max"), ("lt", "max")):
            if (limit := getattr(rule, name, None)) is not None:
                found[side] = f"{limit:.0f}" if limit == int(limit) else str(limit)
    return found


def label(name: str, language: Language) -> str:
    """The field's name for people; for one without, its own."""
    return words().fields[name][language] if name in words().fields else name.replace("_", " ").capitalize()


def hint(entry: Entry, language: Language) -> str:
    """What is said below the field; the tool's own description where nobody has named the field yet."""
    if entry.name in words().hints:
        return words().hints[entry.name][language]
    return "" if entry.name in words().fields else entry.description


def address(values: Mapping[str, Any], changed: Mapping[str, Any], language: Language) -> str:
    """The run with other values, relative to the page's address so that it holds behind a proxy."""
    return f"run?{urlencode({**values, **changed, 'lang': language})}#result"


def option_address(values: Mapping[str, str], result: TrainingEstimate, option: Option, language: Language, exact: bool = False) -> str:
    """Another set-up as a run: what was measured says nothing of it, nor a stated price of another card."""
    dropped = {*GROUPS["measured"], "explore", *(["price_per_hour"] if option.gpu != result.gpu else [])}
    kept = {name: text for name, text in values.items() if name not in dropped}
    return address(
        kept, {"method": option.method, "gpu": option.gpu, "num_gpus": option.num_gpus, **(_settings(option) if exact else {})}, language
    )


def _settings(option: Option) -> dict[str, Any]:
    checkpointing = "yes" if option.gradient_checkpointing else "no"
    return {
        "parallelism": option.sharding,
        "micro_batch_size": option.micro_batch_size,
        "gradient_accumulation": option.gradient_accumulation,
        "gradient_checkpointing": checkpointing,
    }


def _assumed(result: TrainingEstimate | None) -> dict[str, str]:
    """What the estimate took for fields that were not stated, and what it computed of those to be measured."""
    if result is None:
        return {}
    found = {name: getattr(result, name) for name in EstimateTrainingCost.model_fields if name in TrainingEstimate.model_fields}
    found |= {"measured_seconds_per_step": result.seconds_per_step, "measured_peak_gib": result.peak_memory_gib.expected}
    return {
        name: amounts.plain(round(value, 2)) if isinstance(value, int | float) else str(value)
        for name, value in found.items()
        if value is not None
    }


def _as_html(markdown: str) -> Markup:
    """An answer's Markdown; HTML in it stays text, a link leads to the web alone."""
    return Markup(MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown))


@cache
def words() -> FormWords:
    return FormWords.model_validate(read("run.yaml"))


@cache
def _environment() -> Environment:
    """Whatever is put into the page is escaped."""
    environment = templates(ASSETS)
    environment.filters.update(amounts.FILTERS)
    cast(dict[str, Any], environment.globals).update(METHODS=get_args(MethodId), term=term, cards=amounts.cards, COLOURS=charts.COLOURS)
    return environment
