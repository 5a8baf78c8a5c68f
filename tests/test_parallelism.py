"""How several cards share a run where nobody says: whole copies with room to spare, else shards."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.rows import Gpu
from advisor.runs import memory
from advisor.runs.run import TrainingRun
from tests.runs import RTX_3090, RTX_4090, run

CARDS: list[Gpu] = [RTX_3090, RTX_4090]


def fit(asked: TrainingRun) -> memory.Fit:
    assert asked.gpu
    return memory.fits(memory.estimate(asked), asked.gpu)


def test_a_tight_copy_is_sharded() -> None:
    asked = run(11e9, "lora", gpu=RTX_4090, num_gpus=2)
    assert fit(replace(asked, parallelism="ddp")) == "tight"
    assert memory.default_parallelism(asked) == "zero3"
    assert fit(asked) is True


@given(
    st.sampled_from([1e9, 3e9, 7e9, 8e9, 9e9, 11e9, 13e9, 34e9]),
    st.sampled_from(["lora", "qlora", "full"]),
    st.sampled_from(CARDS),
    st.integers(2, 8),
)
def test_the_default_is_as_comfortable_as_either(size: float, method: str, card: Gpu, num_gpus: int) -> None:
    asked = run(size, method, gpu=card, num_gpus=num_gpus)  # pyright: ignore[reportArgumentType]
    if True in [fit(replace(asked, parallelism=way)) for way in ("ddp", "zero3")]:
        assert fit(asked) is True


@given(st.sampled_from([1e9, 3e9, 7e9, 8e9, 9e9, 11e9, 13e9]), st.sampled_from(CARDS), st.integers(2, 8))
def test_a_larger_micro_batch_never_forces_sharding(size: float, card: Gpu, num_gpus: int) -> None:
    asked = run(size, "lora", gpu=card, num_gpus=num_gpus)
    assert memory.default_parallelism(memory.with_fitting_micro_batch(asked)) == memory.default_parallelism(asked)
