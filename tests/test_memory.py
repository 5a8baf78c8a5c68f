"""Memory estimates: identities, directions, and the sentences people rely on."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.guidance import MethodId
from advisor.runs.memory import allocator, peak, workspace
from advisor.runs.memory.peak import Fit
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.options import Sharding
from advisor.runs.run import SetUp
from advisor.units import GIB
from tests.runs import (
    A100_40,
    A100_80,
    LLAMA_2_7B,
    LLAMA_3_8B,
    MIXTRAL_8X7B,
    RTX_3090,
    RTX_4090,
    model,
    on,
    run,
)

METHODS: tuple[MethodId, ...] = ("full", "lora", "qlora", "prompt_tuning")
methods = st.sampled_from(METHODS)
OPEN: dict[str, Any] = {"micro_batch_size": None, "gradient_accumulation": None}
"""The micro batch is left to be chosen."""
sizes = st.sampled_from([0.5e9, 1e9, 3e9, 7e9, 8e9, 13e9, 34e9, 70e9])


def gib(asked: SetUp) -> float:
    return peak.estimate(asked).allocated / GIB


@st.composite
def runs(draw: st.DrawFn) -> SetUp:
    return run(
        draw(sizes),
        draw(methods),
        tokens=draw(st.integers(16, 8192)),
        gpu=draw(st.sampled_from([None, RTX_4090, A100_80])),
        num_gpus=draw(st.integers(1, 16)),
        lora_rank=draw(st.integers(1, 256)),
        micro_batch_size=draw(st.integers(1, 16)),
        gradient_accumulation=draw(st.integers(1, 32)),
        gradient_checkpointing=draw(st.booleans()),
        attention=draw(st.sampled_from(["flash", "sdpa", "eager"])),
        optimizer=draw(
            st.sampled_from(
                [
                    "adamw",
                    "adamw_fused",
                    "adamw_8bit",
                    "paged_adamw",
                    "paged_adamw_8bit",
                    "adafactor",
                    "sgd",
                ]
            )
        ),
        precision=draw(st.sampled_from(["bf16", "fp16", "fp32", "pure_bf16"])),
        sharding=draw(
            st.sampled_from([None, "ddp", "zero1", "zero2", "zero3", "fsdp", "device_map"])
        ),
        loss=draw(st.sampled_from(["full", "fused", "chunked"])),
        objective=draw(st.sampled_from(["sft", "dpo"])),
        offload=draw(st.sampled_from(["none", "optimizer", "all"])),
        dora=draw(st.booleans()),
        prefix=draw(st.booleans()),
        varied_lengths=draw(st.booleans()),
        optimizer_in_backward=draw(st.booleans()),
    )


@given(runs())
def test_parts_sum_to_the_total_and_the_bounds_hold(asked: SetUp) -> None:
    estimate = peak.estimate(asked)
    assert sum(estimate.breakdown.values()) == pytest.approx(estimate.expected)
    assert min(estimate.breakdown.values()) >= 0
    assert estimate.allocated <= estimate.reserved <= estimate.expected <= estimate.high
    assert 0 < estimate.low < estimate.expected
    for low, expected, high in estimate.ranges.values():
        assert estimate.low <= low <= expected <= high <= estimate.high


FIXED: tuple[Sharding, ...] = ("ddp", "zero1", "zero2", "zero3", "fsdp", "device_map")


@given(
    runs(), st.sampled_from(FIXED), st.sampled_from(["tokens", "batch", "rank"]), st.integers(1, 4)
)
def test_more_of_anything_never_needs_less(
    asked: SetUp, sharding: Sharding, what: str, more: int
) -> None:
    small = on(asked, sharding=sharding)
    workload = replace(
        small.workload, tokens_per_sample=small.workload.tokens_per_sample + 256 * more
    )
    larger = {
        "tokens": replace(small, workload=workload),
        "batch": replace(small, micro_batch_size=small.micro_batch_size + more),
        "rank": replace(small, lora_rank=small.lora_rank + 8 * more),
    }[what]
    assert peak.estimate(larger).allocated >= peak.estimate(small).allocated


@given(methods, st.integers(1, 8), st.booleans())
def test_a_larger_model_needs_more(method: MethodId, batch: int, checkpointing: bool) -> None:
    needed = [
        gib(run(size, method, micro_batch_size=batch, gradient_checkpointing=checkpointing))
        for size in (0.5e9, 1e9, 3e9, 7e9, 13e9, 34e9, 70e9)
    ]
    assert needed == sorted(needed)


@given(sizes, methods, st.integers(2, 16), st.sampled_from(["fp16", "pure_bf16"]))
def test_sharding_more_never_leaves_more_standing(
    size: float, method: MethodId, gpus: int, precision: str
) -> None:
    """Weights, gradients and optimizer states together, from replicated to fully sharded."""

    def standing(sharding: Sharding, num_gpus: int = gpus) -> float:
        estimate = peak.estimate(
            run(size, method, num_gpus=num_gpus, sharding=sharding, precision=precision)
        )
        return estimate.weights + estimate.adapters + estimate.optimizer

    stages = [standing(sharding) for sharding in ("ddp", "zero2", "zero3")]
    if method != "full":
        assert stages == sorted(stages, reverse=True)
    assert standing("zero3", 2 * gpus) < standing("zero3")
    assert standing("fsdp", 2 * gpus) < standing("fsdp")
    assert standing("ddp", 2 * gpus) == standing("ddp")


@given(sizes, st.integers(1, 8))
def test_quantized_weights_are_smaller(size: float, batch: int) -> None:
    weights = [
        peak.estimate(run(size, "lora", quantization=quantization, micro_batch_size=batch)).weights
        for quantization in ("nf4_dq", "nf4", "int8", "none")
    ]
    assert weights == sorted(weights)
    assert gib(run(size, "qlora")) == gib(run(size, "lora", quantization="nf4_dq"))


def test_thirteen_billion_on_24_gib() -> None:
    """16-bit LoRA of 13B does not fit a 24 GB card, QLoRA does: 26 GB of weights against 7."""
    lora = peak.estimate(run(13e9, "lora", gpu=RTX_4090))
    assert lora.expected / GIB == pytest.approx(26, abs=2)
    assert peak.fits(lora, RTX_4090) is Fit.NO
    assert peak.fits(lora, A100_40) is Fit.FITS
    assert peak.fits(peak.estimate(run(13e9, "qlora", gpu=RTX_4090)), RTX_4090) is Fit.FITS


def test_seven_billion_full_does_not_fit_two_3090() -> None:
    """10 bytes a parameter in bf16 are 65 GiB; 20 with fp32 master weights, sharded over two cards,
    are the same."""
    asked = run(7e9, "full", gpu=RTX_3090, num_gpus=2)
    assert asked.cards.sharding == "zero3"
    assert peak.fits(peak.estimate(asked), RTX_3090) is Fit.NO


def test_full_fine_tuning_bytes_per_parameter() -> None:
    """Per parameter at the optimizer's step: 10 in bf16, 20 with fp32 master weights, 6 with 8-bit
    moments."""
    parameters = run(7e9).model.shape.parameters
    cases: list[tuple[dict[str, Any], float]] = [
        ({"precision": "pure_bf16"}, 10),
        ({"precision": "bf16"}, 10),
        ({"precision": "fp16"}, 20),
        ({"precision": "pure_bf16", "optimizer": "adamw_fused"}, 8),
        ({"precision": "pure_bf16", "optimizer": "adamw_8bit"}, 6),
    ]
    for options, expected in cases:
        estimate = peak.estimate(run(7e9, "full", tokens=32, **options))
        assert estimate.allocated / parameters == pytest.approx(expected, rel=0.03), options


def test_several_gpus_default_to_ddp_where_one_card_holds_it() -> None:
    assert run(7e9, "lora", gpu=RTX_4090, num_gpus=2).cards.sharding == "ddp"
    assert run(70e9, "lora", gpu=A100_80, num_gpus=4).cards.sharding == "zero3"
    assert run(7e9, "lora", num_gpus=2).cards.sharding == "ddp"
    assert run(70e9, "lora", gpu=RTX_4090).cards.sharding == "single"


def test_a_run_is_tight_where_the_expected_figure_fits_and_the_high_one_does_not() -> None:
    estimate = peak.estimate(run(7e9, "lora"))

    def fit(usable: float) -> Fit:
        return peak.fits(estimate, RTX_4090.model_copy(update={"usable_gib": usable / GIB}))

    assert estimate.expected < estimate.most <= estimate.high
    assert fit(estimate.most + GIB / 10) is Fit.FITS
    assert fit((estimate.expected + estimate.most) / 2) is Fit.TIGHT
    assert fit(estimate.expected) is Fit.TIGHT
    assert fit(estimate.expected - GIB / 10) is Fit.NO


def test_micro_batch_grows_only_as_far_as_it_fits() -> None:
    chosen = run(7e9, "lora", gpu=RTX_4090, **OPEN)
    assert (chosen.micro_batch_size, chosen.gradient_accumulation) == (4, 4)
    crowded = run(7e9, "lora", tokens=4096, gpu=RTX_4090, **OPEN)
    assert crowded.micro_batch_size < 4
    assert crowded.micro_batch_size * crowded.gradient_accumulation == 16


def test_all_experts_are_resident_but_only_the_active_ones_make_activations() -> None:
    mixture, dense = run(MIXTRAL_8X7B, "lora", tokens=4096), run(LLAMA_2_7B, "lora", tokens=4096)
    assert peak.estimate(mixture).weights / GIB == pytest.approx(87, abs=1)
    assert peak.estimate(mixture).activations < 4 * peak.estimate(dense).activations


def test_a_large_vocabulary_costs_memory_unless_the_loss_is_chunked() -> None:
    small = model(LLAMA_3_8B.model_copy(update={"vocab": 32000}))
    large = run(LLAMA_3_8B, "lora", tokens=4096, micro_batch_size=4)
    assert peak.estimate(large).logits > 3 * peak.estimate(replace(large, model=small)).logits
    assert peak.estimate(replace(large, loss="chunked")).logits == 0


def test_prompt_tuning_trains_its_vectors_only() -> None:
    tuned = run(LLAMA_2_7B, "prompt_tuning", virtual_tokens=20)
    assert trainable_parameters(tuned) == 20 * 4096
    assert trainable_parameters(run(LLAMA_2_7B, "full")) == LLAMA_2_7B.parameters
    assert gib(tuned) < gib(run(LLAMA_2_7B, "lora"))


def test_deepspeed_fills_a_bucket_of_half_a_billion_gradients() -> None:
    """Its default bucket, 5e8 values (https://www.deepspeed.ai/docs/config-json/): two of 16 bit, or
    all that is trained where that is less."""
    for method, held in (("full", 5e8), ("lora", None)):
        sharded = run(7e9, method, 32_768, gpu=A100_80, num_gpus=4, sharding="zero2")
        buckets = peak.estimate(sharded).workspace - workspace.CUBLAS_BYTES
        assert buckets == pytest.approx(4 * (held or trainable_parameters(sharded)))


def test_only_cards_that_talk_to_each_other_hold_buffers_for_it() -> None:
    alone, copied = run(7e9, gpu=A100_80), on(run(7e9, gpu=A100_80), count=2, sharding="ddp")
    dealt = on(run(7e9, gpu=A100_80), count=2, sharding="device_map")
    assert allocator.nccl_bytes(copied) > 0
    assert allocator.nccl_bytes(alone) == allocator.nccl_bytes(dealt) == 0


def test_merging_takes_the_16_bit_model_and_the_context() -> None:
    taken = [
        peak.estimate(run(LLAMA_2_7B, "qlora", gpu=gpu)).merging for gpu in (A100_80, RTX_3090)
    ]
    assert taken[0]
    assert taken[1]
    assert min(taken[0], taken[1]) > 2 * LLAMA_2_7B.parameters
    contexts = [allocator.context_bytes(gpu) for gpu in (A100_80, RTX_3090)]
    assert taken[0] - taken[1] == pytest.approx(contexts[0] - contexts[1])


def test_fp32_copies_leave_holes_where_their_16_bit_ones_were() -> None:
    """k-bit preparation upcasts what is not quantized: Llama 2's embedding, head and norms
    (https://huggingface.co/meta-llama/Llama-2-7b-hf/blob/main/config.json)."""
    asked = run(LLAMA_2_7B, "qlora", gpu=A100_80)
    nothing = dict.fromkeys(allocator.FRAGMENTATION, 0.0)
    del nothing["upcast"]
    freed = 2 * (2 * 32000 * 4096 + (2 * 32 + 1) * 4096)
    assert allocator.fragmentation(asked, nothing, 0, 0) == pytest.approx(
        allocator.FRAGMENTATION["upcast"] * freed
    )
