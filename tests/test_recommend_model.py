"""Which base model: sizes that fit, candidates by fact, base or chat; never a ranking by quality."""

from typing import Any

import pytest

from advisor.advice.choices.open_models import SIZES, recent
from advisor.advice.choices.recommend_model import ModelAdvice, RecommendModel
from advisor.answers.answer import Answer
from advisor.answers.render import Renderer
from advisor.language import Language
from tests.form import check_form
from tests.shipped import CATALOG


def advised(**stated: Any) -> ModelAdvice:
    return RecommendModel.model_validate(stated).run(CATALOG)


def answered(result: ModelAdvice, language: Language) -> Answer:
    answer = Renderer().answer("recommend_model", result, language)
    check_form(answer)
    return answer


@pytest.mark.parametrize(
    ("language", "words"), [("en", "One 8 GB card tunes up to"), ("zh", "一张 8GB 卡最多能微调")]
)
def test_can_8_gb_do_any_fine_tuning(language: Language, words: str) -> None:
    """Without a model: by size, and what is said to fit does."""
    result = advised(gpu_memory_gib=8)
    assert words in answered(result, language).headline
    by_method = {each.method: each for each in result.largest}
    assert by_method["qlora"].size == "4B"
    assert by_method["full"].size == "0.5B"
    assert result.samples_chosen
    assert (result.samples, result.tokens_per_sample) == (10_000, 512)


def test_without_a_card_each_usual_memory_is_shown() -> None:
    result = advised()
    assert [card.memory_gb for card in result.cards] == [8, 12, 16, 24, 48, 80]
    order = [None, *(size.name for size in SIZES)]
    for method in range(3):
        sizes = [order.index(card.largest[method].size) for card in result.cards]
        assert sizes == sorted(sizes), "more memory never holds less"
    answer = answered(result, "en")
    assert answer.headline.startswith("Start from the chat (instruct) version. It already follows")
    assert "80 GB up to 70B" in answer.body


def test_a_size_holds_what_its_listed_models_need() -> None:
    """A vocabulary of 262,000 (Gemma 3) needs more than one of 32,000 at the same size."""
    row = next(row for row in advised(gpu="RTX 3070").sizes if row.size == "4B")
    qlora = row.ways[0].cells[0]
    assert qlora.most_gib > qlora.least_gib + 1.5
    assert "Gemma 3 4B" not in qlora.holding


def test_several_cards_are_shown_copied_and_sharded() -> None:
    result = advised(gpu="RTX 3090", num_gpus=2)
    assert [way.copied for way in result.sizes[0].ways] == [True, False]
    body = answered(result, "en").body
    assert "A copy on each card (DDP)" in body
    assert "Divided over the cards (ZeRO-3)" in body


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ({"samples": 500}, "chat"),
        ({"samples": 50_000}, "base"),
        ({"samples": 500, "objective": "pretrain"}, "base"),
        ({"scenario": "classification", "samples": 2000}, "either"),
        ({}, "chat"),
    ],
)
def test_base_or_chat(stated: dict[str, Any], kind: str) -> None:
    assert advised(model="Qwen2.5 7B", **stated).kind == kind


def test_base_or_chat_is_answered_first_in_both_languages() -> None:
    result = advised(model="Qwen2.5 7B", samples=500)
    start = "Start from the chat (instruct) version of Qwen2.5 7B."
    assert answered(result, "en").headline.startswith(start)
    assert answered(result, "zh").headline.startswith("Qwen2.5 7B 从对话版")


def test_candidates_by_fact() -> None:
    """Licence and context as their rows say; an unknown name by the size in it, or by no figure."""
    names = ("Qwen3 8B", "Llama 3.1 70B", "Foo 13B", "Blah")
    result = advised(gpu="RTX 4090", runs=[{"model": name} for name in names])
    qwen, llama, sized, unknown = result.candidates
    assert (qwen.licence, qwen.context, qwen.extended_context) == ("apache-2.0", 32_768, 131_072)
    assert qwen.best
    assert llama.best is None
    assert sized.taken_as == "13B"
    assert unknown.problem
    assert not unknown.fitted
    answer = answered(result, "en")
    assert "Llama 3.1 70B does not fit" in answer.headline
    assert "“Blah”" in answer.body


def test_nothing_is_ranked_by_quality() -> None:
    for language, words in (("en", "only that decides"), ("zh", "只有这能决定")):
        assert words in answered(advised(gpu="RTX 4090"), language).body


def test_listed_models_are_recent_general_and_of_the_size() -> None:
    for size in SIZES:
        models = recent(CATALOG, size)
        assert models, size
        assert len({model.vendor for model in models}) == len(models)
        for model in models:
            assert size.least <= model.shape.parameters < size.below
            assert "Coder" not in model.name
            assert "VL" not in model.name


def test_too_few_samples_come_first() -> None:
    assert advised(model="7B", samples=20).advice[0].code == "methods.first-step"
