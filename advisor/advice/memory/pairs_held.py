"""What tuning on preferences (DPO, KTO, ORPO, SimPO) holds that supervised tuning does not."""

from dataclasses import replace

from advisor.advice.training.asked.full_run import PREFERENCES
from advisor.advice.training.room import Around
from advisor.result import Note, note
from advisor.runs.memory.states import reference_parameters, share_held
from advisor.runs.options import SHARDS_WEIGHTS
from advisor.units import FP32_BYTES, GIB, SIXTEEN_BIT_BYTES, gib

LENGTHS = (512, 1024, 2048)
"""Tokens of an answer with its prompt, that the peak is told for."""


def pairs_held(run: Around) -> Note | None:
    """None of another objective."""
    set_up = run.placed.set_up
    if set_up.objective not in PREFERENCES:
        return None
    work, sequences = set_up.workload, set_up.profile.sequences
    tokens = sequences * set_up.micro_batch_size * work.tokens_per_sample
    reference = (
        SIXTEEN_BIT_BYTES * reference_parameters(set_up) * share_held(set_up, SHARDS_WEIGHTS)
    )
    short, middle, long = (
        gib(run.placed_with(workload=replace(work, tokens_per_sample=each)).memory.expected)
        for each in LENGTHS
    )
    return note(
        "memory.pairs",
        objective=set_up.objective.upper(),
        paired=sequences > 1,
        rows=sequences * set_up.micro_batch_size,
        tokens=work.tokens_per_sample,
        logits_gib=round(FP32_BYTES * run.model.shape.vocab * tokens / GIB, 1),
        reference_gib=gib(reference) or None,
        refers=set_up.profile.reference,
        short_gib=short,
        middle_gib=middle,
        long_gib=long,
    )
