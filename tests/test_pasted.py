"""What a pasted command or configuration shows by itself."""

import pytest

from advisor.catalog.contradiction import Contradiction
from advisor.reading.spans.pasted.shown import shown
from advisor.result import Note
from tests.shipped import CATALOG

ROWS = tuple(CATALOG.contradictions.values())


def _told(message: str, **slots: object) -> list[tuple[str, bool]]:
    return [(each.note.code, each.leads) for each in shown(message, slots, CATALOG)]


def _note(message: str, **slots: object) -> Note:
    return next(each.note for each in shown(message, slots, CATALOG))


@pytest.mark.parametrize("row", ROWS, ids=[each.id for each in ROWS])
def test_each_row_is_found_in_its_messages(row: Contradiction):
    assert all(row.found(message) for message in row.messages)


@pytest.mark.parametrize("message", [
    "bf16: true\nfp16: false", "--bf16 True --fp16 False", "--fp16 False \\\n --bf16", "is it bf16 or fp16?",
    "finetuning_type: lora\nquantization_bit: 4", "load_in_4bit: true\nadapter: qlora\nbase_model: x\nmicro_batch_size: 1",
    "finetuning_type: full\nlearning_rate: 1.0e-5", "Qwen2.5-0.5B\nfinetuning_type: full\nlearning_rate: 1.0e-4",
    "sample_packing: true\nflash_attention: true", "template: qwen\nmodel_name_or_path: Qwen2.5-7B-Instruct",
])  # fmt: skip
def test_settings_that_go_together_are_left_alone(message: str):
    assert not _told(message)


COMMAND = """swift sft \\
    --model Qwen2.5-7B \\
    --dataset d \\
    --max_length 2048{first}
    --lora_rank 8 \\
    --output_dir out"""


def test_a_line_without_a_backslash_loses_what_follows():
    assert not _told(COMMAND.format(first=" \\"))
    told = _note(COMMAND.format(first=""))
    assert (told.code, told.facts["next"]) == ("pasted.cut", "--lora_rank")
    told = _note(COMMAND.format(first=" \\\n    # --lora_alpha 16 \\"))
    assert (told.code, told.facts["line"]) == ("pasted.comment", "--lora_alpha")


@pytest.mark.parametrize(("message", "code", "new"), [
    ("swift sft: ValueError: remaining_argv: ['--sft_type', 'lora']", "pasted.renamed", "--train_type"),
    ("llamafactory-cli train: ValueError: Some specified arguments are not used by the HfArgumentParser: ['--cutof_len', '1024']",
     "pasted.mistyped", "cutoff_len"),
])  # fmt: skip
def test_what_a_program_refused_is_told_by_its_name_of_today(message: str, code: str, new: str):
    told = _note(message)
    assert told.code == code
    assert str(told.facts["new"]).startswith(new)


def test_names_that_no_error_gives_back_are_not_judged():
    assert not _told("swift sft --sft_type lora works in 2.6")


EVALUATED = "OOM at step 500. --per_device_eval_batch_size 16 --eval_strategy steps --eval_steps {}"


def test_an_evaluation_leads_where_the_run_ends_at_its_step():
    run = {"model": "Llama-3.1-8B", "micro_batch_size": 1, "tokens_per_sample": 4096}
    assert _told(EVALUATED.format(250), **run) == [("pasted.evaluation", True)]
    assert _told(EVALUATED.format(300), **run) == [("pasted.evaluation", False)]
    assert not _told(EVALUATED.format(250).replace("steps --", "no --"), **run)
    held = _note(EVALUATED.format(250), **run).facts["held_gib"]
    assert held == pytest.approx(16 * 4096 * 128_256 * 4 / 2**30)


def test_another_size_than_the_text_names_is_told():
    told = _note("微调 Qwen2.5-7B 爆显存\n--model_name_or_path /models/Qwen2.5-32B-Instruct")
    assert (told.facts["loaded"], told.facts["said"]) == ("Qwen2.5-32B", "Qwen2.5-7B")
    assert not _told("Qwen2.5-7B and Qwen2.5-32B\n--model_name_or_path /m/Qwen2.5-32B-Instruct")


def test_processes_are_as_many_as_cards():
    assert _told("CUDA_VISIBLE_DEVICES=0,1 torchrun --nproc_per_node 4 t.py")
    assert not _told("CUDA_VISIBLE_DEVICES=0,1 torchrun --nproc_per_node 2 t.py")
    plain = "python src/train.py --deepspeed ds_z3_config.json"
    assert _told(plain, num_gpus=4) == [("pasted.one-process", True)]
    assert not _told(plain, num_gpus=1)
    assert not _told(f"torchrun --nproc_per_node 4 {plain[7:]}", num_gpus=4)


def test_what_is_asked_after_leads():
    config = "template: default\nmodel_name_or_path: Qwen2.5-7B-Instruct"
    assert _told(config) == [("pasted.said", False)]
    assert _told(f"What is wrong with my config?\n{config}") == [("pasted.said", True)]
