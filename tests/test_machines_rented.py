"""The machines of a provider that is named where cards are asked for."""

import pytest

from advisor.advice.choices.recommend_hardware import RecommendHardware
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.wanted import unwanted
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.tool_meant import asks_meant


def test_a_provider_has_only_its_own_machines(catalog: Catalog) -> None:
    found = RecommendHardware(model="7B", provider="AWS").run(catalog)
    machines = [machine for need in found.needs for machine in need.machines]
    assert machines
    names = {machine.name for machine in machines}
    assert names <= {name for row in catalog.instances.values() for name in row.num_gpus}
    assert all(machine.usd_per_hour and machine.option.fits is True for machine in machines)
    told = Renderer().answer("recommend_hardware", found, "en", unwanted("which AWS instance?"))
    assert "On AWS 7B takes" in told.headline
    assert "RTX 4090" not in told.markdown


def test_one_that_rents_cards_has_no_names_of_machines(catalog: Catalog) -> None:
    need = RecommendHardware(model="7B", method="lora", provider="AutoDL").run(catalog).needs[0]
    assert {machine.name for machine in need.machines} == {None}
    assert RecommendHardware(model="7B", provider="Nobody").run(catalog).provider is None


@pytest.mark.parametrize(("message", "meant"), [
    ("On Azure, which instance should I pick to fine-tune it?", "recommend_hardware"), ("腾讯云上微调它选什么机型", "recommend_hardware"),
    ("Which model should I fine-tune?", "recommend_model"),
])  # fmt: skip
def test_which_machine_is_a_question_of_hardware(message: str, meant: str) -> None:
    change = Change(Brief({"model": Fact("7B", "7B")}), {"model": "7B"})
    assert asks_meant(("recommend_model",), change, message) == (meant,)
