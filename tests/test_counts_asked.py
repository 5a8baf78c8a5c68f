"""How many of the stated card, asked beside whether the stated number is enough."""

import pytest

from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.counts_asked import count_asked
from advisor.reading.asks.whether import asked_whether
from advisor.reading.slots import FIGURES


@pytest.mark.parametrize(("message", "asked"), [
    ("How many A6000s does full tuning of a 7B take, are 4 enough?", "least"), ("要几张A800才能全量微调14B，4张够吗", "least"),
    ("Do I really need 8 x H100 for it?", "fewer"), ("Could we get by with fewer?", "fewer"), ("一定要8张A100吗", "fewer"),
    ("Are 4 A6000s enough?", None), ("Does it train with less memory on 2 cards?", None),
])  # fmt: skip
def test_the_smallest_number_is_asked_for(message: str, asked: str | None) -> None:
    assert count_asked(FIGURES, message).get("count_asked") == asked
    assert asked != "fewer" or asked_whether(message) is None


def test_it_stands_beside_what_the_stated_number_does(catalog: Catalog) -> None:
    asked = EstimateTrainingCost(
        model="7B", method="full", gpu="A100 80GB", num_gpus=8, count_asked="fewer"
    )
    found = asked.run(catalog)
    (full,) = found.fewest
    assert full.num_gpus == 2
    assert full.offloaded
    assert full.offloaded.num_gpus == 1
    told = Renderer().answer("estimate_training_cost", found, "en").headline
    assert told.startswith("No, fewer do")
    assert not EstimateTrainingCost(model="7B", gpu="A100 80GB").run(catalog).fewest
