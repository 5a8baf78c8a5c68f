"""The largest that fits: each limit fits, and one more does not."""

from typing import Any

import pytest
from pydantic import ValidationError

from advisor.advice.choices.recommend_model import RecommendModel
from advisor.advice.memory.find_limit import FindLimit
from advisor.advice.memory.limit_found import LimitAnswer
from advisor.advice.tools import TOOLS
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.catalog.sizes import bare_size
from advisor.catalog.stated_card import typical_card, with_memory
from advisor.errors import ToolError
from advisor.language import Language
from tests.shipped import CATALOG


def limit(**stated: Any) -> LimitAnswer:
    return FindLimit.model_validate(stated).run(CATALOG)


def headline(language: Language = "en", **stated: Any) -> str:
    return Renderer().answer("find_limit", limit(**stated), language).headline


@pytest.mark.parametrize(("kind", "argument", "step"), [
    ("batch", "micro_batch_size", 1), ("tokens", "tokens_per_sample", 64), ("rank", "lora_rank", 1),
])  # fmt: skip
def test_the_limit_fits_and_one_more_does_not(kind: str, argument: str, step: int):
    """As the estimate of the very run says."""
    run = {"model": "Llama 3.1 8B", "method": "lora", "gpu": "RTX 4090"}
    (found,) = limit(**run, limit=kind).found
    assert found.number

    def fits(number: int) -> Any:
        settings = {"micro_batch_size": 1, **run, argument: number}
        return EstimateTrainingCost.model_validate(settings).run(CATALOG).fits

    assert fits(found.number) is True
    assert fits(found.number + step) is not True


def test_largest_model_by_method_on_a_card_of_24_gb():
    """QLoRA tunes 33B on 24 GB (https://arxiv.org/abs/2305.14314, section 1)."""
    found = {row.method: row for row in limit(gpu_memory_gib=24, limit="model").found}
    sizes = {method: bare_size(row.size or "0B") for method, row in found.items()}
    assert sizes == {"full": 1.5e9, "lora": 7e9, "qlora": 32e9}
    assert found["qlora"].larger == "70B"
    assert found["qlora"].larger_fits is False


@pytest.mark.parametrize(("language", "named"), [("en", "card of 8 GB"), ("zh", "8 GB 的卡")])
def test_what_8_gb_can_do_is_answered_without_a_model(language: Language, named: str):
    text = headline(language, gpu_memory_gib=8)
    assert named in text
    assert "7B" in text


def test_several_cards_are_told_as_copies_and_divided():
    found = limit(gpu="RTX 4090", num_gpus=2, limit="model", method="lora").found
    copied, divided = (bare_size(row.size or "") or 0 for row in found)
    assert [row.sharding for row in found] == ["ddp", "zero3"]
    assert copied < divided


def test_a_loss_in_chunks_makes_room_for_longer_samples():
    (found,) = limit(model="Qwen2.5 7B", method="lora", gpu="RTX 4090", limit="tokens").found
    assert found.number
    assert found.with_chunked_loss
    assert found.with_chunked_loss > 2 * found.number


def test_samples_within_hours_and_money():
    run = {"model": "7B", "method": "qlora", "gpu": "RTX 4090", "tokens_per_sample": 1024, "epochs": 2}  # fmt: skip
    (timed,) = limit(**run, limit="samples", hours=8).found
    assert timed.number
    taken = EstimateTrainingCost.model_validate(run | {"samples": timed.number}).run(CATALOG)
    assert taken.hours
    assert taken.hours.expected == pytest.approx(8, rel=0.01)
    assert taken.cost_usd
    half = taken.cost_usd.expected / 2
    (bought,) = limit(**run, limit="samples", hours=8, budget=half).found
    assert bought.number == pytest.approx(timed.number / 2, rel=0.01)


def test_open_models_and_cards_become_a_table():
    assert {row.model for row in limit(limit="tokens", gpu="RTX 3090").found} >= {"7B", "13B"}
    assert len({row.gpu for row in limit(limit="batch", model="7B").found}) > 3
    assert len({row.gpu for row in limit(limit="model").found}) > 3


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_does_not_fit_at_all_says_so(language: Language):
    text = headline(language, model="70B", method="full", gpu="RTX 4090")
    assert "665 GiB" in text


def test_a_rank_is_an_adapters():
    with pytest.raises(ToolError, match="setting of method"):
        limit(model="7B", method="full", gpu="RTX 4090", limit="rank")


@pytest.mark.parametrize(("memory", "printed"), [
    (24, 24), (23.65, 24), (22.06, 24), (14.6, 16), (79.1, 80), (10, 10), (36, 32), (6, 6), (22, 20),
])  # fmt: skip
def test_a_card_named_by_its_memory(memory: float, printed: float):
    """What a program reports is no whole number, and no more of the card is usable."""
    card = typical_card(CATALOG, memory)
    assert card
    assert card.memory_gb == printed
    assert card.usable_gib <= memory


def test_no_card_stands_for_less_memory_than_any_has():
    assert typical_card(CATALOG, 2) is None
    with pytest.raises(ToolError, match="2 GB"):
        limit(gpu_memory_gib=2)


@pytest.mark.parametrize("memory", [8, 16, 24, 48, 80])
def test_answers_name_one_card_for_a_memory(memory: float):
    """Whatever is asked about it, and where the sizes are told beside each other."""
    card = typical_card(CATALOG, memory)
    assert card
    run = {"model": "7B", "method": "qlora", "gpu_memory_gib": memory}
    asked = ("estimate_training_cost", "fix_memory", "find_limit", "recommend_settings")
    for tool in (*asked, "recommend_model", "recommend_method", "plan_project", "fit_budget"):
        extra = {"budget_usd": 50} if tool == "fit_budget" else {}
        result: Any = TOOLS[tool].model_validate(run | extra).run(CATALOG)
        assert result.gpu == card.name
        told = [each.facts["gpu"] for each in result.assumptions if each.code == "card.by-memory"]
        assert told == [card.name]
    rows = RecommendModel().run(CATALOG).cards
    assert {row.memory_gb: row.gpu for row in rows}[memory] == card.name
    assert card.name in {row.gpu for row in limit(model="7B", limit="batch").found}


def test_a_memory_beside_a_name():
    assert with_memory(CATALOG, "A100", 80).id == "a100-80gb"
    rebuilt = with_memory(CATALOG, "RTX 3080", 20)
    assert rebuilt.memory_gb == 20
    assert 19 < rebuilt.usable_gib <= 20
    with pytest.raises(ValidationError):
        limit(gpu_memory_gib=0.5)


def test_both_versions_of_a_card_are_told_where_its_family_alone_was_named():
    found = limit(model="7B", method="full", gpu="A100", num_gpus=8, limit="tokens")
    assert {row.gpu for row in found.found} == {"A100 40GB", "A100 80GB"}
    for named in ("A100 80GB", "RTX 4090"):
        assert len({row.gpu for row in limit(model="7B", gpu=named, limit="tokens").found}) == 1
