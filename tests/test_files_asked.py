"""A file of settings beside a verdict, of a run that the cards hold."""

import pytest

from advisor.advice.settings.make_config import MakeConfig
from advisor.advice.tools import TOOLS
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.calls import calls
from tests.shipped import CATALOG

ON_A_CARD = Change(
    Brief(
        {"model": Fact("7B", "7B"), "gpu": Fact("RTX 4090", "4090"), "method": Fact("full", "full")}
    ),
    {},
)


@pytest.mark.parametrize(
    "message",
    [
        "does 7B full fit a 4090? please post the detailed parameters",
        "Does it fit, and could you share a config?",
        "4090全量微调7B爆显存，麻烦发一下详细参数",
        "4090够吗？求推荐配置",
    ],
)
def test_a_file_is_written_beside_the_verdict(message: str) -> None:
    made = calls(("fix_memory",), ON_A_CARD, message, TOOLS, CATALOG)
    assert [call.tool for call in made] == ["fix_memory", "make_config"]
    assert made[1].arguments["holding"]


def test_none_is_written_unasked_or_of_no_card() -> None:
    (alone,) = calls(("fix_memory",), ON_A_CARD, "7B full on a 4090: out of memory", TOOLS, CATALOG)
    assert alone.tool == "fix_memory"
    shown = "A smaller run to show it, all other parameters alike, runs out of memory too. Why?"
    assert len(calls(("fix_memory",), ON_A_CARD, shown, TOOLS, CATALOG)) == 1
    no_card = Change(Brief({"model": Fact("7B", "7B")}), {})
    made = calls(("estimate_training_cost",), no_card, "7B: share a config", TOOLS, CATALOG)
    assert [call.tool for call in made] == ["estimate_training_cost"]


@pytest.mark.parametrize(
    ("gpus", "way", "written"),
    [(1, "lora", "finetuning_type: lora"), (4, "pure", "fsdp: full_shard auto_wrap")],
)
def test_the_file_is_of_the_nearest_run_that_fits(gpus: int, way: str, written: str) -> None:
    made = MakeConfig(model="7B", method="full", gpu="RTX A5000", num_gpus=gpus, holding=True).run(
        CATALOG
    )
    assert made.fits is True
    assert written in made.text
    assert made.notes[0].code == "config.instead"
    assert made.notes[0].facts["way"] == way


@pytest.mark.parametrize(
    "message",
    [
        "I run the example training command on a 4090 and it is out of memory. What might be the issue?",
        "4090上7B可训练参数0.26%，显存比理论值大，为什么？",
    ],
)
def test_a_command_that_was_run_asks_for_no_file(message: str) -> None:
    made = calls(("fix_memory",), ON_A_CARD, message, TOOLS, CATALOG)
    assert [call.tool for call in made] == ["fix_memory"]
