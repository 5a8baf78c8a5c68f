"""What is usual for models that make no text from text: encoders, embedding models, rerankers,
speech recognition."""

from typing import Any

from advisor.catalog.model import Model
from advisor.catalog.parts import Purpose
from advisor.result import Note, note
from advisor.runs.objectives import Objective
from advisor.runs.run import SetUp

OBJECTIVE: dict[Purpose, Objective] = {
    "classification": "classification",
    "embedding": "embedding",
    "speech": "sft",
}
FULL_BELOW = 1e9
"""Parameters up to which full fine-tuning is the usual method: adapters would save little beside
activations."""
TEXT_TOKENS = 512
"""The longest text that BERT's kind reads; FlagEmbedding's examples cut passages there too."""
TRANSCRIPT_TOKENS = 224
"""Of 30 seconds: half of Whisper's decoder, the most that OpenAI's own `decoding.py` writes of
them."""
PIECES_PER_HOUR = 120
"""Whisper hears sound in pieces of 30 seconds."""


def usual_settings(model: Model) -> dict[str, Any]:
    """Settings of a run that are usual where none are stated; fp32 weights, as Transformers and
    sentence-transformers load them."""
    if model.purpose is None:
        return {}
    return {"objective": OBJECTIVE[model.purpose], "fp32_weights": True}


def trained_whole(model: Model) -> bool:
    """Full fine-tuning is the usual method."""
    return model.purpose is not None and model.shape.parameters < FULL_BELOW


def usual_tokens(model: Model) -> int | None:
    """Tokens of a sample where none are stated; None: those of any decoder."""
    if model.purpose is None:
        return None
    return TRANSCRIPT_TOKENS if model.shape.encoder else TEXT_TOKENS


def pieces(model: Model, audio_hours: float | None) -> int | None:
    """Samples that so many hours of sound are to a model that hears; None for any other."""
    if model.purpose != "speech" or audio_hours is None:
        return None
    return max(1, round(PIECES_PER_HOUR * audio_hours))


def about_purpose(stated_method: bool, run: SetUp) -> tuple[Note, ...]:
    """What a sample of it is, and why it is trained in full where no method was stated."""
    notes: list[Note] = []
    if encoder := run.model.shape.encoder:
        tokens = run.workload.tokens_per_sample
        notes.append(note("training.piece", positions=encoder.positions, tokens=tokens))
    if run.objective == "embedding":
        read, at_once = run.sequences_per_sample, run.micro_batch_size * run.data_parallel
        notes.append(note("training.passages", sequences=read, batch=at_once))
    if trained_whole(run.model) and run.method == "full" and not stated_method:
        notes.append(note("training.whole"))
    return tuple(notes)
