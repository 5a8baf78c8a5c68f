"""Settings of a run: the steps they make, and whether what is stated is usual. Figures of published
runs stand beside the case they are of."""

from typing import Any, get_args

import pytest

from advisor.advice.settings.advice import SettingsAdvice
from advisor.advice.settings.make_config import MakeConfig
from advisor.advice.settings.recommend_settings import RecommendSettings
from advisor.advice.settings.usual import Case, usual
from advisor.answers.answer import Answer
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.language import Language


def advice(catalog: Catalog, **stated: Any) -> SettingsAdvice:
    return RecommendSettings.model_validate(stated).run(catalog)


def answer(catalog: Catalog, language: Language, **stated: Any) -> Answer:
    return Renderer().answer("recommend_settings", advice(catalog, **stated), language)


@pytest.mark.parametrize(("method", "billions", "samples", "learning_rate", "epochs"), [
    ("full", 7, 52_000, 2e-5, 3),  # Stanford Alpaca
    ("qlora", 7, 200_000, 2e-4, 1),  # Zephyr 7B QLoRA
    ("full", 7, 200_000, 2e-5, 1),  # Zephyr 7B
    ("qlora", 65, 9_000, 1e-4, None),  # QLoRA 65B, https://arxiv.org/abs/2305.14314, table 9
    ("lora", 8, 1_000, 1e-4, 3),  # LLaMA-Factory's example
    ("full", 70, 900_000, 2e-6, 2),  # Tulu 3 70B
])  # fmt: skip
def test_published_runs_are_usual(
    method: MethodId,
    billions: float,
    samples: int,
    learning_rate: float,
    epochs: float | None,
    catalog: Catalog,
) -> None:
    told = advice(
        catalog,
        model=f"{billions}B",
        method=method,
        samples=samples,
        learning_rate=learning_rate,
        epochs=epochs,
    )
    assert told.furthest is None
    assert {each.verdict for each in told.settings if each.stated} == {"usual"}


def test_too_many_epochs_are_told_in_steps(catalog: Catalog) -> None:
    told = advice(catalog, method="lora", samples=6000, epochs=10)
    assert told.planned
    assert (told.planned.epochs, told.planned.steps) == (3, 1125)
    assert told.stated_steps
    assert told.stated_steps.steps == 3750
    assert told.furthest
    assert told.furthest.name == "epochs"
    english = answer(catalog, "en", method="lora", samples=6000, epochs=10).headline
    assert "10 epochs on 6,000 samples are 3,750 steps at batch 16" in english
    assert "2 to 3 epochs" in english
    chinese = answer(catalog, "zh", method="lora", samples=6000, epochs=10).headline
    assert "6,000 条样本训 10 轮" in chinese
    assert "3,750 步" in chinese


def test_the_rate_of_another_method_is_noticed(catalog: Catalog) -> None:
    """The usual mistake: LoRA's 2e-4 in a full run, and full tuning's 1e-5 with LoRA."""
    high = advice(catalog, model="7B", method="full", learning_rate=2e-4).of("learning_rate")
    low = advice(catalog, model="7B", method="lora", learning_rate=1e-5).of("learning_rate")
    assert high
    assert (high.verdict, high.times, high.value) == ("high", 10, 1e-5)
    assert low
    assert (low.verdict, low.times, low.value) == ("low", 10, 2e-4)


def test_dpo_is_far_below_sft(catalog: Catalog) -> None:
    told = advice(catalog, model="7B", method="lora", objective="dpo", samples=2000)
    rate = told.of("learning_rate")
    assert rate
    assert rate.value == 5e-6
    assert told.planned
    assert told.planned.epochs == 1
    assert "0.693" in answer(catalog, "en", model="7B", method="lora", objective="dpo").body


def test_what_no_published_run_says_stays_unknown(catalog: Catalog) -> None:
    asked: dict[str, Any] = {"model": "7B", "method": "prompt_tuning", "objective": "pretrain"}
    told = advice(catalog, **asked)
    rate = told.of("learning_rate")
    assert rate
    assert rate.value is None
    assert told.rates_to_try == ()
    assert "no published learning rate" in answer(catalog, "en", **asked).headline
    assert "没有已知的公开学习率" in answer(catalog, "zh", **asked).headline


def test_raw_text_is_packed_into_blocks(catalog: Catalog) -> None:
    told = answer(catalog, "en", model="7B", method="full", objective="pretrain").body
    assert "| 2,048 | 512 to 4,096 |" in told
    assert "unknown" not in told


def test_the_smallest_rate_a_number_can_be_is_judged(catalog: Catalog) -> None:
    assert advice(catalog, model="7B", learning_rate=5e-324).of("learning_rate")


@pytest.mark.parametrize("named", [["epochs"], ["learning_rate", "epochs"]])
def test_a_question_on_a_setting_tells_of_no_other(named: list[str], catalog: Catalog) -> None:
    told = answer(catalog, "en", samples=3000, named=named)
    assert "rank" not in told.body.lower()
    assert "|---" not in told.body


def test_reinforcement_learning_has_no_invented_batch_or_memory(catalog: Catalog) -> None:
    told = advice(catalog, model="7B", objective="grpo", gpu="H100", samples=8000)
    assert told.global_batch_size is None
    assert told.planned is None
    assert told.fits is None


def test_a_stated_batch_that_no_published_run_judges_has_no_span(catalog: Catalog) -> None:
    stated = {"model": "Qwen2.5-VL 3B", "method": "lora", "objective": "grpo"}
    told = answer(catalog, "en", **stated, micro_batch_size=8, gradient_accumulation=2)
    row = next(line for line in told.markdown.splitlines() if line.startswith("| Batch size"))
    assert row.split("|")[3].strip() == "–"


def test_the_batch_that_was_not_stated_makes_up_the_usual_one(catalog: Catalog) -> None:
    told = advice(
        catalog, model="7B", method="qlora", gpu="RTX 4090", num_gpus=2, micro_batch_size=2
    )
    assert (told.micro_batch_size, told.gradient_accumulation, told.global_batch_size) == (2, 4, 16)
    without_a_model = advice(catalog, method="lora", micro_batch_size=4)
    assert without_a_model.gradient_accumulation == 4


@pytest.mark.parametrize(("num_gpus", "parallelism"), [(4, "ddp"), (4, "zero3")])
def test_several_cards_say_copy_or_shard(num_gpus: int, parallelism: str, catalog: Catalog) -> None:
    body = answer(catalog, "en", model="7B", method="lora", gpu="A100 80GB", num_gpus=num_gpus,
                  parallelism=parallelism).body  # fmt: skip
    assert ("a copy of the model" if parallelism == "ddp" else "a shard of the model") in body


def test_where_nobody_said_how_cards_share_both_are_told(catalog: Catalog) -> None:
    asked = {"model": "70B", "method": "lora", "gpu": "H100", "num_gpus": 8}
    assert "a copy on each (DDP) takes about" in answer(catalog, "en", **asked).body
    assert "切分（ZeRO-3、FSDP）每卡约" in answer(catalog, "zh", **asked).body
    assert advice(catalog, **asked, parallelism="fsdp").ways is None


def test_steps_are_epochs_of_the_samples(catalog: Catalog) -> None:
    told = advice(catalog, model="7B", method="lora", samples=6000, steps=1000)
    epochs = told.of("epochs")
    assert epochs
    assert epochs.stated == 2.67
    assert told.planned
    assert told.planned.steps == 1000


def test_without_model_and_samples_other_sizes_and_amounts_stand_beside(catalog: Catalog) -> None:
    body = answer(catalog, "en").body
    assert "up to 30B: 2e-4" in body
    assert "up to 500: 3" in body


@pytest.mark.parametrize("method", get_args(MethodId))
def test_every_method_has_what_a_configuration_needs(method: MethodId, catalog: Catalog) -> None:
    for parameters in (1e8, 7e9, 7e10, 1e12):
        case = Case(method, "sft", parameters, 10_000)
        assert usual(catalog, "learning_rate", case)
        assert usual(catalog, "epochs", case)
        assert usual(catalog, "warmup_share", case)


@pytest.mark.parametrize("method", ["full", "lora", "qlora"])
def test_advice_and_configuration_agree(method: str, catalog: Catalog) -> None:
    stated = {"model": "Qwen2.5 7B", "method": method, "gpu": "H100", "samples": 6000}
    config = MakeConfig.model_validate(stated).run(catalog)
    rate = advice(catalog, **stated).of("learning_rate")
    assert rate
    assert rate.value == config.learning_rate


def test_every_span_names_its_runs(catalog: Catalog) -> None:
    for row in catalog.usual_settings:
        assert row.source
        assert row.by.en
        assert row.by.zh


@pytest.mark.parametrize(("language", "told"), [
    ("en", "LoRA of 7B on 20,000 samples: epochs 3, usually 2 to 3."),
    ("zh", "7B LoRA，20,000 条样本：训练轮数从 3 开始，常用 2 到 3。"),
])  # fmt: skip
def test_what_the_question_names_is_told_first(
    language: Language, told: str, catalog: Catalog
) -> None:
    stated = {"model": "7B", "method": "lora", "samples": 20_000, "named": ["epochs"]}
    assert answer(catalog, language, **stated).headline == told


def test_each_rate_that_is_weighed_is_judged(catalog: Catalog) -> None:
    weighed = {"method": "full", "named": ["learning_rate"], "rates": [5e-5, 1e-5, 5e-6]}
    assert answer(catalog, "en", **weighed).headline.endswith(
        "Against 2e-6 to 2e-5: 5e-5 is 2.5 times too high, 1e-5 is inside, 5e-6 is inside."
    )


def test_what_is_named_comes_before_what_is_unusual(catalog: Catalog) -> None:
    run = {"model": "7B", "method": "full", "learning_rate": 1e-5, "global_batch_size": 2}
    headline = answer(catalog, "en", **run, named=["learning_rate"]).headline
    assert "your learning rate 1e-5 is usual (2e-6 to 2e-5). Too low: batch size (samples a step) 2 is 8 times below" in headline  # fmt: skip


def test_a_rate_of_full_tuning_tells_the_method(catalog: Catalog) -> None:
    """GRPO at 1e-6 (TRL's guide) is no LoRA run, whose rate is ten times that."""
    assert advice(catalog, model="32B", objective="grpo", rates=[1e-6]).method == "full"
    assert advice(catalog, model="32B", objective="grpo", rates=[1e-5]).method == "lora"


def test_samples_epochs_and_steps_tell_the_batch(catalog: Catalog) -> None:
    told = advice(catalog, method="lora", samples=1000, epochs=3, steps=1500).of(
        "global_batch_size"
    )
    assert told
    assert (told.stated, told.verdict) == (2, "low")
    told = advice(catalog, method="lora", samples=1000, epochs=3, steps=700).of("global_batch_size")
    assert told
    assert told.stated is None


def test_each_weighed_rate_is_told_by_what_it_does(catalog: Catalog) -> None:
    """ "5e-5, 1e-5 or 5e-6?": the first that was read as stated is but one of them."""
    told = advice(catalog, learning_rate=5e-5, named=["learning_rate"], rates=[5e-5, 1e-5, 5e-6])
    assert [each.steps for each in told.rates] == ["unstable", "start", "slow"]
    assert [each.adapter.verdict for each in told.rates] == ["low"] * 3
    assert told.furthest is None
    alone = advice(catalog, method="full", learning_rate=2e-4, rates=[2e-4])
    assert not alone.rates
    assert alone.furthest
