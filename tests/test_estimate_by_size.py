"""A run without a model: the usual sizes of models, on the named cards or the smallest that do."""

import pytest

from advisor.advice.choices.estimate_by_size import EstimateBySize
from advisor.advice.choices.sizes_found import SizesEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError


def test_every_figure_is_that_of_the_model_of_the_size(catalog: Catalog):
    found = EstimateBySize(gpu="H100", samples=5000).run(catalog)
    for size in found.sizes[3:]:
        for run in size.runs:
            named = EstimateTrainingCost(
                model=size.model, method=run.method, gpu="H100", num_gpus=1, samples=5000
            ).run(catalog)
            assert run.peak_memory_gib == named.peak_memory_gib.expected
            assert (run.option is not None) == (named.fits is not False)
            if run.option and named.hours and named.cost_usd:
                assert run.option.hours == named.hours.expected
                assert run.option.cost_usd == named.cost_usd.expected


@pytest.mark.parametrize("gpu", ["GTX 1650", "RTX 4060", "RTX 3090", "T4"])
def test_no_row_needs_more_than_a_larger_one_that_fits(gpu: str, catalog: Catalog):
    found = EstimateBySize(gpu=gpu).run(catalog)
    for method in found.methods:
        held = [run.peak_memory_gib for size in found.sizes if (run := size.by(method)).option]
        assert held == sorted(held)


def test_a_screen_takes_some_of_a_small_card(catalog: Catalog):
    small, large = (EstimateBySize(gpu=gpu).run(catalog) for gpu in ("GTX 1650", "RTX 3090"))
    assert small.usable_gib == round(catalog.gpu("GTX 1650").usable_gib - 0.3, 2)
    assert large.usable_gib == catalog.gpu("RTX 3090").usable_gib
    assert ("sizing.desktop" in {note.code for note in small.assumptions}) is True


@pytest.mark.parametrize(
    ("gpu", "four_bit", "supported"),
    [
        ("RX 6600 XT", False, False),
        ("RX 7900 XTX", True, True),
        ("Ascend 910B 64GB", False, True),
        ("M40", False, True),
        ("GTX 1060 6GB", True, True),
    ],
)
def test_four_bit_is_counted_only_where_bitsandbytes_surely_runs(
    gpu: str, four_bit: bool, supported: bool, catalog: Catalog
):
    found = EstimateBySize(gpu=gpu).run(catalog)
    assert ("qlora" in found.methods) is four_bit
    assert found.supported is supported
    assert "qlora" in EstimateBySize(gpu=gpu, method="qlora").run(catalog).methods


def test_the_processor_is_told_where_it_is_asked_about(catalog: Catalog):
    told = EstimateBySize(gpu="RX 6600 XT", on_processor=True).run(catalog).processor
    assert told is not None
    assert 1 < float(str(told.facts["hours"])) < 10
    assert EstimateBySize(gpu="RX 6600 XT").run(catalog).processor is None


def test_larger_models_and_heavier_methods_need_more(catalog: Catalog):
    found = EstimateBySize().run(catalog)
    for method in found.methods:
        peaks = [size.by(method).peak_memory_gib for size in found.sizes]
        assert peaks == sorted(peaks)
    for size in found.sizes[1:]:
        peaks = [run.peak_memory_gib for run in size.runs]
        assert peaks == sorted(peaks)


def test_the_largest_is_the_last_that_fits(catalog: Catalog):
    found = EstimateBySize(gpu_memory_gib=24).run(catalog)
    assert (found.largest("qlora"), found.largest("lora")) == ("32B", "7B")
    assert found.largest("full") == "Qwen2.5 1.5B"


@pytest.mark.parametrize(
    ("gpu", "tokens", "unpriced"),
    [("RTX 3090", 512, False), ("RX 6600 XT", 512, True), ("RTX 3090", 1_000_000, False)],
)
def test_a_card_is_without_a_price_only_where_a_run_on_it_would_have_one(
    gpu: str, tokens: int, unpriced: bool, catalog: Catalog
):
    """Where nothing fits there is nothing to price, whatever the card costs."""
    assert EstimateBySize(gpu=gpu, tokens_per_sample=tokens).run(catalog).unpriced is unpriced


def test_without_a_card_each_stands_on_the_smallest_usual_one(catalog: Catalog):
    found = EstimateBySize().run(catalog)
    cards = [size.by("qlora").option for size in found.sizes]
    memories = [catalog.gpu(card.gpu).memory_gb * card.num_gpus for card in cards if card]
    assert memories == sorted(memories)
    assert len(memories) == len(found.sizes)


def example_of(catalog: Catalog, memory: float) -> SizesEstimate:
    return EstimateBySize(gpu_memory_gib=memory, method="full").run(catalog)


def test_an_unknown_name_is_told_and_cut_short(catalog: Catalog):
    assert EstimateBySize(model="OmniVoice").run(catalog).unknown == "OmniVoice"
    assert EstimateBySize(model="7B").run(catalog).unknown is None
    assert len(EstimateBySize(model="x" * 5000).run(catalog).unknown or "") < 300
    with pytest.raises(ToolError):
        EstimateBySize(model={"hidden_size": 64}).run(catalog)


@pytest.mark.parametrize(("memory", "size"), [(24, "Qwen2.5 1.5B"), (192, "7B")])
def test_the_example_fits(catalog: Catalog, memory: float, size: str):
    assert example_of(catalog, memory).example == size


@pytest.mark.parametrize(("gpu", "pure"), [("T4", False), ("RTX 4090", True)])
def test_bytes_a_parameter_are_told_as_they_are_computed(
    gpu: str, pure: bool, catalog: Catalog
) -> None:
    """A card without bf16 trains with fp32 master weights."""
    told = EstimateBySize(gpu=gpu).run(catalog)
    assert ("set-ups.sixteen-bit-full" in {each.code for each in told.assumptions}) is pure
