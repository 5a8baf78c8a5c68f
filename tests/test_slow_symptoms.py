"""A message that tells how its run is slow gets the cause that its readings name."""

import pytest

from advisor.advice.topics.slow_symptoms import SLOW_RUNS
from advisor.advice.topics.symptoms import remedies, symptom_of
from advisor.catalog.catalog import Catalog
from advisor.language import detect, simplified

TOLD = (
    ("loaded with device_map='auto' on 4 A10G, only one GPU at 100% at a time, memory of all is used", "Only one card busy"),
    ("4卡训练，只有一张卡利用率100%，别的卡都是0，但显存都占着，怎么用上四张卡", "任何时刻只有一张卡忙"),
    ("8xH100 full fine-tune, util 100% but only 200W out of 700W", "Utilisation near 100%"),
    ("两台8卡训练，利用率100%，功耗只有250瓦，正常吗", "超过八张卡"),
    ("24 A100 over three nodes, sft of a 14B is slow", "Beyond eight cards"),
    ("gpu utilization jumps up and down during lora training on one 4090", "Utilisation that is low"),
    ("微调时利用率忽高忽低，单卡3090", "利用率低或忽高忽低"),
    ("usage is only 15% when I train roberta on an A100", "A small model"),
    ("fine-tuning qwen3.5-9b is very slow compared with qwen3-8b", "Models with linear attention"),
    ("llama.cpp finetune, gpu usage 5%, is it meant to be so slow?", "llama.cpp is hardly"),
    ("same data, same settings, mistral takes 5 h and gemma 11 h, why?", "Same data and settings"),
    ("相同数据，qwen要10小时，internlm要18小时，为什么慢", "数据和参数相同"),
    ("training with eval every 20 steps takes 10 hours, without 3 hours", "Evaluation and saving"),
    ("zero3 is 50 times slower than zero2 on 2 cards", "ZeRO-3 beside ZeRO-2"),
    ("zero2一步1秒，zero3一步50秒，为什么这么慢", "ZeRO-3 与 ZeRO-2"),
    ("verl grpo: timing_s/gen is 300 of 400 s, how to speed up?", "A step lasts as long"),
    ("2 cards, batch 4: one rollout took 30 seconds; 8 cards, batch 64: it took 15 minutes. ok?", "A step lasts as long"),
    ("GRPO没用vllm，一步要10分钟，怎么加速", "不用 vLLM 或 SGLang"),
    ("why isn't the H100 twice as fast as my A100 for lora?", "A better card is"),
    ("开始3s/it，几小时后变成20s/it，单机训练", "开头快、越跑越慢"),
)  # fmt: skip
"""A message, and how the paragraph begins that leads its answer."""


@pytest.mark.parametrize(("message", "start"), TOLD)
def test_the_cause_that_the_readings_name_leads(message: str, start: str, catalog: Catalog) -> None:
    row = symptom_of(message)
    assert row
    topics = {each.id: each for each in catalog.topics[detect(message)]}
    topic = topics[row.topic]
    assert topic.paragraphs[remedies(topic, message)[0]].startswith(start)


@pytest.mark.parametrize(
    "message",
    [
        "GRPO runs out of memory when vllm starts, and it was slow before",
        "vllm serves llama 70b, gpu utilization fluctuates",
        "Qwen3-30B-A3B is slower than the dense 32B, same settings",
        "torchrun on 4 cards, only one GPU is busy and memory of all is used",
        "grpo的loss慢慢涨，正常吗",
        "how long will 16 H100 take to train a 32B?",
        "can I finetune with llama.cpp without a gpu?",
    ],
)
def test_another_thing_is_no_sign_of_a_slow_run(message: str) -> None:
    assert symptom_of(message) not in SLOW_RUNS


def test_all_is_heard_in_traditional_characters() -> None:
    """`symptom_of` reads simplified ones."""
    assert symptom_of("8卡訓練，只有一張卡利用率100%，顯存都佔著")
    assert simplified("張") == "张"
