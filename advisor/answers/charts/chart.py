"""The chart of a result, where it has one."""

from dataclasses import replace

from pydantic import BaseModel

from advisor.advice.choices.hardware_found import HardwareAdvice
from advisor.advice.choices.set_ups_found import SetUpComparison
from advisor.advice.money.ownership_found import OwnershipAdvice
from advisor.advice.money.rental_found import Rental
from advisor.advice.project.plan import ProjectPlan
from advisor.advice.serving.comparison import ServingComparison
from advisor.advice.serving.size_found import ServingSize
from advisor.advice.training.estimate import TrainingEstimate
from advisor.answers.charts.gauge import memory
from advisor.answers.charts.options import options
from advisor.answers.charts.purchase import paid_by_month
from advisor.answers.charts.rents import rents
from advisor.answers.charts.serving import memory_by_precision, monthly_cost
from advisor.answers.charts.set_ups import set_ups
from advisor.answers.charts.timeline import timeline
from advisor.answers.currency import DOLLARS, Currency
from advisor.answers.words import words
from advisor.language import Language


def chart(result: BaseModel, language: Language, currency: Currency = DOLLARS) -> str:
    """HTML with an SVG and its text alternative, money in `currency`; empty where a table says it
    better."""
    said, alone = words(language), replace(currency, beside_dollars=False)
    match result:
        case TrainingEstimate(usable_gib=float()):
            return memory(result.peak_memory_gib, result.usable_gib, result.gpu, language)
        case ServingComparison():
            return monthly_cost(result, said, alone)
        case ServingSize(model=str()):
            return memory_by_precision(result, said)
        case HardwareAdvice():
            return options(result, said, alone)
        case SetUpComparison():
            return set_ups(result, said, alone)
        case OwnershipAdvice():
            return paid_by_month(result, said, alone)
        case Rental():
            return rents(result, said, alone)
        case ProjectPlan():
            return timeline(result, said)
        case _:
            return ""
