"""A message about a symptom gets the cause and the repair of that symptom."""

import pytest

from advisor.advice.topics.explain import Explain, OwnExplanation
from advisor.advice.topics.posted_losses import posted_losses
from advisor.advice.topics.symptoms import SYMPTOMS, symptom_of
from advisor.catalog.catalog import Catalog
from advisor.language import detect

TOLD = (
    ("our 8b lora is great at notes but its german is gone and coding got much worse", "catastrophic-forgetting"),
    ("since the sft it answers everything in json, even hello", "catastrophic-forgetting"),
    ("训完以后数学明显变差了，闲聊也不会了，怎么补救", "catastrophic-forgetting"),
    ("微調後問什麼都往訓練集答，寫代碼變笨了", "catastrophic-forgetting"),
    ("epoch 1 eval_loss 0.92, epoch 2 eval_loss 0.88, epoch 3 eval_loss 0.97. go on?", "overfitting"),
    ("两台4卡3090，千兆网，zero3，两机反而慢到5分钟一步", "several-gpus-no-faster"),
    ("two servers over 10GbE with FSDP are slower than one", "several-gpus-no-faster"),
    ("zero3 lora on 2 cards is slower than one card, buy the bridge?", "several-gpus-no-faster"),
    ("fine in colab, after the gguf export to ollama it never stops", "exported-then-bad"),
    ("训练时测试都正常，转gguf进lm studio后一直复读停不下来", "exported-then-bad"),
    ("T4, lora in fp16, loss is nan from step 1", "loss-nan"),
    ("7900xtx微调，bitsandbytes一直报错用不了", "non-nvidia-gpus"),
    ("外包标注的多轮对话用sharegpt还是messages格式交付？", "annotated-chats"),
)  # fmt: skip


@pytest.mark.parametrize(("message", "topic"), TOLD)
def test_the_symptom_is_heard(message: str, topic: str) -> None:
    found = symptom_of(message)
    assert found
    assert found.topic == topic


@pytest.mark.parametrize(
    "message",
    [
        "will my model forget maths when I tune it on law, and how do I prevent that?",
        "微调会不会让模型变笨，怎么避免",
        "epoch 1 eval_loss 0.92, epoch 2 eval_loss 0.88, how is that?",
        "how do I import a gguf into ollama?",
        "what does zero3 need between two machines?",
        "lora for qwen3 8b on a 4090, how many hours?",
    ],
)
def test_what_is_feared_or_asked_in_general_is_no_symptom(message: str) -> None:
    assert symptom_of(message) is None


def test_each_remedy_begins_one_paragraph_in_both_languages(catalog: Catalog) -> None:
    topics = {(each.id, each.language): each for own in catalog.topics.values() for each in own}
    for row in SYMPTOMS:
        for remedy in row.remedies:
            for language, start in (("en", remedy.en), ("zh", remedy.zh)):
                paragraphs = topics[row.topic, language].paragraphs
                assert sum(text.startswith(start) for text in paragraphs) == 1, start


def explained(catalog: Catalog, topic: str, **stated: object) -> OwnExplanation:
    made = Explain.model_validate({"topic": topic, **stated})
    return made.run(catalog, detect(topic))


def test_a_forgetful_model_is_repaired_with_counts_of_its_own_rows(catalog: Catalog) -> None:
    found = explained(catalog, "after sft it answers everything in sql", samples=9000)
    assert found.claim.startswith("If the damage is done")
    assert found.figures[0].facts == {"samples": 9000, "least": 900, "most": 2700}


def test_the_lowest_loss_names_the_epoch_to_keep(catalog: Catalog) -> None:
    asked = "epoch 1: loss 1.3, eval loss 1.28\nepoch 2: loss 0.8, eval loss 1.34\ngo to 5 epochs?"
    found = explained(catalog, asked)
    assert found.lead
    assert found.lead.facts == {"epoch": 1, "lowest": 1.28, "last": 2, "end": 1.34, "wanted": 5}


def test_weights_over_a_slow_network_take_their_seconds(catalog: Catalog) -> None:
    """28 GB of weights, twice with the gradients once, at 9.4 Gbit/s."""
    asked = "两台机器zero3，单机7秒，两机反而150秒，iperf能跑到9.4G"
    found = explained(
        catalog, asked, model="Qwen2.5-14B", method="full", parallelism="zero3", gradient_accumulation=2
    )  # fmt: skip
    assert found.lead
    assert found.lead.facts["step_seconds"] == pytest.approx(151, abs=3)
    assert "NCCL 超时" not in found.claim


def test_the_sizes_of_a_checkpoint_are_bytes_a_parameter(catalog: Catalog) -> None:
    """https://github.com/deepspeedai/DeepSpeed: optimizer states of 12 bytes, weights of 2."""
    asked = (
        "Full fine-tuning: the checkpoint has 90G of optim_states and 15G of model states, "
        "is that size expected?"
    )
    found = explained(catalog, asked, model="Llama 3.1 8B", parallelism="zero2")
    assert found.lead
    assert (found.lead.facts["bytes"], found.lead.facts["size"]) == (12, "90G")
    assert found.lead.facts["asked"]
    assert [each.facts.get("bytes") for each in found.figures] == [2, None]
    assert found.claim.startswith("Save less")


def test_a_size_that_is_of_nothing_known_is_not_explained(catalog: Catalog) -> None:
    asked = "Full fine-tuning: the checkpoint takes 700 GB, the model is large. Expected?"
    assert explained(catalog, asked, model="Llama 3.1 8B").lead is None


def test_a_loss_as_high_as_guessing_is_named(catalog: Catalog) -> None:
    """ln 151,936."""
    asked = "LoRA loss starts at 11.8 and never goes below 10"
    found = explained(catalog, asked, model="Qwen2-7B")
    assert found.lead
    assert found.lead.facts["even"] == pytest.approx(11.9, abs=0.1)


def test_an_empty_adapter_stands_beside_its_size(catalog: Catalog) -> None:
    asked = (
        "My LoRA under zero3: the saved adapter_model.safetensors is only 400 KB. Is this right?"
    )
    found = explained(catalog, asked, model="70B", method="lora", lora_rank=16)
    assert found.claim.startswith("An adapter file far")
    assert found.figures[0].facts["half_mb"] == pytest.approx(418, rel=0.02)


def test_what_offloading_left_empty_is_counted(catalog: Catalog) -> None:
    """70.6 billion parameters over eight cards."""
    asked = (
        "Full tuning, ZeRO-3 with offload takes only 27 GB of each card, how do I use the memory?"
    )
    found = explained(catalog, asked, model="Llama 3.1 70B", method="full", num_gpus=8)
    assert [found.figures[0].facts[each] for each in ("all", "left", "moved")] == [141, 35, 847]


def test_only_a_setting_that_may_be_the_cause_is_named(catalog: Catalog) -> None:
    asked = "The tuned model is worse than the base model on our own task"
    found = explained(catalog, asked, lora_rank=16, learning_rate=5e-4, epochs=2, samples=2500)
    assert [each.name for each in found.settings] == ["learning_rate"]


def test_losses_are_read_from_lines_and_logs() -> None:
    assert posted_losses("{'eval_loss': 1.1, 'epoch': 1.0}\n{'eval_loss': 1.2, 'epoch': 2.0}") == (
        (1.0, 1.1),
        (2.0, 1.2),
    )
    assert posted_losses("第1轮 验证loss 1.10，第2轮 验证loss 1.21") == ((1.0, 1.1), (2.0, 1.21))
