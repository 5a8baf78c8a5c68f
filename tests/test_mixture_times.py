"""A mixture of experts that is slower than a dense model: what their arithmetic explains."""

from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.reading.spans.measured.mixture_times import judged

LOGS = (
    "Why is the MoE so slow?\n"
    "Qwen/Qwen2.5-32B-Instruct: {'train_runtime': 400.0, 'train_loss': 0.7, 'epoch': 3.0}\n"
    "Qwen/Qwen3-30B-A3B: {'train_runtime': 1600.0, 'train_loss': 11.2, 'epoch': 3.0}"
)


def test_active_parameters_are_set_beside_the_times(catalog: Catalog):
    found = judged(LOGS, catalog)
    assert found
    assert found.note.facts["ratio"] == 4
    assert found.note.facts["excess"] == 46
    assert found.more
    assert "11.2 is near 11.9 = ln(151,936)" in sentence(found.more, "en")
    assert all(sentence(each, "zh") for each in (found.note, found.more))


def test_times_in_prose_are_read_too(catalog: Catalog):
    asked = "Qwen3-30B-A3B 微调要12小时，Qwen2.5-32B 只要5小时，为什么MoE反而慢"
    found = judged(asked, catalog)
    assert found
    assert found.note.facts["mixture"] == "Qwen3 30B-A3B"


def test_a_faster_mixture_and_dense_models_are_not_judged(catalog: Catalog):
    assert judged(LOGS.replace("1600", "50"), catalog) is None
    dense = "Qwen2.5-32B took 5 hours and Qwen2.5-7B took 1 hour, is it normal?"
    assert judged(dense, catalog) is None
