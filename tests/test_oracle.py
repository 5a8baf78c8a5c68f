"""The oracle of memory: the model of PyTorch's allocator on sequences computed by hand, what was
recorded of the real code beside the formula, and the real code itself where torch is installed
(`bench/requirements-oracle.txt`)."""

from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from typing import get_args

import pytest

from advisor.catalog.load import load
from advisor.runs.memory.activations import activations
from advisor.runs.options import Loop
from advisor.runs.run import SetUp
from bench import oracle, oracle_table
from bench.allocator_replay import CachingAllocator, OutOfMemoryError
from bench.traced.families import dense, text_part

MIB = 2**20
installed = pytest.mark.skipif(
    not all(find_spec(name) for name in ("torch", "transformers", "peft", "accelerate")),
    reason="needs bench/requirements-oracle.txt",
)
quantizes = pytest.mark.skipif(not find_spec("bitsandbytes"), reason="needs bitsandbytes")


def test_small_requests_share_a_segment_of_two_mebibytes() -> None:
    allocator = CachingAllocator()
    allocator.allocate(1, 1)
    allocator.allocate(2, 513)
    assert (allocator.allocated, allocator.reserved) == (512 + 1024, 2 * MIB)


def test_a_large_request_takes_twenty_mebibytes_and_leaves_the_rest_to_others() -> None:
    allocator = CachingAllocator()
    allocator.allocate(1, 3 * MIB)
    allocator.allocate(2, 18 * MIB)
    assert (allocator.allocated, allocator.reserved) == (21 * MIB, 20 * MIB + 18 * MIB)
    allocator.allocate(3, 15 * MIB)
    assert (allocator.allocated, allocator.reserved) == (36 * MIB, 38 * MIB), "in what was left"


def test_a_request_of_ten_mebibytes_has_a_segment_of_its_own() -> None:
    """11.5 MiB come as 12; half a MiB is too little to split off and counts as allocated."""
    allocator = CachingAllocator()
    allocator.allocate(1, 11 * MIB + MIB // 2)
    assert (allocator.allocated, allocator.reserved) == (12 * MIB, 12 * MIB)


def test_the_smallest_block_that_fits_is_taken() -> None:
    allocator = CachingAllocator()
    for key, size in ((1, 40), (2, 30), (3, 50)):
        allocator.allocate(key, size * MIB)
    for key in (1, 2, 3):
        allocator.free(key)
    allocator.allocate(4, 29 * MIB)
    allocator.allocate(5, 38 * MIB)
    allocator.allocate(6, 50 * MIB)
    assert allocator.reserved == 120 * MIB, "30, 40 and 50 were used again"
    assert allocator.allocated == (30 + 38 + 50) * MIB, "1 MiB is not split off, 2 are"


def test_freed_neighbours_become_one_block() -> None:
    allocator = CachingAllocator()
    allocator.allocate(0, 60 * MIB)
    allocator.free(0)
    for key in (1, 2, 3):
        allocator.allocate(key, 20 * MIB)
    for key in (1, 3, 2):
        allocator.free(key)
    allocator.allocate(4, 60 * MIB)
    assert (allocator.reserved, allocator.peak_allocated) == (60 * MIB, 60 * MIB)


def test_holes_are_reserved_and_not_allocated() -> None:
    allocator = CachingAllocator()
    allocator.allocate(1, 20 * MIB)
    allocator.free(1)
    allocator.allocate(2, 24 * MIB)
    assert (allocator.peak_allocated, allocator.peak_reserved) == (24 * MIB, 44 * MIB)
    allocator.reset_peaks()
    allocator.give_back()
    assert (allocator.reserved, allocator.peak_reserved) == (24 * MIB, 44 * MIB)


def test_a_full_card_gives_cached_segments_back() -> None:
    allocator = CachingAllocator(capacity=50 * MIB)
    allocator.allocate(1, 30 * MIB)
    allocator.free(1)
    allocator.allocate(2, 40 * MIB)
    assert allocator.reserved == 40 * MIB
    with pytest.raises(OutOfMemoryError):
        allocator.allocate(3, 20 * MIB)


def test_every_dense_model_has_a_recorded_case() -> None:
    """A new model needs `python -m bench.oracle --all --save`, or is not compared."""
    recorded = {one.run.model.id for one in oracle_table.read()}
    assert recorded <= {model.id for model in dense()}
    assert len(recorded) > 200


def test_states_of_full_tuning_agree_with_the_real_code() -> None:
    """Weights, gradients, moments and the step's copy: arithmetic, so two percent at most."""
    full = [
        one
        for one in oracle_table.read()
        if one.run.method == "full" and one.oracle.peak == "optimizer step"
    ]
    assert len(full) > 200
    assert sum(one.agrees for one in full) / len(full) > 0.97


@pytest.mark.parametrize("checkpointing", [True, False])
@pytest.mark.parametrize("method", oracle.METHODS)
def test_the_formula_agrees_with_the_real_code(method: str, checkpointing: bool) -> None:
    """Within two percent, but for the few that `bench/results/oracle.md` lists."""
    kind = (method, checkpointing)
    some = [
        one
        for one in oracle_table.read()
        if (one.run.method, one.run.gradient_checkpointing) == kind
    ]
    assert sum(one.agrees for one in some) / len(some) > 0.97
    assert median(one.ratio for one in some) == pytest.approx(1, abs=0.003)


def test_the_formula_meets_the_card_where_the_real_code_does() -> None:
    """Runs on a T4 (fitcheck-llm 0.3.1), allocated; eager attention is further off."""
    errors = [
        abs(one.measured.error)
        for one in oracle_table.read_measured()
        if one.measured.run.attention != "eager"
    ]
    assert len(errors) == 30
    assert median(errors) < 0.004


def test_who_calls_the_model_decides_what_stands_in_backward() -> None:
    """A logit takes 12 bytes under Trainer of Transformers 5, 14 where its output is held; only a
    loop of one's own holds it in a layer's backward, too."""
    run = tiny("lora", checkpointing=True)
    number = run.model.shape.vocab * run.tokens_per_micro_batch
    found = {name: activations(replace(run, loop=name)) for name in get_args(Loop)}
    assert {name: one.logits / number for name, one in found.items()} == {
        "own": 14, "trainer": 12, "trainer_4": 14,
    }  # fmt: skip
    assert {name for name, one in found.items() if one.held} == {"own"}


def tiny(method: str, checkpointing: bool, model: str = "llama-3.2-1b") -> SetUp:
    """A model's class with four narrow layers."""
    row = text_part(load().models[model])
    heads = {"heads": 4, "kv_heads": 4 if row.shape.kv_heads == row.shape.heads else 2}
    shape = row.shape.model_copy(
        update={"layers": 4, "hidden": 256, "head_dim": 64, "intermediate": 512, "vocab": 32_000,
                "extra": None, **heads}
    )  # fmt: skip
    run = next(
        run
        for run in oracle.runs(row.model_copy(update={"shape": shape}))
        if (run.method, run.gradient_checkpointing) == (method, checkpointing)
    )
    return replace(run, lora_rank=8)


@installed
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("checkpointing", [True, False])
@pytest.mark.parametrize("method", ["lora", "full", pytest.param("qlora", marks=quantizes)])
def test_two_depths_tell_a_third(method: str, checkpointing: bool) -> None:
    run = tiny(method, checkpointing)
    followed, whole = oracle.followed(run, (2, 3)), oracle.asked(run)
    assert followed.allocated == pytest.approx(whole.allocated, rel=0.005)
    assert whole.reserved is not None
    assert whole.reserved >= whole.allocated > whole.standing


@installed
@pytest.mark.filterwarnings("ignore")
def test_the_loss_of_transformers_5_takes_twelve_bytes_a_logit() -> None:
    """Log-softmax, its gradient and the gradient of what it feeds, each fp32; the 16-bit logits and
    their fp32 copy are gone when backward begins."""
    run = tiny("lora", checkpointing=False)
    terms = oracle.followed(run, (2, 4)).terms
    assert terms is not None
    logits = run.model.shape.vocab * run.tokens_per_micro_batch
    assert terms.loss / logits == pytest.approx(12, rel=0.02)


@installed
@pytest.mark.filterwarnings("ignore")
def test_backward_frees_layer_after_layer() -> None:
    moments = oracle.asked(tiny("lora", checkpointing=False)).moments
    held = [moments[name] for name in ("loss", "top layer", "bottom layer", "optimizer step")]
    assert all(later < earlier for earlier, later in pairwise(held))


BLOCKS = (
    "llama-3.2-1b", "gpt2-124m", "pythia-1.4b", "phi-2", "phi-3-mini", "opt-1.3b", "starcoder2-3b",
    "nemotron-mini-4b", "apertus-8b", "gemma-2-2b", "bloom-560m", "stablelm-2-1.6b",
)  # fmt: skip


@installed
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("model", BLOCKS)
def test_a_layer_of_each_class_keeps_what_the_formula_says(model: str) -> None:
    """Activations, fused matrices, norms and the rest that a class's `block` says; blocks of few
    MiB are rounded up by some percent."""
    run = tiny("lora", checkpointing=False, model=model)
    terms = oracle.followed(run, (2, 4)).terms
    assert terms is not None
    assert activations(run).kept / 4 == pytest.approx(terms.kept, rel=0.07)
