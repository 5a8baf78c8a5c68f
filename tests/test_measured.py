"""What a message measured: found in its words, and what it says."""

from typing import Any

import pytest

from advisor.advice.choices.compare_setups import CompareSetups
from advisor.advice.choices.set_ups_found import SetUpComparison
from advisor.advice.tools import TOOLS
from advisor.answers.answer import Answer, Around
from advisor.answers.notes import sentence
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.calls import calls
from advisor.reading.slots import FIGURES
from advisor.reading.spans.measured.findings import findings, left
from advisor.reading.spans.measured.times import timed_runs
from advisor.reading.spans.spans import find


def change(**slots: Any) -> Change:
    return Change(Brief({slot: Fact(value, str(value)) for slot, value in slots.items()}), slots)


def said(catalog: Catalog, message: str, **slots: Any) -> dict[str, dict[str, Any]]:
    """What is found, by its sentence, with its facts."""
    found = findings(message, change(**slots), {}, catalog)
    for each in found:
        for language in ("en", "zh"):
            assert sentence(each.note, language)
            assert each.more is None or sentence(each.more, language)
    return {each.note.code.removeprefix("measured."): each.note.facts for each in found}


@pytest.mark.parametrize(
    ("message", "times"),
    [
        ("4 hours on 8 H100s, but 9 h on 4 H100s", [(4, 8), (9, 4)]),
        ("单卡3090每步1.2秒/it，双卡2.9秒/it", [(1.2, 1), (2.9, 2)]),
        ("2 GPUs take 90 minutes, 1 GPU takes 2 hours", [(1.5, 2), (2, 1)]),
        ("it ran for 2 days", [(48, None)]),
        ("8 H100s", []),
    ],
)
def test_a_time_stands_with_its_cards(message: str, times: list[tuple[float, int | None]]):
    assert [(run.value, run.cards) for run in timed_runs(message)] == times


def test_the_method_is_that_of_the_clause():
    lora, full = timed_runs("with LoRA it is 3 h, full fine-tuning 2 h")
    assert (lora.method, full.method) == ("lora", "full")


@pytest.mark.parametrize(
    ("message", "verdict"),
    [
        ("The blog says 4 hours on 8 H100s, mine needs 30 h on 4 H100s. Expected?", "fewer"),
        ("单卡A800要10小时，4卡A800还要7小时", "more"),
        ("One L40S needs 10 h, four L40S 2.7 h", "usual"),
    ],
)
def test_hours_on_other_cards_are_scaled(catalog: Catalog, message: str, verdict: str):
    assert said(catalog, message)["scaled"]["verdict"] == verdict


def test_other_cards_do_not_compare(catalog: Catalog):
    assert not said(catalog, "4 hours on 8 H100s, but 30 h on 4 T4s")


@pytest.mark.parametrize(
    ("message", "gain", "verdict"),
    [
        ("single GPU 2 s/it, two GPUs 5 s/it", 0.8, "none"),
        ("单卡3.0s/it，4卡6.0s/it", 2, "little"),
        ("On one 3090 2.0 s/it, on two 3090s 2.2 s/it", 1.8, "good"),
    ],
)
def test_a_step_of_more_cards_reads_more(catalog: Catalog, message: str, gain: float, verdict: str):
    facts = said(catalog, message)["step-gain"]
    assert (facts["gain"], facts["verdict"]) == (gain, verdict)


@pytest.mark.parametrize(
    ("message", "slow", "times", "more"),
    [
        ("QLoRA is 6 times slower than LoRA here", "qlora", 6, True),
        ("Why does QLoRA take 1.5x as long as LoRA?", "qlora", 1.5, False),
        ("为什么qlora比lora慢4倍", "qlora", 4, True),
        ("全量比lora慢一倍，正常吗", "full", 2, True),
        ("lora 2小时，qlora 9小时，数据相同", "qlora", 4.5, True),
        ("LoRA runs 5 h, the full run 3 h", "lora", 1.7, True),
    ],
)
def test_a_factor_is_judged(catalog: Catalog, message: str, slow: str, times: float, more: bool):
    facts = said(catalog, message)["factor"]
    assert (facts["slow_method"], facts["times"], facts["more"]) == (slow, times, more)


def test_a_factor_of_nothing_known_is_not_judged(catalog: Catalog):
    assert not said(catalog, "My new script is 5 times slower than the old one")


def test_steps_are_no_epochs(catalog: Catalog):
    asked = "进度条 2400 是epoch吗，要跑4小时"
    assert said(catalog, asked, measured_hours=4)["steps-counted"] == {"steps": 2400, "seconds": 6}
    assert "steps-counted" in said(catalog, "it shows 0/1200, is 1200 the number of epochs?")
    assert not said(catalog, "I train for 1200 steps")


def test_steps_imply_the_batch(catalog: Catalog):
    stated = {"samples": 3000, "epochs": 2}
    assert said(catalog, "global_step 375, no effect", **stated)["batch-implied"]["batch"] == 16
    assert not said(catalog, "global_step 375", **stated, micro_batch_size=4)


def test_a_loss_after_training(catalog: Catalog):
    assert said(catalog, "loss stays at 3.1 after training", epochs=3)["loss-high"]["choices"] == 22
    assert "loss-low" in said(catalog, "final loss is 0.01 and it talks garbage")
    assert not said(catalog, "GRPO loss is 0.0012", objective="grpo")
    assert not said(catalog, "loss is 1.2 after two epochs", epochs=2)
    bad = (
        "LoRA on 9k rows for 6 hours, loss went from 2.1 to 0.44, the tuned model's answers are bad"
    )
    assert said(catalog, bad)["loss-fits"]["share_percent"] == 64


def test_a_refused_allocation_is_the_logits(catalog: Catalog):
    run = {"model": "Qwen2.5-7B", "tokens_per_sample": 6400, "micro_batch_size": 4}
    facts = said(catalog, "Tried to allocate 14.50 GiB", **run)["logits-refused"]
    assert (facts["bits"], facts["logits_gib"]) == (32, 14.5)
    assert not said(catalog, "Tried to allocate 2.00 GiB", **run)


@pytest.mark.parametrize(
    ("message", "asleep"),
    [
        ("前期每张卡约30G，训练到一半OOM", True),
        ("It uses 30 GB per card at first and runs out of memory at step 200", True),
        ("starts with 45 GB, later CUDA out of memory", False),
    ],
)
def test_what_was_seen_before_it_ran_out_is_not_the_peak(
    message: str, asleep: bool, catalog: Catalog
):
    run = {"model": "Qwen2.5-7B", "objective": "grpo", "gpu": "A100 80GB", "rollout_share": 0.5}
    results = {"fix_memory": TOOLS["fix_memory"].asked({**run, "method": "lora"}).run(catalog)}
    (found,) = findings(message, change(**run), results, catalog)
    assert found.note.code == "measured.early"
    assert (found.note.facts["rollout_gib"] is not None) is asleep
    for language in ("en", "zh"):
        assert sentence(found.note, language)


def test_a_card_in_use_beside_the_estimate(catalog: Catalog):
    run = {"model": "Qwen2.5-7B", "method": "qlora", "gpu": "RTX 3090"}
    results = {FIGURES: TOOLS[FIGURES].asked(run).run(catalog)}
    message = "nvidia-smi shows 23900MiB / 24576MiB"
    (found,) = findings(message, change(**run), results, catalog)
    assert found.note.code == "measured.nearly-full"
    assert not found.leads
    assert left(("23900", "24576", "7"), (found,)) == ("7",)
    assert not findings("9000MiB / 24576MiB", change(**run), results, catalog)


def test_memory_that_jumps_in_a_pass(catalog: Catalog):
    message = "memory goes from 9 to 21 GB in forward"
    assert said(catalog, message, model="Qwen2.5-7B")["jump"]["more_gib"] == 12
    assert not said(catalog, "I upgraded from 8 to 16 GB")


def test_the_time_beside_the_epochs_is_theirs(catalog: Catalog):
    message = "It took 30 minutes. With 12 epochs it was about 4 hours"
    told = [span.value("measured_hours") for span in find(message, catalog)]
    assert [hours for hours in told if hours] == [4]
    facts = said(catalog, message, epochs=12, measured_hours=4)["epochs-implied"]
    assert facts["implied"] == 1.5


def test_bare_numbers_are_no_times(catalog: Catalog):
    message = "1. must my data be pairs? 2. can I join all files and train on them?"
    assert not [span for span in find(message, catalog) if span.keyed]


def test_published_data_are_not_ones_own(catalog: Catalog):
    message = "How much data for my own field? I start from the Dolly dataset, LoRA"
    stated = change(samples=15_000, data_set="dolly-15k")
    (call,) = calls(["describe_scenario"], stated, message, TOOLS, catalog)
    assert "samples" not in call.arguments
    result = TOOLS[call.tool].asked(call.arguments).run(catalog)
    (found,) = findings(message, stated, {call.tool: result}, catalog)
    assert found.note.code == "measured.public-data"
    (whole,) = calls(["describe_scenario"], stated, "Are 15k Dolly rows enough?", TOOLS, catalog)
    assert whole.arguments["samples"] == 15_000


def test_a_corpus_is_counted_in_tokens(catalog: Catalog):
    stated = change(samples=80_000, tokens_per_sample=600, objective="pretrain")
    (call,) = calls(["describe_scenario"], stated, "够吗", TOOLS, catalog)
    assert call.arguments["dataset_tokens"] == 48_000_000


def compared(catalog: Catalog, **run: Any) -> SetUpComparison:
    return CompareSetups.model_validate(run).run(catalog)


def first_hours(comparison: SetUpComparison, run: int) -> float:
    hours = comparison.runs[run].placements[0].hours
    assert hours
    return hours.expected


def test_a_measured_time_scales_other_cards(catalog: Catalog):
    run: dict[str, Any] = {
        "model": "Qwen2.5 14B",
        "method": "qlora",
        "measured_hours": 20,
        "runs": [{"gpu": "RTX 3090", "num_gpus": 2}, {"gpu": "H100"}],
    }
    result = compared(catalog, **run)
    assert first_hours(result, 0) == pytest.approx(20, rel=0.01)
    assert first_hours(result, 1) < 10
    assert "set-ups.as-measured" in [each.code for each in result.effects]
    with_amount = compared(catalog, **run, samples=1000)
    assert first_hours(with_amount, 0) < 2


def test_a_verdict_leads_and_the_answer_follows(catalog: Catalog):
    message = "QLoRA is 6 times slower than LoRA here"
    found = findings(message, change(), {}, catalog)
    around = Around({}, (), (), measured=found)
    answer = Renderer().together([Answer("An article.", body="Its text.")], around, "en")
    assert answer.headline.startswith("By your figures QLoRA (4-bit) takes 6 times")
    assert answer.body.index("float32") < answer.body.index("**An article.**")


@pytest.mark.parametrize("message", [
    "3 epochs took 27 h, my labmate needs 8 hours",
    "3个epoch要27小时，群里有人说他8小时跑完",
])  # fmt: skip
def test_somebody_elses_time_is_no_share_of_ones_own(message: str, catalog: Catalog) -> None:
    assert "epochs-implied" not in said(catalog, message, epochs=3, measured_hours=27)


def test_generated_answers_have_no_usual_factor(catalog: Catalog):
    assert not said(catalog, "GRPO with LoRA takes 4 h, GRPO full 2.5 h, why?")
