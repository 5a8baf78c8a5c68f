"""A time that the user measured, beside the expected one."""

from typing import Any

import pytest

from advisor.advice.choices.estimate_by_size import EstimateBySize
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.advice.training.pace_found import Pace
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog

ALPACA = {"model": "LLaMA 7B", "method": "full", "samples": 52_000, "epochs": 3}


def judged(catalog: Catalog, **arguments: Any) -> Pace:
    pace = EstimateTrainingCost.model_validate(arguments).run(catalog).pace
    assert pace
    return pace


def test_stanford_alpaca_took_what_is_expected(catalog: Catalog):
    """Three hours on 8 A100 80GB (https://github.com/tatsu-lab/stanford_alpaca), "on the order of"
    and "not particularly optimized": at most twice the expected, and a day is far beyond."""
    eight = {**ALPACA, "gpu": "A100 80GB", "num_gpus": 8}
    assert judged(catalog, **eight, measured_hours=24).verdict == "slow"
    assert (judged(catalog, **eight, measured_hours=3).ratio or 9) < 3


@pytest.mark.parametrize(("hours", "verdict"), [(24, "slow"), (2.3, "usual"), (0.2, "fast")])
def test_a_run_of_four_cards(catalog: Catalog, hours: float, verdict: str):
    pace = judged(catalog, **ALPACA, gpu="A100 80GB", num_gpus=4, measured_hours=hours)
    assert pace.verdict == verdict
    assert bool(pace.suspects) == (verdict == "slow")


def test_suspects_of_several_cards_come_nearest_first(catalog: Catalog):
    """A run that takes as long as on one card is first suspected to use one."""
    run: dict[str, Any] = {"model": "7B", "method": "lora", "samples": 20_000, "gpu": "RTX 3090"}
    alone = EstimateTrainingCost.model_validate({**run, "num_gpus": 1}).run(catalog).hours
    assert alone
    pace = judged(catalog, **run, num_gpus=4, measured_hours=alone.expected)
    codes = [each.what.code for each in pace.suspects]
    assert codes.index("pace.one-card") < codes.index("pace.offload")
    assert "pace.other-process" in codes


def test_what_was_stated_is_no_suspect(catalog: Catalog):
    run: dict[str, Any] = {**ALPACA, "gpu": "A100 80GB", "num_gpus": 8, "measured_hours": 100}
    stated = judged(catalog, **run, micro_batch_size=4, attention="sdpa")
    codes = {each.what.code for each in stated.suspects}
    assert not {"pace.micro-batch", "pace.eager"} & codes


def test_seconds_of_a_step_are_judged_by_the_untried_estimate(catalog: Catalog):
    """Time follows a measured step; the verdict does not."""
    run = {"model": "13B", "method": "qlora", "gpu": "RTX 3090", "micro_batch_size": 4}
    free = EstimateTrainingCost.model_validate(run).run(catalog)
    assert free.seconds_per_step
    slow = judged(catalog, **run, measured_seconds_per_step=4 * free.seconds_per_step)
    assert (slow.unit, slow.verdict, slow.ratio) == ("seconds", "slow", 4)


def test_without_an_amount_of_data_there_is_no_verdict(catalog: Catalog):
    pace = judged(catalog, model="7B", gpu="RTX 4090", measured_hours=5)
    assert (pace.verdict, pace.suspects) == ("open", ())
    assert pace.tokens
    assert 2e7 < pace.tokens < 1e8


def test_nothing_measured_nothing_judged(catalog: Catalog):
    assert EstimateTrainingCost(model="7B", gpu="RTX 4090").run(catalog).pace is None
    assert EstimateTrainingCost(model="7B", measured_hours=5).run(catalog).pace is None


def test_without_a_model_the_usual_size_is_judged(catalog: Catalog):
    tool = EstimateBySize(gpu="RTX 4090", samples=5000, measured_hours=40)
    found = tool.run(catalog)
    assert found.example == "7B"
    assert found.pace
    assert found.pace.verdict == "slow"


def test_without_a_method_the_nearest_is_judged(catalog: Catalog):
    """A time that is plausible for the method that is told is judged for it; else the method that
    comes nearest is named."""
    run = {k: v for k, v in ALPACA.items() if k != "method"}
    full = EstimateTrainingCost.model_validate(
        {**run, "method": "full", "gpu": "A100 80GB", "num_gpus": 8}
    )
    hours = full.run(catalog).hours
    assert hours
    cards = {"gpu": "A100 80GB", "num_gpus": 8}
    pace = judged(catalog, **run, **cards, measured_hours=hours.expected)
    assert (pace.method, pace.verdict, pace.suspects) == (None, "plausible", ())
    beyond = judged(catalog, **run, **cards, measured_hours=1.7 * hours.expected)
    assert beyond.method
    assert beyond.verdict == "slow"
    assert judged(catalog, **run, gpu="A100 80GB", num_gpus=8, measured_hours=90).verdict == "slow"


def test_epochs_that_are_assumed_are_told(catalog: Catalog):
    run = {k: v for k, v in ALPACA.items() if k != "epochs"}
    assert judged(catalog, **run, gpu="A100 80GB", measured_hours=9).epochs == 3
    assert judged(catalog, **ALPACA, gpu="A100 80GB", measured_hours=9).epochs is None


def test_a_run_that_takes_more_than_the_card_has_spills(catalog: Catalog):
    """It did run, so that it is not told that it cannot."""
    run = {"model": "7B", "method": "lora", "gpu": "RTX 5090", "measured_peak_gib": 42}
    timed = EstimateTrainingCost.model_validate({**run, "measured_seconds_per_step": 3})
    found = timed.run(catalog)
    assert found.spills
    told = Renderer().answer("estimate_training_cost", found, "en").headline
    assert told.startswith("42.0 GiB is more than the 31.3 GiB that a card has")
    assert not EstimateTrainingCost.model_validate(run).run(catalog).spills


@pytest.mark.parametrize(("seconds", "samples", "verdict"), [(1, 2, "usual"), (16, 32, "usual"), (90, 32, "slow"), (0.1, 2, "fast")])  # fmt: skip
def test_a_step_of_unknown_size_is_judged_by_the_nearest(
    catalog: Catalog, seconds: float, samples: int, verdict: str
) -> None:
    """Two samples are read at once, and nobody said how often before the optimizer's step."""
    run = {"model": "14B", "method": "qlora", "gpu": "RTX 4090", "micro_batch_size": 2}
    alone = EstimateTrainingCost.model_validate({**run, "gradient_accumulation": 1}).run(catalog)
    timed = {**run, "measured_seconds_per_step": seconds}
    pace = EstimateTrainingCost.asked(timed).run(catalog).pace
    assert pace
    assert (pace.samples, pace.verdict) == (samples, verdict)
    if samples > 2:
        assert pace.without_accumulation == pytest.approx(alone.seconds_per_step, rel=0.01)
        assert pace.suspects


def test_the_verdict_leads_the_answer(catalog: Catalog) -> None:
    run = {"model": "13B", "method": "qlora", "gpu": "RTX 3090", "samples": 10_000}
    found = EstimateTrainingCost.asked({**run, "measured_hours": 100}).run(catalog)
    told = Renderer().answer("estimate_training_cost", found, "en").headline
    assert told.startswith("Your 4.2 days")


def test_what_explains_little_is_told_last(catalog: Catalog) -> None:
    run = {"model": "7B", "method": "qlora", "gpu": "RTX 4090", "samples": 10_000, "epochs": 3}
    times = [each.times for each in judged(catalog, **run, measured_hours=50).suspects]
    computed = [each for each in times if each]
    assert times.index(None) < times.index(computed[-1])


GEFORCE = {"model": "Qwen2.5 7B", "method": "qlora", "gpu": "RTX 3090", "num_gpus": 2,
           "samples": 50_000, "tokens_per_sample": 600, "epochs": 3}  # fmt: skip


@pytest.mark.parametrize(("told", "hours", "verdict"), [
    ({}, 27, "ordinary"),
    ({}, 40, "slow"),
    ({"packing": True}, 27, "slow"),
    ({"gpu": "A100 80GB"}, 12, "slow"),
])  # fmt: skip
def test_unpacked_adapters_on_geforce_cards_are_often_slower(
    catalog: Catalog, told: dict[str, Any], hours: float, verdict: str
):
    pace = judged(catalog, **(GEFORCE | told), measured_hours=hours)
    assert pace.verdict == verdict, pace
    assert pace.suspects, "what may be checked"


def test_an_offload_that_is_not_needed_is_told(catalog: Catalog):
    """Four cards of 80 GB hold 7B in full by ZeRO-3: 16 bytes a parameter are 28 GB on each."""
    run: dict[str, Any] = {"model": "Qwen2.5 7B", "method": "full", "gpu": "A800 80GB", "samples": 36_000,
                           "parallelism": "zero3", "measured_hours": 31.5}  # fmt: skip
    kept = judged(catalog, **run, num_gpus=4, offload="all").kept_on_cards
    assert kept
    assert kept.times > 1.6
    assert kept.peak_memory_gib < kept.usable_gib
    assert judged(catalog, **run, num_gpus=4).kept_on_cards is None
    assert judged(catalog, **run, num_gpus=1, offload="all").kept_on_cards is None
