"""What lies around a run: every figure is that of the changed run, and nothing better was left out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advice import explore
from advisor.advice.explore import Change, Choices
from advisor.advice.tools import TOOLS, EstimateTrainingCost
from advisor.catalog.catalog import load
from advisor.catalog.sizes import generic_model
from advisor.runs import memory, speed
from advisor.runs.run import TrainingRun, Workload

CATALOG = load()
TODAY = date(2026, 11, 24)
CARDS = [CATALOG.gpu(name) for name in ("RTX 4090", "A100 80GB", "H100")]


def asked(size: float = 7e9, method: Any = "qlora", **options: Any) -> TrainingRun:
    return TrainingRun(generic_model(size), method, Workload(10_000, 512, 3), **{"gpu": CARDS[0], "gradient_accumulation": 8, **options})


@given(st.sampled_from([1e9, 3e9, 7e9]), st.sampled_from(["lora", "qlora", "full"]), st.sampled_from(CARDS), st.integers(1, 4))
def test_the_largest_fits_and_one_more_does_not(size: float, method: Any, gpu: Any, batch: int) -> None:
    run = asked(size, method, gpu=gpu, micro_batch_size=batch)

    def holds(changed: TrainingRun) -> bool:
        return memory.fits(memory.estimate(changed), gpu) is True

    found = explore.largest(run, gpu)
    if most := found.micro_batch_size:
        assert holds(replace(run, micro_batch_size=most))
        assert most == explore.MOST_SAMPLES_AT_ONCE or not holds(replace(run, micro_batch_size=most + 1))
    if longest := found.tokens_per_sample:
        longer = replace(run.workload, tokens_per_sample=longest + explore.LENGTH_STEP)
        assert holds(replace(run, workload=replace(longer, tokens_per_sample=longest)))
        assert longest == explore.LONGEST or not holds(replace(run, workload=longer))
    if rank := found.lora_rank:
        assert holds(replace(run, lora_rank=rank))
        assert rank == run.model.shape.hidden or not holds(replace(run, lora_rank=rank + 1))
    assert (found.lora_rank is None) or run.adapter


def change(changes: tuple[Change, ...], what: str) -> Change:
    return next(each for each in changes if each.what.en == what)


def test_a_change_is_the_estimate_of_the_changed_run() -> None:
    run = asked(7e9, "full", gpu=CARDS[1])
    found = explore.changes(CATALOG, run, CARDS[1], TODAY, 2.0)
    paged = replace(run, optimizer="paged_adamw_8bit")
    told = change(found, "8-bit paged AdamW")
    before, after = memory.estimate(run), memory.estimate(paged)
    assert told.peak_memory_gib == pytest.approx(after.expected / 2**30, abs=0.01)
    assert told.saved_gib == pytest.approx((before.expected - after.expected) / 2**30, abs=0.01)
    hours = speed.estimate(paged).hours["expected"]
    assert told.hours == pytest.approx(hours, abs=1e-3)
    assert told.cost_usd == pytest.approx(2 * hours, abs=0.01)
    assert told.fits is memory.fits(after, CARDS[1])


def test_what_makes_it_fit_comes_first() -> None:
    order = [each.fits for each in explore.changes(CATALOG, asked(13e9, "lora"), CARDS[0], TODAY, None)]
    assert order == sorted(order, key=lambda fit: (fit is False, fit == "tight"))
    assert order[0] is True


def test_every_change_gains_memory_or_time() -> None:
    for each in explore.changes(CATALOG, asked(micro_batch_size=2), CARDS[0], TODAY, None):
        assert each.saved_gib >= explore.LEAST_GIB or each.time_factor <= 1 - explore.LEAST_TIME + 1e-3


def test_changes_follow_the_measured_step() -> None:
    run = asked()
    slow = replace(run, time_factor=2.0)
    for plain, measured in zip(
        explore.changes(CATALOG, run, CARDS[0], TODAY, None), explore.changes(CATALOG, slow, CARDS[0], TODAY, None), strict=True
    ):
        assert measured.hours == pytest.approx(2 * plain.hours, rel=0.01)


@settings(max_examples=5)
@given(st.sampled_from([1e9, 7e9, 70e9]))
def test_no_set_up_of_the_front_is_beaten_and_each_fits(size: float) -> None:
    found = explore.front(CATALOG, asked(size), Choices(("lora", "qlora"), explore.rentable(CATALOG, TODAY)), TODAY)
    assert found.tried > 100
    assert found.set_ups
    for cheaper, dearer in zip(found.set_ups, found.set_ups[1:], strict=False):
        assert cheaper.cost_usd <= dearer.cost_usd
        assert cheaper.hours > dearer.hours
    for each in found.set_ups:
        gpu = CATALOG.gpu(each.gpu)
        run = asked(
            size, each.method, gpu=gpu, num_gpus=each.num_gpus, parallelism=each.parallelism, micro_batch_size=each.micro_batch_size,
            gradient_accumulation=max(1, 8 // each.num_gpus // each.micro_batch_size), gradient_checkpointing=each.gradient_checkpointing,
        )  # fmt: skip
        assert memory.fits(memory.estimate(run), gpu) is True
        assert each.cost_usd == pytest.approx(each.hours * each.num_gpus * each.usd_per_hour, rel=1e-3, abs=1e-3)


def test_no_single_card_run_beats_the_front() -> None:
    run = asked()
    found = explore.front(CATALOG, run, Choices(("qlora",), CARDS, 1), TODAY).set_ups
    for gpu in CARDS:
        hours = speed.estimate(replace(run, gpu=gpu, micro_batch_size=4, gradient_accumulation=2)).hours["expected"]
        assert any(each.hours <= hours * 1.001 for each in found)


def test_only_who_asks_gets_the_room() -> None:
    arguments = {"model": "7B", "method": "qlora", "gpu": "RTX 4090"}
    plain = EstimateTrainingCost.model_validate(arguments).run(CATALOG)
    assert plain.room is plain.front is None
    talked: Any = TOOLS["estimate_training_cost"].asked(arguments).run(CATALOG)
    assert talked.room.largest.micro_batch_size
    everything = EstimateTrainingCost.model_validate({**arguments, "explore": "all"}).run(CATALOG)
    assert everything.front
    assert everything.front.set_ups
    assert EstimateTrainingCost.model_validate({"model": "7B", "explore": "room"}).run(CATALOG).room is None


def test_the_front_takes_the_stated_price_of_the_stated_card() -> None:
    found = EstimateTrainingCost.model_validate({"model": "7B", "gpu": "RTX 4090", "price_per_hour": 0.01, "explore": "all"}).run(CATALOG)
    cheapest = found.front.set_ups[0]  # pyright: ignore[reportOptionalMemberAccess]
    assert (cheapest.gpu, cheapest.usd_per_hour) == ("RTX 4090", 0.01)
