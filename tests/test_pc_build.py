"""A PC to buy for models that are named."""

import pytest

from advisor.advice.choices.recommend_hardware import RecommendHardware
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.build_asked import build_asked


def test_one_build_holds_all_models_and_is_bought_not_rented(catalog: Catalog) -> None:
    found = RecommendHardware(model="13B", other_models=["30B"], built=True).run(catalog)
    build = found.build
    assert build
    assert build.chosen
    assert {("13B", "lora"), ("30B", "lora")} <= {*build.chosen.holds}
    assert build.least
    assert ("30B", "qlora") in build.least.holds
    assert build.ram_gb >= 2 * build.chosen.memory_gb
    told = Renderer().answer("recommend_hardware", found, "en").markdown
    assert "H100" not in told
    assert "Cost of a run" not in told
    assert "30B" in told.partition("Run, 4 bit")[2]


def test_a_model_beyond_any_pc_is_told_so(catalog: Catalog) -> None:
    build = RecommendHardware(model="671B", built=True).run(catalog).build
    assert build
    assert build.chosen is None


@pytest.mark.parametrize(("message", "asked"), [
    ("I want to build a workstation to tune 14B models", True), ("想配一台电脑跑14B，求推荐配置", True), ("looking for a good build for a 7B", True),
    ("How do I build a docker image on my machine?", None), ("I am building a chatbot on my PC", None), ("What card do I need for 7B?", None),
])  # fmt: skip
def test_a_build_is_asked_for(message: str, asked: bool | None) -> None:
    assert build_asked(message) is asked
