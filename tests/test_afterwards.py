"""A line on running the tuned model, where a message tells that it follows."""

import pytest

from advisor.advice.tools import TOOLS
from advisor.answers import notes
from advisor.answers.afterwards import FOLLOWS, afterwards
from advisor.catalog.catalog import Catalog
from advisor.reading.calls.call import Call

RUN = Call("", "estimate_training_cost", {"model": "7B", "gpu": "RTX 4090"}, frozenset())


@pytest.mark.parametrize(("message", "follows"), [
    ("Can I finetune a 7B on a 4090 and then run it there?", True),
    ("train and serve a 7B on one 4090", True),
    ("一张4090微调7B然后部署，够吗", True),
    ("7B LoRA on a 4090", False),
    ("fine-tuning a 7B runs out of memory", False),
    ("it crashed in training, and running it again fails", False),
])  # fmt: skip
def test_running_is_told_where_it_follows(message: str, follows: bool, catalog: Catalog) -> None:
    assert bool(FOLLOWS.search(message)) is follows
    assert bool(afterwards(message, [RUN], TOOLS, catalog, "en")) is follows


def test_each_usual_format_is_judged_on_the_same_card(catalog: Catalog) -> None:
    told = afterwards("Finetune it on a 4090?", [RUN], TOOLS, catalog, "en")
    assert told is None
    told = afterwards("Finetune it and then run it?", [RUN], TOOLS, catalog, "en")
    assert told is not None
    assert not told.leads
    said = notes.sentence(told.note, "en")
    assert said.startswith("Running it afterwards on the same card")
    assert "BF16" in said
    assert "(fits)" in said
