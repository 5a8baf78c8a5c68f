"""The last step for the words that can be chosen: as llama.cpp's own, and left alone where it would
not be."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.model.gguf import Gguf
from advisor.model.head import Head, rounded
from advisor.model.llama import LlamaEngine
from advisor.reading.walk import Words

NUMBER = st.floats(-1000, 1000, width=32)


SCALE_ROUNDED = 127 * 2**-25
"""The scale is a 16-bit float, whose smallest step is 2^-24."""


@given(st.lists(NUMBER, min_size=64, max_size=64))
@example([3e-5] + [0.0] * 63)
def test_a_state_is_rounded_by_less_than_a_step(numbers: list[float]) -> None:
    state = np.array(numbers, np.float32)
    steps = np.abs(state.reshape(-1, 32)).max(axis=1).repeat(32) / 127
    assert np.all(np.abs(rounded(state) - state) <= 0.56 * steps + SCALE_ROUNDED)
    assert np.array_equal(rounded(np.zeros(32, np.float32)), np.zeros(32))


@pytest.mark.parametrize(
    "text", ["what will a 13B LoRA on a 4090 cost", "两张3090能全量微调7B吗", "?"]
)
def test_the_same_as_the_whole_step(text: str, gemma: LlamaEngine) -> None:
    whole = Gguf(replace(gemma.setup, context=512), 1, gemma.model)
    short = Gguf(replace(gemma.setup, context=512), 1, gemma.model)
    able = Words(lambda word: whole.tokens(word, begins=False)).able
    short.choose(able)
    assert short._head is not None
    tokens = whole.tokens(f"Message: {text}\nAsks:")
    own, mine = whole.read(tokens), short.read(tokens)
    assert [mine[token] for token in able] == pytest.approx(
        [own[token] for token in able], abs=1e-3
    )
    for model in (whole, short):
        model.forget(0)
    places = [2, len(tokens) - 1]
    for left, right in zip(
        whole.read_at(tokens, 0, places), short.read_at(tokens, 0, places), strict=True
    ):
        assert [right[token] for token in able] == pytest.approx(
            [left[token] for token in able], abs=1e-3
        )
    whole.close()
    short.close()


def test_what_is_not_the_same_is_refused() -> None:
    rows = np.eye(2, 32, dtype=np.float32)
    head = Head.of([5, 9], rows)
    state = np.arange(32, dtype=np.float32)
    assert head.proven(state, head.logits(state))
    assert not head.proven(state, {5: 0.0, 9: 1.5})
