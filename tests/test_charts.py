"""Charts: small, transparent, in the reader's language, and drawn only where looking beats
reading."""

import re

import pytest

from advisor.advice.tools import TOOLS
from advisor.answers import charts
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from tests.cases import ALL

DRAWN = ("estimate_training_cost", "recommend_hardware", "compare_serving_cost", "plan_project")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("tool", DRAWN)
def test_charts_are_small_transparent_and_in_the_language(
    tool: str, language: Language, catalog: Catalog
):
    drawn = [charts.figure(make(catalog, language), language) for name, make in ALL if name == tool]
    figures = [chart for chart in drawn if chart is not None]
    assert len(figures) > 1
    for chart in figures:
        layout = chart.to_dict()["layout"]
        assert layout["height"] <= 320
        assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
        assert "title" not in layout
        words = str(layout["xaxis"].get("title", "")) + "".join(
            str(trace.y) for trace in chart.data
        )
        assert bool(re.search(r"[\u4e00-\u9fff]", words)) == (language == "zh")


@pytest.mark.parametrize("tool", sorted(set(TOOLS) - set(DRAWN)))
def test_where_reading_beats_looking_nothing_is_drawn(tool: str, catalog: Catalog):
    results = [make(catalog, "en") for name, make in ALL if name == tool]
    assert results
    assert not any(charts.figure(result, "en") for result in results)
