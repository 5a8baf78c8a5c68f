"""The same work timed on two cards, beside what the cards differ in."""

import pytest

from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Brief, Change
from advisor.reading.calls.tool_meant import tool_of
from advisor.reading.spans.measured.times import timed_runs
from advisor.reading.spans.measured.two_cards import judged


@pytest.mark.parametrize(
    ("message", "slow", "verdict"),
    [
        ("为啥我的4060Ti要8小时，别人4070 Ti Super才1小时", "RTX 4060 Ti", "slow"),
        ("My 3090 takes 5 hours, a friend's 4090 2.5 h. Expected?", "RTX 3090", "usual"),
        ("V100每步12s/it，A100每步3s/it，为什么差这么多", "V100", "somewhat"),
        ("3 h on an A100 40GB, 2 h 50 min on an H100. Should it not be faster?", "A100 40GB", "no-gain"),
    ],
)  # fmt: skip
def test_the_ratio_of_the_cards_judges_that_of_the_times(
    catalog: Catalog, message: str, slow: str, verdict: str
):
    found = judged(message, catalog)
    assert found
    assert (found.note.facts["slow"], found.note.facts["verdict"]) == (slow, verdict)
    assert all(sentence(found.note, language) for language in ("en", "zh", "zh-Hant"))
    assert (found.more is None) == (verdict == "usual")


def test_the_likeliest_cause_on_a_pc_is_memory_that_spills(catalog: Catalog):
    found = judged("为什么我的4060Ti要8小时，别人4070 Ti Super才1小时", catalog, "ChatGLM-6B")
    assert found
    assert found.more
    said = sentence(found.more, "zh")
    assert "共享 GPU 内存" in said
    assert "8 GB / 16 GB" in said
    assert "12.3 GB" in said


@pytest.mark.parametrize(
    "message",
    [
        "3 h on a 3090 or 1.5 h on a 4090, which is cheaper to rent?",
        "4 hours on 8 H100s, but 30 h on 4 T4s, why?",
        "LoRA takes 3 h on a 3090, full fine-tuning 9 h on an A100. Normal?",
        "为什么要3小时？",
    ],
)
def test_a_choice_or_another_work_is_no_check(catalog: Catalog, message: str):
    assert judged(message, catalog) is None


def test_a_check_is_no_choice_of_a_card(catalog: Catalog):
    asked = "My 3090 takes 20 hours, a friend's 4090 2.5 h. Why?"
    assert tool_of("compare_setups", Change(Brief({}), {}), asked, catalog) == "explain"


@pytest.mark.parametrize(
    ("message", "hours"), [("it took 2 hours 50 minutes", 2.83), ("要2小时40分", 2.67)]
)
def test_minutes_belong_to_the_hours_before_them(message: str, hours: float):
    assert [round(run.value, 2) for run in timed_runs(message)] == [hours]
