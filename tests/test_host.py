"""Main memory and disk around the cards, beside what others published or computed."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.runs.host import (
    PROCESS_BYTES,
    READ_AT_ONCE_BYTES,
    HostMemory,
    disk_space,
    host_memory,
)
from advisor.runs.memory.peak import estimate
from advisor.runs.memory.trained import checkpoint_bytes, trainable_parameters
from advisor.runs.options import Offload, Sharding
from advisor.runs.run import Cards, SetUp
from advisor.runs.workload import Workload
from advisor.units import GIB
from tests.shipped import CATALOG


def run(
    model: str = "Llama 2 7B",
    method: Any = "full",
    sharding: Sharding = "single",
    count: int = 1,
    **settings: Any,
) -> SetUp:
    cards = Cards(None, count, sharding)
    return SetUp(CATALOG.model(model), method, Workload(1000, 512, 1), cards=cards, **settings)


def host(set_up: SetUp) -> HostMemory:
    return host_memory(set_up, estimate(set_up).host)


def processes(set_up: SetUp) -> float:
    return PROCESS_BYTES * min(8, set_up.cards.count)


@pytest.mark.parametrize(("offload", "sharding", "cards", "gib"), [
    ("all", "zero3", 4, 169.45), ("optimizer", "zero3", 4, 150.62), ("optimizer", "zero2", 1, 150.62),
])  # fmt: skip
def test_offloading_takes_what_deepspeed_estimates(
    offload: Offload, sharding: Sharding, cards: int, gib: float
) -> None:
    """`estimate_zero3_model_states_mem_needs_all_live` on "6738M total params", its buffers included
    (https://github.com/axolotl-ai-cloud/axolotl/issues/1129)."""
    asked = run(sharding=sharding, count=cards, offload=offload)
    assert (host(asked).training_buffers - processes(asked)) / GIB == pytest.approx(gib, abs=0.01)


def test_two_machines_hold_half_each() -> None:
    """DeepSpeed divides by the number of nodes (`gpus_factor` of
    `estimate_zero3_model_states_mem_needs`)."""
    one, two = (run(sharding="zero3", count=count, offload="all") for count in (8, 16))
    kept = [host(each).training - processes(each) for each in (one, two)]
    assert kept[0] == pytest.approx(2 * kept[1])
    assert (host(one).machines, host(two).machines) == (1, 2)


@pytest.mark.parametrize(("model", "gb"), [
    # "70*4*8 GB ~ 2TB of CPU RAM", https://huggingface.co/blog/ram-efficient-pytorch-fsdp
    ("Llama 2 70B", 70 * 4 * 8),
    # "4 x 40 x 8 = 1280 GB", https://github.com/huggingface/transformers/pull/25107
    ("40B", 1280),
])  # fmt: skip
def test_each_process_may_read_the_whole_model(model: str, gb: float) -> None:
    asked = run(model, sharding="fsdp", count=8, precision="fp32")
    found = host(asked)
    assert (found.loading_each - processes(asked)) / 1e9 == pytest.approx(gb, rel=0.02)
    assert found.loading - processes(asked) == pytest.approx(
        (found.loading_each - processes(asked)) / 8
    )


@pytest.mark.parametrize(("model", "cards", "gb"), [
    # https://huggingface.co/docs/peft/accelerate/fsdp: two cards, "107 GB of CPU RAM"
    ("Llama 2 70B", 2, 107),
    # https://www.philschmid.de/fsdp-qlora-llama3: four cards, "127GB CPU RAM"
    ("Llama 3 70B", 4, 127),
])  # fmt: skip
def test_a_quantized_base_in_main_memory(model: str, cards: int, gb: float) -> None:
    """FSDP with offload: the stored base, and again as the first process loads or saves it."""
    found = host(run(model, "qlora", "fsdp", cards, offload="all"))
    assert found.least / 1e9 < gb < 1.2 * found.most / 1e9


@pytest.mark.parametrize(("method", "engine", "cards", "weights", "state"), [
    ("full", "single", 1, 2, 4), ("full", "ddp", 4, 2, 4), ("full", "zero3", 4, 2, 12), ("full", "zero2", 4, 2 * 2, 12), ("full", "fsdp", 8, 2 * 4, 8),
    ("lora", "single", 1, 4, 8), ("qlora", "ddp", 2, 4, 8), ("prompt_tuning", "single", 1, 4, 8),
])  # fmt: skip
def test_a_checkpoint_holds_the_trained_weights_and_the_whole_optimizer(
    method: str, engine: Any, cards: int, weights: int, state: int
) -> None:
    """bf16 moments over bf16 weights; DeepSpeed adds the fp32 master weights; ZeRO-2 and FSDP write
    the weights for themselves, too; however many cards share them."""
    trained = run("7B", method, engine, cards)
    assert checkpoint_bytes(trained) == pytest.approx(
        (weights + state) * trainable_parameters(trained)
    )


def test_a_checkpoint_of_zero_2_as_published() -> None:
    """90 G of optimizer states, 15 G of the engine's weights and 15.1 G of `pytorch_model` files
    (https://github.com/deepspeedai/DeepSpeed/issues/6598)."""
    saved = checkpoint_bytes(run("Llama 3.1 8B", sharding="zero2", offload="optimizer"))
    assert saved / GIB == pytest.approx(90 + 15 + 15.1, rel=0.01)


def test_the_oldest_checkpoint_goes_after_the_newest_is_written() -> None:
    assert disk_space(run()).checkpoints == 3
    assert disk_space(run(save_total_limit=5)).checkpoints == 6
    assert disk_space(run(saves=4)).checkpoints == 4
    assert disk_space(run(saves=4, save_total_limit=5)).checkpoints == 4
    assert disk_space(run(saves=40, save_total_limit=1)).checkpoints == 2


def test_merging_takes_the_base_in_sixteen_bit_whatever_it_was_trained_on() -> None:
    """13.5 GB of Llama 2 7B, an adapter, and a product of the largest matrix."""
    lora, qlora = (host(run(method=method)).merging for method in ("lora", "qlora"))
    assert lora is not None
    assert lora == qlora
    assert 13.5e9 < lora - PROCESS_BYTES < 15e9
    assert host(run()).merging is None
    assert disk_space(run(method="lora")).merged == pytest.approx(13.48e9, rel=1e-3)


def test_what_gathers_at_a_save() -> None:
    """ZeRO-3 the 16-bit weights in one process, ZeRO-2 in each of them, FSDP the fp32 moments."""
    weights = 2 * CATALOG.model("Llama 2 7B").shape.parameters
    ways: tuple[Sharding, ...] = ("zero3", "zero2", "fsdp")
    saved = {way: host(run(sharding=way, count=8)).saving - 8 * PROCESS_BYTES for way in ways}
    assert saved == {way: pytest.approx(times * weights) for way, times in
                     (("zero3", 1), ("zero2", 8), ("fsdp", 4))}  # fmt: skip


@given(
    st.sampled_from(["lora", "qlora", "full"]),
    st.sampled_from(["ddp", "zero2", "zero3", "fsdp"]),
    st.integers(2, 32),
)
def test_larger_models_take_more_and_least_is_never_above_most(
    method: str, sharding: Sharding, cards: int
) -> None:
    sizes = [run(size, method, sharding, cards) for size in ("1B", "7B", "70B")]
    for smaller, larger in pairwise(map(host, sizes)):
        assert smaller.most <= larger.most
        assert smaller.least <= smaller.most
    assert all(disk_space(a).total < disk_space(b).total for a, b in pairwise(sizes))
    quantized = host(run("70B", "qlora", "ddp", cards))
    assert quantized.loading <= 8 * PROCESS_BYTES + READ_AT_ONCE_BYTES
