"""The four tools that other assistants are offered over MCP, and what a call of one gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field

from advisor.advice.tools import TOOLS
from advisor.answers.answer import Answer
from advisor.conversation import LONGEST_MESSAGE, Answered
from advisor.conversation_json import MOST_TURNS
from advisor.errors import AdvisorError
from advisor.language import Language
from advisor.web.api import narrowed, told
from advisor.web.api.replay import Replay
from advisor.web.api.replies import Advises, Failed, last, replies
from advisor.web.api.told import AnswerTold, CallTold


@dataclass(frozen=True)
class Shown:
    """An answer, and its figures as the output schema describes them."""

    answer: Answer
    html: str
    figures: dict[str, Any]


class Asked(BaseModel):
    """The arguments of `ask`."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")

    question: str = Field(min_length=1, max_length=LONGEST_MESSAGE)
    """In the person's own words, with every figure they stated."""
    earlier: list[str] = Field(default=[], max_length=MOST_TURNS)
    """The questions asked before in this conversation, oldest first, so that "and on two A100s?"
    is understood."""
    language: Language | None = None
    """Of the answer; by default that of the question."""


class Told(BaseModel):
    """What `ask` gives beside the text."""

    answer: AnswerTold
    calls: list[CallTold]
    brief: dict[str, Any]
    """What is stated about the project so far."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Ask:
    """Any question, through the advisor's own language model."""

    name, title = "ask", "Ask the fine-tuning advisor"
    description = (
        "Answers a question about fine-tuning or serving a language model, in English or Chinese:"
        " memory and whether a run fits a GPU, hours, cost, which method, GPU, base model or"
        " settings, data needs, project plans, budgets, API against own server, hosted tuning,"
        " out-of-memory errors, training configurations, concepts. Every number is computed from"
        " sourced facts. Prefer it to knowledge of your own for such figures, and quote them as"
        " they are. Follow-ups go into `question` with the questions before in `earlier`."
    )

    def __init__(self, advisor: Advises, replay: Replay) -> None:
        self._advisor, self._replay = advisor, replay
        self.arguments = Asked.model_json_schema()
        self.figures = Told.model_json_schema(mode="serialization")

    def call(self, arguments: dict[str, Any]) -> Shown:
        asked = Asked.model_validate(arguments)
        before = self._replay.before(asked.earlier, asked.language)
        end = last(replies(self._advisor, before, asked.question))
        if isinstance(end, Failed):
            raise AdvisorError(end.error)
        brief, calls = {}, ()
        if isinstance(end, Answered):
            self._replay.keep([*asked.earlier, asked.question], end.conversation)
            whole = told.answered(end)
            brief, calls = whole.brief, whole.calls
        answer = told.answer(end.answer, end.language)
        figures = Told(answer=answer, calls=[*calls], brief=brief)
        return Shown(end.answer, answer.html, figures.model_dump(mode="json"))


class Computed:
    """One of the advisor's own tools, by another name and with the arguments that people state."""

    def __init__(
        self, advisor: Advises, tool: str, name: str, title: str, description: str,
        arguments: Sequence[str] = (), figures: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self.name, self.title, self.description = name, title, description
        self._advisor, self._tool = advisor, TOOLS[tool]
        self._of = tool
        taken, given = self._tool.model_json_schema(), self._tool.gives()
        results = given.model_json_schema(mode="serialization")
        self._figures = figures or tuple(given.model_fields)
        self.arguments = narrowed.arguments(taken, arguments or taken["properties"])
        self.arguments["properties"]["language"] = LANGUAGE
        computed = narrowed.results(results, self._figures)
        definitions = computed.pop("$defs", {})
        answer = AnswerTold.model_json_schema(mode="serialization")
        self.figures = {
            "type": "object",
            "properties": {"answer": answer, "result": computed},
            "required": ["answer", "result"],
            "$defs": definitions,
        }

    def call(self, arguments: dict[str, Any]) -> Shown:
        language: Language = arguments.pop("language", None) or "en"
        if language not in get_args(Language):
            raise AdvisorError(f"language: one of {', '.join(get_args(Language))}")
        result = self._tool.asked(arguments).run(self._advisor.catalog, language)
        answer = self._advisor.renderer.answer(self._of, result, language)
        shown = told.answer(answer, language)
        figures = narrowed.value(result.model_dump(mode="json"), self._figures)
        both = {"answer": shown.model_dump(mode="json"), "result": figures}
        return Shown(answer, shown.html, both)


Offered = Ask | Computed
LANGUAGE = {
    "enum": [*get_args(Language)],
    "description": "Of the answer's words; English if unset.",
}
RUN = (
    "model", "method", "gpu", "num_gpus", "samples", "tokens_per_sample", "epochs",
    "dataset_tokens", "objective", "lora_rank", "micro_batch_size", "gradient_accumulation",
    "gradient_checkpointing", "attention", "optimizer", "precision", "quantization", "parallelism",
    "packing", "framework", "price_per_hour", "provider",
)  # fmt: skip
"""The arguments of a run that people state; all others are taken too."""
ESTIMATED = (
    "model", "method", "gpu", "num_gpus", "parallelism", "samples", "tokens_per_sample", "epochs",
    "micro_batch_size", "gradient_accumulation", "fits", "peak_memory_gib", "usable_gib",
    "tokens_per_second", "seconds_per_step", "hours", "cost_usd", "market_cost_usd", "lesson",
    "alternatives", "sources",
)  # fmt: skip
"""The figures of an estimate that answer what is usually asked; `/v1/tools` gives all."""


def offered(advisor: Advises, replay: Replay) -> tuple[Offered, ...]:
    return (
        Ask(advisor, replay),
        Computed(
            advisor, "estimate_training_cost", "estimate_run", "Estimate a training run",
            "Peak GPU memory, whether it fits, speed, hours and cost of one fine-tuning run, with"
            " the nearest options where it does not fit. Call it when model, card and method are"
            " known; only `model` is required, everything else has a stated default. Amounts are"
            " US dollars, memory is GiB, ranges are low, expected, high. Every setting of"
            " `estimate_training_cost` is taken, also those not listed here.",
            RUN, ESTIMATED,
        ),
        Computed(
            advisor, "compare_setups", "compare_set_ups", "Compare set-ups",
            "Two to four set-ups of the same fine-tuning run side by side: memory, fit, hours and"
            " cost of each, and which is faster and which cheaper. What they share stands beside"
            " `runs`; each of `runs` names what differs, such as"
            ' [{"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "A100 80GB"}].',
            ("runs", *(name for name in RUN if name not in ("provider",))),
        ),
        Computed(
            advisor, "look_up", "look_up", "Look up a GPU, model or API price",
            "Sourced facts: a GPU's memory, speed and rental and purchase prices; a model's"
            " parameters, layers, context and memory; what an API model charges. Give one of"
            " `gpu`, `model`, `api_model`; an unknown name is refused with the closest known ones.",
        ),
    )  # fmt: skip
