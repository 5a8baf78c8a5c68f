"""Comparisons that go on: another card or model beside those compared before."""

import pytest

from advisor.catalog.catalog import Catalog
from advisor.model.engine import Said
from advisor.model.examples import Examples
from tests.talk import talk

COMPARE = ("compare_setups",)
TWO = (
    "7B LoRA on a 4090 or a 3090?",
    Said(COMPARE, {"7B": "model", "LoRA": "method", "4090": "gpu", "3090": "gpu"}),
)
BEFORE = [{"gpu": "RTX 4090"}, {"gpu": "RTX 3090"}]


@pytest.mark.parametrize(
    ("message", "chosen", "added"),
    [
        ("And the A100 40GB?", {"A100 40GB": "gpu"}, {"gpu": "A100 40GB"}),
        (
            "And 2 A100 40GB?",
            {"A100 40GB": "gpu", "2": "num_gpus"},
            {"gpu": "A100 40GB", "num_gpus": 2},
        ),
    ],
)
def test_another_card_stands_beside_those_compared_before(
    message: str,
    chosen: dict[str, str],
    added: dict[str, object],
    catalog: Catalog,
    examples: Examples,
) -> None:
    *_, last = talk(catalog, examples, TWO, (message, Said(COMPARE, chosen)))
    assert list(last.meant.change.runs) == [*BEFORE, added]
