"""The advisor as a Python library: `from advisor import ask, estimate`.

Knowledge and model are read at the first call, with the settings of the environment; later calls
share them. Wrong arguments raise pydantic's `ValidationError` or an `AdvisorError` that names the
closest known values.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec

from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.compose import compose, knowledge
from advisor.conversation import Answered, Conversation
from advisor.settings import from_environment

Arguments = ParamSpec("Arguments")


def ask(question: str, conversation: Conversation | None = None) -> Answered:
    """The advisor's answer: words in `answer`, figures in `results`, and the `conversation` to hand
    in with the next question."""
    *_, end = _advisor().reply(conversation or Conversation(), question)
    assert isinstance(end, Answered), "nothing is asked back unless that is wished for"
    return end


def _computed(
    tool: Callable[Arguments, EstimateTrainingCost],
) -> Callable[Arguments, TrainingEstimate]:
    """The tool as a function: its fields are the arguments, for a type checker too."""

    @wraps(tool, updated=())
    def estimate(*args: Arguments.args, **kwargs: Arguments.kwargs) -> TrainingEstimate:
        return tool(*args, **kwargs).run(_knowledge())

    return estimate


estimate = _computed(EstimateTrainingCost)
"""Peak memory, fit, speed, hours and cost of one run: `estimate(model="13B", gpu="RTX 4090")`; the
arguments are the fields of `EstimateTrainingCost`."""


@cache
def _knowledge() -> Catalog:
    return knowledge(from_environment())


@cache
def _advisor() -> Advisor:
    return compose(from_environment())
