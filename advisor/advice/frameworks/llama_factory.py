"""LLaMA-Factory: one YAML file (https://pypi.org/project/llamafactory/). No prompt tuning."""

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

FSDP = {"cpu_ram_efficient_loading": True, "sync_module_states": True}


def write(recipe: Recipe) -> str:
    run = recipe.run
    template = run.model.llama_factory_template
    method: dict[str, Any] = {
        "stage": "sft",
        "do_train": True,
        "finetuning_type": "lora" if recipe.run.adapter else "full",
    }
    if recipe.run.adapter:
        method |= {
            "lora_rank": run.lora_rank,
            "lora_alpha": recipe.alpha,
            "lora_dropout": recipe.lora_dropout,
            "lora_target": "all",
        }
    if run.method == "qlora":
        method |= {
            "quantization_bit": 4,
            "quantization_method": "bnb",
            "quantization_type": "nf4",
            "double_quantization": True,
        }
    by_fsdp = run.cards.sharding == "fsdp"
    if by_fsdp:  # DeepSpeed would keep fp32 weights beside those of 16 bit
        method |= {"fsdp": "full_shard auto_wrap", "fsdp_config": FSDP}
    elif recipe.sharded:
        method["deepspeed"] = zero3(recipe)
    alone = run.precision == "pure_bf16" if by_fsdp else not recipe.sharded
    pure = run.method == "full" and recipe.half == "bf16" and alone
    dataset_info = ('{"my_data": {"file_name": "' + DATA + '", "formatting": "sharegpt", "columns": {"messages": "messages"}, "tags": {"role_tag": "role", '
                    '"content_tag": "content", "user_tag": "user", "assistant_tag": "assistant", "system_tag": "system"}}}')  # fmt: skip
    return yaml_text(
        ("model", {"model_name_or_path": recipe.repo, "trust_remote_code": recipe.remote_code, "flash_attn": "sdpa"}),
        ("method", method),
        (
            f"data: one JSON object a line in data/{DATA}:\n#   {RECORD}\n# and data/dataset_info.json with:\n#   {dataset_info}",
            {"dataset": "my_data", "dataset_dir": "data"} | ({"template": template} if template else {}) | {"cutoff_len": run.workload.tokens_per_sample, "val_size": HELD_OUT},
        ),
        ("training", {"per_device_train_batch_size": run.micro_batch_size, **schedule(recipe), "num_train_epochs": recipe.epochs,
                      "lr_scheduler_type": SCHEDULE, "optim": recipe.optim, "pure_bf16" if pure else recipe.half: True}),
        ("output", {"output_dir": recipe.output, "logging_steps": 10, "eval_strategy": "epoch", "per_device_eval_batch_size": 1, "save_strategy": "epoch", "save_total_limit": 2, "report_to": "none"}),
    )  # fmt: skip


def command(recipe: Recipe) -> str:
    return (
        "FORCE_TORCHRUN=1 " if recipe.run.cards.count > 1 else ""
    ) + "llamafactory-cli train train.yaml"


FRAMEWORK = Framework(
    name="LLaMA-Factory",
    spellings=("llama-factory",),
    features=("sharding",),
    version="0.9.5",
    install="pip install llamafactory==0.9.5 bitsandbytes",
    install_sharded="pip install llamafactory==0.9.5 bitsandbytes deepspeed",
    language="yaml",
    filename="train.yaml",
    write=write,
    command=command,
    written={"fp32_weights": False},
    source="https://pypi.org/project/llamafactory/0.9.5/",
)
