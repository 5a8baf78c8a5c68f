"""What a training file of each framework looks like: a recipe in, text out.

Written for LLaMA-Factory 0.9.5, Axolotl 0.19.0, TRL 1.16.0 (PEFT 0.21, Transformers 5) and Unsloth
2026.10; the tests hold every name against those versions' argument lists
(`tests/data/framework_arguments.json`). TRL and Unsloth get a Python script, because their
quantization and adapter settings are objects; the other two their own YAML.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import yaml

from advisor.advice.recipe import LORA_DROPOUT, Recipe

FrameworkId = Literal["llama-factory", "axolotl", "trl", "unsloth"]
HELD_OUT = 0.05
"""Share of the data kept for evaluation."""
DATA = "train.jsonl"
RECORD = '{"messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}'
UNSLOTH_TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")

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


class Framework(NamedTuple):
    name: str
    version: str
    install: str
    install_sharded: str
    """The same with DeepSpeed."""
    language: Literal["yaml", "python"]
    filename: str
    write: Callable[[Recipe], str]
    command: Callable[[Recipe], str]
    source: str


def _yaml(*sections: tuple[str, dict[str, Any]]) -> str:
    dumped = [
        f"# {comment}\n" + yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
        for comment, values in sections
        if values
    ]
    return "\n".join(dumped)


def _schedule(recipe: Recipe) -> dict[str, Any]:
    """What all four name alike."""
    return {
        "gradient_accumulation_steps": recipe.run.gradient_accumulation,
        "learning_rate": recipe.learning_rate,
        "warmup_steps": recipe.warmup_steps,
    }


def _zero3(recipe: Recipe) -> dict[str, Any]:
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
    return {
        "zero_optimization": zero,
        recipe.half: {"enabled": True},
        **dict.fromkeys(names, "auto"),
    }


def _llama_factory(recipe: Recipe) -> str:
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
        method["deepspeed"] = _zero3(recipe)
    pure = run.method == "full" and recipe.half == "bf16" and not recipe.sharded
    dataset_info = ('{"my_data": {"file_name": "' + DATA + '", "formatting": "sharegpt", "columns": {"messages": "messages"}, "tags": {"role_tag": "role", '
                    '"content_tag": "content", "user_tag": "user", "assistant_tag": "assistant", "system_tag": "system"}}}')  # fmt: skip
    return _yaml(
        ("model", {"model_name_or_path": recipe.repo, "trust_remote_code": recipe.remote_code, "flash_attn": "sdpa"}),
        ("method", method),
        (
            f"data: one JSON object a line in data/{DATA}:\n#   {RECORD}\n# and data/dataset_info.json with:\n#   {dataset_info}",
            {"dataset": "my_data", "dataset_dir": "data"} | ({"template": template} if template else {}) | {"cutoff_len": run.workload.tokens_per_sample, "val_size": HELD_OUT},
        ),
        ("training", {"per_device_train_batch_size": run.micro_batch_size, **_schedule(recipe), "num_train_epochs": recipe.epochs,
                      "lr_scheduler_type": "cosine", "optim": "adamw_torch", "pure_bf16" if pure else recipe.half: True}),
        ("output", {"output_dir": recipe.output, "logging_steps": 10, "eval_strategy": "epoch", "per_device_eval_batch_size": 1, "save_strategy": "epoch", "save_total_limit": 2, "report_to": "none"}),
    )  # fmt: skip


def _axolotl(recipe: Recipe) -> str:
    run = recipe.run
    method: dict[str, Any] = {}
    if recipe.run.adapter:
        method = {"adapter": run.method, "load_in_4bit": run.method == "qlora", "lora_r": run.lora_rank, "lora_alpha": recipe.alpha,
                  "lora_dropout": LORA_DROPOUT, "lora_target_linear": True}  # fmt: skip
    if recipe.sharded:
        method["deepspeed"] = _zero3(recipe)
    dataset = {
        "path": DATA,
        "ds_type": "json",
        "type": "chat_template",
        "field_messages": "messages",
        "roles_to_train": ["assistant"],
    }
    return _yaml(
        ("model", {"base_model": recipe.repo, "trust_remote_code": recipe.remote_code, "attn_implementation": "sdpa"}),
        ("method", method),
        (f"data: one JSON object a line:\n#   {RECORD}",
         {"datasets": [dataset], "chat_template": "tokenizer_default_fallback_chatml", "dataset_prepared_path": "prepared", "val_set_size": HELD_OUT,
          "sequence_len": run.workload.tokens_per_sample, "sample_packing": False}),
        ("training", {"micro_batch_size": run.micro_batch_size, **_schedule(recipe), "num_epochs": recipe.epochs, "lr_scheduler": "cosine", "optimizer": "adamw_torch",
                      "bf16": recipe.half == "bf16", "fp16": recipe.half == "fp16", "gradient_checkpointing": True,
                      "gradient_checkpointing_kwargs": {"use_reentrant": recipe.sharded and run.method == "qlora"}}),
        ("output", {"output_dir": recipe.output, "logging_steps": 10, "eval_strategy": "epoch", "save_strategy": "epoch", "save_total_limit": 2}),
    )  # fmt: skip


class _Code(str):
    """Python source, printed as it is; other values are printed as literals."""


def _literal(value: Any, indent: str) -> str:
    """Python source of a value; a dict one key a line."""
    if isinstance(value, _Code):
        return value.replace("\n", f"\n{indent}")
    if isinstance(value, dict):
        lines = [
            f"{indent}    {json.dumps(key)}: {_literal(each, indent + '    ')},\n"
            for key, each in value.items()
        ]
        return "{\n" + "".join(lines) + indent + "}"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | list) else repr(value)


def _call(name: str, arguments: dict[str, Any]) -> _Code:
    lines = [f"    {key}={_literal(value, '    ')},\n" for key, value in arguments.items()]
    return _Code(f"{name}(\n{''.join(lines)})")


def _sft_config(recipe: Recipe) -> dict[str, Any]:
    """What TRL and Unsloth, which trains with TRL, share."""
    run = recipe.run
    return {
        "output_dir": recipe.output,
        "max_length": run.workload.tokens_per_sample,
        "per_device_train_batch_size": run.micro_batch_size,
        "per_device_eval_batch_size": 1,
        **_schedule(recipe),
        "num_train_epochs": recipe.epochs,
        "lr_scheduler_type": "cosine",
        "optim": "adamw_torch",
        "bf16": recipe.half == "bf16",
        "fp16": recipe.half == "fp16",
        "logging_steps": 10,
        "eval_strategy": "epoch",
        "save_strategy": "epoch",
        "save_total_limit": 2,
        "report_to": "none",
    }


_LOAD = f'load_dataset("json", data_files="{DATA}", split="train")'
_SPLIT = f"train_test_split(test_size={HELD_OUT}, seed=42)"


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
        "lora_dropout": LORA_DROPOUT,
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


def _trl(recipe: Recipe) -> str:
    run = recipe.run
    loaded = "float32" if run.method == "full" and recipe.half == "fp16" else recipe.torch_dtype
    settings = _sft_config(recipe) | {
        "gradient_checkpointing": True,
        "model_init_kwargs": {"dtype": loaded, "attn_implementation": "sdpa"},
    }
    if recipe.remote_code:
        settings["trust_remote_code"] = True
    if recipe.sharded:
        settings["deepspeed"] = _zero3(recipe)
    trainer = {
        "model": recipe.repo,
        "args": _Code("settings"),
        "train_dataset": _Code('data["train"]'),
        "eval_dataset": _Code('data["test"]'),
    }
    parts = ["from datasets import load_dataset\n"]
    if run.method != "full":
        name, peft = _peft(recipe)
        parts.append(f"from peft import {name}\n")
        trainer["peft_config"] = _call(name, peft)
    if run.method == "qlora":
        parts.append("from transformers import BitsAndBytesConfig\n")
        trainer["quantization_config"] = _call("BitsAndBytesConfig", _four_bit(recipe))
    parts += [
        "from trl import SFTConfig, SFTTrainer\n\n",
        f"# Data: one JSON object a line, {RECORD}\n# The last message is learnt, those before it are the prompt.\n",
        f'data = {_LOAD}.map(\n    lambda record: {{"prompt": record["messages"][:-1], "completion": record["messages"][-1:]}},\n    remove_columns=["messages"],\n).{_SPLIT}\n\n',
        f"settings = {_call('SFTConfig', settings)}\ntrainer = {_call('SFTTrainer', trainer)}\n",
    ]
    if recipe.half == "fp16" and run.method != "full" and not recipe.sharded:
        parts.append("# TRL makes adapters over a 4-bit base bf16; fp16's gradient scaler needs fp32.\n"
                     "for parameter in trainer.model.parameters():\n    if parameter.requires_grad:\n        parameter.data = parameter.data.float()\n")  # fmt: skip
    return "".join(parts) + "trainer.train()\ntrainer.save_model()\n"


def _unsloth(recipe: Recipe) -> str:
    run = recipe.run
    load = {
        "model_name": recipe.repo,
        "max_seq_length": run.workload.tokens_per_sample,
        "load_in_4bit": run.method == "qlora",
        "full_finetuning": run.method == "full",
    }
    if recipe.remote_code:
        load["trust_remote_code"] = True
    adapter = {
        "model": _Code("model"),
        "r": run.lora_rank,
        "lora_alpha": recipe.alpha,
        "lora_dropout": 0,
        "target_modules": list(UNSLOTH_TARGETS),
        "use_gradient_checkpointing": "unsloth",
    }
    trainer = {
        "model": _Code("model"),
        "processing_class": _Code("tokenizer"),
        "args": _Code("settings"),
        "train_dataset": _Code('data["train"]'),
        "eval_dataset": _Code('data["test"]'),
    }
    return "".join([
        "from unsloth import FastLanguageModel  # first: it patches the libraries below\n",
        "from datasets import load_dataset\nfrom trl import SFTConfig, SFTTrainer\n\n",
        f"model, tokenizer = {_call('FastLanguageModel.from_pretrained', load)}\n",
        f"model = {_call('FastLanguageModel.get_peft_model', adapter)}\n" if recipe.run.adapter else "",
        f"\n# Data: one JSON object a line, {RECORD}\n",
        f'data = {_LOAD}.map(\n    lambda record: {{"text": tokenizer.apply_chat_template(record["messages"], tokenize=False)}}\n).{_SPLIT}\n\n',
        f"settings = {_call('SFTConfig', _sft_config(recipe) | {'dataset_text_field': 'text'})}\n",
        f"trainer = {_call('SFTTrainer', trainer)}\ntrainer.train()\n",
        f'model.save_pretrained("{recipe.output}")\ntokenizer.save_pretrained("{recipe.output}")\n',
    ])  # fmt: skip


def _torch_command(recipe: Recipe) -> str:
    return (
        f"torchrun --nproc_per_node {recipe.run.cards.count} train.py"
        if recipe.run.cards.count > 1
        else "python train.py"
    )


def _llama_factory_command(recipe: Recipe) -> str:
    return (
        "FORCE_TORCHRUN=1 " if recipe.run.cards.count > 1 else ""
    ) + "llamafactory-cli train train.yaml"


def _axolotl_command(recipe: Recipe) -> str:
    return "axolotl train train.yaml"


FRAMEWORKS: dict[FrameworkId, Framework] = {
    "llama-factory": Framework(
        "LLaMA-Factory", "0.9.5", "pip install llamafactory==0.9.5 bitsandbytes", "pip install llamafactory==0.9.5 bitsandbytes deepspeed", "yaml", "train.yaml", _llama_factory,
        _llama_factory_command, "https://pypi.org/project/llamafactory/0.9.5/"),
    "axolotl": Framework(
        "Axolotl", "0.19.0", "pip install axolotl==0.19.0", 'pip install "axolotl[deepspeed]==0.19.0"', "yaml", "train.yaml", _axolotl,
        _axolotl_command, "https://pypi.org/project/axolotl/0.19.0/"),
    "trl": Framework(
        "TRL", "1.16.0", 'pip install "trl[peft,quantization]==1.16.0"', 'pip install "trl[peft,quantization,deepspeed]==1.16.0"', "python", "train.py", _trl, _torch_command, "https://pypi.org/project/trl/1.16.0/"),
    "unsloth": Framework(
        "Unsloth", "2026.10.9", "pip install unsloth==2026.10.9", "pip install unsloth==2026.10.9", "python", "train.py", _unsloth, _torch_command, "https://pypi.org/project/unsloth/2026.10.9/"),
}  # fmt: skip
"""What can be written for; a fifth framework is one function and one row."""
