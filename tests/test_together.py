"""What one table answers for several models."""

from dataclasses import replace

from advisor.reading.calls.call import Call
from advisor.reading.calls.together import together
from advisor.result import note


def _call(tool: str, **arguments: object) -> Call:
    return Call(tool, tool, arguments, frozenset(arguments))


def test_sizes_in_a_row_are_counted_together() -> None:
    (told,) = together([_call("recommend_hardware", model="34B")], "a PC that runs 13B and 34B")
    assert told.arguments == {"model": "34B", "other_models": ["13B"]}
    assert told.heard == ("13B",)
    alone = [_call("recommend_hardware", model="34B", gpu="A100")]
    assert together(alone, "13B and 34B on A100") == tuple(alone)
    other = [_call("recommend_hardware", model="7B")]
    assert together(other, "a 7B, as good as 13B and 34B") == tuple(other)


def test_cards_are_counted_beside_a_run_whose_resources_are_asked() -> None:
    run = _call("estimate_training_cost", model="8B", method="lora", gpu="A100", num_gpus=1)
    told = together([run], "What resources are needed for LoRA of an 8B? Is one A100 enough?")
    assert [each.tool for each in told] == ["estimate_training_cost", "recommend_hardware"]
    assert told[1].arguments == {"model": "8B", "method": "lora"}
    assert together([run], "Is one A100 enough for LoRA of an 8B?") == (run,)


def test_what_is_assumed_of_several_models_is_told_once() -> None:
    unknown = note("assumed.unknown-model", name="X", size="7B")
    calls = [
        replace(_call("recommend_hardware", model=model), assumed=(unknown,))
        for model in ("7B", "13B")
    ]
    (told,) = together(calls, "7B and 13B")
    assert told.assumed == (unknown,)
