"""A measured speed is judged; one that main memory explains is never called normal."""

from typing import Any

import pytest

from advisor.advice.training.judge_pace import JudgePace
from advisor.advice.training.judged_found import JudgedPace
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.language import Language


def judged(catalog: Catalog, **more: Any) -> JudgedPace:
    run = {"model": "Qwen3 4B", "method": "lora", "gpu": "RTX 5090", "measured_seconds_per_step": 3}
    return JudgePace(**run, **more).run(catalog)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(("language", "word"), [("en", "Not normal"), ("zh", "不正常")])
def test_more_memory_than_the_card_has_lies_in_main_memory(
    catalog: Catalog, language: Language, word: str
) -> None:
    found = judged(catalog, measured_peak_gib=42.1)
    assert found.spilled
    assert not found.suspects
    assert Renderer().answer("judge_pace", found, language).headline.startswith(word)


def test_what_the_card_holds_is_no_reason(catalog: Catalog) -> None:
    assert judged(catalog, measured_peak_gib=30).spilled is None
    assert judged(catalog).spilled is None
