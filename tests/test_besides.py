"""What a message asks or complains of beside a time: quality, the batch of all cards, LoRA."""

from advisor.advice.training.judge_pace import JudgePace
from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.reading.spans.measured.batch_open import both
from advisor.reading.spans.measured.besides import besides


def test_a_plausible_time_is_not_why_answers_are_bad(catalog: Catalog):
    run = JudgePace(model="LLaMA 7B", method="full", gpu="A100 80GB", num_gpus=8, samples=50_000, epochs=12, measured_hours=5)  # fmt: skip
    judged = {"judge_pace": run.run(catalog)}
    told = [*besides("5 h for 12 epochs and it still performs badly", {"epochs": 12}, judged)]
    assert [each.note.code for each in told] == ["measured.not-the-time"]
    assert "12 epochs learn the data by heart" in sentence(told[0].note, "en")
    assert not [*besides("5 h for 12 epochs, normal?", {"epochs": 12}, judged)]


def test_lora_is_no_way_to_save_time(catalog: Catalog):
    run = JudgePace(model="7B", method="lora", gpu="RTX 4090", samples=50_000, measured_hours=9)
    judged = {"judge_pace": run.run(catalog)}
    assert [*besides("为什么要9小时，LoRA也要这么久吗", {}, judged)]
    assert not [*besides("为什么要9小时", {}, judged)]


def test_a_bare_batch_is_judged_both_ways(catalog: Catalog):
    run = JudgePace(model="13B", method="full", gpu="A100 80GB", num_gpus=8, tokens_per_sample=4096, micro_batch_size=8, gradient_accumulation=1, measured_seconds_per_step=20)  # fmt: skip
    judged = {"judge_pace": run.run(catalog)}
    found = both("batch_size=8, 20 s a step on 8 cards, normal?", judged)
    assert found
    assert found.note.facts["slow"]
    assert "not normal" in sentence(found.note, "en")
    assert both("per_device_train_batch_size=8, 20 s a step", judged) is None


def test_the_offload_that_is_on_is_the_first_cause(catalog: Catalog):
    run = JudgePace(model="13B", method="full", gpu="A100 80GB", num_gpus=2, parallelism="zero3", offload="all", measured_seconds_per_step=400)  # fmt: skip
    causes = run.run(catalog).causes
    assert causes[0].code == "judged.offloaded"
    assert "offload_param" in sentence(causes[0], "en")
