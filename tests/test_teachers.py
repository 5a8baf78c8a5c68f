"""Teacher and student of a distillation, as sentences name them."""

import pytest

from advisor.reading.spans.spans import find
from tests.shipped import CATALOG


@pytest.mark.parametrize(("message", "teacher", "student"), [
    ("distill Qwen2.5 72B into 7B with GKD on 8 x H100", "Qwen2.5 72B", "Qwen2.5 7B"),
    ("用 Qwen2.5 32B 蒸馏 1.5B，8卡A100", "Qwen2.5 32B", "Qwen2.5 1.5B"),
    ("distill Llama 3.1 8B from Llama 3.1 70B", "Llama 3.1 70B", "Llama 3.1 8B"),
    ("GKD, student Qwen3 4B, teacher Qwen3 32B", "Qwen3 32B", "Qwen3 4B"),
    ("把Qwen3 32B蒸馏到Qwen3 4B", "Qwen3 32B", "Qwen3 4B"),
    ("Qwen3 32B 做教师，学生 Qwen3 4B，GKD", "Qwen3 32B", "Qwen3 4B"),
    ("Qwen2.5-7B with Qwen2.5-72B as teacher, on one H200", "Qwen2.5-72B", "Qwen2.5-7B"),
])  # fmt: skip
def test_teacher_and_student(message: str, teacher: str, student: str) -> None:
    spans = find(message, CATALOG)
    assert [span.value("teacher") for span in spans if span.value("teacher")] == [teacher]
    assert [span.value("model") for span in spans if span.value("model")] == [student]
    assert [message[span.start : span.end] for span in spans] == [span.text for span in spans]


@pytest.mark.parametrize("message", [
    "LoRA on DeepSeek-R1-Distill-Qwen-7B with a 4090", "DeepSeek R1 蒸馏的 Qwen 7B 用 4090 微调", "QLoRA of Qwen2.5 7B from scratch",
    "what is distillation?", "知识蒸馏是什么",
])  # fmt: skip
def test_no_teacher(message: str) -> None:
    assert [span for span in find(message, CATALOG) if span.value("teacher")] == []


def test_texts_that_are_there_already() -> None:
    spans = find("SFT Qwen2.5 7B, distilled from DeepSeek R1's reasoning traces", CATALOG)
    assert [span.value("teaching") for span in spans if span.value("teacher")] == ["traces"]
