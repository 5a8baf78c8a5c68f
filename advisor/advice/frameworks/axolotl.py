"""Axolotl: one YAML file (https://pypi.org/project/axolotl/). No prompt tuning."""

from typing import Any

from advisor.advice.frameworks.recipe import SCHEDULE, Recipe
from advisor.advice.frameworks.text import (
    DATA,
    HELD_OUT,
    RECORD,
    Framework,
    schedule,
    yaml_text,
    zero3,
)
from advisor.runs.parameters import ATTENTION


def write(recipe: Recipe) -> str:
    run = recipe.run
    method: dict[str, Any] = {}
    if recipe.run.adapter:
        method = {"adapter": run.method, "load_in_4bit": run.method == "qlora", "lora_r": run.lora_rank, "lora_alpha": recipe.alpha,
                  "lora_dropout": recipe.lora_dropout} | _targets(recipe)  # fmt: skip
    if recipe.sharded:
        method["deepspeed"] = zero3(recipe)
    dataset = {
        "path": DATA,
        "ds_type": "json",
        "type": "chat_template",
        "field_messages": "messages",
        "roles_to_train": ["assistant"],
    }
    return yaml_text(
        ("model", {"base_model": recipe.repo, "trust_remote_code": recipe.remote_code, "attn_implementation": "sdpa"}),
        ("method", method),
        (f"data: one JSON object a line:\n#   {RECORD}",
         {"datasets": [dataset], "chat_template": "tokenizer_default_fallback_chatml", "dataset_prepared_path": "prepared", "val_set_size": HELD_OUT,
          "sequence_len": run.workload.tokens_per_sample, "sample_packing": False}),
        ("training", {"micro_batch_size": run.micro_batch_size, **schedule(recipe), "num_epochs": recipe.epochs, "lr_scheduler": SCHEDULE, "optimizer": recipe.optim,
                      "bf16": recipe.half == "bf16", "fp16": recipe.half == "fp16", "gradient_checkpointing": True,
                      "gradient_checkpointing_kwargs": {"use_reentrant": recipe.sharded and run.method == "qlora"}}),
        ("output", {"output_dir": recipe.output, "logging_steps": 10, "eval_strategy": "epoch", "save_strategy": "epoch", "save_total_limit": 2}),
    )  # fmt: skip


def _targets(recipe: Recipe) -> dict[str, Any]:
    """All linear layers; of a quantized mixture the attention's alone, for its experts are quantized
    only where no "linear" is named (Axolotl's `quantize_moe_experts`)."""
    if recipe.run.model.shape.experts and recipe.run.method == "qlora":
        return {"quantize_moe_experts": True, "lora_target_modules": list(ATTENTION)}
    return {"lora_target_linear": True}


def command(recipe: Recipe) -> str:
    return "axolotl train train.yaml"


FRAMEWORK = Framework(
    name="Axolotl",
    spellings=("axolotl",),
    features=("sharding",),
    version="0.19.0",
    install="pip install axolotl==0.19.0",
    install_sharded='pip install "axolotl[deepspeed]==0.19.0"',
    language="yaml",
    filename="train.yaml",
    write=write,
    command=command,
    written={"quantized_experts": True},
    source="https://pypi.org/project/axolotl/0.19.0/",
)
