"""What an encoder adds to a run: one that stands alone, or before a decoder whose layers attend to it
in a second attention of each. Counted per token of a sample's text, the decoder's; what layers keep
as `bench/saved_encoders.py` counts it."""

from dataclasses import replace

from advisor.runs.options import DEEPSPEED
from advisor.runs.run import SetUp

DECODER_SIDE_WIDTHS, ENCODER_SIDE_WIDTHS = 10, 4
"""Bytes that a decoder layer's attention to the encoder keeps in 16 bit, of hidden widths: for each of
its tokens the norm, query and output with their inputs; for each of the encoder's positions keys
and values. As PyTorch counts them of Whisper (Transformers 5.23)."""
CAST_DECODER_SIDE_WIDTHS, CAST_ENCODER_SIDE_WIDTHS = 12, 8
"""The same under autocast over fp32 weights: the norm's input is fp32, and each product keeps its own
16-bit copy of the encoder's output."""
CAST_LAYER_WIDTHS = 8
"""Bytes that any layer of an encoder keeps more there: both norms' inputs and the sums of the
residual stream are fp32 (BERT 43.6 hidden widths a token instead of 35.6, Whisper's encoder 42.1
instead of 34.1)."""


def encoder_of(run: SetUp) -> SetUp | None:
    """The encoder before a decoder as a run of its own."""
    shape = run.model.shape
    if not (encoder := shape.encoder):
        return None
    alone = {"encoder": None, "bidirectional": True, "layers": encoder.layers}
    model = run.model.model_copy(update={"shape": shape.model_copy(update=alone)})
    work = replace(run.workload, tokens_per_sample=encoder.positions, mean_tokens_per_sample=None)
    return replace(run, model=model, workload=work, objective="classification")


def positions_per_token(run: SetUp) -> float:
    """Positions of the encoder over the decoder's tokens."""
    encoder = run.model.shape.encoder
    return encoder.positions / run.workload.tokens_per_sample if encoder else 0.0


def saved_more(run: SetUp) -> float:
    """Bytes a token that a layer keeps beside what a decoder's alone would."""
    shape, cast = run.model.shape, _casts(run)
    if not shape.reads_whole:
        return 0.0
    widths = CAST_LAYER_WIDTHS if cast else 0.0
    if shape.encoder:
        widths += CAST_DECODER_SIDE_WIDTHS if cast else DECODER_SIDE_WIDTHS
        widths += positions_per_token(run) * (
            CAST_ENCODER_SIDE_WIDTHS if cast else ENCODER_SIDE_WIDTHS
        )
    return shape.hidden * widths


def all_fp32(run: SetUp) -> bool:
    """Whether whatever is computed is in fp32."""
    return run.precision == "fp32" and (run.method == "full" or run.fp32_base)


def _casts(run: SetUp) -> bool:
    """Whether fp32 weights are cast to 16 bit for each product."""
    held = run.fp32_master_weights or run.fp32_base
    return held and run.precision != "fp32" and run.cards.sharding not in DEEPSPEED
