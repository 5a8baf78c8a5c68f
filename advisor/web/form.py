"""The page "All settings": a whole run filled in by hand, or by an address, and its estimate.

A filled-in form is an address, so that a run can be kept and shared.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, get_args
from urllib.parse import urlencode

from fastapi.responses import HTMLResponse
from markupsafe import Markup
from pydantic import ValidationError

from advisor.advice.tool import Tool
from advisor.advice.training.estimate import TrainingEstimate
from advisor.answers import amounts
from advisor.answers.answer import Answers
from advisor.answers.charts.gauge import gauge
from advisor.answers.markdown import as_page
from advisor.answers.markup import as_plain
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.errors import ToolError
from advisor.language import Language
from advisor.prices.option import Option
from advisor.web import shell
from advisor.web.fields import entry, grouped, words
from advisor.web.run_address import TOOL, address, conversation, sayable
from advisor.web.visitor import Visitor
from advisor.web.words import words as page_words

REQUIRED = "model"
SIZES = ("7B", "13B", "70B")
TARGETS = ("all-linear", "q_proj, v_proj", "q_proj, k_proj, v_proj, o_proj")
BLAMED = {
    "unknown_gpu": "gpu",
    "gpu_not_computed": "gpu",
    "unknown_model": "model",
    "model_not_covered": "model",
    "model_size_out_of_range": "model",
    "missing_config_field": "model",
    "bad_config_field": "model",
    "unknown_lora_target": "lora_targets",
}
"""The field that a `ToolError` without an argument is about."""


class Problem(NamedTuple):
    """What is wrong with what was filled in, and the way out."""

    sentence: str
    advice: str
    field: str = ""
    closest: tuple[tuple[str, str], ...] = ()
    """Known names, each with the address of the run that has it."""


class Form:
    """The page for one tool's arguments over one catalog; holds nothing of what anybody filled
    in."""

    def __init__(self, catalog: Catalog, tool: type[Tool], renderer: Answers) -> None:
        self._renderer = renderer
        self._catalog = catalog
        self._tool = tool
        self.entries = {name: entry(name, info) for name, info in tool.model_fields.items()}
        """Every field of the tool, by its name."""
        self.groups = grouped(self.entries)

    def page(self, asked: Mapping[str, str], visitor: Visitor) -> HTMLResponse:
        """The page that `asked`, the query of its address, fills in."""
        status, variables = self._page(asked, visitor.language)
        return shell.page("run", visitor, status, **variables)

    def _page(self, asked: Mapping[str, str], language: Language) -> tuple[int, dict[str, Any]]:
        values = {name: text for name in self.entries if (text := asked.get(name, "").strip())}
        if not any(name in asked for name in self.entries):
            return 200, self._variables(values, language)
        try:
            arguments = {name: self.entries[name].argument(text) for name, text in values.items()}
            result = self._tool.asked(arguments).run(self._catalog)
            assert isinstance(result, TrainingEstimate), "the page is about a training run"
            return 200, self._variables(values, language, self._told(result, values, language))
        except (ToolError, ValidationError) as error:
            problem = self._problem(error, values, language)
        except ArithmeticError:  # sizes and times beyond what a float holds
            say = words().page
            problem = Problem(say["too_large"][language], say["smaller"][language])
        return 422, self._variables(values, language, problem=problem)

    def _problem(
        self, error: ToolError | ValidationError, values: Mapping[str, str], language: Language
    ) -> Problem:
        closest: tuple[tuple[str, str], ...] = ()
        if isinstance(error, ValidationError):
            name = str(next(iter(error.errors()[0]["loc"]), ""))
        else:
            name = BLAMED.get(error.code, str(error.details.get("argument", "")))
            known = error.closest if name in ("gpu", "model") and "config" not in error.code else ()
            closest = tuple((each, address(values, {name: each}, language)) for each in known)
        answer = self._renderer.problem(error, TOOL, dict(values), language)
        return Problem(as_plain(answer.headline), as_plain(answer.body), name, closest)

    def _variables(
        self, values: dict[str, str], language: Language, told: dict[str, Any] | None = None,
        problem: Problem | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """What the template is given; `told` is what `_told` says of its answer."""
        return {
            "r": None, "assumed": {}, "form": words(), "problem": problem, "required": REQUIRED,
            "entries": self.entries, "groups": self.groups, "values": values,
            "known": self._known(),
            "labels": {name: each.label(language) for name, each in self.entries.items()},
            "hints": {name: each.hint(language) for name, each in self.entries.items()},
            "examples": [(run, address(run, {}, language)) for run in words().examples],
            "METHODS": get_args(MethodId), "cards": amounts.cards,
            **(told or {}),
        }  # fmt: skip

    def _told(
        self, result: TrainingEstimate, values: Mapping[str, str], language: Language
    ) -> dict[str, Any]:
        """The chat's answer to the same call, as HTML, and the set-ups it names as addresses."""

        def linked(options: Iterable[Option], exact: bool) -> list[Any]:
            return [
                (each, option_address(values, result, each, language, exact)) for each in options
            ]

        # The page has a table of its own for the memory, below the slim gauge.
        answer = self._renderer.answer(TOOL, result, language, without=("memory",))
        return {
            "r": result,
            "badge": answer.badge,
            "badge_word": page_words()(answer.badge, language) if answer.badge else "",
            "headline": as_plain(answer.headline),
            "body": as_page(answer.body),
            "details": as_page(answer.details),
            "options": linked(result.alternatives, exact=False),
            "gauge": Markup(gauge(result.peak_memory_gib, result.usable_gib, result.gpu, language)),
            "front": linked(result.front.set_ups, exact=True) if result.front else [],
            "assumed": self._assumed(result),
            "chat": conversation(values),
            "unsaid": [self.entries[name].label(language) for name in values if not sayable(name)],
        }

    def _assumed(self, result: TrainingEstimate) -> dict[str, str]:
        """What the estimate took for fields that were not stated, and computed of those to be
        measured."""
        shared = self.entries.keys() & TrainingEstimate.model_fields.keys()
        found = {name: getattr(result, name) for name in shared}
        found["measured_seconds_per_step"] = result.seconds_per_step
        found["measured_peak_gib"] = result.peak_memory_gib.expected
        return {name: _plain(value) for name, value in found.items() if value is not None}

    def _known(self) -> dict[str, tuple[str, ...]]:
        """What a text field offers."""
        models = (row.name for row in self._catalog.models.values())
        gpus = (row.name for row in self._catalog.gpus.values())
        return {"model": (*SIZES, *models), "gpu": tuple(gpus), "lora_targets": TARGETS}


def tidy(asked: Mapping[str, str]) -> str | None:
    """The query without the empty fields that a browser sends along; None if there are none."""
    kept = [(name, text) for name, text in asked.items() if text.strip() or name == REQUIRED]
    return urlencode(kept, errors="replace") if len(kept) < len(asked) else None


def option_address(
    values: Mapping[str, str],
    result: TrainingEstimate,
    option: Option,
    language: Language,
    exact: bool = False,
) -> str:
    """Another set-up as a run, `exact` with the settings it was computed for.

    What was measured says nothing of it, nor does a stated price of another card.
    """
    dropped = {*words().groups["measured"].fields, "explore", "gpu_memory_gib"}
    if option.gpu != result.gpu:
        dropped.add("price_per_hour")
    if "global_batch_size" in values:  # on other cards it is made in another way
        dropped.add("global_batch_size" if exact else "gradient_accumulation")
    kept = {name: text for name, text in values.items() if name not in dropped}
    changed = {"method": option.method, "gpu": option.gpu, "num_gpus": option.num_gpus}
    return address(kept, {**changed, **(_settings(option) if exact else {})}, language)


def _settings(option: Option) -> dict[str, Any]:
    return {
        "parallelism": option.sharding,
        "micro_batch_size": option.micro_batch_size,
        "gradient_accumulation": option.gradient_accumulation,
        "gradient_checkpointing": "yes" if option.gradient_checkpointing else "no",
    }


def _plain(value: object) -> str:
    return amounts.plain(round(value, 2)) if isinstance(value, int | float) else str(value)
