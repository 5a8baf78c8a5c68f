"""Own documents beside a run, and what a Mac tunes with."""

import pytest

from advisor.advice.choices.estimate_by_size import EstimateBySize
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.reading.spans.measured.documents import told


@pytest.mark.parametrize(("message", "tools", "found"), [
    ("Can my Mac tune a model on our internal documents?", ("estimate_by_size",), True), ("用公司文档微调7B要什么卡", ("recommend_hardware",), True),
    ("Can my Mac tune a 7B?", ("estimate_training_cost",), False), ("Tune on my own documents or use RAG?", ("explain",), False),
])  # fmt: skip
def test_search_or_tuning_is_told_beside_figures(
    message: str, tools: tuple[str, ...], found: bool
) -> None:
    assert bool(told(message, dict.fromkeys(tools, object()))) is found


def test_a_mac_has_its_own_tool_and_rate(catalog: Catalog) -> None:
    run = EstimateTrainingCost(model="7B", method="qlora", gpu="M2 Ultra").run(catalog)
    one = Renderer().answer("estimate_training_cost", run, "en").body
    sizes = EstimateBySize(method="qlora", gpu="M3 Max").run(catalog)
    many = Renderer().answer("estimate_by_size", sizes, "en").body
    for body in (one, many):
        assert "mlx_lm.lora" in body
        assert "1M training tokens take about" in body
