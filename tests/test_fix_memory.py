"""Out of memory: the run as it was stated, what overflows, and changes in the order of what they
cost."""

from typing import Any

import pytest

from advisor.advice.memory.fix_memory import MemoryFix
from advisor.advice.memory.fixes import DEARNESS
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.language import Language
from tests.memory_fix import fixed, said
from tests.shipped import CATALOG


def codes(found: MemoryFix) -> list[str]:
    return [change.code for change in found.first.changes] if found.first else []


LONG_LORA: dict[str, Any] = {
    "model": "Llama 2 7B", "method": "lora", "gpu": "RTX 4090", "micro_batch_size": 4, "tokens_per_sample": 4096,
}  # fmt: skip


def test_a_batch_of_long_samples_is_cut_to_fewer_samples_at_once():
    """2,048 tokens of source and 2,048 of target, batch 4."""
    found = fixed(**LONG_LORA)
    assert found.needs[0].fits is not True
    assert list(found.needs[0].parts)[:2] == ["weights", "logits"]
    assert codes(found) == ["memory.micro-batch"]
    assert found.first
    assert found.first.fits is True
    assert found.first.time_factor == pytest.approx(1, abs=0.1)
    assert "does not fit" in said(**LONG_LORA)
    assert "微批 2、梯度累积 32" in said("zh", **LONG_LORA)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_two_cards_hold_70b_only_if_they_divide_it(language: Language):
    """QLoRA of 70B on two 24 GB cards runs under FSDP (https://www.answer.ai/posts/2024-03-06-fsdp-qlora.html)."""
    stated = {"model": "70B", "method": "qlora", "gpu": "RTX 4090", "num_gpus": 2}
    found = fixed(**stated)
    assert [(need.sharding, need.fits) for need in found.needs] == [("zero3", True)]
    assert found.copies
    assert (found.copies.sharding, found.copies.fits) == ("ddp", False)
    assert (found.first, found.causes) == (None, ())
    assert found.switches
    assert any("fsdp" in setting for setting in found.switches.settings)
    text = said(language, **stated)
    assert text.index("ZeRO-3") < text.index("DDP")


def test_stated_sharding_is_told_alone():
    found = fixed(model="13B", method="full", gpu="A100 80GB", num_gpus=8, parallelism="zero3")
    assert [need.sharding for need in found.needs] == ["zero3"]
    assert found.causes[0].what.code == "memory.copy-loaded"
    assert found.causes[0].fits is False


def test_full_tuning_in_mixed_precision_stands_beside_the_estimate():
    """7B in mixed precision with Adam: 112 GB before activations (https://arxiv.org/abs/1910.02054,
    section 3)."""
    estimated, mixed = fixed(model="7B", method="full", gpu="A100 80GB").needs
    assert (estimated.fp32_weights, mixed.fp32_weights) == (False, True)
    assert estimated.peak_memory_gib < 80
    assert mixed.peak_memory_gib > 112e9 / 2**30
    assert mixed.fits is False
    assert "mixed precision" in said(model="7B", method="full", gpu="A100 80GB")
    assert "混合精度" in said("zh", model="7B", method="full", gpu="A100 80GB")


def test_a_stated_precision_is_told_alone():
    stated = {"model": "7B", "method": "full", "gpu": "A100 80GB"}
    for precision, fp32 in (("fp16", True), ("pure_bf16", False)):
        (only,) = fixed(**stated, precision=precision).needs
        assert only.fp32_weights == fp32


@pytest.mark.parametrize("gpu", ["RTX 4090", "A100 80GB", "T4"])
@pytest.mark.parametrize("method", ["full", "lora", "qlora"])
@pytest.mark.parametrize("model", ["1.5B", "7B", "13B"])
def test_memory_is_that_of_the_estimate(model: str, method: str, gpu: str):
    """Where a micro batch is left to them the estimate may take a larger one, but only where one
    sample fits with room to spare."""
    run = {"model": model, "method": method, "gpu": gpu}
    estimated = EstimateTrainingCost.model_validate(run).run(CATALOG)
    need = fixed(**run).needs[0]
    assert need.fits == estimated.fits
    same = fixed(**run, micro_batch_size=estimated.micro_batch_size).needs[0]
    assert same.peak_memory_gib == estimated.peak_memory_gib.expected


def test_changes_come_in_the_order_of_what_they_cost():
    for stated in (LONG_LORA, {"model": "13B", "method": "full", "gpu": "A100 80GB"}):
        prices = [DEARNESS.index(remedy.price) for remedy in fixed(**stated).remedies]
        assert prices == sorted(prices)


def test_changes_are_combined_where_none_is_enough():
    long = {"model": "8B", "method": "qlora", "gpu": "T4", "tokens_per_sample": 18_000}
    found = fixed(**long, micro_batch_size=4)
    assert not any(remedy.works for remedy in found.remedies if len(remedy.changes) == 1)
    assert found.first
    assert len(found.first.changes) > 1
    assert found.first.fits is True


def test_samples_are_cut_no_shorter_than_they_must():
    run = {"model": "8B", "method": "qlora", "gpu": "T4"}
    first = fixed(**run, tokens_per_sample=40_000).first
    assert first
    tokens = first.changes[-1].facts["tokens"]
    assert isinstance(tokens, int)
    assert fixed(**run, tokens_per_sample=tokens).needs[0].fits is True
    assert fixed(**run, tokens_per_sample=tokens + 64).needs[0].fits is not True


def test_offload_needs_the_main_memory():
    stated: dict[str, Any] = {"model": "7B", "method": "full", "gpu": "RTX 4090", "num_gpus": 4}
    short = fixed(**stated, host_memory_gib=64)
    assert codes(fixed(**stated, host_memory_gib=512)) != codes(short)
    assert "offload" not in "".join(codes(short))
    assert all(remedy.host_fits is not False for remedy in short.remedies)
    assert short.out_of_host
    assert "more than the 64.0 GiB of the machine" in said(**stated, host_memory_gib=64)


@pytest.mark.parametrize(
    ("language", "cause"), [("en", "**By the estimate it fits, so"), ("zh", "**按估算放得下，所以")]
)
def test_what_differs_leads_where_the_estimate_fits(language: Language, cause: str):
    stated = {"model": "7B", "method": "qlora", "gpu_memory_gib": 24}
    found = fixed(**stated)
    assert found.first is None
    assert {cause.what.code for cause in found.causes} >= {"memory.longest-sample", "memory.evaluation"}  # fmt: skip
    text = said(language, **stated)
    assert text.startswith(cause)
    assert "24 GB" in text


def test_a_measured_peak_points_at_its_likeliest_cause():
    found = fixed(model="7B", method="qlora", gpu="RTX 4090", measured_peak_gib=15)
    assert found.measured
    assert found.measured.ratio > 2
    assert found.causes[0].what.code == "memory.not-quantized"
    within = fixed(model="7B", method="qlora", gpu="RTX 4090", measured_peak_gib=6.2)
    assert within.measured
    assert within.measured.within
    assert within.causes == ()


def test_without_a_method_each_is_told():
    found = fixed(model="7B", gpu="RTX 3090")
    assert {need.method: need.fits for need in found.needs} == {
        "full": False, "lora": True, "qlora": True
    }  # fmt: skip


def test_without_a_model_and_a_card_it_answers_by_the_usual_causes():
    found = fixed()
    assert found.model is None
    assert found.example == "7B"
    assert {need.method for need in found.needs} == {"full", "lora", "qlora"}
    assert found.causes
    assert found.remedies == ()


@pytest.mark.parametrize("stated", [{"gpu_memory_gib": 16}, {"gpu": "RTX 3060 12GB"}])
def test_without_a_model_a_card_gets_the_answer_of_a_usual_one(stated: dict[str, Any]):
    found, same = fixed(**stated), fixed(model="7B", **stated)
    assert (found.model, found.example) == (None, "7B")
    assert found.needs == same.needs
    assert found.first == same.first
    assert found.remedies == same.remedies


def test_without_a_card_all_that_costs_nothing_is_told_together():
    found = fixed(model="7B", method="lora", micro_batch_size=4, tokens_per_sample=4096)
    assert found.first
    assert found.first.price == "free"
    assert found.first.peak_memory_gib < min(each.peak_memory_gib for each in found.remedies[:2])


def test_cards_that_share_a_run_are_taken_as_a_machine_where_nobody_counted_them():
    found = fixed(model="72B", method="lora", parallelism="zero2")
    assert found.num_gpus == 8
    assert any(change.code == "memory.shard" for each in found.remedies for change in each.changes)
    assert any(note.code == "memory.cards-assumed" for note in found.assumptions)


def test_a_cause_takes_more_than_the_run():
    found = fixed(model="7B", method="lora", gpu="RTX 4090")
    own = found.needs[0].peak_memory_gib
    assert all(
        cause.peak_memory_gib is None or cause.peak_memory_gib > own for cause in found.causes
    )


@pytest.mark.parametrize("objective", ["ppo", "grpo"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_reinforcement_learning_is_not_answered_as_sft(objective: str, language: Language):
    """Without a model it is told what stands in memory, with one how much."""
    without = fixed(objective=objective)
    assert without.remedies == ()
    answer = Renderer().answer("fix_memory", without, language)
    assert answer.headline.startswith(objective.upper())
    assert "SFT" in answer.headline
    assert not answer.badge
    stated = {"model": "7B", "method": "full", "gpu": "H100", "num_gpus": 8, "parallelism": "zero3"}
    found, plain = fixed(**stated, objective=objective), fixed(**stated)
    assert found.needs[0].parts["rollout"] > 0
    assert found.needs[0].peak_memory_gib > plain.needs[0].peak_memory_gib


LONG_72B = {
    "model": "72B", "method": "qlora", "gpu": "A100 80GB", "num_gpus": 32, "tokens_per_sample": 32_000,
    "micro_batch_size": 1,
}  # fmt: skip


def test_a_sample_too_long_for_a_card_is_divided_over_several():
    """As 360-LLaMA-Factory does (https://github.com/Qihoo360/360-LLaMA-Factory): activations fall
    with the number of cards that share a sample."""
    found = fixed(**LONG_72B)
    assert {need.fits for need in found.needs} <= {False, "tight"}
    assert "memory.sequence-parallel" in codes(found)
    assert "memory.sequence-parallel" not in codes(fixed(**LONG_72B | {"num_gpus": 1}))
    short = fixed(**LONG_72B | {"tokens_per_sample": 2048, "gpu": "RTX 4090", "num_gpus": 4})
    assert "memory.sequence-parallel" not in codes(short)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_larger_version_of_a_card_is_told_where_it_decides(language: Language):
    stated: dict[str, Any] = {"model": "34B", "method": "lora", "gpu": "A100"}
    found = fixed(**stated)
    assert found.gpu == "A100 40GB"
    assert found.needs[0].fits is False
    assert found.other_version
    assert found.other_version.gpu == "A100 80GB"
    assert "A100 80GB" in said(language, **stated)
    assert fixed(**stated | {"gpu": "A100 40GB"}).other_version is None


def test_a_measured_peak_tells_the_version_of_the_card():
    assert fixed(model="7B", gpu="A100", measured_peak_gib=76).gpu == "A100 80GB"
    assert fixed(model="7B", gpu="A100", measured_peak_gib=30).gpu == "A100 40GB"


@pytest.mark.parametrize(
    "moment",
    [
        "loading",
        "main_memory",
        "evaluation",
        "generation",
        "resuming",
        "merging",
        "stepping",
        "later",
    ],
)
def test_what_is_held_when_it_ran_out_leads(moment: str):
    stated = {"model": "Qwen2.5 7B", "method": "lora", "gpu": "RTX 4090", "moment": moment}
    found = fixed(**stated)
    assert found.moment
    assert found.moment.code == f"memory.at-{moment.replace('_', '-')}"
    for language in ("en", "zh", "zh-Hant"):
        assert "{" not in said(language, **stated)


def test_evaluation_holds_the_logits_of_a_batch():
    """152,064 words of fp32 for each of 8 x 2,048 tokens."""
    facts = fixed(
        model="Qwen2.5 7B", gpu="A100 80GB", tokens_per_sample=2048, moment="evaluation"
    ).moment
    assert facts
    assert facts.facts["batch_gib"] == pytest.approx(8 * 2048 * 152_064 * 4 / 2**30, abs=0.1)


def test_merging_needs_main_memory_and_no_card():
    stated = {"model": "70B", "moment": "merging"}
    assert said(**stated).startswith("**Merging needs no card: 70B in 16 bit is 130 GiB")


def test_what_must_be_known_of_a_framework_on_several_cards():
    run = {"model": "7B", "method": "lora", "gpu": "RTX 4090", "framework": "unsloth"}
    assert fixed(**run).framework_note is None
    assert "on one card by itself" in said(**run, num_gpus=4)
    assert "只用一张卡" in said("zh", **run, num_gpus=4)


def test_a_measured_peak_tells_the_method_where_none_was_named():
    """16 bytes a parameter of a 7B over four cards, not the adapters."""
    found = fixed(model="7B", gpu="A100", num_gpus=4, parallelism="fsdp", measured_peak_gib=60)
    assert found.needs[0].method == "full"


@pytest.mark.parametrize(
    ("moment", "said_first"),
    [("later", "It ran first because samples differ"), ("rising", "Memory follows")],
)
def test_what_came_late_or_crept_up_is_told_by_its_cause(moment: str, said_first: str):
    text = said(model="7B", method="lora", gpu="RTX 4090", tokens_per_sample=2560, moment=moment)
    assert text.startswith(f"**{said_first}")


def test_answers_that_are_generated_grow():
    """Nobody can sort samples that a run makes itself."""
    stated: dict[str, Any] = {
        "objective": "grpo",
        "method": "lora",
        "gpu": "A100 80GB",
        "completion_tokens": 4096,
    }
    text = said(**stated, moment="later")
    assert text.startswith("**It ran first because the answers grow")
    assert "longest samples" not in text


def test_what_saves_next_to_nothing_is_no_change():
    for stated in (LONG_LORA, {"model": "13B", "method": "full", "gpu": "A100 80GB"}):
        found = fixed(**stated)
        least = 0.05 * found.needs[0].peak_memory_gib
        assert all(remedy.saved_gib >= least for remedy in found.remedies)


def test_qlora_and_shorter_samples_are_told_though_another_change_is_enough():
    run: dict[str, Any] = {
        "model": "Qwen1.5 7B",
        "method": "lora",
        "gpu": "RTX 3090",
        "num_gpus": 4,
        "parallelism": "zero2",
    }
    found = fixed(**run, tokens_per_sample=8196)
    told = [[change.code for change in remedy.changes] for remedy in found.remedies]
    assert ["room.qlora"] in told
    assert ["room.qlora", "room.cut"] in told
    assert ["room.cut"] in told


def test_a_batch_grows_no_larger_than_needed():
    found = fixed(**LONG_LORA)
    assert found.first
    facts = found.first.changes[0].facts
    assert facts["size"] * facts["accumulation"] == 4 * 16  # pyright: ignore[reportOperatorIssue]


def test_a_size_of_one_family_has_its_shape():
    """Qwen2.5 72B: 80 layers, a vocabulary of 152,064."""
    (told,) = [
        n for n in fixed(model="72B", gpu="A100 80GB").assumptions if n.code == "training.generic"
    ]
    assert told.facts["like"] == "Qwen2.5 72B"
    assert told.facts["vocabulary"] == 152_064


def test_nobody_who_ran_out_reads_that_it_should_run():
    """512 tokens at once by QLoRA on a 3090: no setting that was left open fills it."""
    stated: dict[str, Any] = {
        "model": "Qwen2.5 7B",
        "method": "qlora",
        "gpu": "RTX 3090",
        "tokens_per_sample": 512,
    }
    text = said(**stated, micro_batch_size=1)
    assert "should run" not in text
    assert "Of what you left open none passes 23.7 GiB alone" in text


def test_one_copy_over_the_cards_is_divided_as_megatron_does():
    """227 billion parameters of experts over 8 x 2 cards, 8 billion over 4 x 2, 2 bytes each, on 32
    cards: 28 GiB; no ZeRO and no 4 bit there."""
    stated: dict[str, Any] = {
        "model": "Qwen3-235B-A22B", "method": "lora", "gpu": "A100 80GB", "num_gpus": 32,
        "tensor_parallel": 4, "pipeline_parallel": 2, "expert_parallel": 8,
    }  # fmt: skip
    found = fixed(**stated)
    assert len(found.needs) == 1
    assert found.needs[0].parts["weights"] == pytest.approx(
        2 * (227e9 / 16 + 8e9 / 8) / 2**30, rel=0.02
    )
    assert [remedy.changes[0].code for remedy in found.remedies] == ["memory.more-experts"]
    assert "experts divided by 16, the rest by 8" in said(**stated)
    assert "按 16 份切" in said("zh", **stated)
    dense = {
        "model": "70B",
        "method": "lora",
        "gpu": "A100 40GB",
        "num_gpus": 8,
        "tensor_parallel": 4,
    }
    assert "all divided by 4" in said(**dense)


def test_attention_that_keeps_its_matrix_is_a_cause_where_nobody_said_how_it_is_computed():
    """32 heads of 16,384 tokens square in 16 bit are 16 GiB a copy."""
    long: dict[str, Any] = {
        "model": "ChatGLM3 6B", "method": "lora", "gpu": "A100 40GB", "num_gpus": 4, "parallelism": "zero3",
        "tokens_per_sample": 16_384, "micro_batch_size": 1, "framework": "llama-factory",
    }  # fmt: skip
    found = fixed(**long)
    assert found.causes[0].what.code == "memory.eager-attention"
    assert (found.causes[0].peak_memory_gib or 0) > 28 + 16
    assert "none passes" not in said(**long)
    said_so = fixed(**long, attention_set=True)
    assert "memory.eager-attention" not in [cause.what.code for cause in said_so.causes]


def test_a_run_whose_range_reaches_the_card_is_at_its_edge():
    stated: dict[str, Any] = {
        "model": "Qwen2.5 7B", "method": "lora", "gpu": "RTX 3090", "micro_batch_size": 1, "tokens_per_sample": 2560,
    }  # fmt: skip
    need = fixed(**stated).needs[0]
    assert need.fits is True
    assert need.high == pytest.approx(23.7, abs=0.1)
    assert "just at the edge" in said(**stated)
    assert "刚好在边缘" in said("zh", **stated)


def test_samples_of_unknown_length_may_be_long():
    found = fixed(model="7B", method="lora", gpu="RTX 4090", micro_batch_size=1)
    longer = [cause for cause in found.causes if cause.what.code == "memory.longer"]
    assert longer
    assert all(cause.fits is not True for cause in longer)
    assert "2,048" in said(model="7B", method="lora", gpu="RTX 4090", micro_batch_size=1)


def test_mixed_precision_is_more_than_its_states():
    """16 bytes of 6.74 billion parameters; ZeRO-3 divides them over its cards."""
    stated: dict[str, Any] = {"model": "Llama 2 7B", "method": "full", "gpu": "A100 80GB"}
    found = fixed(**stated)
    assert found.full_states_gib == pytest.approx(16 * 6.74e9 / 2**30, rel=0.01)
    assert "16 bytes a parameter" in said(**stated)
    divided = fixed(**stated, num_gpus=4, parallelism="zero3").full_states_gib
    assert divided == pytest.approx(16 * 6.74e9 / 4 / 2**30, rel=0.01)
    assert fixed(**stated, precision="pure_bf16").full_states_gib is None
    assert fixed(model="7B", method="lora", gpu="RTX 4090").full_states_gib is None
