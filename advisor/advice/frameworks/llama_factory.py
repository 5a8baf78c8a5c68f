"""LLaMA-Factory: one YAML file (https://pypi.org/project/llamafactory/). No prompt tuning."""

import re
from typing import Any

from advisor.advice.frameworks.text import (
    DATA,
    HELD_OUT,
    RECORD,
    Framework,
    schedule,
    yaml_text,
    zero3,
)
from advisor.advice.recipe import LORA_DROPOUT, Recipe

TEMPLATES: tuple[tuple[str, str], ...] = (
    (r"deepseek-ai/DeepSeek-R1", "deepseekr1"), (r"deepseek-ai/DeepSeek-V[23]", "deepseek3"), (r"deepseek-ai/deepseek-coder-[0-9.]+b", "deepseekcoder"),
    (r"deepseek-ai/deepseek-llm", "deepseek"), (r"meta-llama/Llama-4", "llama4"), (r"meta-llama/(Meta-)?Llama-3(?!.*Vision)", "llama3"),
    (r"meta-llama/Llama-2", "llama2"), (r"Qwen/Qwen3-.*-Instruct-2507", "qwen3_nothink"), (r"Qwen/Qwen3-(?!VL|Omni|Next|Coder)", "qwen3"),
    (r"Qwen/(Qwen1\.5|Qwen2|Qwen2\.5|CodeQwen1\.5|QwQ)-(?!VL|Audio|Omni)", "qwen"), (r"google/gemma-3", "gemma3"), (r"google/gemma-2-", "gemma2"),
    (r"google/(code)?gemma", "gemma"), (r"mistralai/Mi(stral-7B|xtral)", "mistral"), (r"mistralai/Mi(nistral-8B|stral-Nemo)", "ministral"),
    (r"mistralai/Mistral-Small", "mistral_small"), (r"microsoft/phi-4$", "phi4"), (r"microsoft/Phi-4-mini", "phi4_mini"), (r"microsoft/Phi-3-small", "phi_small"),
    (r"microsoft/Phi-3", "phi"), (r"01-ai/Yi-(?!VL)", "yi"), (r"(zai-org|THUDM)/(GLM-4-|glm-4-)", "glm4"), (r"(zai-org|THUDM)/chatglm3", "chatglm3"),
    (r"internlm/internlm[23]", "intern2"), (r"ibm-granite/granite-3", "granite3"), (r"tiiuae/falcon-\d+b", "falcon"), (r"openai/gpt-oss", "gpt_oss"),
    (r"lmsys/vicuna", "vicuna"), (r"HuggingFaceTB/SmolLM2", "smollm2"), (r"openchat/openchat-3\.5", "openchat"), (r"upstage/SOLAR-10", "solar"),
    (r"CohereForAI/(aya|c4ai)", "cohere"), (r"HuggingFaceH4/zephyr", "zephyr"),
)  # fmt: skip
"""Start of the repository name -> LLaMA-Factory's template, from its `extras/constants.py`. Any
other model: left out, and LLaMA-Factory then takes the tokenizer's own chat template."""


def write(recipe: Recipe) -> str:
    run = recipe.run
    template = next((name for pattern, name in TEMPLATES if re.match(pattern, recipe.repo)), None)
    method: dict[str, Any] = {
        "stage": "sft",
        "do_train": True,
        "finetuning_type": "lora" if recipe.run.adapter else "full",
    }
    if recipe.run.adapter:
        method |= {
            "lora_rank": run.lora_rank,
            "lora_alpha": recipe.alpha,
            "lora_dropout": LORA_DROPOUT,
            "lora_target": "all",
        }
    if run.method == "qlora":
        method |= {
            "quantization_bit": 4,
            "quantization_method": "bnb",
            "quantization_type": "nf4",
            "double_quantization": True,
        }
    if recipe.sharded:
        method["deepspeed"] = zero3(recipe)
    pure = run.method == "full" and recipe.half == "bf16" and not recipe.sharded
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
                      "lr_scheduler_type": "cosine", "optim": "adamw_torch", "pure_bf16" if pure else recipe.half: True}),
        ("output", {"output_dir": recipe.output, "logging_steps": 10, "eval_strategy": "epoch", "per_device_eval_batch_size": 1, "save_strategy": "epoch", "save_total_limit": 2, "report_to": "none"}),
    )  # fmt: skip


def command(recipe: Recipe) -> str:
    return (
        "FORCE_TORCHRUN=1 " if recipe.run.cards.count > 1 else ""
    ) + "llamafactory-cli train train.yaml"


FRAMEWORK = Framework(
    name="LLaMA-Factory",
    version="0.9.5",
    install="pip install llamafactory==0.9.5 bitsandbytes",
    install_sharded="pip install llamafactory==0.9.5 bitsandbytes deepspeed",
    language="yaml",
    filename="train.yaml",
    write=write,
    command=command,
    source="https://pypi.org/project/llamafactory/0.9.5/",
)
