"""The times of two named models beside their sizes."""

from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.reading.spans.measured.compared_models import judged
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.times import timed_runs


def _judged(text: str, catalog: Catalog) -> Finding | None:
    return judged(text, timed_runs(text), catalog)


def test_nearly_the_same_size_and_twice_the_time_is_not_normal(catalog: Catalog) -> None:
    asked = "为什么微调 Qwen3-VL-8B 比 Qwen2.5-VL-7B 慢 3 倍？数据一样"
    found = _judged(asked, catalog)
    assert found
    assert found.note.facts["explained"] is False
    assert sentence(found.note, "en").startswith("Not normal: Qwen3-VL 8B has 8.77 and")
    assert found.more
    assert "2.9" in sentence(found.more, "zh")


def test_twice_the_size_explains_twice_the_time(catalog: Catalog) -> None:
    found = _judged("微调 Qwen2.5-14B 要 10 小时，Qwen2.5-7B 要 5 小时，慢这么多正常吗？", catalog)
    assert found
    assert found.note.facts["explained"] is True
    assert sentence(found.note, "zh").startswith("大小基本能解释")


def test_one_model_or_no_times_is_not_judged(catalog: Catalog) -> None:
    assert _judged("Training Qwen2.5-7B is 3 times slower than yesterday", catalog) is None
    assert _judged("Is Qwen2.5-14B slower to train than Qwen2.5-7B?", catalog) is None
