"""Settings beside their names: each row's examples, whole configurations and commands, sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.catalog import Catalog
from advisor.reading.spans.settings import Names, rows, settings
from advisor.reading.spans.spans import find
from advisor.reading.spans.targets import targets

STATED = [(row, text, value) for row in rows() for text, value in row.stated.items()]

LLAMA_FACTORY = """
### model
model_name_or_path: meta-llama/Meta-Llama-3-8B-Instruct
stage: sft
finetuning_type: lora
lora_rank: 8
cutoff_len: 8196
max_samples: 1000
preprocessing_num_workers: 16
logging_steps: 10
per_device_train_batch_size: 1
gradient_accumulation_steps: 8
learning_rate: 1.0e-4
num_train_epochs: 3.0
bf16: true
"""
COMMAND = (
    "CUDA_VISIBLE_DEVICES=0,1 torchrun --nproc_per_node=2 --master_port 29501 train.py "
    "--model_name_or_path Qwen/Qwen2.5-7B --per_device_train_batch_size 4 "
    "--gradient-accumulation-steps 4 --model_max_length 2048 --learning_rate 2e-5 --max_steps 900"
)


@pytest.mark.parametrize(("row", "text", "value"), STATED, ids=[text for _, text, _ in STATED])
def test_each_example_states_its_value(row: Names, text: str, value: float) -> None:
    (setting,) = settings(text)
    assert (setting.argument, setting.value) == (row.argument, value)
    assert text[slice(*setting.written)] == setting.text


def test_a_key_stands_in_one_row() -> None:
    keys = [key for row in rows() for key in row.keys]
    assert len(keys) == len(set(keys))


def test_a_whole_configuration() -> None:
    found = {setting.argument: setting.value for setting in settings(LLAMA_FACTORY)}
    assert found == {
        "lora_rank": 8,
        "tokens_per_sample": 8196,
        "samples": 1000,
        None: 10,  # workers and logging steps state nothing of the run
        "micro_batch_size": 1,
        "gradient_accumulation": 8,
        "learning_rate": 0.0001,
        "epochs": 3,
    }


def test_a_whole_command() -> None:
    found = [(setting.argument, setting.value) for setting in settings(COMMAND)]
    assert found == [
        ("num_gpus", 2),
        ("num_gpus", 2),
        (None, 29501),
        ("micro_batch_size", 4),
        ("gradient_accumulation", 4),
        ("tokens_per_sample", 2048),
        ("learning_rate", 0.00002),
        ("steps", 900),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "batch size 4 to 8",
        "a batch of 5000 documents",
        "batch jobs of 4 hours",
        "bsides 4",
        "3 epochs: is that enough",
        "the lr is too high",
        "r: see https://example.com/r=abc",
        "max_length: none",
        "num_train_epochs=auto",
        "gradient_accumulation_steps: 0",
        "batch_size 1.5",
        "frank 16",
    ],
)
def test_a_sentence_states_nothing(sentence: str) -> None:
    assert list(settings(sentence)) == []


@pytest.mark.parametrize(
    "choice", ["which rank 8 or 16?", "rank 8还是16", "rank 8 vs rank 16", "r=8 or r=16"]
)
def test_each_value_of_a_choice_is_one(choice: str) -> None:
    assert [(each.argument, each.value) for each in settings(choice)] == [
        ("lora_rank", 8),
        ("lora_rank", 16),
    ]


@given(st.text(alphabet="lr=-: _.,\"'0123456789e\nепох训练", max_size=300))
def test_whatever_stands_there_is_read_or_left(text: str) -> None:
    for setting in settings(text):
        assert text[slice(*setting.written)] == setting.text
        assert setting.value > 0


def test_pasted_settings_need_no_decision(catalog: Catalog) -> None:
    message = f"will this fit my RTX 3090?\n{LLAMA_FACTORY}"
    keyed = {
        slot: value for span in find(message, catalog) if span.keyed for slot, value in span.values
    }
    assert keyed == {
        "model": "Meta-Llama-3-8B-Instruct",
        "lora_rank": 8,
        "tokens_per_sample": 8196,
        "samples": 1000,
        "micro_batch_size": 1,
        "gradient_accumulation": 8,
        "learning_rate": 0.0001,
        "epochs": 3,
    }


def test_settings_in_a_sentence_may_be_another_s(catalog: Catalog) -> None:
    text = "my colleague takes rank 256 and batch size 4"
    assert [(span.values, span.keyed) for span in find(text, catalog)] == [
        ((("lora_rank", 256),), False),
        ((("micro_batch_size", 4),), False),
    ]


def test_what_a_trainer_logs_is_no_setting(catalog: Catalog) -> None:
    text = "{'loss': 0.88, 'grad_norm': 2.3, 'learning_rate': 9.4e-05, 'epoch': 0.06}"
    assert not any(span.keyed for span in find(text, catalog))


def test_a_number_beyond_all_bounds_is_no_setting() -> None:
    found = settings("--learning_rate 31e999 --batch_size 2")
    assert [setting.value for setting in found] == [2]


def test_a_batch_beside_the_micro_batch_is_the_global_one() -> None:
    """As in the script of alpaca-lora."""
    found = settings("MICRO_BATCH_SIZE = 4\nBATCH_SIZE = 128")
    assert {each.argument: each.value for each in found} == {
        "micro_batch_size": 4, "global_batch_size": 128,
    }  # fmt: skip
    assert [each.argument for each in settings("--batch_size 8")] == ["micro_batch_size"]


def test_a_batch_of_the_same_number_is_the_micro_batch() -> None:
    """In prose the one of a card, as the configuration below it says."""
    found = settings("zero3 (batch_size=1) overflows\nper_device_train_batch_size: 1")
    assert {each.argument for each in found} == {"micro_batch_size"}


@pytest.mark.parametrize(
    ("written", "layers"),
    [
        ("lora_target: q_proj,v_proj", ("q_proj", "v_proj")),
        ("target_modules=all_linear", ("all-linear",)),
    ],
)
def test_the_layers_of_lora_come_with_all_words_that_state_them(
    written: str, layers: tuple[str, ...]
) -> None:
    found = targets(f"7B lora, {written}\nOOM")
    assert found is not None
    assert found[1] == layers
    assert found[0] == written
