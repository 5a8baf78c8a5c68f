"""Storage and waiting beside the training hours: their parts, what they grow with, what stays
unknown."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.catalog import Catalog
from advisor.prices import overheads
from advisor.prices.overheads import SETUP_HOURS
from advisor.prices.overheads_found import Overheads
from advisor.runs.options import Sharding
from advisor.runs.run import Cards, SetUp
from advisor.runs.workload import Workload
from tests.shipped import CATALOG

SIZES = ["0.5B", "3B", "7B", "13B", "70B"]


def run(
    model: str = "7B",
    method: Any = "lora",
    gpu: str | None = "RTX 4090",
    num_gpus: int = 1,
    sharding: Sharding = "single",
    **settings: Any,
) -> SetUp:
    cards = Cards(CATALOG.gpu(gpu) if gpu else None, num_gpus, sharding)
    return SetUp(CATALOG.model(model), method, Workload(10_000, 512, 3), cards=cards, **settings)


def found(
    run: SetUp, hours: float = 8.0, usd_per_hour: float | None = 0.6, catalog: Catalog = CATALOG
) -> Overheads:
    return overheads.overheads(catalog, run, hours, usd_per_hour)


def priced(usd_per_gb_month: float) -> Catalog:
    row = CATALOG.storage[0].model_copy(update={"usd_per_gb_month": usd_per_gb_month})
    return replace(CATALOG, storage=(row,))


def test_a_case_by_hand():
    """Llama 2 7B has 6,738,415,616 parameters (https://arxiv.org/abs/2307.09288): 13.477 GB in 16
    bit. LoRA of rank 8 on q and v trains 32 layers x 2 x 8 x (4096 + 4096) = 4,194,304 of them: 4
    bytes each and 8 of AdamW's moments make a checkpoint of 0.0503 GB, of which three lie there with the adapter and the merged model."""
    lora = run("Llama 2 7B", lora_rank=8, lora_targets=("q_proj", "v_proj"), num_gpus=2)
    result = found(lora, hours=72, usd_per_hour=0.5, catalog=priced(0.1))
    assert result.weights_gb == pytest.approx(13.476831, rel=1e-6)
    assert result.checkpoint_gb == pytest.approx(0.050331648)
    assert result.disk_gb == pytest.approx(27.121434, rel=1e-6)
    assert result.idle_hours == pytest.approx(
        0.25 + 13.476831 / 0.2 / 3600 + 13.476831 / 3600, rel=1e-6
    )  # 0.272 h
    assert result.idle_usd == pytest.approx(0.272461 * 0.5 * 2, rel=1e-4)
    assert result.days == pytest.approx(3.01135, rel=1e-5)
    assert result.storage_usd == pytest.approx(27.121434 * 0.1 * 3.01135 / 30, rel=1e-5)  # 27 cents
    assert result.usd == pytest.approx(0.272240 + 0.272461, rel=1e-4)


@given(
    st.sampled_from(SIZES),
    st.sampled_from(["full", "lora", "qlora", "prompt_tuning"]),
    st.floats(0, 5000),
    st.floats(0.01, 20),
    st.integers(1, 8),
)
def test_the_parts_sum_to_the_whole(
    model: str, method: str, hours: float, usd_per_hour: float, cards: int
):
    result = found(run(model, method, num_gpus=cards, gpu=None), hours, usd_per_hour)
    assert result.disk_gb > result.weights_gb + 3 * result.checkpoint_gb
    assert result.storage_usd is not None
    assert result.idle_usd == pytest.approx(result.idle_hours * usd_per_hour * cards)
    assert result.usd == pytest.approx(result.storage_usd + (result.idle_usd or 0))
    assert result.days >= 1
    assert result.idle_hours > SETUP_HOURS


@given(st.floats(0, 2000), st.floats(0, 2000), st.floats(0.01, 20), st.floats(0, 20))
def test_longer_and_dearer_runs_never_cost_less(
    hours: float, more: float, usd_per_hour: float, dearer: float
):
    short, long = (
        found(run(), hours, usd_per_hour),
        found(run(), hours + more, usd_per_hour + dearer),
    )
    assert (short.storage_usd or 0) <= (long.storage_usd or 0)
    assert (short.idle_usd or 0) <= (long.idle_usd or 0)


@given(st.sampled_from(["full", "lora", "qlora"]), st.integers(1, 4))
def test_larger_models_need_more_of_everything(method: str, cards: int):
    results = [found(run(size, method, num_gpus=cards)) for size in SIZES]
    for smaller, larger in pairwise(results):
        assert smaller.disk_gb < larger.disk_gb
        assert smaller.idle_hours < larger.idle_hours
        assert (smaller.usd or 0) < (larger.usd or 0)


@given(st.floats(0, 2000))
def test_a_card_without_a_price_stays_unpriced(hours: float):
    result = found(run(), hours, None)
    assert (result.idle_usd, result.usd) == (None, None)
    assert result.storage_usd is not None


def test_without_storage_prices_storage_stays_unpriced():
    result = found(run(), catalog=replace(CATALOG, storage=()))
    assert (result.usd_per_gb_month, result.storage_usd, result.usd, result.sources) == (
        None,
        None,
        None,
        (),
    )
    assert result.idle_usd is not None


def test_full_fine_tuning_keeps_far_more_than_adapters():
    full, lora = found(run(method="full", num_gpus=4, sharding="zero3")), found(run(method="lora"))
    assert full.checkpoint_gb > 100 * lora.checkpoint_gb
    assert full.weights_gb == lora.weights_gb


def test_the_price_is_the_median_and_every_source_is_named():
    prices = sorted(row.usd_per_gb_month for row in CATALOG.storage)
    result = found(run())
    assert prices[0] <= (result.usd_per_gb_month or 0) <= prices[-1]
    assert {row.source[0] for row in CATALOG.storage} <= set(result.sources)


def test_a_short_run_pays_one_day():
    assert found(run(), hours=0.1).storage_usd == found(run(), hours=20).storage_usd


@pytest.mark.parametrize("gigabytes", [1, 140])
def test_the_waiting_told_is_the_waiting_charged(gigabytes: int):
    told = next(note for note in found(run()).assumptions if note.code == "prices.waiting").facts
    minutes, download, loading = (told[name] for name in ("minutes", "download", "loading"))
    hours = minutes / 60 + gigabytes * (1000 / download + 1 / loading) / 3600
    assert overheads.idle_hours(gigabytes * 1e9) == pytest.approx(hours)
