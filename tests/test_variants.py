"""What a run can be beyond the plain one: DoRA, DPO, prefixes, offload, paging, padding,
evaluation. Directions, identities, published runs."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.notes import sentence
from advisor.catalog.architectures import model_from_config
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.runs.memory import peak
from advisor.runs.memory.peak import Fit
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.run import Cards, SetUp
from advisor.runs.time import speed
from advisor.runs.workload import Workload
from advisor.units import GIB
from tests.runs import A100_80, LLAMA_2_7B, LLAMA_3_8B, RTX_3090, RTX_4090, on, run
from tests.shipped import CATALOG

LLAMA_2_70B = {
    "name": "Llama-2-70B", "num_parameters": 68_980_000_000, "hidden_size": 8192, "num_hidden_layers": 80, "num_attention_heads": 64,
    "num_key_value_heads": 8, "intermediate_size": 28672, "vocab_size": 32000,
}  # fmt: skip
FSDP_QLORA = ("q_proj", "k_proj", "v_proj", "gate_proj", "up_proj", "down_proj")


def gib(asked: SetUp) -> float:
    return peak.estimate(asked).allocated / GIB


def hours(asked: SetUp) -> float:
    return speed.estimate(asked).hours.expected


def called(**arguments: Any) -> Any:
    return EstimateTrainingCost.model_validate(
        {"model": "Llama 3.1 8B", "gpu": "A100 80GB", **arguments}
    ).run(CATALOG)


def test_dora_trains_one_magnitude_more_for_each_output() -> None:
    lora = run(LLAMA_2_7B, lora_targets=("q_proj", "v_proj"))
    dora = replace(lora, dora=True)
    assert trainable_parameters(dora) - trainable_parameters(lora) == 32 * 2 * 4096
    assert gib(dora) > gib(lora)


def test_embeddings_beside_lora_are_trained_in_full() -> None:
    """PEFT copies both layers (https://huggingface.co/docs/peft/developer_guides/troubleshooting):
    of Llama 3 two of 128,256 x 4,096, which AdamW trains in bf16 at 10 bytes each."""
    lora = run(LLAMA_3_8B)
    saved = replace(lora, train_embeddings=True)
    copies = 2 * 128_256 * 4096
    assert trainable_parameters(saved) - trainable_parameters(lora) == copies
    assert gib(saved) - gib(lora) == pytest.approx(10 * copies / 2**30, rel=0.15)
    quantized = run(LLAMA_3_8B, "qlora")
    more = gib(replace(quantized, train_embeddings=True)) - gib(quantized)
    assert more == pytest.approx(20 * copies / 2**30, rel=0.15)  # of fp32 copies


def test_a_prefix_is_a_key_and_a_value_in_every_layer() -> None:
    prompt = run(LLAMA_3_8B, "prompt_tuning", virtual_tokens=16)
    assert trainable_parameters(prompt) == 16 * 4096
    assert trainable_parameters(replace(prompt, prefix=True)) == 16 * 32 * 2 * 8 * 128


@given(st.integers(128, 4096), st.integers(1, 4))
def test_dpo_reads_two_answers_and_full_runs_keep_a_reference(tokens: int, batch: int) -> None:
    full = run(LLAMA_3_8B, "full", tokens=tokens, micro_batch_size=batch, gpu=A100_80)
    dpo = peak.estimate(replace(full, objective="dpo"))
    assert dpo.weights == peak.estimate(full).weights + 2 * LLAMA_3_8B.parameters
    lora, pairs = (
        replace(full, method="lora", objective=objective) for objective in ("sft", "dpo")
    )
    assert (
        peak.estimate(pairs).weights == peak.estimate(lora).weights
    )  # the adapter switched off is the reference
    assert peak.estimate(pairs).logits == pytest.approx(2 * peak.estimate(lora).logits)
    assert hours(pairs) > 1.2 * hours(lora)


@pytest.mark.parametrize(
    ("name", "card", "micro_batch", "reserved_gib", "seconds"),
    [
        # github.com/AnswerDotAI/fsdp_qlora, benchmarks_03_2024.md: Llama 2 70B, two cards, FSDP
        # with CPU offload, 2,048 tokens
        ("fsdpqlora-013", RTX_3090, 2, 14.92, 46.07),
        ("fsdpqlora-022", RTX_4090, 2, 14.92, 17.18),
    ],
)
def test_weights_in_main_memory_published(
    name: str,
    card: Any,
    micro_batch: int,
    reserved_gib: float,
    seconds: float,
    catalog: Catalog,
) -> None:
    asked = SetUp(
        model_from_config(catalog, LLAMA_2_70B), "qlora", Workload(1024, 2048, 1), cards=Cards(card, 2, "fsdp"), lora_rank=64, lora_targets=FSDP_QLORA, attention="flash",
        micro_batch_size=micro_batch, gradient_accumulation=1, offload="all",
    )  # fmt: skip
    time = speed.estimate(asked)
    assert peak.estimate(asked).reserved / GIB == pytest.approx(reserved_gib, rel=0.08), name
    assert time.hours.low <= seconds * 1024 / (2 * 2 * 3600) <= time.hours.high, name


@given(st.sampled_from(["optimizer", "all"]), st.integers(1, 8))
def test_offload_trades_the_card_for_main_memory_and_time(offload: Any, cards: int) -> None:
    plain = run(LLAMA_3_8B, "full", gpu=A100_80, num_gpus=cards, sharding="zero3")
    moved = replace(plain, offload=offload)
    assert gib(moved) < gib(plain)
    assert peak.estimate(moved).host >= 12 * LLAMA_3_8B.parameters > peak.estimate(plain).host == 0
    assert hours(moved) > hours(plain)


def test_a_paged_optimizer_gives_way_where_the_card_is_short() -> None:
    short = run(
        LLAMA_3_8B,
        "full",
        optimizer="paged_adamw",
        gpu=A100_80.model_copy(update={"usable_gib": 48.0}),
    )
    paged = peak.estimate(short)
    assert paged.host > 0
    assert paged.optimizer + paged.host == pytest.approx(
        8 * LLAMA_3_8B.parameters
    )  # bitsandbytes keeps fp32 moments
    assert peak.fits(paged, A100_80.model_copy(update={"usable_gib": 48.0})) is not Fit.NO
    roomy = peak.estimate(on(replace(short, model=run(3e9).model), gpu=A100_80))
    assert roomy.host == 0


@given(st.floats(0, 0.99))
def test_a_paged_run_holds_wherever_all_but_its_optimizer_does(away: float) -> None:
    """However much of the optimizer's state has to leave, the card is full and no more: tight."""
    asked = run(
        LLAMA_3_8B,
        "full",
        optimizer="paged_adamw",
        gpu=A100_80.model_copy(update={"usable_gib": 141.0}),
    )
    roomy = peak.estimate(asked)
    left = (roomy.high - away * roomy.optimizer) / GIB
    card = A100_80.model_copy(update={"usable_gib": left})
    paged = peak.estimate(on(asked, gpu=card))
    assert paged.high / GIB == pytest.approx(left)
    assert peak.fits(paged, card) is (Fit.TIGHT if paged.paged_out > 1 else Fit.FITS)


def test_an_update_in_backward_never_holds_all_gradients() -> None:
    plain = run(LLAMA_3_8B, "full", gradient_accumulation=1, gpu=A100_80)
    fused = peak.estimate(replace(plain, optimizer_in_backward=True))
    assert fused.allocated < peak.estimate(plain).allocated - 2 * 0.9 * LLAMA_3_8B.parameters


@given(st.integers(256, 8192))
def test_varied_lengths_reserve_more_but_need_no_other_card(tokens: int) -> None:
    even = run(LLAMA_3_8B, tokens=tokens, micro_batch_size=2, gpu=A100_80)
    varied = replace(even, varied_lengths=True)
    assert peak.estimate(varied).reserved >= peak.estimate(even).reserved
    assert peak.estimate(varied).allocated == peak.estimate(even).allocated
    verdicts = [peak.fits(peak.estimate(each), A100_80) for each in (even, varied)]
    assert (verdicts[0] is Fit.NO) == (verdicts[1] is Fit.NO)


@given(st.floats(50, 1000), st.integers(1, 16))
def test_padding_costs_time_and_packing_saves_it(mean: float, batch: int) -> None:
    longest = run(LLAMA_3_8B, tokens=1024, micro_batch_size=batch, gpu=A100_80)
    varied = replace(longest, workload=replace(longest.workload, mean_tokens_per_sample=mean))
    packed = replace(varied, packing=True)
    found = speed.estimate(varied)
    assert 0 <= found.padding_share < 1
    assert (
        found.hours.expected <= hours(longest) * 1.2
    )  # short micro batches use the card less well
    assert speed.estimate(packed).padding_share == pytest.approx(0, abs=0.02)
    assert varied.workload.tokens == pytest.approx(longest.workload.samples * mean * 3)


def test_one_sample_at_a_time_pads_nothing() -> None:
    alone = run(LLAMA_3_8B, tokens=1024, micro_batch_size=1, gpu=A100_80)
    assert (
        speed.estimate(
            replace(alone, workload=replace(alone.workload, mean_tokens_per_sample=300.0))
        ).padding_share
        == 0
    )


@given(st.integers(0, 10_000), st.integers(0, 20))
def test_evaluation_and_saving_add_up(samples: int, saves: int) -> None:
    plain = run(LLAMA_3_8B, gpu=A100_80)
    both = speed.estimate(replace(plain, eval_samples=samples, saves=saves))
    parts = [
        speed.estimate(replace(plain, eval_samples=samples)),
        speed.estimate(replace(plain, saves=saves)),
    ]
    assert both.overhead_hours == pytest.approx(sum(part.overhead_hours for part in parts))
    assert both.hours.expected == pytest.approx(hours(plain) + both.overhead_hours)


def test_a_read_forward_only_is_cheaper_than_training_on_it() -> None:
    plain = run(LLAMA_3_8B, gpu=A100_80)
    whole_set = replace(plain, eval_samples=plain.workload.samples * 3)
    assert 0.2 * hours(plain) < speed.estimate(whole_set).overhead_hours < 0.5 * hours(plain)


@pytest.mark.parametrize(
    ("spelled", "same"),
    [
        ("dora", {"method": "lora", "dora": True}),
        ("prefix_tuning", {"method": "prompt_tuning", "prefix": True}),
    ],
)
def test_variants_are_understood_as_methods(spelled: str, same: dict[str, Any]) -> None:
    assert called(method=spelled) == called(**same)


@pytest.mark.parametrize(
    "arguments",
    [
        {"method": "full", "dora": True},
        {"method": "lora", "prefix": True},
        {"method": "full", "optimizer_in_backward": True, "gradient_accumulation": 4},
        {"tokens_per_sample": 512, "mean_tokens_per_sample": 600},
    ],
)
def test_settings_that_contradict_each_other_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(ToolError):
        called(**arguments)


def test_the_answer_tells_merging_host_and_what_comes_on_top() -> None:
    answer = called(method="qlora", samples=1000)
    assert answer.peak_memory_gib.merging > 2 * 8e9 / GIB
    assert answer.peak_memory_gib.host == 0
    assert answer.overheads.idle_usd > 0
    assert answer.market_cost_usd.low <= answer.market_cost_usd.high
    assert called(method="full", offload="optimizer").peak_memory_gib.host > 90


def test_the_answer_tells_every_unusual_setting() -> None:
    told = called(
        method="dora",
        objective="dpo",
        loss="liger",
        offload="optimizer",
        mean_tokens_per_sample=300,
        eval_samples=100,
        packing=True,
    )
    [settings] = [
        said for note in told.assumptions if (said := sentence(note, "en")).startswith("Settings")
    ]
    for word in (
        "DoRA",
        "DPO",
        "chunked loss",
        "offload of optimizer",
        "300 tokens",
        "100 samples",
        "packed",
    ):
        assert word in settings


def test_packed_samples_are_of_one_length() -> None:
    stated = {"method": "qlora", "tokens_per_sample": 2048, "mean_tokens_per_sample": 300}
    packed = called(**stated, packing=True).peak_memory_gib
    even = called(method="qlora", tokens_per_sample=2048).peak_memory_gib
    assert packed == even
    assert called(**stated).peak_memory_gib.reserved > even.reserved
