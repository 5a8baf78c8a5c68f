"""Rented machines that are named: each has its own price, and quicker ones are told."""

from datetime import date

import pytest

from advisor.advice.choices.compare_setups import compare
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.prices import cost

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("machine", "usd_per_card", "sagemaker"),
    [
        ("g4dn.12xlarge", 3.912 / 4, False),
        ("g4dn.xlarge", 0.526, False),
        ("ml.g5.12xlarge", 5.672 / 4, True),
        ("P3.8XLARGE", 12.24 / 4, False),
    ],
)
def test_a_machine_costs_what_it_costs(
    machine: str, usd_per_card: float, sagemaker: bool, catalog: Catalog
):
    card, _, _ = catalog.instance_names[squash(machine)]
    found = cost.price(catalog, catalog.gpus[card], today=TODAY, provider=machine)
    assert found.usd_per_hour == pytest.approx(usd_per_card)
    assert ("prices.sagemaker" in {each.code for each in found.notes}) is sagemaker


def test_a_machine_without_a_price_is_not_priced_by_other_markets(catalog: Catalog):
    gpu = catalog.gpu("RTX PRO 4500")
    assert cost.price(catalog, gpu, today=TODAY, provider="g7.12xlarge").usd_per_hour is None


def test_a_measured_run_on_a_machine_is_told_quicker_ones_and_faults(catalog: Catalog):
    slots = [
        {"model": "Llama 2 13B", "measured_hours": 300, "gpu": "T4", "num_gpus": 4,
         "provider": "ml.g4dn.12xlarge"},
        {"model": "Llama 2 13B", "measured_hours": 300, "gpu": "V100 16GB", "provider": "p3.2xlarge"},
    ]  # fmt: skip
    found = compare(catalog, slots, TODAY, merging=True)
    assert found.fastest is not None
    assert found.fastest.equal
    assert found.merging is not None
    assert [each.code for each in found.first] == ["set-ups.first-a-fault"]
    hours = [each.option.hours for each in found.faster]
    assert hours == sorted(hours)
    assert hours[-1] < 0.7 * 300
    said = Renderer().answer("compare_setups", found, "en").headline
    assert said.startswith(f"Faster there: {found.faster[0].machine}")
    assert not {"g4dn.12xlarge", "p3.2xlarge"} & {each.machine for each in found.faster}


def test_without_a_measured_time_or_a_machine_none_is_told(catalog: Catalog):
    slots = [{"model": "7B", "gpu": "T4"}, {"model": "7B", "gpu": "A100 40GB"}]
    found = compare(catalog, slots, TODAY)
    assert (found.faster, found.first, found.merging) == ((), (), None)
