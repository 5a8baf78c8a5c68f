"""How several cards share a run where nobody says: whole copies with room to spare, else shards."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Shape
from advisor.runs.memory.activations import activations
from advisor.runs.memory.peak import Fit
from advisor.runs.memory.states import states_of
from advisor.runs.placing import Placed
from advisor.runs.time import speed
from advisor.runs.time.exchange import exchange_seconds
from advisor.units import GIB
from tests.runs import A100_80, LLAMA_2_7B, LLAMA_3_8B, RTX_3090, RTX_4090, on, run

CARDS: list[Gpu] = [RTX_3090, RTX_4090]
METHODS: list[MethodId] = ["lora", "qlora", "full"]


def test_a_tight_copy_is_sharded() -> None:
    asked = run(11e9, "lora", gpu=RTX_4090, num_gpus=2)
    assert Placed(on(asked, sharding="ddp")).fit is Fit.TIGHT
    assert asked.cards.sharding == "zero3"
    assert Placed(asked).fit is Fit.FITS


@given(
    st.sampled_from([1e9, 3e9, 7e9, 8e9, 9e9, 11e9, 13e9, 34e9]),
    st.sampled_from(METHODS),
    st.sampled_from(CARDS),
    st.integers(2, 8),
)
def test_the_default_is_as_comfortable_as_either(
    size: float, method: MethodId, card: Gpu, num_gpus: int
) -> None:
    """And a run that a copy on each card holds with room to spare is not sharded: that is
    faster."""
    asked = run(size, method, gpu=card, num_gpus=num_gpus)
    copies, shards = (Placed(on(asked, sharding=way)).fit for way in ("ddp", "zero3"))
    if Fit.FITS in (copies, shards):
        assert Placed(asked).fit is Fit.FITS
    assert (asked.cards.sharding == "ddp") == (
        copies is Fit.FITS or (copies is Fit.TIGHT and shards is not Fit.FITS)
    )


@given(
    st.sampled_from([1e9, 3e9, 7e9, 8e9, 9e9, 11e9, 13e9]),
    st.sampled_from(CARDS),
    st.integers(2, 8),
)
def test_a_larger_micro_batch_never_forces_sharding(size: float, card: Gpu, num_gpus: int) -> None:
    asked = run(size, "lora", gpu=card, num_gpus=num_gpus)
    chosen = run(
        size, "lora", gpu=card, num_gpus=num_gpus, micro_batch_size=None, gradient_accumulation=None
    )
    assert chosen.cards.sharding == asked.cards.sharding


def test_zero_3_holds_16_bytes_a_parameter_over_all_cards() -> None:
    """ZeRO, section 3.1 (https://arxiv.org/abs/1910.02054): weights and gradients of 2 bytes, and
    fp32 weights and two moments, 12."""
    sharded = run(7e9, "full", gpu=RTX_4090, num_gpus=8, sharding="zero3")
    states = states_of(sharded)
    held = 8 * (states.weights + states.gradients + states.optimizer)
    assert held / sharded.model.shape.parameters == pytest.approx(16, rel=0.01)


def test_the_step_of_zero_2_holds_fp32_gradients() -> None:
    """LLaMA 7B over 8 cards: 28.28 GiB allocated when the optimizer asks for one copy more
    (https://github.com/hiyouga/LlamaFactory/issues/1221), the first copy among them."""
    states = states_of(run(LLAMA_2_7B, "full", gpu=A100_80, num_gpus=8, sharding="zero2"))
    assert (states.standing + states.step) / GIB == pytest.approx(28.28, rel=0.01)


def test_the_step_of_zero_3_takes_a_thousand_million_parameters_at_once() -> None:
    """72B over 16 cards asks for 3.74 GiB, fp32 of one sub-group and not of the 4.5 billion
    parameters of a card (https://github.com/hiyouga/LlamaFactory/issues/5590)."""
    states = states_of(run(72e9, "full", gpu=A100_80, num_gpus=16, sharding="zero3"))
    assert (states.step - states.gradients) / 2 / GIB == pytest.approx(3.74, rel=0.01)


@given(st.integers(1, 4), st.sampled_from([2, 4, 8]))
def test_cards_that_divide_a_sample_hold_a_share_of_it(micro_batch_size: int, degree: int) -> None:
    """The same tokens pass in the same compute time; only what the cards hand each other is
    added."""
    asked = run(7e9, tokens=8192, gpu=A100_80, num_gpus=8, sharding="zero3")
    whole = replace(asked, micro_batch_size=micro_batch_size)
    divided = replace(whole, sequence_parallel=degree)
    assert divided.global_batch * degree == whole.global_batch
    assert activations(divided).kept == pytest.approx(activations(whole).kept / degree)
    assert speed.estimate(divided).hours.expected >= speed.estimate(whole).hours.expected


def test_cards_that_divide_a_sample_hand_each_other_what_its_attention_is_wide() -> None:
    """Queries, keys, values and the output of every layer (Ulysses, section 3.2,
    https://arxiv.org/abs/2309.14509): with grouped queries keys and values are a quarter as wide;
    computed again, they are handed once more."""

    def handed(shape: Shape, checkpointing: bool = True) -> float:
        whole = run(
            shape, gpu=A100_80, num_gpus=8, sharding="zero3", gradient_checkpointing=checkpointing
        )
        divided = replace(whole, micro_batch_size=4, sequence_parallel=4)
        seconds = [exchange_seconds(asked, A100_80, 0, 16e9) for asked in (divided, whole)]
        return seconds[0].every_micro_step - seconds[1].every_micro_step

    every_head = LLAMA_3_8B.model_copy(update={"kv_heads": LLAMA_3_8B.heads})
    assert handed(every_head) / handed(LLAMA_3_8B) == pytest.approx(4 / (2 + 2 / 4))
    assert handed(LLAMA_3_8B) / handed(LLAMA_3_8B, False) == pytest.approx(3 / 2)
