"""Method advice: the lesson's table exactly, and rules an expert would sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.choices import compare_methods, recommend_method
from advisor.advice.training.asked.stated import best_fitting
from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import place
from advisor.runs.run import TrainingRun
from advisor.runs.workload import Workload

REFERENCE = Workload(32_500, 512, 3)
CARDS = ("T4", "RTX 3060", "RTX 3090", "RTX 4090", "A100 80GB", "H100")
SIZES = ("1.5B", "7B", "13B", "32B", "70B", "405B")


def recommend(
    catalog: Catalog,
    model: str | None = None,
    gpu: str | None = None,
    num_gpus: int = 1,
    samples: int | None = None,
    scenario: str | None = None,
) -> recommend_method.MethodAdvice:
    return recommend_method.recommend(
        catalog,
        catalog.model(model) if model else None,
        catalog.gpu(gpu) if gpu else None,
        num_gpus,
        samples,
        catalog.scenarios[scenario] if scenario else None,
    )


# Lesson 91, part 1, "参数更新策略对比": percent trained, memory in GB
@pytest.mark.parametrize(
    ("method", "percent", "low", "high"),
    [("full", 100.0, 32, None), ("lora", 0.1, 8, 16), ("prompt_tuning", 0.001, 4, 8)],
)
def test_lesson_table(
    catalog: Catalog, method: MethodId, percent: float, low: float, high: float | None
) -> None:
    (row,) = compare_methods.compare(catalog, (method,), None).rows
    assert (row.method.trainable_percent, row.method.memory_gb_low, row.method.memory_gb_high) == (
        percent,
        low,
        high,
    )
    assert row.trainable_parameters is row.peak_memory_gib is None


def test_lesson_advice_by_audience(catalog: Catalog) -> None:
    advice = compare_methods.compare(catalog, (), None).advice
    assert [(line.who.zh, line.method) for line in advice] == [
        ("个人开发者", "lora"),
        ("小团队", "lora"),
        ("大公司", "full"),
    ]
    assert advice[2].condition is not None


def test_compare_all_is_in_order_and_has_notes(catalog: Catalog) -> None:
    table = compare_methods.compare(catalog, (), None)
    assert [row.method.id for row in table.rows] == ["full", "lora", "qlora", "prompt_tuning"]
    assert {note.id for note in table.notes} >= {"dora", "prefix_tuning", "adapters"}
    assert table.sources


def test_compare_with_model_orders_memory(catalog: Catalog) -> None:
    rows = {
        row.method.id: row for row in compare_methods.compare(catalog, (), catalog.model("7B")).rows
    }
    peak = {name: row.peak_memory_gib or 0 for name, row in rows.items()}
    assert peak["qlora"] < peak["prompt_tuning"] <= peak["lora"] < peak["full"]
    assert rows["full"].trainable_percent == 100
    assert (rows["lora"].trainable_percent or 0) < 1


@pytest.mark.parametrize(
    ("model", "gpu", "num_gpus", "samples", "expected"),
    [
        ("7B", "RTX 4090", 1, None, "lora"),
        ("13B", "RTX 4090", 1, None, "qlora"),  # 16-bit 13B needs about 26 GiB
        ("7B", "T4", 1, None, "qlora"),
        ("34B", "H100", 16, 1_000_000, "full"),
        ("34B", "H100", 16, 10_000, "lora"),  # room, but not the data
        ("7B", "RTX 4090", 1, 1_000_000, "lora"),  # data, but not the room
        ("13B", "A100 80GB", 1, 50, "prompt_tuning"),
        ("7B", "A100 80GB", 1, 50, "lora"),  # too small a model for prompts
        ("405B", "RTX 3090", 1, None, None),
        ("7B", None, 1, None, "lora"),
        (None, None, 1, None, "lora"),
    ],
)
def test_rules(
    catalog: Catalog,
    model: str | None,
    gpu: str | None,
    num_gpus: int,
    samples: int | None,
    expected: str | None,
) -> None:
    advice = recommend(catalog, model, gpu, num_gpus, samples)
    assert advice.method == expected
    assert advice.reasons
    assert len(advice.verdicts) == 4
    if expected:
        assert advice.verdicts[0].method == expected


def test_nothing_fits_names_what_would(catalog: Catalog) -> None:
    advice = recommend(catalog, "70B", "RTX 4090")
    assert advice.method is None
    assert "32B" in sentence(advice.reasons[0], "en")
    assert "32B" in sentence(advice.reasons[0], "zh")


def test_card_alone_is_judged_by_7b(catalog: Catalog) -> None:
    advice = recommend(catalog, gpu="T4")
    assert (advice.model, advice.judged_model, advice.method) == (None, "7B", "qlora")
    assert {v.method: v.largest_size for v in advice.verdicts}["lora"] == "3B"


@pytest.mark.parametrize(("samples", "scenario", "enough"), [
    (499, "classification", False), (500, "classification", True), (1_999, "code_generation", False), (450, None, False), (500, None, True), (None, "qa_system", None),
])  # fmt: skip
def test_data_first(
    catalog: Catalog, samples: int | None, scenario: str | None, enough: bool | None
) -> None:
    advice = recommend(catalog, "7B", "RTX 4090", 1, samples, scenario)
    assert advice.enough_data is enough
    assert (advice.first_step is not None) == (enough is False)


@given(
    model=st.sampled_from(SIZES),
    gpu=st.sampled_from(CARDS),
    num_gpus=st.sampled_from([1, 2, 8]),
    samples=st.integers(1, 10**6),
)
def test_never_recommends_what_does_not_fit(
    catalog: Catalog, model: str, gpu: str, num_gpus: int, samples: int
) -> None:
    advice = recommend(catalog, model, gpu, num_gpus, samples)
    if advice.method is None:
        assert not any(verdict.fits for verdict in advice.verdicts if verdict.method != "full")
    else:
        assert advice.verdicts[0].fits


# 16 bits a parameter and room to spare: 7B in 24 GB, 13B in 40 GB; 13B in 24 GB and 7B in 16 GB are
# the QLoRA paper's own cases
@pytest.mark.parametrize(
    ("model", "gpu", "num_gpus", "method"),
    [
        ("7B", "RTX 4090", 1, "lora"),
        ("13B", "RTX 4090", 1, "qlora"),
        ("7B", "T4", 1, "qlora"),
        ("13B", "A100 80GB", 1, "lora"),
        ("70B", "A100 80GB", 1, "qlora"),
    ],
)
def test_best_fitting_of_known_cases(
    catalog: Catalog, model: str, gpu: str, num_gpus: int, method: str
) -> None:
    job = Job(TrainingRun(catalog.model(model), "lora", REFERENCE))
    assert best_fitting(job, catalog.gpu(gpu), num_gpus) == method


@given(
    model=st.sampled_from(SIZES), gpu=st.sampled_from(CARDS), num_gpus=st.sampled_from([1, 2, 8])
)
def test_best_fitting_prefers_room_to_spare(
    catalog: Catalog, model: str, gpu: str, num_gpus: int
) -> None:
    """A comfortable 4 bit beats a 16 bit that may overflow; a 16 bit that fits beats both."""
    job, card = Job(TrainingRun(catalog.model(model), "lora", REFERENCE)), catalog.gpu(gpu)
    lora, qlora = (
        place(job.change(method=method), card, num_gpus).fit for method in ("lora", "qlora")
    )
    chosen = best_fitting(job, card, num_gpus)
    if chosen == "lora":
        assert lora is Fit.FITS or (lora is Fit.TIGHT and qlora is not Fit.FITS)
    else:
        assert lora is not Fit.FITS


def test_best_fitting_without_card_is_lora(catalog: Catalog) -> None:
    assert (
        best_fitting(Job(TrainingRun(catalog.model("70B"), "lora", REFERENCE)), None, 1) == "lora"
    )
