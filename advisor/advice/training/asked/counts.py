"""Whether the stated counts of samples and cards agree with one another."""

import math
from collections.abc import Mapping
from typing import Any

from advisor.errors import ToolError
from advisor.runs.job import READING_ONE_BATCH, divides


def check_batch(options: Mapping[str, Any], num_gpus: int | None) -> None:
    """Micro batch x accumulation x cards that read different samples is the global batch; what is
    not stated of them is at least 1. Raises `ToolError("batches_differ")`."""
    if (stated := options.get("global_batch_size")) is None:
        return
    micro, accumulation = options.get("micro_batch_size"), options.get("gradient_accumulation")
    cards = _data_parallel(options, num_gpus or 1)
    made = (micro or 1) * (accumulation or 1) * cards
    if made > stated or (micro and accumulation and made < stated):
        raise ToolError(
            "batches_differ",
            argument="global_batch_size",
            stated=stated,
            made=made,
            micro=micro or 1,
            accumulation=accumulation or 1,
            cards=cards,
        )


def _data_parallel(options: Mapping[str, Any], num_gpus: int) -> int:
    if options.get("parallelism") == "device_map":
        return 1
    return num_gpus // math.prod(options.get(name) or 1 for name in READING_ONE_BATCH)


def check_division(options: Mapping[str, Any], num_gpus: int) -> None:
    """The cards are a whole number of such units, and of the cards that divide the experts. Raises
    `ToolError("cards_not_divided")`."""
    if divides(options, num_gpus):
        return
    tensor, pipeline, sequence = (options.get(name) or 1 for name in READING_ONE_BATCH)
    raise ToolError(
        "cards_not_divided",
        argument="num_gpus",
        cards=num_gpus,
        tensor=tensor,
        pipeline=pipeline,
        sequence=sequence,
        experts=options.get("expert_parallel") or 1,
    )
