"""Values that cannot be meant are asked about, and everything else is computed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import Answered, Conversation
from advisor.model.engine import Said, ScriptedEngine
from advisor.model.examples import Examples
from advisor.reading.slots import SLOTS
from advisor.web.kept import InMemory
from advisor.web.talk import Question, Talk

COST, SERVE = "estimate_training_cost", "size_serving"
EXAMPLES = Examples()


def talk(catalog: Catalog, *turns: tuple[str, Said]) -> Answered:
    """The last answer of a conversation in which the model decides as scripted."""
    advisor = Advisor(
        catalog, ScriptedEngine(said for _, said in turns), TOOLS, Renderer(), EXAMPLES
    )
    conversation, last = Conversation(), None
    for message, _ in turns:
        *_, last = advisor.reply(conversation, message)
        assert isinstance(last, Answered)
        conversation = last.conversation
    assert last
    return last


def said(*asks: str, **slots: str) -> Said:
    return Said(asks or (COST,), {text: slot for slot, text in slots.items()})


RUN = {"model": "7B", "method": "LoRA", "gpu": "4090"}
KNOWN = {"model": "7B", "method": "lora", "gpu": "RTX 4090"}


@pytest.mark.parametrize(("message", "slot", "question", "meanings"), [
    ("7B LoRA on a 4090, samples of 12,000,000 tokens each", "tokens_per_sample",
     "12,000,000 tokens per sample is more than any model reads (computed without it). Did you mean 12,000,000 tokens of data?", ["12,000,000 tokens of data"]),
    ("7B LoRA 用 4090，每条1200万token", "tokens_per_sample", "每条 12,000,000 个 token，超出任何模型能读的长度（暂不计入）。是指共 12,000,000 个 token 吗？", ["共 12,000,000 个 token"]),
    ("7B LoRA on a 4090 for -3 epochs", "epochs", "-3 epochs cannot be right (computed without it). Did you mean 3 epochs?", ["3 epochs"]),
    ("7B LoRA on a 4090 for 5000 epochs", "epochs", "5,000 epochs is too much to be right (computed without it). Did you mean 5,000 steps or 5,000 samples?", ["5,000 steps", "5,000 samples"]),
    ("7B LoRA 用 4090 训练5000个epoch", "epochs", "5,000 轮大得不合常理（暂不计入）。是指 5,000 步或 5,000 条样本吗？", ["5,000 步", "5,000 条样本"]),
    ("7B LoRA on a 4090, 1e30 samples", "samples", "1e+30 samples is too much to be right (computed without it). What is right?", []),
    ("7B LoRA on a 4090, NaN epochs", "epochs", "“NaN epochs” gives no number (computed without it). What is right?", []),
    ("7B LoRA on a 4090, num_train_epochs: inf", "epochs", "“num_train_epochs: inf” gives no number (computed without it). What is right?", []),
    ("7B LoRA on a 4090, 100000 GPUs", "num_gpus", "100,000 GPUs is too much to be right (computed without it). Did you mean 100,000 samples?", ["100,000 samples"]),
    ("7B LoRA on a 4090 at $2500/h", "price_per_hour", "$2,500 per hour and card is too much to be right (computed without it). Did you mean budget $2,500?", ["budget $2,500"]),
    ("7B LoRA on a 4090, LoRA rank 8192", "lora_rank", "Rank 8,192 is above the width of 7B, 4,096 (computed without it). Did you mean 8,192 tokens per sample?", ["8,192 tokens per sample"]),
    ("7B LoRA on a 4090, batch size of 2000", "micro_batch_size", "Micro batch 2,000 is too much to be right (computed without it). Did you mean global batch 2,000 or 2,000 samples?", ["global batch 2,000", "2,000 samples"]),
])  # fmt: skip
def test_a_value_out_of_range(
    message: str, slot: str, question: str, meanings: list[str], catalog: Catalog
) -> None:
    answered = talk(catalog, (message, said(**RUN)))
    told = answered.answer
    assert answered.result is not None
    assert told.body.startswith(f"{question}\n\n")
    assert list(told.suggestions[: len(answered.readings)]) == meanings
    assert slot not in answered.meant.change.brief.values
    assert answered.unused == ()
    assert answered.meant.change.brief.values == KNOWN
    assert "Not used" not in told.markdown


@pytest.mark.parametrize(("message", "stated", "question", "meanings"), [
    ("7B LoRA on a 4090, 0 GPUs", {"num_gpus": "0"}, "0 GPUs cannot be right", ["1 GPU"]),
    ("7B LoRA on a 4090 for 0 epochs", {"epochs": "0"}, "0 epochs cannot be right", ["1 epoch"]),
    ("7B LoRA on a 4090, micro batch 512 at 32k tokens", {"micro_batch_size": "512", "tokens_per_sample": "32k"},
     "Micro batch 512 of 32,000 tokens each is more than a card takes at once", ["global batch 512", "512 samples"]),
    ("Llama 2 7B LoRA on a 4090, 500k tokens", {"model": "Llama 2 7B", "tokens_per_sample": "500k"},
     "500,000 tokens per sample is far beyond the 4,096 tokens that Llama 2 7B reads", ["500,000 tokens of data"]),
    ("Qwen2.5 0.5B LoRA on a 4090, rank 1024", {"model": "Qwen2.5 0.5B", "lora_rank": "1024"}, "Rank 1,024 is above the width of Qwen2.5 0.5B, 896", ["1,024 tokens per sample"]),
])  # fmt: skip
def test_a_value_that_the_others_make_impossible(
    message: str, stated: dict[str, str], question: str, meanings: list[str], catalog: Catalog
) -> None:
    answered = talk(catalog, (message, said(**{**RUN, **stated})))
    assert answered.result is not None
    assert answered.answer.body.startswith(question)
    assert list(answered.answer.suggestions[: len(meanings)]) == meanings


@pytest.mark.parametrize(("message", "card", "question", "cards"), [
    ("7B LoRA on an A100 60GB", "A100", "I know no A100 60GB (computed without it). Did you mean A100 40GB or A100 80GB?", ["A100 40GB", "A100 80GB"]),
    ("7B LoRA on a 60GB A100", "A100", "I know no A100 60GB", ["A100 40GB", "A100 80GB"]),
    ("A100-60G 能跑 7B LoRA 吗", "A100", "资料中没有 A100 60GB（暂不计入）。是指 A100 40GB 或 A100 80GB 吗？", ["A100 40GB", "A100 80GB"]),
    ("7B LoRA on an M4 Max 40GB", "M4 Max 40GB", "I know no M4 Max 40GB", ["M4 Max 36GB", "M4 Max 128GB"]),
    ("7B LoRA on a 4080 12GB", "4080", "I know no RTX 4080 12GB", ["RTX 4080 Laptop 12GB", "RTX 4080 16GB"]),
    ("7B LoRA on a 4090 64GB", "4090", "I know no RTX 4090 64GB", ["RTX 4090 48GB", "RTX 4090 24GB", "RTX 4090, 64 GB of RAM"]),
])  # fmt: skip
def test_a_card_with_a_memory_that_no_row_has(
    message: str, card: str, question: str, cards: list[str], catalog: Catalog
) -> None:
    answered = talk(catalog, (message, said(model="7B", method="LoRA", gpu=card)))
    assert answered.result is not None
    assert answered.answer.body.startswith(question)
    assert list(answered.answer.suggestions[: len(cards)]) == cards
    assert answered.meant.change.brief.values == {"model": "7B", "method": "lora"}


@pytest.mark.parametrize(("message", "stated"), [
    ("7B LoRA on a 4090 48GB", {"gpu": "4090 48GB"}),
    ("7B LoRA on a T4 15GB", {"gpu": "T4"}),
    ("7B LoRA on 2 x 3090, 48GB in all", {"gpu": "3090", "num_gpus": "2"}),
    ("7B LoRA with 2 3090 48GB", {"gpu": "3090", "num_gpus": "2"}),
    ("7B LoRA on a 4090, 20 epochs, rank 512, lr 1e-3", {"epochs": "20", "lora_rank": "512", "learning_rate": "1e-3"}),
    ("7B LoRA on a 4090 with 20GB free", {"gpu": "4090"}),
    ("4090 64G内存 7B LoRA", {"host_memory_gib": "64"}),
    ("7B LoRA on a 4090 with 128GB RAM", {"host_memory_gib": "128"}),
    ("70B full fine-tuning with a budget of $0.50", {"model": "70B", "method": "full", "budget": "$0.50"}),
    ("7B LoRA on a 4090, seq 4096 w/ packing", {}),
    ("7B LoRA on a 4090 with 40 years of letters", {}),
    ("7B LoRA on a 4090, loss becomes nan epoch 2", {}),
    ("7B LoRA on a 4090, we have 0 samples yet", {}),
    ("4090 上 7B LoRA，2023年买的", {}),
])  # fmt: skip
def test_what_is_merely_unusual_is_not_asked_about(
    message: str, stated: dict[str, str], catalog: Catalog
) -> None:
    answered = talk(catalog, (message, said(**{**RUN, **stated})))
    assert answered.meant.change.doubts == ()
    assert answered.readings == ()


def test_several_cards_with_a_memory_that_they_have_neither_each_nor_together(
    catalog: Catalog,
) -> None:
    decided = said(**RUN | {"gpu": "3090", "num_gpus": "2"})
    answered = talk(catalog, ("7B LoRA with 2 3090 30GB", decided))
    assert [doubt.fact.value for doubt in answered.meant.change.doubts] == ["RTX 3090 30GB"]


def test_the_version_of_a_library_is_not_told_as_unused(catalog: Catalog) -> None:
    for message in ("CUDA 12, 7B LoRA on a 4090", "7B LoRA on a 4090 with CUDA 12"):
        assert talk(catalog, (message, said(**RUN))).unused == ()
    assert talk(catalog, ("Code 12, 7B LoRA on a 4090", said(**RUN))).unused == ("12",)


@pytest.mark.parametrize(("message", "card"), [
    ("A100 60GB vs 4090 for 7B LoRA", "A100"), ("7B LoRA 用 A100 60G 还是 4090", "A100"),
])  # fmt: skip
def test_a_compared_card_with_a_memory_that_no_row_has(
    message: str, card: str, catalog: Catalog
) -> None:
    decided = Said(
        ["compare_setups"], {"7B": "model", "LoRA": "method", card: "gpu", "4090": "gpu"}
    )
    answered = talk(catalog, (message, decided))
    assert [run["gpu"] for run in answered.meant.change.runs] == ["A100 40GB", "RTX 4090"]
    assert "A100 60GB" in answered.answer.body.splitlines()[0]
    assert answered.answer.suggestions[:2] == ("A100 40GB", "A100 80GB")
    meant = answered.readings[1].change
    assert [run["gpu"] for run in meant.runs] == ["A100 80GB", "RTX 4090"]
    assert meant.doubts == ()
    assert "gpu" not in meant.brief.values


def test_what_was_known_before_stays(catalog: Catalog) -> None:
    first = ("7B LoRA on a 4090, 2 epochs", said(**RUN, epochs="2"))
    answered = talk(catalog, first, ("and -3 epochs", said()))
    assert answered.result.epochs == 2
    assert answered.answer.body.startswith("-3 epochs cannot be right (computed with 2 epochs).")


def test_one_question_a_reply(catalog: Catalog) -> None:
    answered = talk(catalog, ("7B LoRA on a 4090, 5000 epochs, lr 5", said(**RUN)))
    assert answered.answer.markdown.count("?") == 1
    assert answered.unused == ("5",)


@pytest.mark.parametrize(("message", "decided"), [
    ("Facts on a 4090? No, 5000 epochs", said("look_up", gpu="4090")),
    ("What do 5000 epochs do to a 7B?", said("explain")),
])  # fmt: skip
def test_a_value_that_nothing_would_use_is_not_asked_about(
    message: str, decided: Said, catalog: Catalog
) -> None:
    answered = talk(catalog, (message, decided))
    assert "500" not in answered.answer.headline
    assert answered.readings == ()


def test_where_nothing_can_be_computed_the_question_leads(catalog: Catalog) -> None:
    answered = talk(catalog, ("What is an M4 Max 40GB?", said("look_up", gpu="M4 Max 40GB")))
    assert (
        answered.answer.headline
        == "I know no M4 Max 40GB. Did you mean M4 Max 36GB or M4 Max 128GB?"
    )


@pytest.mark.parametrize("message", ["7B LoRA on a 4090, 10k samples of 12,000,000 tokens each"])
def test_a_button_keeps_everything_that_was_said(message: str, catalog: Catalog) -> None:
    engine = ScriptedEngine([said(**RUN, samples="10k")] * 2)
    kept = InMemory()
    talk_ = Talk(Advisor(catalog, engine, TOOLS, Renderer(), EXAMPLES), kept)
    *_, first = talk_.ask(Question(message), "me")
    assert first["suggestions"][0] == "12,000,000 tokens of data"
    list(talk_.ask(Question(message, first["conversation"], place=0, pick=0), "me"))
    (exchange,) = kept.exchanges(first["conversation"], "me")
    assert exchange.message == message
    assert exchange.meant
    assert exchange.meant.arguments == {**KNOWN, "samples": 10_000, "dataset_tokens": 12_000_000}
    assert exchange.readings == 0


TEMPLATES = (
    ("epochs", "{} epochs", COST), ("samples", "{} samples", COST), ("num_gpus", "{} GPUs", COST),
    ("epochs", "--num_train_epochs {}", COST), ("samples", "max_samples: {}", COST), ("learning_rate", "--learning_rate {}", "recommend_settings"),
    ("tokens_per_sample", "--max_seq_length {}", COST), ("micro_batch_size", "--per_device_train_batch_size {}", COST),
    ("lora_rank", "--lora_rank {}", COST), ("price_per_hour", "${} an hour", COST), ("gpu_memory_gib", "a {} GB card", COST),
    ("budget", "a budget of ${}", "fit_budget"), ("requests_per_day", "{} requests a day", SERVE), ("users", "{} users at once", SERVE),
    ("epochs", "{}轮", COST), ("samples", "{}条数据", COST), ("num_gpus", "{}张卡", COST), ("weeks", "{} weeks", "plan_project"), ("hours", "{} hours", "fit_budget"),
)  # fmt: skip
NUMBERS = st.floats().map(repr) | st.integers(-(10**45), 10**45).map(str)


@given(number=NUMBERS, template=st.sampled_from(TEMPLATES))
@example(number="nan", template=TEMPLATES[0])
@example(number="inf", template=TEMPLATES[5])
@example(number="-0.0", template=TEMPLATES[2])
def test_no_number_breaks_an_answer_or_is_dropped_without_a_word(
    number: str, template: tuple[str, str, str], catalog: Catalog
) -> None:
    slot, form, ask = template
    message = f"7B LoRA, {form.format(number)}"
    digits = number.lstrip("-")
    pieces = {piece: slot for piece in (digits, f"${digits}")}
    answered = talk(catalog, (message, Said((ask,), {"7B": "model", "LoRA": "method", **pieces})))
    change = answered.meant.change
    assert answered.answer.headline
    if slot in change.brief.values:
        assert SLOTS[slot].least <= float(change.brief.values[slot]) <= SLOTS[slot].most
    told = (*answered.unused, *(doubt.fact.words for doubt in change.doubts))
    assert slot in change.brief.values or any(told) or not any(map(str.isdigit, number))


def test_where_the_figures_are_of_another_card_the_question_leads(catalog: Catalog) -> None:
    then = ("an M4 Max 40GB instead", said(gpu="M4 Max 40GB"))
    answered = talk(catalog, ("7B LoRA on a 4090", said(**RUN)), then)
    assert answered.answer.headline.startswith("I know no M4 Max 40GB (computed with RTX 4090).")
    assert answered.answer.badge is None
    assert answered.answer.body.startswith("7B with LoRA fits one RTX 4090")
