"""The brief of a conversation: what a message sets, changes, drops and brings back, and the calls
that follow from it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.model.engine import Said
from advisor.reading.brief import Fact
from advisor.reading.calls.calls import calls
from advisor.reading.calls.leftovers import unused
from advisor.reading.changes.changes import Heard, changed
from advisor.reading.question import question, roles
from advisor.reading.slots import NOTHING, SLOTS
from advisor.reading.spans.spans import find
from tests.talk import COST, FIRST, HARDWARE, after, brief

SECOND = brief(model="Qwen2.5-7B", method="qlora", gpu="L4")
THIRD = brief(model="70B", gpu="H100")


def test_a_new_project_starts_a_new_brief(catalog: Catalog) -> None:
    change = after("7B on a T4", catalog, Said([COST], {"7B": "model", "T4": "gpu"}, new=True))
    assert change.brief.values == {"model": "7B", "gpu": "T4"}


def test_a_long_post_on_another_model_and_other_cards_is_a_new_project(catalog: Catalog) -> None:
    post = "Qwen2-72B on 2 x H100 is what we run at work. " + "It stops in the first step. " * 10
    chosen = {"Qwen2-72B": "model", "H100": "gpu", "2": "num_gpus"}
    change = after(post, catalog, Said(["fix_memory"], chosen))
    assert change.brief.values == {"model": "Qwen2-72B", "gpu": "H100", "num_gpus": 2}
    same_card = post.replace("H100", "4090")
    change = after(same_card, catalog, Said(["fix_memory"], {"Qwen2-72B": "model"}))
    assert change.brief.values["samples"] == 10_000


def test_a_message_replaces_what_it_states(catalog: Catalog) -> None:
    change = after("and on two A100s?", catalog, Said([COST], {"two": "num_gpus", "A100": "gpu"}))
    assert change.brief.values == {**FIRST.values, "gpu": "A100", "num_gpus": 2}
    assert change.brief.facts["num_gpus"] == Fact(2, "two", 1)


@pytest.mark.parametrize(("message", "piece", "samples"), [
    ("twice the data", "twice", 20_000), ("再加5000条", "再加5000", 15_000), ("翻倍", "翻倍", 20_000), ("half the samples", "half", 5000), ("a third of the data", "a third of", 3333),
    ("with 20k samples", "20k", 20_000), ("加到5000条", "5000", 5000),
])  # fmt: skip
def test_relative_changes_are_computed(
    message: str, piece: str, samples: int, catalog: Catalog
) -> None:
    change = after(message, catalog, Said([COST], {piece: "samples"}))
    assert change.brief.values == {**FIRST.values, "samples": samples}
    assert isinstance(change.brief.values["samples"], int)


def test_a_change_of_what_was_never_stated_changes_nothing(catalog: Catalog) -> None:
    change = after("double the GPUs", catalog, Said([COST], {"double": "num_gpus"}))
    assert change.brief.values == FIRST.values


def test_doubling_without_end_does_no_harm(catalog: Catalog) -> None:
    now = FIRST
    for _ in range(1100):
        now = after("twice the data", catalog, Said([COST], {"twice": "samples"}), [now]).brief
    assert now.values["samples"] <= SLOTS["samples"].most


def test_a_message_takes_a_value_back(catalog: Catalog) -> None:
    change = after("which card then?", catalog, Said([HARDWARE], drops=["gpu"]))
    assert "gpu" not in change.brief.values


@pytest.mark.parametrize(("message", "states", "backs", "back"), [
    ("back to the first one, 3 epochs", {"3": "epochs"}, ["model", "method", "gpu"], {"model": "13B", "method": "lora", "gpu": "RTX 4090", "epochs": 3}),
    ("the 7B from before", {}, ["model", "gpu"], {"model": "Qwen2.5-7B", "gpu": "L4"}),
    ("the one before", {}, ["model", "gpu"], {"model": "Qwen2.5-7B", "gpu": "L4"}),
])  # fmt: skip
def test_going_back_to_an_older_value(
    message: str,
    states: dict[str, str],
    backs: list[str],
    back: dict[str, Any],
    catalog: Catalog,
) -> None:
    said = Said([COST], states, backs=backs)
    now = after(message, catalog, said, [FIRST, SECOND, THIRD]).brief.values
    assert {slot: now[slot] for slot in back if slot in now} == {
        slot: value for slot, value in back.items() if slot in now
    }
    assert now["model"] == back["model"]


def test_a_size_alone_is_one_of_the_family_that_was_spoken_of(catalog: Catalog) -> None:
    change = after("and the 14B?", catalog, Said([COST], {"14B": "model"}), [SECOND])
    assert change.brief.values["model"] == "Qwen2.514B" or "14B" in change.brief.values["model"]
    plain = after("and the 14B?", catalog, Said([COST], {"14B": "model"}), [FIRST])
    assert plain.brief.values["model"] == "14B"


def test_a_memory_alone_is_one_of_the_card_that_was_spoken_of(catalog: Catalog) -> None:
    earlier = [brief(model="7B", gpu="A100 40GB")]
    change = after("换成80G的呢", catalog, Said([COST], {"80": "gpu_memory_gib"}), earlier)
    assert change.brief.values == {"model": "7B", "gpu": "A100 80GB"}


def test_lora_in_four_bit_is_qlora(catalog: Catalog) -> None:
    said = Said([COST], {"7B": "model", "LoRA": "method", "4bit": "quantization"})
    assert after("7B LoRA 4bit", catalog, said, []).brief.values == {
        "model": "7B",
        "method": "qlora",
    }


def test_the_end_of_a_models_name_says_how_it_is_stored(catalog: Catalog) -> None:
    name = "llama-3-8b-bnb-4bit"
    message = f"qlora of {name}"
    change = after(message, catalog, Said([COST], {name: "model", "qlora": "method"}), ())
    assert change.brief.values == {"model": "llama-3-8b", "method": "qlora"}
    gptq = "Qwen1.5-72B-Chat-GPTQ-Int4"
    change = after(gptq, catalog, Said([COST], {gptq: "model"}), ())
    assert change.brief.values == {"model": "Qwen1.5-72B-Chat", "quantization": "gptq"}
    int8 = "Qwen1.5-14B-Chat-INT8-W8A16"
    change = after(int8, catalog, Said([COST], {int8: "model"}), ())
    assert change.brief.values == {"model": "Qwen1.5-14B-Chat", "quantization": "8bit"}


@pytest.mark.parametrize(("ask", "slot"), [(COST, "tokens_per_sample"), ("size_serving", "context_tokens")])  # fmt: skip
def test_the_context_of_a_training_run_is_its_samples_length(
    ask: str, slot: str, catalog: Catalog
) -> None:
    said = Said([ask], {"7B": "model", "16k": "context_tokens"})
    assert after("7B with 16k context", catalog, said, ()).brief.values[slot] == 16_000


def test_a_number_said_again_keeps_its_meaning(catalog: Catalog) -> None:
    before = brief(model="8B", gpu="T4", tokens_per_sample=18_000)
    said = Said([COST], {"L4": "gpu", "18000": "samples"})
    change = after("and an L4, does the full 18000 go there", catalog, said, (before,))
    assert change.brief.values == {"model": "8B", "gpu": "L4", "tokens_per_sample": 18_000}


def test_kinds_of_one_model_and_a_shorter_name_of_it_are_one(catalog: Catalog) -> None:
    kinds = Said(
        ["recommend_model"], {"Baichuan2-13B-Base": "model", "Baichuan2-13B-Chat": "model"}
    )
    change = after("Baichuan2-13B-Base or Baichuan2-13B-Chat?", catalog, kinds, ())
    assert (change.brief.values, change.runs) == ({"model": "Baichuan2-13B"}, ())
    shorter = Said([COST], {"Qwen7B": "model", "Qwen1.5-7B-Chat": "model"})
    change = after("lora of Qwen7B fails. Qwen1.5-7B-Chat", catalog, shorter, ())
    assert change.brief.values["model"] == "Qwen1.5-7B-Chat"
    assert change.runs == ()


def test_source_and_target_are_one_length_even_where_they_are_equal(catalog: Catalog) -> None:
    message = "7B, max_source_length 2048，max_target_length 2048"
    change = after(message, catalog, Said([COST], {"7B": "model"}), ())
    assert change.brief.values == {"model": "7B", "tokens_per_sample": 4096}


def test_a_family_and_a_size_named_apart_are_one_model(catalog: Catalog) -> None:
    said = Said([COST], {"llama 2": "model", "7B": "model"})
    change = after("I read of tuning llama 2. What does the 7B want?", catalog, said, ())
    assert (change.brief.values, change.runs) == ({"model": "llama 2 7B"}, ())


def test_what_is_understood_is_not_told_as_unused(catalog: Catalog) -> None:
    said = Said([COST], {"LLaMA 7b": "model"})
    change = after("LLaMA 7b, LORA. I mean llama 7B with LoRA", catalog, said, ())
    assert "llama 7B" not in change.unused


@pytest.mark.parametrize(("message", "states"), [
    ("7B on 8 A100. Is it 40G or 80G? full or lora?", {"7B": "model", "8": "num_gpus", "A100": "gpu"}),
    ("7B on 2 A10 (2 x 23G), i5 10400F, GPU 0", {"7B": "model", "2": "num_gpus", "A10": "gpu"}),
    ("7B用两张4090共48GB，lora_alpha 16", {"7B": "model", "两": "num_gpus", "4090共48": "gpu"}),
    ("the command for 7B on a single 3090", {"7B": "model", "3090": "gpu"}),
])  # fmt: skip
def test_what_says_nothing_new_is_not_told_as_unused(
    message: str, states: dict[str, str], catalog: Catalog
) -> None:
    assert after(message, catalog, Said([COST], states), ()).unused == ()


def test_money_stays_in_its_currency(catalog: Catalog) -> None:
    first = after("预算3万元", catalog, Said(["fit_budget"], {"3万元": "budget"}), []).brief
    assert first.values == {"budget": "30000 CNY"}
    then = after("2万呢", catalog, Said(["fit_budget"], {"2万": "budget"}), [first]).brief
    assert then.values == {"budget": "20000 CNY"}


def test_set_ups_are_compared_by_what_stands_beside_each(catalog: Catalog) -> None:
    message = "14B: one H200 at $3.4/h, or 4 x L40S at $0.9/h?"
    states = {"14B": "model", "H200": "gpu", "$3.4": "price_per_hour", "4": "num_gpus", "L40S": "gpu", "$0.9": "price_per_hour"}  # fmt: skip
    change = after(message, catalog, Said(["compare_setups"], states), [])
    assert list(change.runs) == [
        {"gpu": "H200", "price_per_hour": 3.4},
        {"gpu": "L40S", "price_per_hour": 0.9, "num_gpus": 4},
    ]
    assert change.brief.values == {"model": "14B"}


def test_a_setting_beside_its_name_needs_no_decision(catalog: Catalog) -> None:
    message = "per_device_train_batch_size: 2\ngradient_accumulation_steps: 8\nwhy so slow?"
    change = after(message, catalog, Said(["explain"]), [])
    assert change.brief.values == {"micro_batch_size": 2, "gradient_accumulation": 8}


def test_what_no_call_rests_on_is_unused(catalog: Catalog) -> None:
    states = {"7B": "model", "4090": "gpu", "xtuner": "framework"}
    change = after(
        "7B on a 4090 with xtuner, warmup 2.4, torch 2.6, CUDA 12.1.3",
        catalog,
        Said([COST], states),
        [],
    )
    made = calls((COST,), change, "", TOOLS, catalog)
    assert unused(change, made) == ("xtuner", "2.4")


def test_the_only_model_named_is_the_one_meant(catalog: Catalog) -> None:
    change = after("CogAgent on one A10, does it fit?", catalog, Said([COST], {"A10": "gpu"}), [])
    assert change.brief.values["model"] == "CogAgent"
    two = after("CogAgent or Yi 6B on an A10?", catalog, Said([COST], {"A10": "gpu"}), [])
    assert "model" not in two.brief.values


@pytest.mark.parametrize("asked", ["and with the 80GB one?", "用80G的呢"])
def test_a_memory_alone_is_another_version_of_the_card(asked: str, catalog: Catalog) -> None:
    first = after("7B on an A100 40GB", catalog, Said([COST], {"A100 40GB": "gpu"}), [])
    then = after(asked, catalog, Said([COST], {}), [first.brief])
    assert then.brief.values["gpu"] == "A100 80GB"
    assert then.unused == ()


@pytest.mark.parametrize("role", ["framework", "-"])
def test_deepspeed_beside_its_stage_is_not_told_as_unused(role: str, catalog: Catalog) -> None:
    states = {"7B": "model", "ZeRO-3": "parallelism", "DeepSpeed": role}
    change = after("7B with DeepSpeed ZeRO-3", catalog, Said([COST], states), [])
    made = calls((COST,), change, "", TOOLS, catalog)
    assert made[0].arguments == {"model": "7B", "parallelism": "zero3"}
    assert unused(change, made) == ()


@given(message=st.text(max_size=80))
def test_any_message_leaves_a_question_that_can_be_answered(message: str, catalog: Catalog) -> None:
    spans = find(message, catalog)
    for span in spans:
        assert roles(span)[0] == NOTHING
    asked = question(message, spans, FIRST.values, (COST,), [SECOND.values])
    assert all(len(line.options) > 1 for line in asked.lines)
    reading = Said([COST]).reading(asked)
    change = changed(Heard(message, spans, asked, reading, [SECOND, FIRST]), catalog)
    assert set(change.brief.values) <= set(SLOTS)


@pytest.mark.parametrize(("cards", "kept"), [("4", False), ("1", False), ("32", True)])
def test_a_division_holds_only_for_cards_that_it_divides(
    cards: str, kept: bool, catalog: Catalog
) -> None:
    """ "And on one H100?" is no question about tensor parallelism over eight."""
    before = brief(model="70B", gpu="H100", num_gpus=16, tensor_parallel=8, network_gbit_s=25)
    change = after(f"and on {cards} × H100?", catalog, Said([COST], {cards: "num_gpus"}), [before])
    assert ("tensor_parallel" in change.brief.facts) == kept
    assert ("network_gbit_s" in change.brief.facts) == kept


@pytest.mark.parametrize(("model", "kept"), [("Qwen2.5-VL 3B", True), ("13B", False)])
def test_pictures_are_of_models_that_see(model: str, kept: bool, catalog: Catalog) -> None:
    before = brief(model="Qwen2.5-VL 7B", images_per_sample=2, image_pixels="1024x1024")
    change = after(f"and a {model}?", catalog, Said([COST], {model: "model"}), [before])
    assert ("images_per_sample" in change.brief.facts) == kept
