"""What cards that share a model divide, and what each pays in full."""

from dataclasses import replace

from advisor.catalog.model import Model
from advisor.result import Note, note
from advisor.runs.memory.peak import estimate
from advisor.runs.parameters import stored_bytes
from advisor.runs.run import SetUp
from advisor.units import gib


def weights_divided(model: Model, cards: int | None) -> Note:
    """What the weights take of each card, copied and divided over the stated cards or the usual
    numbers of them."""
    full, four = stored_bytes(model.shape, "none"), stored_bytes(model.shape, "gptq")
    if cards:
        return note(
            "figures.divided-over", model=model.name, full_gib=gib(full), four_gib=gib(four),
            cards=cards, each_full_gib=gib(full / cards), each_four_gib=gib(four / cards),
        )  # fmt: skip
    return note(
        "figures.divided", model=model.name, full_gib=gib(full), four_gib=gib(four),
        two_full_gib=gib(full / 2), two_four_gib=gib(four / 2), eight_full_gib=gib(full / 8),
        eight_four_gib=gib(four / 8),
    )  # fmt: skip


def samples_undivided(run: SetUp, cards: int | None) -> Note:
    """What the samples take of each card, however the model is shared; of stated cards the whole
    run too, and what makes less of it."""
    memory = estimate(run)
    chunked = replace(run, loss="chunked")
    runs = (run, chunked, replace(chunked, sequence_parallel=2))
    total, with_chunks, split = (gib(estimate(each).expected) if cards else None for each in runs)
    return note(
        "figures.undivided", batch=run.micro_batch_size, tokens=run.workload.tokens_per_sample,
        activations_gib=gib(memory.activations), logits_gib=gib(memory.logits), cards=cards,
        total_gib=total, chunked_gib=with_chunks, split_gib=split,
    )  # fmt: skip
