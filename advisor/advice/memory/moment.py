"""When a program ran out of memory, where that was told: what is held at that moment beside the
training."""

from advisor.advice.training.room import Around
from advisor.result import Note, note
from advisor.runs.options import Moment
from advisor.units import GIB, gib

FP32_BYTES, SIXTEEN_BIT_BYTES = 4, 2
USUAL_EVALUATION_BATCH = 8
"""`per_device_eval_batch_size` of the Transformers Trainer where nobody sets it; it also keeps the
logits of all batches on the card where `eval_accumulation_steps` is not set
(https://huggingface.co/docs/transformers/main_classes/trainer)."""


def at_moment(moment: Moment, run: Around, example: str | None) -> Note:
    """What is held then, with the figures of `run`, and what to do; `example` is its size where no
    model was named."""
    model = example or run.model.name
    weights_gib = gib(SIXTEEN_BIT_BYTES * run.model.shape.parameters)
    match moment:
        case "evaluation":
            return _at_evaluation(run, model)
        case "loading":
            return note(
                "memory.at-loading",
                model=model,
                weights_gib=weights_gib,
                fp32_gib=gib(FP32_BYTES * run.model.shape.parameters),
                cards=run.placed.num_gpus,
                all_gib=gib(run.placed.num_gpus * SIXTEEN_BIT_BYTES * run.model.shape.parameters),
            )
        case "saving":
            return note("memory.at-saving", model=model, weights_gib=weights_gib)
        case "merging":
            return note("memory.at-merging", model=model, weights_gib=weights_gib)
        case "generation":
            return note("memory.at-generation")
        case "later" | "rising":
            return _in_training(moment, run)


def _in_training(moment: Moment, run: Around) -> Note:
    """The longest batch; of a run that generates its answers, the longest answers."""
    set_up = run.placed.set_up
    if set_up.generates:
        return note("memory.answers-grow", tokens=set_up.completion)
    return note("memory.at-later") if moment == "later" else note("memory.at-rising")


def _at_evaluation(run: Around, model: str) -> Note:
    tokens = run.placed.set_up.workload.tokens_per_sample
    logits_gib = FP32_BYTES * run.model.shape.vocab * tokens / GIB
    return note(
        "memory.at-evaluation",
        model=model,
        tokens=tokens,
        logits_gib=round(logits_gib, 1),
        batch=USUAL_EVALUATION_BATCH,
        batch_gib=round(USUAL_EVALUATION_BATCH * logits_gib, 1),
    )
