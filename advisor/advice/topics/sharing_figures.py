"""What cards that share a model divide, and what each pays in full."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from advisor.advice.training.room import Around, longest_sample
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.result import Note, note
from advisor.runs.job import Job
from advisor.runs.memory.peak import estimate
from advisor.runs.parameters import stored_bytes
from advisor.runs.placing import place
from advisor.runs.run import SetUp, TrainingRun
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


def on_cards(run: TrainingRun, gpu: Gpu, cards: int, habits: Mapping[str, Any]) -> Note:
    """LoRA in 16 bit over the stated cards, divided and with a loss in chunks, and in 4 bit on one of
    them: whether each fits, and how long samples may be."""
    tokens, model = run.workload.tokens_per_sample, run.model
    asked = Job(run, micro_batch_size=1).change(**{**habits, "loss": "chunked"})
    divided = _around(replace(asked, sharding="zero3"), gpu, cards)
    four_bit = _around(asked.change(method="qlora"), gpu, 1)
    return note(
        "figures.on-cards", model=model.name, tokens=tokens, cards=cards, gpu=gpu.name, usable_gib=gpu.usable_gib,
        peak_gib=gib(divided.placed.memory.expected), fits=_fits(divided), longest=longest_sample(divided),
        four_gib=gib(four_bit.placed.memory.expected), four_fits=_fits(four_bit), four_longest=longest_sample(four_bit),
    )  # fmt: skip


def _around(job: Job, gpu: Gpu, cards: int) -> Around:
    return Around(job, place(job, gpu, cards))


def _fits(run: Around) -> str:
    return {True: "yes", "tight": "tight"}.get(run.placed.fits or False, "no")


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
