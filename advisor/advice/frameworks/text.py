"""What the files of several frameworks share: YAML, Python calls, the data, DeepSpeed's
settings."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import yaml

from advisor.advice.frameworks.recipe import SCHEDULE, Recipe

Feature = Literal["prompt_tuning", "sharding"]
"""What not every framework does: training soft prompts, dividing a model over cards."""


HELD_OUT = 0.05
"""Share of the data kept for evaluation."""


DATA = "train.jsonl"


RECORD = '{"messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}'


class Framework(NamedTuple):
    name: str
    spellings: tuple[str, ...]
    """Names in messages, matched without case, spaces and hyphens."""
    features: tuple[Feature, ...]
    version: str
    install: str
    install_sharded: str
    """The same with DeepSpeed."""
    language: Literal["yaml", "python"]
    filename: str
    write: Callable[[Recipe], str]
    command: Callable[[Recipe], str]
    source: str
    written: Mapping[str, Any] = MappingProxyType({})
    """Settings of a run that its file states against the framework's habit."""
    tokenizer_template: bool = False
    """Samples are formatted by the tokenizer's own chat template."""


def yaml_text(*sections: tuple[str, dict[str, Any]]) -> str:
    dumped = [
        f"# {comment}\n" + yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
        for comment, values in sections
        if values
    ]
    return "\n".join(dumped)


def schedule(recipe: Recipe) -> dict[str, Any]:
    """What all four name alike."""
    return {
        "gradient_accumulation_steps": recipe.run.gradient_accumulation,
        "learning_rate": recipe.learning_rate,
        "warmup_steps": recipe.warmup_steps,
    }


def zero3(recipe: Recipe) -> dict[str, Any]:
    """DeepSpeed's settings; "auto" takes the value from the training arguments
    (https://huggingface.co/docs/transformers/deepspeed)."""
    names = (
        "gradient_clipping",
        "gradient_accumulation_steps",
        "train_batch_size",
        "train_micro_batch_size_per_gpu",
    )
    zero: dict[str, Any] = {
        "stage": 3,
        "overlap_comm": True,
        "contiguous_gradients": True,
        "stage3_gather_16bit_weights_on_model_save": True,
    }
    untested = {"zero_allow_untested_optimizer": True} if recipe.optim != "adamw_torch" else {}
    return {
        "zero_optimization": zero,
        **untested,
        recipe.half: {"enabled": True},
        **dict.fromkeys(names, "auto"),
    }


class Code(str):
    """Python source, printed as it is; other values are printed as literals."""


def literal(value: Any, indent: str) -> str:
    """Python source of a value; a dict one key a line."""
    if isinstance(value, Code):
        return value.replace("\n", f"\n{indent}")
    if isinstance(value, dict):
        lines = [
            f"{indent}    {json.dumps(key)}: {literal(each, indent + '    ')},\n"
            for key, each in value.items()
        ]
        return "{\n" + "".join(lines) + indent + "}"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | list) else repr(value)


def call(name: str, arguments: dict[str, Any]) -> Code:
    lines = [f"    {key}={literal(value, '    ')},\n" for key, value in arguments.items()]
    return Code(f"{name}(\n{''.join(lines)})")


def sft_config(recipe: Recipe) -> dict[str, Any]:
    """What TRL and Unsloth, which trains with TRL, share."""
    run = recipe.run
    return {
        "output_dir": recipe.output,
        "max_length": run.workload.tokens_per_sample,
        "per_device_train_batch_size": run.micro_batch_size,
        "per_device_eval_batch_size": 1,
        **schedule(recipe),
        "num_train_epochs": recipe.epochs,
        "lr_scheduler_type": SCHEDULE,
        "optim": recipe.optim,
        "bf16": recipe.half == "bf16",
        "fp16": recipe.half == "fp16",
        "logging_steps": 10,
        "eval_strategy": "epoch",
        "save_strategy": "epoch",
        "save_total_limit": 2,
        "report_to": "none",
    }


LOAD = f'load_dataset("json", data_files="{DATA}", split="train")'


SPLIT = f"train_test_split(test_size={HELD_OUT}, seed=42)"


def torch_command(recipe: Recipe) -> str:
    return (
        f"torchrun --nproc_per_node {recipe.run.cards.count} train.py"
        if recipe.run.cards.count > 1
        else "python train.py"
    )
