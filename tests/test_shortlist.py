"""A dated shortlist of models by task, language, licence and card."""

from typing import Any

import pytest

from advisor.advice.choices.recommend_model import RecommendModel
from advisor.advice.choices.shortlist import Shortlist
from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.language import LANGUAGES, Language
from advisor.reading.asks.subjects import by_subject
from advisor.reading.asks.wishes import asks_model, wishes
from advisor.reading.brief import Brief, Change
from tests.form import check_form
from tests.shipped import CATALOG

NOTHING = Change(Brief({}), {})


def listed(language: Language = "en", **stated: Any) -> Shortlist:
    found = RecommendModel.model_validate(stated).run(CATALOG, language).shortlist
    assert found
    return found


@pytest.mark.parametrize("id_", CATALOG.families)
def test_each_model_has_a_row_and_a_licence(id_: str) -> None:
    family = CATALOG.families[id_]
    sizes = [CATALOG.models[model].shape.parameters for model in family.models]
    assert sizes == sorted(sizes)
    assert {CATALOG.models[model].licence for model in family.models} <= CATALOG.licences.keys()


def test_a_chinese_bot_on_24_gb() -> None:
    found = listed(gpu_memory_gib=24, spoken=["zh"], scenario="qa_system")
    assert found.picks[0].family == "Qwen3.5"
    assert all(pick.way.fits is True for pick in found.picks)
    assert all(pick.way.method != "qlora" for pick in found.picks if pick.caution)


def test_small_for_function_calls() -> None:
    found = listed(need="tool_calls", small=True)
    assert found.stated
    assert all(pick.suits for pick in found.picks)
    assert "Coder" not in found.picks[0].name
    assert all(CATALOG.model(p.name).shape.parameters < 5.3e9 for p in found.picks)


def test_what_may_not_be_sold_is_left_out_and_said() -> None:
    found = listed(commercial=True)
    assert {pick.commercial for pick in found.picks} <= {"yes", "conditions"}
    assert "EXAONE 4.0" in [each.family for each in found.left_out]


def test_a_size_of_research_is_not_taken_for_a_family_that_is_free() -> None:
    """Qwen2.5-Coder 3B is for research alone, its other sizes are not."""
    found = listed(gpu_memory_gib=16, scenario="code_generation")
    assert found.picks[0].family == "Qwen2.5-Coder"
    assert found.picks[0].commercial == "yes"


def test_a_language_that_nobody_names_stays_unknown() -> None:
    found = listed(spoken=["bo"], scenario="qa_system")
    assert not found.named
    assert {pick.spoken for pick in found.picks} == {"counted"}


def test_only_models_made_for_it_embed_or_see() -> None:
    assert {pick.generates for pick in listed(need="embeddings").picks} == {False}
    assert listed(need="ocr").picks[0].family == "Qwen3-VL"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stated", [
    {"gpu_memory_gib": 24, "spoken": ["zh"], "scenario": "qa_system"}, {"commercial": True},
    {"need": "tool_calls", "small": True}, {"spoken": ["bo"]}, {"need": "embeddings"},
    {"best": True}, {"model": "Llama 3.1 8B", "commercial": True}, {"gpu_memory_gib": 8, "method": "full", "need": "images"},
])  # fmt: skip
def test_it_is_written_in_each_language(stated: dict[str, Any], language: Language) -> None:
    result = RecommendModel.model_validate(stated).run(CATALOG, language)
    check_form(Renderer().answer("recommend_model", result, language))


@pytest.mark.parametrize(("message", "told"), [
    ("which model for a Chinese customer-service bot?", {"spoken": ["zh"], "scenario": "qa_system"}),
    ("best small model for German", {"spoken": ["de"], "small": True, "best": True}),
    ("polish my texts", {}),
    ("日语写作用哪个，要商用", {"spoken": ["ja"], "commercial": True, "scenario": "text_generation"}),
])  # fmt: skip
def test_wishes_are_read(message: str, told: dict[str, Any], catalog: Catalog) -> None:
    assert wishes(message, NOTHING, None, catalog) == told


@pytest.mark.parametrize(("message", "asked"), [
    ("Best model for text classification in English?", True),
    ("What's the best open source LLM to fine-tune right now?", True),
    ("做函数调用的小模型推荐一个", True),
    ("推荐一个 24G 显卡能微调的模型", True),
    ("推荐微调 7B 模型的显卡", False),
    ("which model sizes fit on 24 GB?", False),
    ("what is the best learning rate for a 7B model?", False),
    ("how much does the best model cost?", False),
    ("What GPU should I buy for the best open model?", False),
])  # fmt: skip
def test_a_model_is_asked_for(message: str, asked: bool) -> None:
    assert asks_model((), NOTHING, message) == asked


def test_a_model_asked_for_is_no_cost(catalog: Catalog) -> None:
    message = "Which small model can I fine-tune to run on a phone?"
    asks = by_subject(("estimate_training_cost",), NOTHING, message, TOOLS, catalog)
    assert asks == ("recommend_model",)
