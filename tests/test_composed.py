"""Which of several answers are told."""

from advisor.answers.answer import Answer, Around
from advisor.answers.composed import without_heard, worth_telling

NEAR, SURE = Answer("The nearest article", fit="near"), Answer("What was asked")


AROUND = Around({}, [], [])


def test_what_was_asked_first_leads_even_if_another_article_may_be_meant() -> None:
    assert [*worth_telling((NEAR, SURE), AROUND)] == [NEAR, SURE]


def test_an_article_that_may_not_be_the_one_meant_never_stands_beside_an_answer() -> None:
    assert [*worth_telling((SURE, NEAR), AROUND)] == [SURE]
    assert [*worth_telling((NEAR, SURE, NEAR), AROUND)] == [NEAR, SURE]


def test_alone_it_is_told() -> None:
    assert [*worth_telling((NEAR,), AROUND)] == [NEAR]


def test_a_number_that_is_told_with_what_it_counts_was_used() -> None:
    around = Around({}, ["3", "20", "7", "3.34"], [])
    told = (Answer("1,000 samples × 3 epochs at a loss of 3.34, and 7"),)
    assert without_heard(around, told, "a share of 20%", "en").unused == ["7"]


def test_a_card_s_memory_and_the_number_of_a_file_is_not_told_as_unused() -> None:
    around = Around({"gpu": "V100 16GB"}, ["16", "0", "00004", "1e9", "50"], [])
    assert without_heard(around, (Answer("It fits"),), "", "en").unused == ["0", "1e9", "50"]
