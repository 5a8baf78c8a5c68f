"""What lies around a run: every figure is that of the changed run, and nothing better was left
out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advice.tools import TOOLS
from advisor.advice.training import room
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.advice.training.front import Choices, front
from advisor.advice.training.room import Around, around, changes, largest
from advisor.advice.training.room_found import Change
from advisor.answers.notes import sentence
from advisor.catalog.hardware import Gpu
from advisor.catalog.sizes import bare_size, generic_model
from advisor.prices.priced import candidates
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, Trial, place
from advisor.runs.run import TrainingRun
from advisor.runs.workload import Workload
from tests.shipped import CATALOG

TODAY = date(2026, 11, 24)
CARDS = [CATALOG.gpu(name) for name in ("RTX 4090", "A100 80GB", "H100")]


def asked(
    size: float = 7e9,
    method: Any = "qlora",
    gpu: Gpu = CARDS[0],
    num_gpus: int = 1,
    micro_batch_size: int = 1,
    **options: Any,
) -> Around:
    job = Job(
        TrainingRun(generic_model(size), method, Workload(10_000, 512, 3), **options),
        None,
        micro_batch_size,
        8,
    )
    found = around(job, place(job, gpu, num_gpus))
    assert found
    return found


@given(
    st.sampled_from([1e9, 3e9, 7e9]),
    st.sampled_from(["lora", "qlora", "full"]),
    st.sampled_from(CARDS),
    st.integers(1, 4),
)
def test_the_largest_fits_and_one_more_does_not(
    size: float, method: Any, gpu: Any, batch: int
) -> None:
    run = asked(size, method, gpu, micro_batch_size=batch)
    work, shape = run.job.run.workload, run.job.run.model.shape

    def holds(**settings: Any) -> bool:
        return run.placed_with(**settings).fit is Fit.FITS

    found = largest(run)
    if most := found.micro_batch_size:
        assert holds(micro_batch_size=most)
        assert most == room.MOST_SAMPLES_AT_ONCE or not holds(micro_batch_size=most + 1)
    if longest := found.tokens_per_sample:
        assert holds(workload=replace(work, tokens_per_sample=longest))
        longer = replace(work, tokens_per_sample=longest + room.LENGTH_STEP)
        assert longest == room.LONGEST or not holds(workload=longer)
    if rank := found.lora_rank:
        assert holds(lora_rank=rank)
        assert rank == shape.hidden or not holds(lora_rank=rank + 1)
    assert (found.lora_rank is None) or run.job.run.adapter
    if run.placed.fit is Fit.FITS and found.model:
        assert (bare_size(found.model) or 0) > size


def change(found: tuple[Change, ...], what: str) -> Change:
    return next(each for each in found if sentence(each.what, "en") == what)


def test_a_change_is_the_estimate_of_the_changed_run() -> None:
    run = asked(7e9, "full", CARDS[1])
    told = change(changes(run, 2.0), "8-bit paged AdamW")
    paged = Placed(replace(run.placed.set_up, optimizer="paged_adamw_8bit"))
    before, after = run.placed.memory, paged.memory
    assert paged.speed
    assert told.peak_memory_gib == pytest.approx(after.expected / 2**30, abs=0.01)
    assert told.saved_gib == pytest.approx((before.expected - after.expected) / 2**30, abs=0.01)
    assert told.hours == pytest.approx(paged.speed.hours.expected, abs=1e-3)
    assert told.cost_usd == pytest.approx(2 * paged.speed.hours.expected, abs=0.01)
    assert paged.fit
    assert told.fits is paged.fit.value


def test_what_makes_it_fit_comes_first() -> None:
    order = [each.fits for each in changes(asked(13e9, "lora"), None)]
    assert order == sorted(order, key=lambda fit: (fit is False, fit == "tight"))
    assert order[0] is True


def test_every_change_gains_memory_or_time() -> None:
    for each in changes(asked(micro_batch_size=2), None):
        assert each.saved_gib >= room.LEAST_GIB or each.time_factor <= 1 - room.LEAST_TIME + 1e-3


def test_changes_follow_the_measured_step() -> None:
    run = asked()
    slow = run._replace(placed=replace(run.placed, trial=Trial(time_factor=2.0)))
    for plain, measured in zip(changes(run, None), changes(slow, None), strict=True):
        assert measured.hours == pytest.approx(2 * plain.hours, rel=0.01)


@settings(max_examples=5)
@given(st.sampled_from([1e9, 7e9, 70e9]))
def test_no_set_up_of_the_front_is_beaten_and_each_fits(size: float) -> None:
    run = asked(size)
    found = front(
        CATALOG, run.job, run.placed, Choices(("lora", "qlora"), candidates(CATALOG, TODAY)), TODAY
    )
    assert found.tried > 100
    assert found.set_ups
    for cheaper, dearer in zip(found.set_ups, found.set_ups[1:], strict=False):
        assert cheaper.cost_usd is not None
        assert dearer.cost_usd is not None
        assert cheaper.cost_usd <= dearer.cost_usd
        assert cheaper.hours > dearer.hours
    for each in found.set_ups:
        job = run.job.change(
            method=each.method,
            sharding=each.sharding,
            micro_batch_size=each.micro_batch_size,
            gradient_accumulation=each.gradient_accumulation,
            gradient_checkpointing=each.gradient_checkpointing,
        )
        placed = place(job, CATALOG.gpu(each.gpu), each.num_gpus)
        assert placed.fit is Fit.FITS
        assert each.usd_per_hour
        assert each.cost_usd == pytest.approx(
            each.hours * each.num_gpus * each.usd_per_hour, rel=1e-3, abs=0.006
        )


def test_no_single_card_run_beats_the_front() -> None:
    run = asked()
    found = front(CATALOG, run.job, run.placed, Choices(("qlora",), CARDS, 1), TODAY).set_ups
    for gpu in CARDS:
        placed = place(run.job.change(micro_batch_size=4, gradient_accumulation=2), gpu)
        assert placed.speed
        fastest = placed.speed.hours.expected
        assert any(each.hours <= fastest * 1.001 for each in found)


def test_only_who_asks_gets_the_room() -> None:
    arguments = {"model": "7B", "method": "qlora", "gpu": "RTX 4090"}
    plain = EstimateTrainingCost.model_validate(arguments).run(CATALOG)
    assert plain.room is plain.front is None
    talked: Any = TOOLS["estimate_training_cost"].asked(arguments).run(CATALOG)
    assert talked.room.largest.micro_batch_size
    everything = EstimateTrainingCost.model_validate({**arguments, "explore": "all"}).run(CATALOG)
    assert everything.front
    assert everything.front.set_ups
    assert (
        EstimateTrainingCost.model_validate({"model": "7B", "explore": "room"}).run(CATALOG).room
        is None
    )


def test_the_front_takes_the_stated_price_of_the_stated_card() -> None:
    found = EstimateTrainingCost.model_validate(
        {"model": "7B", "gpu": "RTX 4090", "price_per_hour": 0.01, "explore": "all"}
    ).run(CATALOG)
    cheapest = found.front.set_ups[0]  # pyright: ignore[reportOptionalMemberAccess]
    assert (cheapest.gpu, cheapest.usd_per_hour) == ("RTX 4090", 0.01)


def test_a_chunked_loss_is_proposed_to_who_has_none() -> None:
    def proposed(loss: str) -> bool:
        found = changes(asked(micro_batch_size=4, loss=loss), None)
        return any(each.what.code == "room.chunked-loss" for each in found)

    assert [proposed(loss) for loss in ("full", "fused", "chunked")] == [True, True, False]
