"""A told time of the optimizer's step on the processor, beside what that step moves."""

import pytest

from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.reading.spans.measured.processor_steps import judged


def test_a_log_in_milliseconds_is_judged(catalog: Catalog) -> None:
    log = "Adam is offloaded to the CPU.\ntime (ms) | update_optims: 30100.2 | step: 31000.0"
    found = judged(log, {"model": "3B"}, catalog)
    assert found
    assert found.note.facts["verdict"] == "slow"
    assert found.note.facts["seconds"] == 30.1
    assert found.more
    assert sentence(found.note, "en").startswith("Not normal: an Adam step of 3")


def test_a_usual_step_has_no_causes(catalog: Catalog) -> None:
    found = judged("开了offload，优化器更新每次 5 秒", {"model": "7B"}, catalog)
    assert found
    assert found.note.facts["verdict"] == "usual"
    assert found.more is None
    assert sentence(found.note, "zh").startswith("正常：")


@pytest.mark.parametrize(
    "other",
    [
        "optimizer step takes 19 s",  # nothing says that it is offloaded
        "offload with LoRA, optimizer step 19 s",  # of adapters alone
        "offload, optimizer step 19",  # no unit
    ],
)
def test_others_are_not_judged(other: str, catalog: Catalog) -> None:
    assert judged(other, {"model": "3B"}, catalog) is None
