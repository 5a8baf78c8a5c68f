"""Yes or no where a message asks whether its cards are enough."""

import pytest

from advisor.advice.tools import TOOLS
from advisor.answers.verdict import verdict
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.reading.asks.whether import asked_whether


@pytest.mark.parametrize(("message", "asked"), [
    ("Can I fine-tune a 7B on one 3060?", "can"),
    ("is it possible to tune a 3B on one 4090", "can"),
    ("Is a 16 GB card enough for QLoRA of an 8B?", "enough"),
    ("Will a 14B run out of memory on an A5000?", "overflows"),
    ("So a 3090 would do?", "can"),
    ("24G显存能微调14B吗？", "can"),
    ("一张A100够全量微调8B吗", "enough"),
    ("用2080Ti微调6B会不会爆显存？", "overflows"),
    ("你好，4张V100能不能跑13B", "can"),
    ("How can I tune a 7B on one 3060?", None),
    ("Why can't I tune a 7B on 12 GB?", None),
    ("Could you tell me the memory of a 13B?", None),
    ("Can I tune it in 24 hours on a 4090?", None),
    ("Can I use flash attention on a V100?", None),
    ("能不能帮我算一下7B要多少显存", None),
    ("3090能微调多大的模型？", None),
    ("7B LoRA on a 4090", None),
])  # fmt: skip
def test_a_question_about_the_cards_is_told_from_others(message: str, asked: str | None) -> None:
    assert asked_whether(message) == asked


RUN = "estimate_training_cost"


@pytest.mark.parametrize(("message", "tool", "arguments", "language", "said"), [
    ("Can a 3090 do it?", RUN, {"model": "7B", "method": "lora", "gpu": "3090"}, "en", "Yes."),
    ("Can a 4070 Ti tune it?", RUN, {"model": "7B", "gpu": "4070 Ti"}, "en",
     "Yes, by QLoRA (4-bit); not by LoRA."),
    ("3090够吗？", RUN, {"model": "70B", "gpu": "3090", "num_gpus": 1}, "zh", "不够，QLoRA（4 位）也不行。"),
    ("Will it OOM?", RUN, {"model": "14B", "method": "lora", "gpu": "A5000"}, "en",
     "Yes; by QLoRA (4-bit) it does not."),
    ("1080 Ti能微调大模型吗？", "estimate_by_size", {"gpu": "1080 Ti"}, "zh", "能。"),
    ("Can a 3090 do it? Out of memory", "fix_memory",
     {"model": "8B", "method": "lora", "gpu": "3090", "micro_batch_size": 8, "tokens_per_sample": 4096},
     "en", "Not as it stands, but with a change."),
    ("Is a 4090 enough?", "make_config",
     {"model": "Qwen2.5 7B", "framework": "trl", "method": "qlora", "gpu": "4090"}, "en",
     "Yes, by QLoRA (4-bit)."),
    ("Can an RX 6600 XT tune models?", "estimate_by_size", {"gpu": "RX 6600 XT"}, "en", ""),
    ("Can a 4060 Ti run it?", "size_serving", {"model": "Llama 3 8B", "gpu": "RTX 4060 Ti 16GB"}, "en",
     "Yes, in 8 bit (FP8) or 4 bit (AWQ); not in 16 bit (BF16)."),
    ("3060能跑70B吗", "size_serving", {"model": "70B", "gpu": "RTX 3060"}, "zh", "不能。"),
    ("Can a 4090 run a 7B?", "size_serving", {"model": "7B", "gpu": "RTX 4090"}, "en", "Yes."),
    ("How fast is it?", "size_serving", {"model": "7B", "gpu": "RTX 4090"}, "en", ""),
    ("Can it run?", RUN, {"model": "7B", "method": "lora"}, "en", ""),
    ("7B LoRA on a 3090", RUN, {"model": "7B", "method": "lora", "gpu": "3090"}, "en", ""),
])  # fmt: skip
def test_the_answer_begins_with_yes_or_no(
    message: str,
    tool: str,
    arguments: dict[str, object],
    language: Language,
    said: str,
    catalog: Catalog,
) -> None:
    result = TOOLS[tool].asked(arguments).run(catalog, language)
    assert verdict(message, tool, result, language) == said
