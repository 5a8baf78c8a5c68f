"""Logits and their copies at the loss: vocabulary x tokens, which exceed all activations where the
vocabulary is large. Bytes on one GPU."""

from advisor.catalog.block import CAPPED_BYTES
from advisor.runs.options import Loss
from advisor.runs.run import SetUp

LOGIT_BYTES: dict[Loss, float] = {"full": 14, "fused": 8, "chunked": 1.2}
"""Per logit. full: 16-bit logits 2, log-softmax 4, its gradient 4, that of the loss 4; fused: 2,
fp32 copy 4, and the gradient of the first, 2."""
HELD_LOGIT_BYTES = 2
"""Of them, the 16-bit logits: Trainer's are gone before backward (`bench/oracle.py`). 14 is measured:
of Transformers before 4.49, whose loss shifts the fp32 logits into one more copy, and of loops that
hold them."""
CHUNK_LOGIT_BYTES = LOGIT_BYTES["full"]
"""The same within a chunk of Unsloth's (unsloth_zoo's `fused_losses/cross_entropy_loss.py`)."""
UPCAST_FP16_LOGIT_BYTES = 2
"""More where a fp32 head computes in fp32, so that logits take 4, and no cast of the head: as 30 runs
of 0.1 to 7 billion parameters on a T4 show. Under autocast it is the other way round (Mistral 7B on
an A100)."""


def logits_bytes(run: SetUp) -> float:
    """With all copies, when the loss's backward begins."""
    number = _number(run)
    if run.loss == "chunked":
        return run.profile.logits * min(run.loss_chunk_bytes, CHUNK_LOGIT_BYTES * number)
    each = LOGIT_BYTES[run.loss]
    if run.loss == "full" and run.loop == "trainer" and not run.profile.teaches:
        each -= HELD_LOGIT_BYTES
    elif fp32_head(run):
        each += UPCAST_FP16_LOGIT_BYTES
    if run.model.shape.block.capped:
        each += CAPPED_BYTES
    return run.profile.logits * each * number


def held_bytes(run: SetUp) -> float:
    """What of them stands while backward runs: the output that a loop of one's own holds."""
    if run.loss != "full" or run.loop != "own":
        return 0.0
    each = HELD_LOGIT_BYTES + (UPCAST_FP16_LOGIT_BYTES if fp32_head(run) else 0)
    return each * _number(run)


def fp32_head(run: SetUp) -> bool:
    """A fp32 head computes in fp32, as it does without autocast; else it is cast to 16 bit."""
    return run.upcasts and run.precision == "fp16" and run.loop != "trainer"


def _number(run: SetUp) -> float:
    """Vocabulary x tokens."""
    if not run.profile.logits:
        return 0.0
    number = run.model.shape.vocab * run.tokens_per_micro_batch / run.tensor_parallel
    if run.generates and not run.profile.teaches:  # the prompt's are left out
        number *= min(1.0, run.completion / run.workload.tokens_per_sample)
    return number
