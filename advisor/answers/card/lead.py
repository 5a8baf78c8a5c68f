"""What a result leads with: its large figures and the line that decides them."""

from typing import NamedTuple

from pydantic import BaseModel

from advisor.advice.training.estimate import TrainingEstimate
from advisor.answers.card import training
from advisor.answers.card.card import Figure
from advisor.answers.card.wording import Wording


class Lead(NamedTuple):
    figures: tuple[Figure, ...]
    line: str


def lead(result: BaseModel, said: Wording) -> Lead | None:
    """None: the answer has no large figures."""
    match result:
        case TrainingEstimate():
            figures, line = training.figures(result, said), training.line(result, said)
        case _:
            return None
    shown = tuple(figures)
    return Lead(shown, line) if shown else None
