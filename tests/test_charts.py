"""Charts: small, transparent, in the reader's language, and drawn only where looking beats reading."""

import re

import pytest
from answers import ALL, SNAPSHOT_CASES

from advisor.answers import charts
from advisor.catalog.catalog import Catalog
from advisor.language import Language


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("place", range(len(ALL)), ids=lambda place: f"{place}-{ALL[place][0]}")
def test_charts_are_small_transparent_and_in_the_language(place: int, language: Language, catalog: Catalog):
    _, make = ALL[place]
    chart = charts.figure(make(catalog, language), language)
    if chart is None:
        return
    layout = chart.to_dict()["layout"]
    assert layout["height"] <= 320
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert "title" not in layout
    words = str(layout["xaxis"].get("title", "")) + "".join(str(trace.y) for trace in chart.data)
    assert bool(re.search(r"[\u4e00-\u9fff]", words)) == (language == "zh")


def test_charts_only_where_looking_beats_reading(catalog: Catalog):
    drawn = {tool for tool, make in SNAPSHOT_CASES.items() if charts.figure(make(catalog, "en"), "en")}
    assert drawn == {"estimate_training_cost", "recommend_hardware", "compare_serving_cost", "plan_project"}
