"""Notes in words: every kind of fact is written as its name says, in the reader's language."""

from datetime import date

import pytest

from advisor.answers.notes import sentence
from advisor.language import Text
from advisor.result import note


def test_a_fact_is_written_by_the_unit_in_its_name() -> None:
    said = note("serving.api-batch", api="A", input_usd=0.5, output_usd=2.0)
    assert "$0.50 / $2 per million" in sentence(said, "en")


def test_large_numbers_have_separators_and_small_ones_choose_the_form() -> None:
    said = note("room.cut", tokens=1024)
    assert sentence(said, "en") == "Samples cut at 1,024 tokens"
    assert sentence(note("room.more-cards", number=2), "zh") == "2 张卡"


def test_notes_stand_in_notes() -> None:
    settings = note(
        "training.settings",
        micro_batch=1,
        tokens=512,
        accumulation=16,
        precision="bf16",
        optimizer="adamw",
        attention="sdpa",
        checkpointing=True,
        unusual=(note("training.dora"), note("training.packed")),
    )
    assert sentence(settings, "en").endswith("with gradient checkpointing, DoRA, packed samples.")
    assert sentence(settings, "zh").endswith("开启梯度检查点，DoRA、样本打包。")


def test_what_is_missing_leaves_its_place_out() -> None:
    dated = note("prices.yuan-offers", rate=7.0, as_of=date(2026, 9, 29))
    assert "(2026-09-29)" in sentence(dated, "en")
    assert "(" not in sentence(note("prices.yuan-offers", rate=7.0, as_of=None), "en")


def test_a_text_of_the_knowledge_is_words_already() -> None:
    assert sentence(Text(en="small teams", zh="小团队"), "zh") == "小团队"


def test_a_note_without_its_fact_is_an_error() -> None:
    with pytest.raises(LookupError, match="tokens"):
        sentence(note("room.cut"), "en")
