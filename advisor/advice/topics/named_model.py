"""What a topic tells of the model that is named: its weights and how long it reads."""

from typing import Any, cast

from advisor.advice.topics.figures import OwnNumbers
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.result import Note, note
from advisor.runs.memory.peak import estimate
from advisor.runs.run import Cards, SetUp
from advisor.runs.workload import Workload
from advisor.units import gib

TUNED_ELSEWHERE = ("local-runners", "ollama-steps")
TRAINER = "unsloth"
CUT_TO_LENGTH = ("fill-in-the-middle",)
TOKENS = 2048
"""Of the samples whose memory is told."""


def of_named(topic: str, own: OwnNumbers, model: Model, catalog: Catalog) -> tuple[Note, ...]:
    if topic in TUNED_ELSEWHERE and model.repo:
        tokens = own.tokens_per_sample or TOKENS
        run = SetUp(
            model=model,
            method="qlora",
            lora_rank=own.lora_rank or 16,
            workload=Workload(1, tokens, 1),
            cards=Cards(None, 1, "single"),
            **cast("dict[str, Any]", catalog.frameworks[TRAINER].settings),
        )
        peak = gib(estimate(run).expected)
        return (note("figures.base", repo=model.repo, tokens=tokens, peak_gib=peak),)
    if topic in CUT_TO_LENGTH and model.context:
        return (note("figures.context", model=model.name, tokens=model.context),)
    return ()
