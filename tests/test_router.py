"""The shipped model on the measuring conversations, and how they are scored."""

import json
from typing import Any

import pytest

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import Asked, Conversation
from advisor.errors import EngineError
from advisor.model import weights
from advisor.model.examples import Examples, conversations
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.settings import Settings
from bench.router import CONVERSATIONS, RESULTS, TOLERATED, accepts, asked_back, scored, shares

COST = "estimate_training_cost"


@pytest.mark.parametrize(("reading", "tool", "arguments", "right"), [
    ({"tool": COST, "args": {"model": "13B"}}, COST, {"model": "13B"}, True),
    ({"tool": COST, "args": {"model": "13B"}}, "look_up", {"model": "13B"}, False),
    ({"tool": COST, "args": {"model": "13B"}}, COST, {"model": "13B", "epochs": 3}, False),
    ({"tool": COST, "args": {"model": "13B"}}, COST, {}, False),
    ({"tool": COST, "args": {}, "optional": {"num_gpus": 1}}, COST, {"num_gpus": 1}, True),
    ({"tool": COST, "args": {}, "optional": {"num_gpus": 1}}, COST, {"num_gpus": 2}, False),
    ({"tool": COST, "args": {"gpu": "RTX 4090"}}, COST, {"gpu": "4090"}, True),
    ({"tool": COST, "args": {"gpu": "A100"}}, COST, {"gpu": "A100 80GB"}, True),
    ({"tool": COST, "args": {"model": "Qwen2.5-7B"}}, COST, {"model": "Qwen2.5-72B"}, False),
    ({"tool": COST, "args": {"price_per_hour": 1.89}}, COST, {"price_per_hour": 1.89}, True),
    ({"tool": "compare_methods", "args": {"methods": ["lora", "full"]}}, "compare_methods", {"methods": ["full", "lora"]}, True),
    ({"tool": "explain", "args": {"topic": "rank"}}, "explain", {"topic": "what is rank"}, True),
])  # fmt: skip
def test_what_counts_as_right(
    reading: dict[str, Any], tool: str, arguments: dict[str, Any], right: bool
) -> None:
    assert accepts(reading, tool, arguments) is right


def test_the_shipped_model_is_as_good_as_recorded(gemma: LlamaEngine, catalog: Catalog) -> None:
    """Every turn of the measuring conversations; `bench/results/` says what it was when the model
    was shipped."""
    recorded = json.loads((RESULTS / f"{gemma.name}.json").read_text(encoding="utf-8"))["shares"]
    turns = list(
        scored(Advisor(catalog, gemma, TOOLS, Renderer(), Examples()), conversations(CONVERSATIONS))
    )
    now = shares(turns)
    for group in ("all", "English", "Chinese", "follow-ups"):
        for kind in ("tool", "exact"):
            assert now[group][kind] >= recorded[group][kind] - TOLERATED, (
                group,
                kind,
                now[group],
                recorded[group],
            )
    assert asked_back(turns, weights.BUNDLED["gemma-3-270m"].unsure)["asked"] <= 0.05


def test_an_unsure_decision_has_a_second_reading(catalog: Catalog) -> None:
    """Below a confidence that nothing reaches, a bare name can mean two things, and the reader is
    asked which."""
    bundled = weights.BUNDLED["gemma-3-270m"]
    engine = LlamaEngine(
        Setup(
            weights.locate(bundled.name, Settings().cache), bundled.adapter, unsure=1.0, threads=1
        )
    )
    (asked,) = Advisor(catalog, engine, TOOLS, Renderer(), Examples()).reply(
        Conversation(), "7B", ask=True
    )
    engine.close()
    assert isinstance(asked, Asked)
    first, second = asked.readings
    assert (first.tool, first.arguments) != (second.tool, second.arguments)
    assert len(asked.answer.suggestions) == 2


def test_a_file_that_is_no_adapter_is_refused(tmp_path: Any) -> None:
    (tmp_path / "a.gguf").write_bytes(b"GGUF nonsense")
    with pytest.raises(EngineError, match="adapter"):
        LlamaEngine(
            Setup(weights.locate("smollm2-135m", Settings().cache), tmp_path / "a.gguf", threads=1)
        )
