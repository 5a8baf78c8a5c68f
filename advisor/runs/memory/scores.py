"""What attention scores keep and take where they are written out. Bytes on one GPU."""

from advisor.catalog.block import CAPPED_BYTES
from advisor.runs.run import SetUp

SCORE_SAVED_BYTES = 6
"""Eager attention keeps every score's probability in fp32 and 16 bit."""
DROPPED_SCORE_BYTES, DROPPED_FP32_SCORE_BYTES = 7, 9
"""With the dropout that encoders are trained with: also a mask, and in fp32 the dropped scores apart
from the others."""
DISENTANGLED = 2.1
"""Scores of DeBERTa over those of plain attention, as PyTorch counts what both keep
(`bench/saved_encoders.py`)."""
SCORE_PEAK_BYTES, UPCAST_SCORE_BYTES = 12.5, 2
"""Its backward: both, their gradients, and the raw scores; more where k-bit preparation makes
queries and keys fp32."""


def scores_saved(run: SetUp, fp32: bool) -> float:
    """Of one layer; `fp32`: all is computed in it."""
    each = SCORE_SAVED_BYTES
    if run.model.shape.bidirectional:
        each = DROPPED_FP32_SCORE_BYTES if fp32 else DROPPED_SCORE_BYTES
    if run.model.shape.block.capped:
        each += CAPPED_BYTES
    return each * _scores(run)


def scores_in_backward(run: SetUp) -> float:
    """Of one layer, while its backward runs."""
    return (SCORE_PEAK_BYTES + (UPCAST_SCORE_BYTES if run.upcasts else 0)) * _scores(run)


def _scores(run: SetUp) -> float:
    """Attention scores of one layer: heads x sequence² a sample, only where they are written
    out."""
    shape = run.model.shape
    if run.attention != "eager" and not shape.disentangled:
        return 0.0
    length = run.workload.tokens_per_sample + run.prompt_tokens
    number = shape.heads * length * run.tokens_per_micro_batch / run.tensor_parallel
    return number * (DISENTANGLED if shape.disentangled else 1)
