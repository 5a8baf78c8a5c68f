"""The bags of cues: what they say, and that they say it of nothing else."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.catalog.bag import Bag, key
from advisor.catalog.catalog import Catalog
from advisor.model.bags import END, Bags
from advisor.model.cues import of_ask, of_role
from advisor.reading.question import Question, question
from advisor.reading.slots import ASKS, NOTHING, SLOTS
from advisor.reading.spans.spans import find

ABLE = tuple(ASKS)


@pytest.fixture(scope="module")
def bags() -> Bags:
    return Bags.read()


def asked(message: str, catalog: Catalog) -> Question:
    return question(message, find(message, catalog), {})


def best(bags: Bags, message: str, piece: str, catalog: Catalog) -> str:
    """The role that the bags alone give a piece."""
    it = asked(message, catalog)
    line = next(line for line in it.lines if line.span and line.span.text == piece)
    shares = bags.role(it, line, ("estimate_training_cost",))
    return line.options[int(np.argmax(shares))]


@pytest.mark.parametrize(("message", "piece", "role"), [
    ("LoRA on Mistral 7B with rank 32 and 4000 rows", "32", "lora_rank"),
    ("LoRA on Mistral 7B with rank 32 and 4000 rows", "4000", "samples"),
    ("4张3090全参微调7B，2万条，每条800个token", "4", "num_gpus"),
    ("4张3090全参微调7B，2万条，每条800个token", "2万", "samples"),
    ("4张3090全参微调7B，2万条，每条800个token", "800", "tokens_per_sample"),
    ("GPU 0 has 24 GiB in total. Why does it stop at step 300?", "0", NOTHING),
])  # fmt: skip
def test_what_stands_beside_a_piece_says_what_it_states(
    message: str, piece: str, role: str, bags: Bags, catalog: Catalog
) -> None:
    assert best(bags, message, piece, catalog) == role


@pytest.mark.parametrize(("message", "ask"), [
    ("CUDA out of memory with batch 8, what can I change", "fix_memory"),
    ("微调7B爆显存了，怎么办？", "fix_memory"), ("How long will 3 epochs take?", "estimate_training_cost"),
    ("13B做LoRA微调，学习率和轮数该设多少？", "recommend_settings"), ("thanks!", "none"),
])  # fmt: skip
def test_the_words_of_a_message_say_what_it_asks(
    message: str, ask: str, bags: Bags, catalog: Catalog
) -> None:
    shares = bags.ask(asked(message, catalog), (), ABLE)
    assert ABLE[int(np.argmax(shares))] == ask


@settings(max_examples=60, deadline=None)
@given(
    message=st.text(max_size=300), named=st.lists(st.sampled_from(ABLE), max_size=2, unique=True)
)
def test_shares_add_up_to_one_whatever_is_written(
    message: str, named: list[str], bags: Bags, catalog: Catalog
) -> None:
    it = asked(message, catalog)
    left = [ask for ask in ABLE if ask not in named] + [END]
    shares = [bags.ask(it, named, left)]
    shares += [bags.role(it, line, ABLE[:1]) for line in it.lines if line.span]
    for each in shares:
        assert sum(map(math.exp, each)) == pytest.approx(1)


def test_every_ask_and_every_slot_is_a_class(bags: Bags) -> None:
    assert set(bags.asks.classes) == {*ASKS, END}
    assert set(bags.roles.classes) == {NOTHING, *SLOTS}


def test_an_unknown_cue_changes_nothing() -> None:
    bag = Bag(
        ("a", "b"), np.array([key("known")], np.uint32), np.array([[127, 0]], np.int8),
        np.array([[1 / 127]], np.float32), np.zeros(2, np.float32),
    )  # fmt: skip
    assert bag.log_shares({"never seen"}, ("a", "b")) == pytest.approx([math.log(0.5)] * 2)
    assert bag.log_shares({"known", "never seen"}, ("a", "b")) == pytest.approx(
        bag.log_shares({"known"}, ("a", "b"))
    )


def test_cues_of_a_later_ask_are_others(catalog: Catalog) -> None:
    it = asked("How long, and does it fit?", catalog)
    assert not of_ask(it, ()) & of_ask(it, ("estimate_training_cost",))


def test_a_piece_said_twice_has_cues_of_its_own(catalog: Catalog) -> None:
    it = asked("rank 16 and batch 16", catalog)
    lines = [line for line in it.lines if line.span and line.span.text == "16"]
    one, other = (of_role(it, line, line.span, ()) for line in lines if line.span)
    assert one != other


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"cues\.npz"):
        Bags.read(tmp_path / "cues.npz")
