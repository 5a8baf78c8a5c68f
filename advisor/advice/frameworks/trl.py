"""TRL with PEFT: a Python script (https://pypi.org/project/trl/), for its quantization and adapter
settings are objects."""

from typing import Any

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
    zero3,
)

FP32_ADAPTERS = """\
# TRL makes adapters over a 4-bit base bf16; fp16's gradient scaler needs fp32.
for parameter in trainer.model.parameters():
    if parameter.requires_grad:
        parameter.data = parameter.data.float()
"""


def _peft(recipe: Recipe) -> tuple[str, dict[str, Any]]:
    """PEFT's class and its arguments."""
    run = recipe.run
    if not run.adapter:
        return "PromptTuningConfig", {
            "num_virtual_tokens": run.virtual_tokens,
            "prompt_tuning_init": "RANDOM",
            "task_type": "CAUSAL_LM",
        }
    return "LoraConfig", {
        "r": run.lora_rank,
        "lora_alpha": recipe.alpha,
        "lora_dropout": recipe.lora_dropout,
        "target_modules": "all-linear",
        "task_type": "CAUSAL_LM",
    }


def _four_bit(recipe: Recipe) -> dict[str, Any]:
    """bitsandbytes' settings of the QLoRA paper."""
    stored = (
        {"bnb_4bit_quant_storage": recipe.torch_dtype} if recipe.sharded else {}
    )  # ZeRO-3 divides only tensors of a floating type
    return {
        "load_in_4bit": True,
        "bnb_4bit_quant_type": "nf4",
        "bnb_4bit_use_double_quant": True,
        "bnb_4bit_compute_dtype": recipe.torch_dtype,
    } | stored


def write(recipe: Recipe) -> str:
    run = recipe.run
    loaded = "float32" if run.method == "full" and recipe.half == "fp16" else recipe.torch_dtype
    settings = sft_config(recipe) | {
        "gradient_checkpointing": True,
        "model_init_kwargs": {"dtype": loaded, "attn_implementation": "sdpa"},
    }
    if recipe.remote_code:
        settings["trust_remote_code"] = True
    if recipe.sharded:
        settings["deepspeed"] = zero3(recipe)
    trainer = {
        "model": recipe.repo,
        "args": Code("settings"),
        "train_dataset": Code('data["train"]'),
        "eval_dataset": Code('data["test"]'),
    }
    parts = ["from datasets import load_dataset\n"]
    if run.method != "full":
        name, peft = _peft(recipe)
        parts.append(f"from peft import {name}\n")
        trainer["peft_config"] = call(name, peft)
    if run.method == "qlora":
        parts.append("from transformers import BitsAndBytesConfig\n")
        trainer["quantization_config"] = call("BitsAndBytesConfig", _four_bit(recipe))
    parts += [
        "from trl import SFTConfig, SFTTrainer\n\n",
        f"# Data: one JSON object a line, {RECORD}\n"
        "# The last message is learnt, those before it are the prompt.\n",
        f"data = {LOAD}.map(\n"
        '    lambda record: {"prompt": record["messages"][:-1], '
        '"completion": record["messages"][-1:]},\n'
        f'    remove_columns=["messages"],\n).{SPLIT}\n\n',
        f"settings = {call('SFTConfig', settings)}\ntrainer = {call('SFTTrainer', trainer)}\n",
    ]
    if recipe.half == "fp16" and run.method != "full" and not recipe.sharded:
        parts.append(FP32_ADAPTERS)
    return "".join(parts) + "trainer.train()\ntrainer.save_model()\n"


FRAMEWORK = Framework(
    name="TRL",
    spellings=("trl", "sfttrainer"),
    features=("prompt_tuning", "sharding"),
    version="1.16.0",
    install='pip install "trl[peft,quantization]==1.16.0"',
    install_sharded='pip install "trl[peft,quantization,deepspeed]==1.16.0"',
    language="python",
    filename="train.py",
    write=write,
    command=torch_command,
    written={"fp32_weights": False, "upcast_unquantized": False, "sharded_quantization": True},
    source="https://pypi.org/project/trl/1.16.0/",
    tokenizer_template=True,
)
