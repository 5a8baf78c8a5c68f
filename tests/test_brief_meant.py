"""What the pieces of a message mean together: what is compared, what is told in passing, what one
word says of another."""

import pytest

from advisor.advice.tools import TOOLS
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.catalog.catalog import Catalog
from advisor.model.engine import Said
from advisor.reading.brief import Brief, Fact
from advisor.reading.calls.calls import calls
from advisor.reading.spans.spans import find
from tests.talk import COST, after


@pytest.mark.parametrize(
    ("message", "stated"),
    [
        ("a config with LoRA / QLoRA for Llama 3 8B", None),
        ("a config with QLoRA for Llama 3 8B", "qlora"),
        ("a config with full instead of lora", "full"),
        ("写个配置，用QLoRA而不是LoRA", "qlora"),
    ],
)
def test_an_open_choice_and_what_is_replaced_state_nothing(
    message: str, stated: str | None, catalog: Catalog
) -> None:
    spans = find(message, catalog)
    roles = {span.text: "method" for span in spans if span.value("method")}
    change = after(message, catalog, Said(("make_config",), roles), ())
    assert change.brief.values.get("method") == stated


def test_a_model_told_about_in_passing_makes_no_comparison(catalog: Catalog) -> None:
    message = "my 34B is trained; for the reward model, would a ChatGLM 6B do as well?"
    said = Said(["explain"], {"34B": "model", "ChatGLM 6B": "model"})
    change = after(message, catalog, said, ())
    assert (change.brief.values, change.runs) == ({"model": "34B"}, ())
    beside = Said([COST], {"7B": "model", "13B": "model"})
    assert len(after("7B or 13B, how long?", catalog, beside, ()).runs) == 2


def test_models_each_by_its_method_are_compared(catalog: Catalog) -> None:
    said = Said(
        ["recommend_method"],
        {"14B": "model", "qlora": "method", "7B": "model", "lora": "method", "3090": "gpu"},
    )
    change = after("14B qlora or 7B lora on a 3090?", catalog, said, ())
    assert list(change.runs) == [
        {"model": "14B", "method": "qlora"},
        {"model": "7B", "method": "lora"},
    ]
    (call,) = calls(("recommend_method",), change, "", TOOLS, catalog)
    assert call.tool == "compare_setups"


def test_lora_on_a_base_that_bitsandbytes_loads_is_qlora(catalog: Catalog) -> None:
    said = Said(["fix_memory"], {"Lora": "method"})
    change = after("out of memory with Lora and BitsAndBytesConfig", catalog, said, ())
    assert change.brief.values == {"method": "qlora"}
    plain = after("out of memory with Lora", catalog, said, ())
    assert plain.brief.values == {"method": "lora"}
    eight = after("Lora, BitsAndBytesConfig(load_in_8bit=True)", catalog, said, ())
    assert eight.brief.values["method"] == "lora"


def test_names_in_a_row_are_read_alike(catalog: Catalog) -> None:
    """Only the first was decided."""
    said = Said(["recommend_hardware"], {"13B": "model"})
    change = after("how many cards for 13B and for 70B?", catalog, said, ())
    assert list(change.runs) == [{"model": "13B"}, {"model": "70B"}]
    needs = calls(("recommend_hardware",), change, "", TOOLS, catalog)
    assert [call.arguments for call in needs] == [{"model": "13B", "other_models": ["70B"]}]


def test_the_largest_model_that_was_told_of_is_the_one_that_overflows(catalog: Catalog) -> None:
    said = Said(["fix_memory"], {"7B": "model", "70B": "model"})
    change = after("7B was fine, with the 70B it is out of memory", catalog, said, ())
    assert change.brief.values == {"model": "70B"}


def test_two_machines_told_of_in_passing_are_no_comparison(catalog: Catalog) -> None:
    message = "24 hours on 4x A100 80GB, they report 3 hours for it on 8 of the A100 40GB, why?"
    said = Said(["explain"], {"4": "num_gpus", "A100 80GB": "gpu", "8": "num_gpus", "A100 40GB": "gpu"})  # fmt: skip
    change = after(message, catalog, said, ())
    assert change.runs == ()
    assert change.brief.values == {"gpu": "A100 80GB", "num_gpus": 4}


def test_pretraining_is_full_tuning_to_a_tool_that_does_not_know_it(catalog: Catalog) -> None:
    said = Said([COST], {"7B": "model", "pretraining": "objective"})
    change = after("what does pretraining of a 7B cost?", catalog, said, ())
    (call,) = calls(("recommend_hardware",), change, "", TOOLS, catalog)
    assert call.arguments == {"model": "7B", "method": "full"}
    (call,) = calls((COST,), change, "", TOOLS, catalog)
    assert EstimateTrainingCost.asked(call.arguments).method == "full"


def test_one_number_of_bits_is_taken_where_memory_is_asked(catalog: Catalog) -> None:
    for message, ask, stated in (
        ("how much VRAM for a 7B in 4bit?", COST, {"model": "7B", "quantization": "4bit"}),
        ("how much VRAM for a 7B in 4bit or 8bit?", COST, {"model": "7B"}),
        ("why is a 7B in 4bit slower?", "explain", {"model": "7B"}),
    ):
        assert after(message, catalog, Said([ask], {"7B": "model"}), ()).brief.values == stated


def test_unsloth_without_four_bit_trains_lora(catalog: Catalog) -> None:
    said = Said(["fix_memory"], {"Qwen2.5 32B": "model", "unsloth": "framework"})
    message = "unsloth, Qwen2.5 32B: FastLanguageModel.from_pretrained(name, load_in_4bit=False)"
    assert after(message, catalog, said, ()).brief.values["method"] == "lora"


@pytest.mark.parametrize(("message", "layers"), [
    ("7B lora OOM, lora_target: q_proj,v_proj", ("q_proj", "v_proj")), ("7B lora OOM --lora_target_modules ['q_proj', 'k_proj']", ("q_proj", "k_proj")),
    ("7B lora OOM lora_target: all", ("all-linear",)), ("7B lora OOM, target_modules=W_pack", ("W_pack",)), ("7B lora OOM, lora_target_modules:\n  - q_proj\n  - lm_head", ("q_proj", "lm_head")),
    ("7B lora OOM, target v_proj lm_head, bf16", ("v_proj", "lm_head")), ("7B lora OOM, our target is quality", None),
])  # fmt: skip
def test_the_layers_of_lora_are_taken_from_a_configuration(
    message: str, layers: tuple[str, ...] | None, catalog: Catalog
) -> None:
    said = Said(["fix_memory"], {"7B": "model", "lora": "method"})
    change = after(message, catalog, said, ())
    fact = change.brief.facts.get("lora_targets")
    assert (fact and fact.value) == layers
    (call,) = calls(("fix_memory",), change, message, TOOLS, catalog)
    assert call.arguments.get("lora_targets") == (list(layers) if layers else None)


@pytest.mark.parametrize(("message", "trained"), [
    ('7B lora OOM modules_to_save="embed_tokens,lm_head"', True), ("7B lora OOM, additional_target: embed_tokens, lm_head", True),
    ("7B lora OOM modules_to_save: [classifier]", None), ("7B lora OOM with embeddings as features", None),
])  # fmt: skip
def test_layers_that_are_trained_in_full_are_taken_from_a_configuration(
    message: str, trained: bool | None, catalog: Catalog
) -> None:
    said = Said(["fix_memory"], {"7B": "model", "lora": "method"})
    change = after(message, catalog, said, ())
    (call,) = calls(("fix_memory",), change, message, TOOLS, catalog)
    assert call.arguments.get("train_embeddings") is trained


def test_a_card_that_was_said_by_mistake_gives_way(catalog: Catalog) -> None:
    before = Brief({"model": Fact("7B"), "gpu": Fact("RTX 4080")})
    said = Said(["estimate_training_cost"], {"4080": "gpu", "3080 ti": "gpu"})
    change = after("oops i said 4080 but mine is a 3080 ti", catalog, said, [before])
    assert change.brief.values["gpu"] == "RTX 3080 Ti"


def test_settings_of_configurations_without_a_slot_reach_the_run(catalog: Catalog) -> None:
    message = "GRPO of a 7B with num_generations=4 and max_completion_length: 1024"
    said = Said([COST], {"7B": "model", "GRPO": "objective"})
    change = after(message, catalog, said, ())
    (call,) = calls((COST,), change, message, TOOLS, catalog)
    assert (call.arguments["generations"], call.arguments["completion_tokens"]) == (4, 1024)
    assert change.unused == ()


def test_a_pasted_trainer_command_without_adapters_is_full_tuning(catalog: Catalog) -> None:
    """`TrainingArguments.gradient_checkpointing` is False by default (Transformers' documentation)."""
    said = Said(["fix_memory"], {"llama-7b": "model"})
    command = "torchrun --nproc_per_node=4 train.py --model_name_or_path llama-7b --per_device_train_batch_size 1"
    stated = after(f"OOM with {command}", catalog, said, ()).brief.values
    assert (stated["method"], stated["gradient_checkpointing"]) == ("full", False)
    for other in (" --use_lora True", " --load_in_4bit"):
        assert after(command + other, catalog, said, ()).brief.values.get("method") != "full"
    assert "method" not in after("train.py for llama-7b: OOM", catalog, said, ()).brief.values


@pytest.mark.parametrize(("message", "divided"), [
    ("GRPO, vLLM colocated, tp 4, lora", None), ("GRPO with Megatron, tp 4, vLLM rollouts", 4), ("7B lora, tp 4", 4),
])  # fmt: skip
def test_beside_vllm_tensor_parallelism_is_the_engines(
    message: str, divided: int | None, catalog: Catalog
) -> None:
    said = Said(["fix_memory"], {"GRPO": "objective", "lora": "method"})
    fact = after(message, catalog, said, ()).brief.facts.get("tensor_parallel")
    assert (fact and fact.value) == divided
