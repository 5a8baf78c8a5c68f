"""Which money is meant, where the ask alone would mislead: a card's by the hour, a month of serving
on one's own, a whole project's."""

import re
from collections.abc import Iterator, Sequence

from advisor.reading.brief import Change
from advisor.reading.slots import LOOK_UP

OF_NO_RUN = ("explain", "estimate_training_cost")
"""Asks that the facts of a card answer where its price is asked and no model is told."""
HOURLY = re.compile(
    r"\b(?:price|cost|rent)\w*\b.{0,30}\bhour|\bhourly\b|每(?:个)?小时.{0,4}(?:价|多少钱|租)|一小时多少",
    re.I,
)
"""The price of a card, which its facts tell."""
HOSTED, SERVING_COST = "price_hosted_tuning", "compare_serving_cost"
ON_OWN = re.compile(
    r"\bself[- ]?host|\bhost\w* .{0,40}\b(?:myself|ourselves|on (?:my|our) own)\b|自部署|自己部署|自建|本地部署",
    re.I,
)
"""A model that is served on one's own cards, whoever tuned it."""
PLAN = "plan_project"
OF_A_SIZE = ("estimate_training_cost", "describe_scenario", "recommend_hardware", "fit_budget")
"""Asks whose usual figures, where nothing of a run is stated, are not those of a project."""
A_PROJECT = re.compile(
    r"\bprojects?\b|\bweeks\b|\ball in\b|\bin total\b|\ball told\b|start to finish|end to end|\bdata prep|总共|總共|一共|全部加|从头到尾|项目|項目|几周|幾週|多少周|几个星期",
    re.I,
)
ITS_MEANS = re.compile(
    r"budget|cost|price|how long|how many (?:weeks|days|hours)|electricity|\bdays? enough|预算|預算|成本|多少钱|多少錢|花费|电费|電費|多久|多长时间|多長時間|几周|几天|几个小时|周期",
    re.I,
)
"""Time and money of a project, which its plan tells."""
MONEY = re.compile(
    r"\b(?:costs?|costly|prices?|pricing|priced|budgets?|expens\w*|cheap\w*|afford\w*|rent\w*|buy\w*|bought|purchas\w*|spend\w*|money|bucks?|dollars?|euros?|usd|eur|cny|rmb"
    r"|invest\w*|worth|pays?|paying|cloud|runpod|vast\.ai|lambda|colab|kaggle|sagemaker|aws|azure|gcp|electricity|invoices?|bills?)\b|\bhow long,? (?:and )?(?:at )?how much\b(?=\s?(?:[,;?.]|and\b|$))|[$€£¥￥]"
    r"|元|块钱|塊錢|多少钱|多少錢|价|價|费用|費用|收费|预算|預算|成本|花费|便宜|贵|貴|租|买|買|购|購|划算|性价比|省钱|电费|电价|云|投入",
    re.I,
)


def unpriced(message: str) -> bool:
    """Whether nothing is said of money, so that what a purchase or the rest of a bill comes to was
    not asked."""
    return MONEY.search(message) is None


def of_money(asks: Sequence[str], change: Change, message: str) -> Iterator[str]:
    """The asks, with those of the money that is meant."""
    alone = "gpu" in change.stated and "model" not in change.brief.values
    hourly = alone and bool(HOURLY.search(message))
    project, own = of_a_project(change, message), bool(ON_OWN.search(message))
    for ask in asks:
        if hourly and ask in OF_NO_RUN:
            yield LOOK_UP
        elif ask == HOSTED and own:
            yield SERVING_COST
        else:
            yield PLAN if project and ask in OF_A_SIZE else ask


def of_a_project(change: Change, message: str) -> bool:
    """Whether the time or money of a project is asked for, and nothing of a run is stated."""
    nothing = change.brief.values.keys() <= {"scenario"}
    return nothing and bool(A_PROJECT.search(message) and ITS_MEANS.search(message))
