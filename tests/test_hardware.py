"""Which cards are shown for a need."""

import pytest

from advisor.advice.choices.recommend_hardware import RecommendHardware, recommend
from advisor.advice.training.asked.stated import METHODS, Stated
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.catalog.guidance import MethodId
from advisor.catalog.prices import PriceOverrides
from advisor.catalog.sizes import generic_model
from advisor.reading.asks.wanted import unwanted
from tests.shipped import CATALOG
from tests.small_catalog import TODAY, gpu, offer, small_catalog


def test_the_cheapest_and_the_fastest_are_shown_however_many_there_are() -> None:
    """Nine cards hold a 7B LoRA alone, each dearer than the one before, and the ninth is fast. Eight
    are shown for their price; several of a small one are not proposed, however cheap."""
    alone = [gpu(f"card-{place}") for place in range(1, 9)]
    fast = gpu("card-9", tflops_fp16=1652.0, tflops_bf16=1652.0, bandwidth_gb_s=10080.0)
    small = gpu("small", memory_gb=12.0, usable_gib=11.5)
    usd = {card.id: float(place) for place, card in enumerate(alone, 1)}
    usd |= {"card-9": 900.0, "small": 0.01}
    offers = [offer(id_, price, provider=name) for id_, price in usd.items() for name in "AB"]
    catalog = small_catalog(*offers, gpus=(*alone, fast, small))
    (need,) = recommend(
        catalog, Stated(generic_model(7e9), "lora", samples=1000, tokens_per_sample=512), TODAY
    ).needs
    shown = [option.gpu for option in need.options]
    assert shown == [*(card.name for card in alone), "CARD-9"]


def test_only_cards_with_a_price_to_rely_on_are_proposed() -> None:
    """Offers of two providers, your own price or the lesson's; not what a single provider asks,
    however often. Nor a laptop's card, one without bf16, or another vendor's."""
    cards = [gpu(id_) for id_ in ("two", "one", "own", "rtx-4090", "none")]
    old = gpu("old", tflops_bf16=None)
    carried, other = gpu("carried", segment="laptop"), gpu("other", vendor="AMD")
    offered = [("one", "AAA"), *((id_, "AB") for id_ in ("two", "old", "carried", "other"))]
    catalog = small_catalog(
        *(offer(id_, 1.0, provider=name) for id_, names in offered for name in names),
        gpus=(*cards, old, carried, other),
        overrides=PriceOverrides(gpu_usd_per_hour={"own": 2.0}),
    )
    asked = Stated(generic_model(7e9), "lora", samples=1000, tokens_per_sample=512)
    (need,) = recommend(catalog, asked, TODAY).needs
    assert [option.gpu for option in need.options] == ["RTX-4090", "TWO", "OWN"]


def test_a_card_without_bf16_is_told_so() -> None:
    told = EstimateTrainingCost.model_validate({"model": "7B", "gpu": "RTX 2080 Ti"}).run(CATALOG)
    assert (
        "FlashAttention 2 needs Ampere"
        in Renderer().answer("estimate_training_cost", told, "en").markdown
    )
    newer = EstimateTrainingCost.model_validate({"model": "7B", "gpu": "RTX 3090"}).run(CATALOG)
    assert newer.card_note is None


def test_where_the_fewest_hold_it_just_so_more_are_named() -> None:
    stated = Stated(CATALOG.model("70B"), "lora", CATALOG.gpu("A100 40GB"))
    (need,) = recommend(CATALOG, stated, TODAY).needs
    just, roomy = need.options
    assert (just.fits, roomy.fits) == ("tight", True)
    assert roomy.num_gpus > just.num_gpus
    answer = Renderer().answer("recommend_hardware", recommend(CATALOG, stated, TODAY), "en")
    assert f"or with room to spare {roomy.num_gpus} × A100 40GB" in answer.headline


@pytest.mark.parametrize("size", ["3B", "7B", "13B", "32B", "70B"])
@pytest.mark.parametrize("method", METHODS)
def test_a_common_card_with_room_to_spare_leads(size: str, method: MethodId) -> None:
    """Not the cheapest by a cent that is filled, nor one that hardly anybody has."""
    (need,) = recommend(CATALOG, Stated(CATALOG.model(size), method), TODAY).needs
    first = need.options[0]
    assert first.fits is True
    assert first.peak_memory_gib <= 0.9 * first.usable_gib
    assert first.usable_gib < 80
    assert all(each.peak_memory_gib < 0.98 * each.usable_gib for each in need.options)


def test_one_machine_is_enough_where_it_is() -> None:
    (need,) = recommend(CATALOG, Stated(CATALOG.model("7B"), "full"), TODAY).needs
    assert max(each.num_gpus for each in need.options) <= 8
    (need,) = recommend(CATALOG, Stated(CATALOG.model("DeepSeek-V3"), "full"), TODAY).needs
    assert need.options[0].num_gpus > 8


def test_the_smallest_counts_of_usual_cards_are_told_for_all_models_in_one_table() -> None:
    """16 cards of 80 GB before 32, though they hold it only just; fewer with the optimizer in main
    memory. Where nothing is asked of time and money, no other cards."""
    asked = {"model": "Llama 2 13B", "other_models": ["Llama 2 70B"]}
    found = RecommendHardware.model_validate(asked).run(CATALOG)
    small = {need.method: need.lead for need in found.needs}
    large = {need.method: need.counted[-1] for need in found.others[0].needs}
    assert small["lora"]
    assert small["lora"].memory_gb == 48
    full = large["full"]
    assert full.least
    assert full.roomy
    assert (full.least.num_gpus, full.roomy.num_gpus) == (16, 32)
    assert full.offloaded
    assert full.offloaded.num_gpus <= 8
    without = unwanted("How many GPUs do I need for Llama 2 13B and 70B?")
    told = Renderer().answer("recommend_hardware", found, "en", without)
    assert "B200" not in told.markdown
    assert told.body.count("\n|---|") == 1
    assert "Llama 2 70B takes" in told.headline


@pytest.mark.parametrize(("message", "ranked"), [
    ("How many GPUs for a 7B?", False), ("微调7B大概要用多少GPU", False),
    ("Which card is the cheapest for a 7B?", True), ("微调7B用什么卡最快", True),
])  # fmt: skip
def test_cards_are_ranked_where_time_or_money_is_asked(message: str, ranked: bool) -> None:
    assert ("ranking" not in unwanted(message)) == ranked


def test_the_larger_version_of_the_own_cards_comes_before_other_larger_ones() -> None:
    asked = {"model": "7B", "method": "full", "gpu": "A100 40GB", "num_gpus": 8}
    told = EstimateTrainingCost.model_validate(asked | {"tokens_per_sample": 64_000}).run(CATALOG)
    own = next(each for each in told.alternatives if each.gpu == "A100 80GB")
    others = [each for each in told.alternatives if each.method == "full" and each.num_gpus == 1]
    assert own.num_gpus == 8
    assert told.alternatives.index(own) < min(map(told.alternatives.index, others))
