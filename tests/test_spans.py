"""What a message names: cards, models, APIs, methods, frameworks, scenarios."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.catalog import Catalog
from advisor.reading.places import Relative, Span
from advisor.reading.spans.spans import find


def named(text: str, catalog: Catalog) -> dict[str, object]:
    """Argument -> value of every span that can fill only that argument, a method, or samples."""
    return {
        argument: value
        for span in find(text, catalog)
        for argument, value in span.values
        if argument != "methods"
        and not (argument == "model" and span.value("api_model"))
        and (
            span.value("api_model")
            or len(span.values) == 1
            or span.value("method")
            or argument == "samples"
        )
    }


@pytest.mark.parametrize(("text", "expected"), [
    ("8bit paged optimizer", {"optimizer": "paged_adamw_8bit"}),
    ("an 8-bit AdamW optimizer", {"optimizer": "adamw_8bit"}),
    ("optimizer: 8bit", {"optimizer": "adamw_8bit"}),
    ("8位的分页优化器", {"optimizer": "paged_adamw_8bit"}),
    ("2x4090", {"num_gpus": 2, "gpu": "RTX 4090"}),
    ("4×A100-80G", {"num_gpus": 4, "gpu": "A100 80GB"}),
    ("两张A100/A800 80G", {"num_gpus": 2, "gpu": "A100 80GB"}),
    ("flash attention 还没装上", {"flash_attention": False}),
    ("8卡", {"num_gpus": 8}),
    ("双卡3090", {"num_gpus": 2, "gpu": "RTX 3090"}),
    ("两张3090", {"num_gpus": 2, "gpu": "RTX 3090"}),
    ("两张3090能全量微调7B吗", {"num_gpus": 2, "gpu": "RTX 3090", "method": "full", "model": "7B"}),
    ("80 gig A100", {"gpu": "A100 80GB"}),
    ("假设A100=40G", {"gpu": "A100 40GB"}),
    ("its a 2080 Ti with 11G", {"gpu": "RTX 2080 Ti 11GB"}),
    ("a V100, 16GB GPU memory", {"gpu": "V100 16GB"}),
    ("Tesla V100-PCIE-32GB", {"gpu": "V100-PCIE 32GB"}),
    ("A100, 80GB of RAM", {"gpu": "A100", "host_memory_gib": 80}),
    ("fine-tune OmniVoice", {"model": "OmniVoice"}),
    ("微调GOT-OCR2.0要多少显存", {"model": "GOT-OCR2.0"}),
    ("fine-tuning LLMs, how?", {}),
    ("train with ZeRO-3", {"parallelism": "zero3"}),
    ("Video-LLaVA on one card", {"model": "Video-LLaVA", "num_gpus": 1}),
    ("训练 GPT2-Chinese", {"model": "GPT2-Chinese"}),
    ("the 7B-ish", {"model": "7B"}),
    ("Qwen3-8B-bnb-4bit", {"model": "Qwen3-8B-bnb-4bit"}),
    ("4块4090", {"num_gpus": 4, "gpu": "RTX 4090"}),
    ("4090两块", {"num_gpus": 2, "gpu": "RTX 4090"}),
    ("4090报价2.1块一小时", {"gpu": "RTX 4090", "price_per_hour": "2.1 CNY"}),
    ("4090 2块一小时", {"gpu": "RTX 4090", "price_per_hour": "2 CNY"}),
    ("租3090的话1块5一小时", {"gpu": "RTX 3090", "price_per_hour": "1.5 CNY"}),
    ("二手3090现在6000块一张", {"gpu": "RTX 3090", "budget": "6000 CNY", "num_gpus": 1}),
    ("RTX4090*2", {"num_gpus": 2, "gpu": "RTX 4090"}),
    ("8xH100 80GB", {"num_gpus": 8, "gpu": "H100 80GB"}),
    ("two RTX 4090s", {"num_gpus": 2, "gpu": "RTX 4090"}),
    ("２张４０９０", {"num_gpus": 2, "gpu": "RTX 4090"}),
    ("one 4090", {"num_gpus": 1, "gpu": "RTX 4090"}),
    ("a 4090", {"gpu": "RTX 4090"}),
    ("单卡4090", {"num_gpus": 1, "gpu": "RTX 4090"}),
    ("昇腾910B", {"gpu": "昇腾910B"}),
    ("what will a 13B LoRA on a 4090 cost", {"model": "13B", "method": "lora", "gpu": "RTX 4090"}),
    ("llama-3.1-70b-instruct", {"model": "llama-3.1-70b-instruct"}),
    ("qwen2.5 7b", {"model": "qwen2.5 7b"}),
    ("Qwen/Qwen2.5-7B-Instruct", {"model": "Qwen2.5-7B-Instruct"}),
    ("Mixtral 8x7B", {"model": "Mixtral 8x7B"}),
    ("Qwen3-30B-A3B", {"model": "Qwen3-30B-A3B"}),
    ("13b", {"model": "13B"}),
    ("7 billion parameters", {"model": "7B"}),
    ("70亿参数", {"model": "7B"}),
    ("一百三十亿参数的模型", {"model": "13B"}),
    ("135M model", {"model": "135M"}),
    ("GPT-4o mini", {"api_model": "GPT-4o mini"}),
    ("QLoRA with Axolotl", {"method": "qlora", "framework": "axolotl"}),
    ("用LLaMA-Factory全量微调", {"framework": "llama-factory", "method": "full"}),
    ("prompt tuning", {"method": "prompt_tuning"}),
    ("medical Q&A", {"scenario": "qa_system"}),
    ("情感分析", {"scenario": "classification"}),
    ("代码生成", {"scenario": "code_generation"}),
])  # fmt: skip
def test_names(text: str, expected: dict[str, object], catalog: Catalog) -> None:
    assert named(text, catalog) == expected


@pytest.mark.parametrize(("text", "id_"), [
    ("A100 (40GB)", "a100-40gb"), ("40G的A100", "a100-40gb"), ("A100（80G）", "a100-80gb"), ("an 80GB A100", "a100-80gb"), ("A100 80 gigs", "a100-80gb"), ("80GB显存的A100", "a100-80gb"),
    ("RTX4090", "rtx-4090"), ("nvidia geforce rtx 4090", "rtx-4090"), ("4090 24G", "rtx-4090"),
])  # fmt: skip
def test_memory_and_vendor_belong_to_the_card(text: str, id_: str, catalog: Catalog) -> None:
    spans = find(text, catalog)
    assert [catalog.gpu(str(span.value("gpu"))).id for span in spans] == [id_]


@pytest.mark.parametrize(("text", "expected"), [
    ("quad H100", {"num_gpus": 4, "gpu": "H100"}), ("gb200 64卡", {"num_gpus": 64, "gpu": "GB200"}), ("both my 3090s", {"num_gpus": 2, "gpu": "RTX 3090"}), ("双4090", {"num_gpus": 2, "gpu": "RTX 4090"}),
    ("3 RTX 6090s.", {"num_gpus": 3, "gpu": "RTX 6090"}), ("3 nos. A30", {"num_gpus": 3, "gpu": "A30"}), ("2 times T4", {"num_gpus": 2, "gpu": "T4"}), ("two nodes with 8 H100 each", {"num_gpus": 16, "gpu": "H100"}),
    ("24G的3090", {"gpu": "RTX 3090 24GB"}), ("16G的V100", {"gpu": "V100 16GB"}), ("AMD Instinct MI325X", {"gpu": "MI325X"}), ("four V100s", {"num_gpus": 4, "gpu": "V100"}), ("an L40s", {"gpu": "L40S"}), ("910B", {"gpu": "昇腾910B"}),
    ("寒武纪MLU590", {"gpu": "寒武纪MLU590"}), ("沐曦C500", {"gpu": "沐曦C500"}), ("海光K100", {"gpu": "海光K100"}), ("摩尔线程S4000", {"gpu": "摩尔线程S4000"}), ("P102-100", {"gpu": "P102-100"}), ("Jetson Orin.", {"gpu": "Jetson Orin"}),
    ("A100, 7000张图", {"gpu": "A100", "samples": 7000}), ("30908张图片", {"samples": 30_908}), ("昇腾910B8卡", {"gpu": "昇腾910B", "num_gpus": 8}), ("in 2 RTX 4090", {"num_gpus": 2, "gpu": "RTX 4090"}),
    ("p95 latency", {}), ("16bit 4090", {"gpu": "RTX 4090"}), ("Claude Sonnet 4 4090", {"api_model": "Claude Sonnet 4", "gpu": "RTX 4090"}), ("claude 3 monthly", {"api_model": "claude 3"}), ("Gervásio 7B", {"model": "Gervásio 7B"}), ("Falcon-H1 34B", {"model": "Falcon-H1 34B"}), ("nous-hermes 13b", {"model": "nous-hermes 13b"}), ("盘古-7B", {"model": "盘古-7B"}),
    ("Gemma 3 in the 4B size", {"model": "Gemma 3 4B"}), ("Llama 3 (8B)", {"model": "Llama 3 8B"}), ("Qwen 3's 14B", {"model": "Qwen 3 14B"}), ("the 8B version of Llama 3.1", {"model": "Llama 3.1 8B"}),
    ("a half-billion parameter model", {"model": "0.5B"}), ("seven billion model", {"model": "7B"}), ("模型130亿", {"model": "13B"}), ("ModernBERT-base", {"model": "ModernBERT-base"}), ("Phi-6-small", {"model": "Phi-6-small"}),
    ("日日新", {"api_model": "日日新"}), ("阶跃Step-2", {"api_model": "阶跃Step-2"}), ("Haiku", {"api_model": "Claude Haiku"}), ("QLoRAing 7B", {"method": "qlora", "model": "7B"}), ("FFT of 7B", {"method": "full", "model": "7B"}),
    ("low-rank adapters", {"method": "lora"}), ("全餐微调", {"method": "full"}), ("full comparison table", {}), ("the full set", {}), ("full, 7B", {"method": "full", "model": "7B"}), ("entity tagging", {"scenario": "extraction"}),
])  # fmt: skip
def test_names_in_other_words(text: str, expected: dict[str, object], catalog: Catalog) -> None:
    assert named(text, catalog) == expected


@pytest.mark.parametrize(("text", "argument"), [
    ("RTX 7090", "gpu"), ("a B900 card", "gpu"), ("Llama 9 80B", "model"), ("Foo-12B", "model"), ("Claude Opus 7", "api_model"), ("BERT-large", "model"),
])  # fmt: skip
def test_unknown_names_are_found_so_that_the_answer_can_say_so(
    text: str, argument: str, catalog: Catalog
) -> None:
    (span,) = find(text, catalog)
    assert span.value(argument)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "你好",
        "thanks!",
        "train it",
        "a 2-week trip"[-4:],
        "I saw 4090 samples"[:5],
        "🤖",
        "the cat sat",
        "loraine",
        "s4090x9y",
    ],
)
def test_nothing_named(text: str, catalog: Catalog) -> None:
    assert find(text, catalog) == ()


@pytest.mark.parametrize(("text", "not_argument"), [
    ("4090 samples", "gpu"), ("4090条数据", "gpu"), ("3090 tokens", "gpu"), ("a 2-week plan", "gpu"), ("5m samples", "model"), ("in a 100-line file", "gpu"), ("a 100 samples", "gpu"),
])  # fmt: skip
def test_what_looks_like_a_name(text: str, not_argument: str, catalog: Catalog) -> None:
    assert all(span.value(not_argument) is None for span in find(text, catalog))


def test_every_card_and_model_is_found_by_its_name(catalog: Catalog) -> None:
    for gpu in catalog.gpus.values():
        found = [span.value("gpu") for span in find(f"LoRA on {gpu.name}, please", catalog)]
        assert any(value and catalog.gpu(str(value)) is gpu for value in found), gpu.name
    for model in catalog.models.values():
        found = [span.value("model") for span in find(f"tune {model.name}, please", catalog)]
        assert any(value and catalog.model(str(value)) is model for value in found), model.name


def test_letters_that_grow_in_lower_case_shift_nothing(catalog: Catalog) -> None:
    assert [span.text for span in find("İİİİ 问答, 2 × A100", catalog)] == ["问答", "2", "A100"]


def _holds(text: str, spans: tuple[Span, ...]) -> None:
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        assert span.values
        assert all(
            isinstance(value, Relative | str | int | float) and value not in (float("inf"), "")
            for _, value in span.values
        )
        end = span.end


@given(text=st.text(max_size=80))
def test_any_text(text: str, catalog: Catalog) -> None:
    _holds(text, find(text, catalog))


WORDS = (
    "LoRA", "qlora", "A100", "-80G", " 80 gig ", "4090", "2x", "×", "x", "两张", "8卡", "7B", "7b-", "llama-3.1", "qwen2.5 ", "70亿", "参数", "GPT-4o", "10万", "条",
    "twice", "翻倍", "再加", "5000", " more ", "$", "1.89", "/hr", "每小时", "美元", "%", "up by ", "涨", "三成", "问答", "a month", "半年", "tokens", " ", "，", "\n", "🙂",
    "İ", "ﬁ", "ß", "２", "Ⅷ", "㎏", "\u200b", "e\u0301",
)  # fmt: skip


@given(pieces=st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_text_made_of_names(pieces: list[str], catalog: Catalog) -> None:
    text = "".join(pieces)
    _holds(text, find(text, catalog))


@pytest.mark.parametrize(
    "text",
    [
        "一" * 4000,
        "A" * 4000,
        "4090" * 1000,
        "LoRA " * 800,
        "$" * 4000,
        "1 " * 2000,
        "a b " * 1000,
        "7B-" * 1300,
        "增加" * 2000,
        "a million " * 400,
    ],
)
def test_a_long_message_is_read_in_seconds(text: str, catalog: Catalog) -> None:
    _holds(text, find(text, catalog))


@pytest.mark.parametrize(("text", "name"), [
    ("training and testing PLLaVA on a 4090", "PLLaVA"), ("a reward model like UnifiedReward", "UnifiedReward"),
])  # fmt: skip
def test_a_name_that_is_trained_may_be_a_model(text: str, name: str, catalog: Catalog) -> None:
    assert name in [span.value("model") for span in find(text, catalog)]


def test_a_plural_keeps_its_memory(catalog: Catalog) -> None:
    cards = [span.value("gpu") for span in find("on 8 A100s 80GB or 4 A100s (40 GB)", catalog)]
    assert [card for card in cards if card] == ["A100 80GB", "A100 40GB"]


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("3000 rows A100", "samples", 3000),
        ("2000条4090", "samples", 2000),
        ("1100张4090", "samples", 1100),
        ("samples: 1500\n4090", "samples", 1500),
        ("4090 1500张", "samples", 1500),
        ("1500 H100 hours", "hours", 1500),
        ("max length 2048 A100", "tokens_per_sample", 2048),
        ("1000 H100s", "num_gpus", 1000),
    ],
)
def test_more_cards_than_anyone_has_are_something_else(
    text: str, slot: str, value: int, catalog: Catalog
) -> None:
    assert [
        dict(span.values).get(slot) for span in find(text, catalog) if not span.value("gpu")
    ] == [value]


@pytest.mark.parametrize(("text", "slot", "value"), [
    ("500 rows A100", "samples", 500), ("50 docs A100", "samples", 50), ("100 hours A100", "hours", 100), ("3 epochs A100", "epochs", 3), ("3 days 4090", "days", 3),
    ("300 requests 4090", "requests_per_day", 300), ("2 h100", "num_gpus", 2), ("2块4090", "num_gpus", 2), ("4 gpus A100", "num_gpus", 4), ("2 used 4090s", "num_gpus", 2),
])  # fmt: skip
def test_a_number_counts_the_cards_behind_it_unless_it_has_a_unit(
    text: str, slot: str, value: int, catalog: Catalog
) -> None:
    number, card = find(text, catalog)
    assert number.value(slot) == value
    assert slot == "num_gpus" or number.value("num_gpus") is None
    assert card.value("gpu")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("200M of text", {"model": "200M", "dataset_bytes": 200e6}),
        ("150M的语料", {"model": "150M", "dataset_bytes": 150e6}),
        ("train a 200M", {"model": "200M"}),
    ],
)
def test_millions_of_data_may_be_bytes(
    text: str, values: dict[str, object], catalog: Catalog
) -> None:
    assert [dict(span.values) for span in find(text, catalog)] == [values]


def test_a_number_in_the_line_above_a_card_counts_no_cards(catalog: Catalog) -> None:
    found = find("samples: 500\n4090", catalog)
    assert [dict(span.values) for span in found] == [{"samples": 500}, {"gpu": "RTX 4090"}]


@pytest.mark.parametrize(("text", "count"), [
    ("a second GPU", 2), ("what if I add a second GPU?", 2), ("a third GPU", 3), ("my fourth GPU", 4), ("买第四张卡", 4), ("a fifth GPU", 5), ("a sixth GPU", 6), ("上第八块卡", 8),
])  # fmt: skip
def test_the_last_of_several_cards_may_tell_their_number(
    text: str, count: int, catalog: Catalog
) -> None:
    assert [span.value("num_gpus") for span in find(text, catalog)] == [count]
