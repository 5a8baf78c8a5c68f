"""Set-ups side by side: what is compared is the same job, each figure that of the estimate, and
nothing that is not computed gets one."""

from typing import Any

import pytest

from advisor.advice.choices.compare_setups import CompareSetups
from advisor.advice.choices.set_ups_found import SetUpComparison
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.answer import Answer
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.language import Language
from tests.form import check_form
from tests.shipped import CATALOG

TWO_CARDS = [{"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "A100 80GB"}]


def compared(runs: list[dict[str, Any]] | None, **common: Any) -> SetUpComparison:
    return CompareSetups.model_validate({"runs": runs, **common}).run(CATALOG)


def answered(result: SetUpComparison, language: Language) -> Answer:
    answer = Renderer().answer("compare_setups", result, language)
    check_form(answer)
    return answer


def test_each_figure_is_that_of_the_estimate() -> None:
    work = {"model": "Llama 3.1 8B", "method": "qlora", "samples": 20_000}
    result = compared([{"gpu": "RTX 3090"}, {"gpu": "A100 80GB"}], **work)
    for run, card in zip(result.runs, ("RTX 3090", "A100 80GB"), strict=True):
        alone = EstimateTrainingCost.model_validate({**work, "gpu": card}).run(CATALOG)
        shown = run.placements[0]
        assert shown.peak_memory_gib == alone.peak_memory_gib.expected
        assert (shown.hours, shown.cost_usd) == (alone.hours, alone.cost_usd)


def test_several_cards_are_shown_copied_and_sharded() -> None:
    """Weights of 7B in 16 bit are 13 GiB: a copy on each card holds them all."""
    several, one = compared(TWO_CARDS, model="7B", method="lora").runs
    assert [(way.copied, way.sharding) for way in several.placements] == [
        (True, "ddp"),
        (False, "zero3"),
    ]
    assert several.placements[0].peak_memory_gib > 13 > several.placements[1].peak_memory_gib
    assert len(one.placements) == 1
    stated = compared(
        [{"num_gpus": 2}, {"num_gpus": 4}], gpu="H100", model="7B", parallelism="fsdp"
    )
    assert {way.sharding for run in stated.runs for way in run.placements} == {"fsdp"}


def test_the_winner_in_time_and_in_money() -> None:
    """A card of four times the peak is the faster, one of a seventh of the price the cheaper."""
    result = compared([{"gpu": "RTX 3090"}, {"gpu": "H100"}], model="7B", method="lora")
    assert result.fastest
    assert result.cheapest
    assert (result.fastest.run, result.cheapest.run) == (1, 0)
    assert result.fastest.why
    assert result.fastest.why.code.startswith("set-ups.faster-by")
    assert result.cheapest.why
    assert result.cheapest.why.facts["hour_usd"] == pytest.approx(result.runs[0].usd_per_hour)
    assert "fastest is one H100" in answered(result, "en").headline
    assert "最便宜的是一张 RTX 3090" in answered(result, "zh").headline


def test_the_clearly_faster_at_about_the_same_money_is_the_choice() -> None:
    result = compared([{"gpu": "RTX 3090"}, {"gpu": "RTX 4090"}], model="14B", method="qlora")
    said = answered(result, "en").headline
    assert "one RTX 4090 is the better choice" in said
    assert "更划算" in answered(result, "zh").headline


def test_one_that_does_not_fit_has_no_cost_but_a_way_out() -> None:
    """13B LoRA on 24 GB does not fit (26 GiB), QLoRA does."""
    result = compared([{"method": "lora"}, {"method": "qlora"}], model="13B", gpu="RTX 4090")
    lora, qlora = result.runs
    assert result.outcome == "one"
    assert lora.placements[0].fits is False
    assert lora.placements[0].cost_usd is None
    assert lora.instead or lora.change
    assert lora.instead is None or lora.instead.method == "lora", "QLoRA stands there already"
    assert qlora.placements[0].fits is True
    assert "only QLoRA (4-bit) holds it" in answered(result, "en").headline
    assert "只有 QLoRA（4 位）放得下" in answered(result, "zh").headline


def test_a_switch_is_compared_at_the_same_micro_batch() -> None:
    """Checkpointing saves memory and costs time, whatever batch each would have had alone."""
    result = compared(
        [{"gradient_checkpointing": True}, {"gradient_checkpointing": False}],
        model="Llama 3.1 8B", method="qlora", gpu="RTX 4090",
    )  # fmt: skip
    on, off = (run.placements[0] for run in result.runs)
    assert on.peak_memory_gib < off.peak_memory_gib
    assert on.hours
    assert off.hours
    assert on.hours.expected > off.hours.expected
    assert [each.code for each in result.effects] == ["set-ups.effect", "set-ups.why-checkpointing"]


def test_without_a_method_all_have_the_same_and_each_method_is_shown() -> None:
    result = compared(TWO_CARDS, model="7B")
    assert result.method_chosen
    assert result.method == "lora"
    assert [each.method for each in result.runs[0].by_method] == ["full", "lora", "qlora"]
    smaller = compared([{"gpu": "RTX 3060 12GB"}, {"gpu": "A100 80GB"}], model="7B")
    assert smaller.method == "qlora", "LoRA would not fit 12 GB"


def test_nothing_is_asked_back() -> None:
    assert compared(TWO_CARDS).model == "7B"
    assert len(compared(None, model="7B", gpu="RTX 4090").runs) == 3
    assert [
        run.num_gpus for run in compared([{"num_gpus": 2}], model="7B", gpu="RTX 4090").runs
    ] == [1, 2]
    memory = compared([{"model": "7B"}, {"model": "13B"}], method="lora")
    assert memory.outcome == "memory"
    assert "No card was named" in answered(memory, "en").body


def test_a_card_by_its_memory_is_a_named_card() -> None:
    result = compared([{"gpu_memory_gib": 24}, {"gpu_memory_gib": 80}], model="7B", method="lora")
    assert [run.gpu for run in result.runs] == ["RTX 4090", "A100 80GB"]
    assert "24 GB card (RTX 4090)" in answered(result, "en").body


def test_the_common_price_and_a_measured_time_stay_with_their_set_up() -> None:
    """The price of one card is not that of another, nor its measured step."""
    common = {"gpu": "RTX 4090", "price_per_hour": 9.0, "measured_seconds_per_step": 100}
    here, there = compared([{}, {"gpu": "A100 80GB"}], model="7B", method="lora", **common).runs
    assert here.usd_per_hour == 9.0
    assert there.usd_per_hour not in (None, 9.0)
    assert here.placements[0].hours
    assert here.placements[0].hours.expected < 20


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_not_computed_gets_no_figure(language: Language) -> None:
    runs = [{"gpu": "RTX 4090"}, {"provider": "Acme"}, {"gpu": "RX 9999"}, {"objective": "spin"}]
    result = compared(runs, model="7B", method="lora")
    answer = answered(result, language)
    for run, name in zip(result.runs[1:], ("Acme", "RX 9999", "spin"), strict=True):
        assert not run.placements
        assert run.problem
        assert name in answer.body
    alike = compared([{"framework": "xtuner"}, {"framework": "firefly"}], model="7B", gpu="H100")
    assert alike.not_computed
    habits = [{"framework": "trl"}, {"framework": "unsloth"}]
    assert not compared(habits, model="7B", gpu="H100").not_computed
    with pytest.raises(ToolError, match="unknown gpu"):
        compared([{"gpu": "RX 9999"}, {"gpu": "RX 9998"}], model="7B")


def test_a_service_is_priced_by_its_tokens_and_told_where_it_is_cheaper() -> None:
    result = compared([{"gpu": "RTX 4090"}, {"provider": "Together AI"}], model="7B", method="lora")
    offer = result.runs[1].hosted
    assert offer
    assert offer.usd == pytest.approx(49.92 * offer.usd_per_million_tokens)
    assert "Together AI asks" in answered(result, "en").headline


def test_the_lessons_figures_stand_beside_the_comparison() -> None:
    """7B: 8 h and $4.80 on an RTX 4090, 12 h on an RTX 3090; of one card alone."""
    result = compared([{"gpu": "RTX 4090"}, {"gpu": "RTX 3090"}], model="7B", method="lora")
    assert [run.lesson and run.lesson.hours for run in result.runs] == [8, 12]
    assert "8 h, $4.80" in answered(result, "en").details
    assert compared(TWO_CARDS, model="7B", method="lora").runs[0].lesson is None


def test_without_a_card_a_person_is_told_hours_on_a_usual_one() -> None:
    asked = CompareSetups.asked({"runs": [{"model": "7B"}, {"model": "13B"}]})
    told = asked.run(CATALOG)
    assert (told.outcome, told.card_chosen) == ("several", "A100 80GB")
    assert "hours and cost are on A100 80GB cards" in answered(told, "en").body
    unasked = compared([{"model": "7B"}, {"model": "13B"}])
    assert (unasked.outcome, unasked.card_chosen) == ("memory", None)


def test_sizes_that_one_card_does_not_hold_are_timed_on_several(catalog: Catalog):
    sizes = [{"model": "3B"}, {"model": "13B"}]
    found = CompareSetups(method="full", example_card="A100 80GB", runs=sizes).run(catalog)
    assert (found.card_chosen, found.outcome) == ("A100 80GB", "several")
    assert {run.num_gpus for run in found.runs} == {4}


def test_each_method_has_its_hours_on_the_cards_that_hold_it(catalog: Catalog):
    sizes = [{"model": "7B"}, {"model": "13B"}]
    large = CompareSetups(example_card="A100 80GB", runs=sizes).run(catalog).runs[1]
    hours = {each.method: (each.num_gpus, bool(each.hours)) for each in large.by_method}
    assert hours == {"full": (4, True), "lora": (1, True), "qlora": (1, True)}
