"""What a message states that nobody has to decide on: the data set, the layers that LoRA is put on
and, where memory is asked for, the bits of the weights."""

from collections.abc import Sequence

from advisor.reading.brief import Fact
from advisor.reading.places import Span
from advisor.reading.targets import targets

FEW_BITS = ("4bit", "8bit")
OF_MEMORY = frozenset(
    ("estimate_training_cost", "recommend_hardware", "fix_memory", "find_limit", "size_serving")
)


def without_slot(message: str, spans: Sequence[Span], turn: int) -> dict[str, Fact]:
    """Facts that have no slot: the data set trained on, where one alone is named, for its size is
    assumed and not stated; the layers of LoRA."""
    facts: dict[str, Fact] = {}
    named = {span.value("data_set"): span for span in spans if span.value("data_set")}
    if len(named) == 1:
        [(id_, span)] = named.items()
        facts["data_set"] = Fact(id_, span.text, turn)
    if layers := targets(message):
        facts["lora_targets"] = Fact(layers[1], layers[0], turn)
    return facts


def few_bits(spans: Sequence[Span], asks: Sequence[str]) -> dict[str, list[Span]]:
    """The pieces that tell the bits of the weights, where one number of them alone is named: "a 7B
    in 4 bit", "int4 inference"."""
    told = [span for span in spans if span.value("quantization") in FEW_BITS]
    one = len({span.value("quantization") for span in told}) == 1
    return {"quantization": told} if one and OF_MEMORY & {*asks[:1]} else {}
