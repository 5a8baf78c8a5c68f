"""Unsloth: a Python script (https://pypi.org/project/unsloth/). No prompt tuning, and no sharding
over cards."""

from advisor.advice.frameworks.recipe import Recipe
from advisor.advice.frameworks.text import (
    LOAD,
    RECORD,
    SPLIT,
    Code,
    Framework,
    call,
    sft_config,
    torch_command,
)

UNSLOTH_TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


def write(recipe: Recipe) -> str:
    run = recipe.run
    load = {
        "model_name": recipe.repo,
        "max_seq_length": run.workload.tokens_per_sample,
        "load_in_4bit": run.method == "qlora",
        "full_finetuning": run.method == "full",
    }
    if recipe.remote_code:
        load["trust_remote_code"] = True
    trainer = {
        "model": Code("model"),
        "processing_class": Code("tokenizer"),
        "args": Code("settings"),
        "train_dataset": Code('data["train"]'),
        "eval_dataset": Code('data["test"]'),
    }
    return "".join([
        "from unsloth import FastLanguageModel  # first: it patches the libraries below\n",
        "from datasets import load_dataset\nfrom trl import SFTConfig, SFTTrainer\n\n",
        f"model, tokenizer = {call('FastLanguageModel.from_pretrained', load)}\n",
        _adapter(recipe) if run.adapter else "",
        f"\n# Data: one JSON object a line, {RECORD}\n",
        f"data = {LOAD}.map(\n"
        '    lambda record: {"text": tokenizer.apply_chat_template('
        'record["messages"], tokenize=False)}\n'
        f").{SPLIT}\n\n",
        f"settings = {call('SFTConfig', sft_config(recipe) | {'dataset_text_field': 'text'})}\n",
        f"trainer = {call('SFTTrainer', trainer)}\ntrainer.train()\n",
        f'model.save_pretrained("{recipe.output}")\ntokenizer.save_pretrained("{recipe.output}")\n',
    ])  # fmt: skip


def _adapter(recipe: Recipe) -> str:
    settings = {
        "model": Code("model"),
        "r": recipe.run.lora_rank,
        "lora_alpha": recipe.alpha,
        "lora_dropout": 0,
        "target_modules": list(UNSLOTH_TARGETS),
        "use_gradient_checkpointing": "unsloth",
    }
    return f"model = {call('FastLanguageModel.get_peft_model', settings)}\n"


FRAMEWORK = Framework(
    name="Unsloth",
    spellings=("unsloth",),
    features=(),
    version="2026.10.9",
    install="pip install unsloth==2026.10.9",
    install_sharded="pip install unsloth==2026.10.9",
    language="python",
    filename="train.py",
    write=write,
    command=torch_command,
    source="https://pypi.org/project/unsloth/2026.10.9/",
    tokenizer_template=True,
)
