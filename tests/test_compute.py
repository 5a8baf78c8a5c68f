"""Time estimates: identities, directions, and the reference workload."""

import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.serving.capacity import throughput
from advisor.advice.serving.server import Server
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.errors import ToolError
from advisor.runs import parameters
from advisor.runs.memory import peak
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.run import SetUp
from advisor.runs.time import exchange, flops, speed
from advisor.runs.time.flops import half_precision
from tests.runs import (
    A100_40,
    A100_80,
    DEEPSEEK_V2_LITE,
    LLAMA_2_7B,
    MIXTRAL_8X7B,
    RTX_3090,
    RTX_4090,
    on,
    run,
)
from tests.small_catalog import SIXTEEN

METHODS: tuple[MethodId, ...] = ("full", "lora", "qlora", "prompt_tuning")
methods = st.sampled_from(METHODS)
cards = st.sampled_from([RTX_3090, RTX_4090, A100_40, A100_80])


@st.composite
def runs(draw: st.DrawFn) -> SetUp:
    return run(
        draw(st.sampled_from([0.5e9, 1e9, 7e9, 13e9, 70e9])),
        draw(methods),
        tokens=draw(st.integers(32, 8192)),
        samples=draw(st.integers(1, 100_000)),
        gpu=draw(cards),
        num_gpus=draw(st.integers(1, 8)),
        micro_batch_size=draw(st.integers(1, 8)),
        gradient_accumulation=draw(st.integers(1, 16)),
        gradient_checkpointing=draw(st.booleans()),
        sharding=draw(st.sampled_from(["ddp", "zero2", "zero3", "fsdp", "device_map"])),
    )


def hours(asked: SetUp) -> float:
    return speed.estimate(asked).hours.expected


@given(runs())
def test_bounds_and_bookkeeping(asked: SetUp) -> None:
    estimate = speed.estimate(asked)
    rate, duration = estimate.tokens_per_second, estimate.hours
    assert 0 < rate.low < rate.expected < rate.high
    assert 0 < duration.low < duration.expected < duration.high
    assert 0 < estimate.utilization < 1
    tokens = asked.gradient_accumulation * asked.tokens_per_micro_batch * asked.data_parallel
    assert rate.expected * estimate.seconds_per_step == pytest.approx(tokens)


@given(runs(), st.integers(2, 5))
def test_time_is_additive_in_samples(asked: SetUp, times: int) -> None:
    more = replace(asked, workload=replace(asked.workload, samples=times * asked.workload.samples))
    assert hours(more) == pytest.approx(times * hours(asked))


@given(runs(), st.floats(1.01, 4))
def test_a_faster_card_is_not_slower(asked: SetUp, factor: float) -> None:
    gpu = asked.cards.gpu
    assert gpu
    figures = {
        name: factor * getattr(gpu, name)
        for name in ("tflops_fp16", "tflops_bf16", "bandwidth_gb_s")
    }
    assert hours(on(asked, gpu=gpu.model_copy(update=figures))) <= hours(asked)


@given(runs(), st.integers(1, 8))
def test_more_gpus_with_replicas_are_faster(asked: SetUp, more: int) -> None:
    alone = on(replace(asked, gradient_accumulation=64), sharding="ddp")
    assert hours(on(alone, count=alone.cards.count + more)) < hours(alone)


def test_dealing_layers_over_cards_gains_nothing() -> None:
    one = run(7e9, gpu=RTX_3090)
    assert hours(on(one, count=2, sharding="device_map")) == pytest.approx(hours(one), rel=0.01)


def flops_of(asked: SetUp) -> float:
    return flops.flops_per_token(asked, trainable_parameters(asked))


def test_flops_per_token_follow_the_method() -> None:
    """6N full, 4N with frozen weights, 2N more to recompute; N includes the head, not the
    embedding; attention aside."""
    matrices = LLAMA_2_7B.parameters - 32000 * 4096 - 65 * 4096
    layers = matrices - 32000 * 4096
    cases: list[tuple[MethodId, bool, int]] = [
        ("full", False, 6 * matrices),
        ("full", True, 6 * matrices + 2 * layers),
        ("prompt_tuning", False, 4 * matrices),
        ("prompt_tuning", True, 4 * matrices + 2 * layers),
    ]
    for method, checkpointing, expected in cases:
        asked = run(LLAMA_2_7B, method, gradient_checkpointing=checkpointing)
        assert flops_of(asked) - flops.attention_flops_per_token(asked) == expected


def test_an_adapter_computes_forward_and_both_backwards_of_its_own() -> None:
    matrices = LLAMA_2_7B.parameters - 32000 * 4096 - 65 * 4096
    asked = run(LLAMA_2_7B, "lora", gradient_checkpointing=False)
    own = 6 * trainable_parameters(asked)
    computed = flops_of(asked) - flops.attention_flops_per_token(asked)
    assert computed == 4 * matrices + own


@pytest.mark.parametrize(
    ("attention", "checkpointing", "expected"),
    [
        ("eager", False, 4 * 3),
        ("eager", True, 4 * 4),
        ("flash", False, 2 * 3.5),
        ("flash", True, 2 * 4.5),
    ],
)
def test_attention_computes_the_causal_half_where_the_kernel_can(
    attention: Any, checkpointing: bool, expected: float
) -> None:
    """s·width a layer, four operations of them forward; backward 2 times that, 2.5 times in a
    kernel that computes the scores again."""
    asked = run(LLAMA_2_7B, attention=attention, gradient_checkpointing=checkpointing, tokens=1024)
    assert flops.attention_flops_per_token(asked) == 32 * 4096 * 1024 * expected


def test_latent_attention_computes_with_its_own_width() -> None:
    asked = run(DEEPSEEK_V2_LITE, attention="eager", gradient_checkpointing=False, tokens=1024)
    width = 16 * (128 + 64)
    assert flops.attention_flops_per_token(asked) == 27 * width * 1024 * 4 * 3
    assert parameters.attention_widths(DEEPSEEK_V2_LITE) == (width, width)


def test_a_mixture_computes_with_its_active_experts() -> None:
    """Mixtral: 46.7B weights, 12.9B active (https://arxiv.org/abs/2401.04088)."""
    assert parameters.active_linear_parameters(MIXTRAL_8X7B) / 1e9 == pytest.approx(
        12.9 - 0.26, abs=0.05
    )


def test_eager_attention_and_small_batches_are_slower() -> None:
    base = run(7e9, gpu=A100_80, tokens=2048, micro_batch_size=4)
    assert hours(replace(base, attention="eager")) > hours(base)
    assert hours(replace(base, micro_batch_size=1, gradient_accumulation=64)) > hours(base)


def test_a_gpu_is_required() -> None:
    with pytest.raises(ToolError, match="gpu required"):
        speed.estimate(run(7e9))


LESSON_HOURS: list[tuple[float, MethodId, Gpu, float]] = [
    (7e9, "lora", RTX_3090, 12),
    (7e9, "lora", RTX_4090, 8),
    (7e9, "lora", A100_40, 4),
    (13e9, "qlora", RTX_3090, 24),
    (13e9, "qlora", RTX_4090, 16),
    (13e9, "lora", A100_40, 8),
]


@pytest.mark.parametrize(("size", "method", "gpu", "lesson"), LESSON_HOURS)
def test_the_reference_workload_agrees_with_the_lesson(
    size: float, method: MethodId, gpu: Gpu, lesson: float
) -> None:
    computed = hours(run(size, method, gpu=gpu, micro_batch_size=None, gradient_accumulation=None))
    print(
        f"{size / 1e9:g}B {method} on {gpu.name}: {computed:.1f} h computed, {lesson} h in the lesson"
    )
    assert 1 / 1.5 <= computed / lesson <= 1.5


@pytest.mark.parametrize("gpus", [4, 8])
def test_seventy_billion_on_a100_takes_the_lessons_48_gpu_hours(gpus: int) -> None:
    computed = hours(
        run(
            70e9,
            "lora",
            gpu=A100_80,
            num_gpus=gpus,
            micro_batch_size=None,
            gradient_accumulation=None,
        )
    )
    print(
        f"70B lora on {gpus} A100 80GB: {computed:.1f} h, {gpus * computed:.0f} GPU-hours; the lesson says 48 h"
    )
    assert 1 / 1.5 <= gpus * computed / 48 <= 1.5


def test_a_thousand_estimates_take_moments() -> None:
    """100,000 of each kind in about 20 s; generous here, since machines differ."""
    base = run(13e9, gpu=RTX_4090)
    start = time.perf_counter()
    for rank in range(1, 1001):
        peak.estimate(replace(base, lora_rank=rank))
        speed.estimate(replace(base, lora_rank=rank))
    assert time.perf_counter() - start < 3


def test_software_that_reaches_half_takes_up_to_twice_as_long() -> None:
    half = RTX_4090.architecture.model_copy(update={"software_efficiency": 0.5})
    card = RTX_4090.model_copy(update={"architecture": half})
    asked = run(13e9, "qlora", tokens=2048, gpu=RTX_4090)
    assert 1.3 < hours(on(asked, gpu=card)) / hours(asked) <= 2
    served = [throughput(Server(LLAMA_2_7B, gpu, SIXTEEN), 8, 500, 100) for gpu in (card, RTX_4090)]
    assert served[1] / 2 < served[0] < 0.6 * served[1]


def test_the_update_reads_and_writes_what_is_trained() -> None:
    """AdamW over bf16 weights: weight, gradient and two moments of 2 bytes each; adapters are fp32,
    with moments of 4 bytes. Sharded, each card updates its part."""

    def bytes_each(method: MethodId, **cards: Any) -> float:
        asked = on(run(7e9, method, gpu=A100_80), **cards)
        trained = trainable_parameters(asked)
        return exchange.update_seconds(asked, A100_80, trained) / trained

    assert bytes_each("lora") / bytes_each("full") == pytest.approx(12 / 8)
    assert bytes_each("full", count=4, sharding="ddp") == bytes_each("full")
    assert bytes_each("full", count=4, sharding="zero2") == pytest.approx(bytes_each("full") / 4)


def test_a_card_without_bf16_trains_in_fp16() -> None:
    assert half_precision(RTX_4090.model_copy(update={"tflops_bf16": None})) == "fp16"
    assert half_precision(RTX_4090) == half_precision(None) == "bf16"
