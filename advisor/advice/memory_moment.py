"""When a program ran out of memory, where that was told: what is held at that moment beside the
training."""

from typing import Literal

from advisor.advice.memory_causes import FP32_BYTES
from advisor.advice.room import Around
from advisor.result import Note, note
from advisor.units import GIB, gib

Moment = Literal["loading", "evaluation", "generation", "saving", "merging", "later"]
SIXTEEN_BIT_BYTES = 2
USUAL_EVALUATION_BATCH = 8
"""`per_device_eval_batch_size` of the Transformers Trainer where nobody sets it; it also keeps the
logits of all batches on the card where `eval_accumulation_steps` is not set
(https://huggingface.co/docs/transformers/main_classes/trainer)."""


def at_moment(moment: Moment, run: Around, example: str | None) -> Note:
    """What is held then, with the figures of `run`, and what to do; `example` is its size where no
    model was named."""
    shape = run.model.shape
    weights = SIXTEEN_BIT_BYTES * shape.parameters
    of = example or run.model.name
    if moment == "evaluation":
        tokens = run.placed.set_up.workload.tokens_per_sample
        logits = FP32_BYTES * shape.vocab * tokens
        return note(
            "memory.at-evaluation",
            model=of,
            tokens=tokens,
            logits_gib=round(logits / GIB, 1),
            batch=USUAL_EVALUATION_BATCH,
            batch_gib=round(USUAL_EVALUATION_BATCH * logits / GIB, 1),
        )
    if moment == "loading":
        cards, fp32 = run.placed.num_gpus, FP32_BYTES * shape.parameters
        facts = {"weights_gib": gib(weights), "fp32_gib": gib(fp32), "cards": cards}
        return note("memory.at-loading", model=of, all_gib=gib(cards * weights), **facts)
    if moment in ("saving", "merging"):
        return note(f"memory.at-{moment}", model=of, weights_gib=gib(weights))
    return note(f"memory.at-{moment}")
