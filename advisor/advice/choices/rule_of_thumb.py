"""How memory, cards, time and cost are estimated by hand, worked through for one run that was
computed in full beside it."""

from collections.abc import Iterable

from advisor.catalog.hardware import Gpu
from advisor.prices.option import Option
from advisor.result import Result
from advisor.units import HOUR_SECONDS, SIXTEEN_BIT_BYTES, TERA, gib

LORA_FLOPS = 4
"""A trained token's products per parameter where the frozen weights take no gradient: 2 forward, 2
backward; full tuning 6 (https://arxiv.org/abs/2001.08361, section 2.1)."""
UTILIZATION = 0.4
"""Of the peak, that a well-fed card reaches."""


class RuleOfThumb(Result):
    """A LoRA run by hand; `option` is the same run computed."""

    option: Option
    parameters: float
    tokens: float
    tflops: float
    """Peak of one card in 16 bit."""
    utilization: float
    weights_gib: float
    hours: float
    """By hand."""


def rule_of_thumb(
    parameters: float, tokens: float, options: Iterable[Option], gpus: Iterable[Gpu]
) -> RuleOfThumb | None:
    """Of the run by LoRA on one card, where one holds it."""
    run = next((each for each in options if each.method == "lora" and each.num_gpus == 1), None)
    card = next((gpu for gpu in gpus if run and gpu.name == run.gpu), None)
    if run is None or card is None:
        return None
    tflops = card.tflops_bf16 or card.tflops_fp16
    seconds = LORA_FLOPS * parameters * tokens / (tflops * TERA * UTILIZATION)
    return RuleOfThumb(
        option=run,
        parameters=parameters,
        tokens=tokens,
        tflops=tflops,
        utilization=UTILIZATION,
        weights_gib=gib(SIXTEEN_BIT_BYTES * parameters),
        hours=seconds / HOUR_SECONDS,
    )
