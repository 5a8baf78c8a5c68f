"""Rented machines by name state a card and how many of it."""

import pytest

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.model.engine import Said
from advisor.reading.changes.changes import Heard, changed
from advisor.reading.question import question, roles
from advisor.reading.spans.machines import HELD
from advisor.reading.spans.spans import find

COST = "estimate_training_cost"


def held(text: str, catalog: Catalog) -> list[tuple[object, object]]:
    """Card and number of cards of each machine in `text`."""
    spans = [span for span in find(text, catalog) if span.value(HELD)]
    return [(span.value("gpu"), span.value(HELD)) for span in spans]


def stated(text: str, catalog: Catalog, said: Said) -> dict[str, object]:
    """The brief that one message makes, and the set-ups it compares as "runs"."""
    spans = find(text, catalog)
    asked = question(text, spans, {})
    change = changed(Heard(text, spans, asked, said.reading(asked)), catalog)
    return change.brief.values | ({"runs": list(change.runs)} if change.runs else {})


def test_every_machine_holds_a_known_card_under_one_name(catalog: Catalog) -> None:
    names: list[str] = []
    for series in catalog.instances.values():
        assert series.gpu in catalog.gpus
        assert all(1 <= count <= 16 for count in series.num_gpus.values()), series.id
        names += map(squash, series.num_gpus)
    assert len(names) == len(set(names))
    assert not set(names) & catalog.gpu_names.keys()


@pytest.mark.parametrize(("text", "machine"), [
    ("p4d.24xlarge", ("A100 40GB", 8)), ("ml.g5.12xlarge", ("A10G", 4)), ("a P5.48XLARGE", ("H100 SXM", 8)),
    ("Standard_NC24ads_A100_v4", ("A100 PCIe 80GB", 1)), ("NC80adis H100 v5", ("H100 NVL", 2)), ("a2-highgpu-4g", ("A100 40GB", 4)),
    ("g2-standard-48", ("L4", 4)), ("ecs.gn7i-c32g1.16xlarge", ("A10", 2)), ("gn6v-c8g1.8xlarge", ("V100 16GB", 4)),
    ("2 x p4d.24xlarge", ("A100 40GB", 16)), ("2xg5.48xlarge", ("A10G", 16)), ("两台 g5.12xlarge", ("A10G", 8)), ("two g5.12xlarge", ("A10G", 8)),
    ("three nodes of a3-highgpu-8g", ("H100 SXM", 24)), ("g5.12xlarge x2", ("A10G", 8)), ("g5.12xlarge 两台", ("A10G", 8)),
    ("g6e.xlarge for 3 hours", ("L40S", 1)), ("70B on p4de.24xlarge", ("A100 80GB", 8)), ("a p4d", ("A100 40GB", 8)), ("g5.12xlarge x8 batch", ("A10G", 4)),
])  # fmt: skip
def test_a_machine_is_its_cards(text: str, machine: tuple[str, int], catalog: Catalog) -> None:
    assert held(text, catalog) == [machine]


@pytest.mark.parametrize("text", ["an A2", "a100-40", "g5 is", "2 x 4090", "t4"])
def test_a_card_is_no_machine(text: str, catalog: Catalog) -> None:
    assert held(text, catalog) == []


def test_a_machine_whose_card_is_named_too_says_nothing_more(catalog: Catalog) -> None:
    spans = find("g5.12xlarge (4x A10G)", catalog)
    assert [dict(span.values) for span in spans] == [{"num_gpus": 4}, {"gpu": "A10G"}]


def test_a_machine_is_one_line_for_the_model(catalog: Catalog) -> None:
    [span] = find("2 x p4d.24xlarge", catalog)
    assert roles(span) == ("-", "gpu")


def test_what_a_run_is_on_needs_no_decision(catalog: Catalog) -> None:
    keyed = {
        s.text: s.keyed for s in find("13B on ml.g4dn.12xlarge; is p3.2xlarge enough?", catalog)
    }
    assert keyed["ml.g4dn.12xlarge"]
    assert keyed["p3.2xlarge"], "what is asked about is compared with it"
    assert not any(s.keyed for s in find("p3.2xlarge was enough for my friend", catalog))
    assert not any(s.keyed for s in find("on g5.2xlarge or on p4d.24xlarge?", catalog))


def test_a_machine_states_card_and_number(catalog: Catalog) -> None:
    said = Said([COST], {"7B": "model", "2 x p4d.24xlarge": "gpu"})
    assert stated("7B on 2 x p4d.24xlarge", catalog, said) == {
        "model": "7B", "gpu": "A100 40GB", "num_gpus": 16,
    }  # fmt: skip


def test_a_stated_number_of_cards_wins_over_the_machine(catalog: Catalog) -> None:
    said = Said([COST], {"p4d.24xlarge": "gpu", "4": "num_gpus"})
    values = stated("only 4 GPUs of the p4d.24xlarge", catalog, said)
    assert values == {"gpu": "A100 40GB", "num_gpus": 4}


def test_machines_are_compared_with_their_cards(catalog: Catalog) -> None:
    said = Said(["compare_setups"], {"p4d.24xlarge": "gpu", "g5.2xlarge": "gpu"})
    assert stated("p4d.24xlarge or g5.2xlarge?", catalog, said) == {
        "runs": [
            {"gpu": "A100 40GB", "num_gpus": 8, "provider": "p4d.24xlarge"},
            {"gpu": "A10G", "num_gpus": 1, "provider": "g5.2xlarge"},
        ]
    }
