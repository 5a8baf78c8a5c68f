"""A training configuration that runs as written, for four frameworks.

Written for LLaMA-Factory 0.9.5, Axolotl 0.19.0, TRL 1.16.0 (PEFT 0.21, Transformers 5) and Unsloth 2026.10; the tests hold every name
against those versions' argument lists (`tests/data/framework_arguments.json`). TRL and Unsloth get a Python script, because their
quantization and adapter settings are objects; the other two their own YAML.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict

from advisor import memory
from advisor.errors import ToolError
from advisor.memory import Fit
from advisor.rows import Gpu, MethodId, Model, Text
from advisor.spec import TrainingRun, Workload
from advisor.units import gib

FrameworkId = Literal["llama-factory", "axolotl", "trl", "unsloth"]
METHOD_NAMES: dict[MethodId, str] = {
    "full": "full fine-tuning", "lora": "LoRA", "qlora": "QLoRA (4 bit)", "prompt_tuning": "prompt tuning"
}  # fmt: skip
GLOBAL_BATCH = 16
"""Samples an optimizer step, as in the QLoRA paper (https://arxiv.org/abs/2305.14314, table 9)."""
EPOCHS = 3
"""The lesson's; watch the evaluation loss and stop earlier where it rises."""
LENGTHS = (2048, 1024, 512)
MICRO_BATCHES = (8, 4, 2, 1)
UNKNOWN_CARD_LENGTH = 1024
LORA_ALPHA_PER_RANK = 2
LORA_DROPOUT = 0.05
LARGE_MODEL = 30e9
LORA_RATE, LORA_RATE_LARGE = 2e-4, 1e-4
"""Learning rates for 7B and 13B, and for 33B and 65B (the same table)."""
FULL_RATE = 1e-5
"""The lesson's example."""
PROMPT_RATE = 3e-2
"""PEFT's guide (https://huggingface.co/docs/peft/v0.6.0/task_guides/clm-prompt-tuning)."""
WARMUP_SHARE = 0.03
WARMUP_UNKNOWN = 10
HELD_OUT = 0.05
"""Share of the data kept for evaluation."""
PLACEHOLDER = "YOUR_MODEL_REPO_OR_FOLDER"
DATA = "train.jsonl"
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
"""Start of the repository name -> LLaMA-Factory's template, from its `extras/constants.py`. Any other model: left out, and LLaMA-Factory
then takes the tokenizer's own chat template."""
REMOTE_CODE = re.compile(r"(Qwen/Qwen-|baichuan-inc/|THUDM/chatglm|internlm/|xverse/|Tele-AI/|OrionStarAI/|Skywork/|openbmb/MiniCPM-)")
"""Repositories whose model classes are their own Python code."""


class TrainingConfig(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    framework: FrameworkId
    framework_name: str
    version: str
    """The framework's version the names were checked against."""
    model: str
    generic_model: bool
    method: MethodId
    gpu: str | None
    num_gpus: int
    filename: str
    language: Literal["yaml", "python"]
    text: str
    """The whole file."""
    install: str
    command: str
    """The shell command that starts the training."""
    sequence_length: int
    """Tokens; longer samples are cut."""
    micro_batch_size: int
    gradient_accumulation: int
    global_batch: int
    learning_rate: float
    fits: Fit | None
    peak_memory_gib: float
    """Of the fullest card, with exactly these settings."""
    usable_gib: float | None
    notes: tuple[Text, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class _Recipe:
    """The run with every setting chosen."""

    run: TrainingRun
    fit: Fit | None
    peak_gib: float
    sharded: bool
    """One card does not hold the model: DeepSpeed ZeRO-3 divides it."""
    samples: int | None

    @property
    def repo(self) -> str:
        return self.run.model.repo or PLACEHOLDER

    @property
    def half(self) -> Literal["bf16", "fp16"]:
        return "fp16" if self.run.precision == "fp16" else "bf16"

    @property
    def torch_dtype(self) -> str:
        return "bfloat16" if self.half == "bf16" else "float16"

    @property
    def adapter(self) -> bool:
        return self.run.method in ("lora", "qlora")

    @property
    def alpha(self) -> int:
        return LORA_ALPHA_PER_RANK * self.run.lora_rank

    @property
    def remote_code(self) -> bool:
        return bool(REMOTE_CODE.match(self.repo))

    @property
    def learning_rate(self) -> float:
        if self.run.method in ("full", "prompt_tuning"):
            return FULL_RATE if self.run.method == "full" else PROMPT_RATE
        return LORA_RATE_LARGE if self.run.model.shape.parameters >= LARGE_MODEL else LORA_RATE

    @property
    def warmup_steps(self) -> int:
        if self.samples is None:
            return WARMUP_UNKNOWN
        return max(1, round(WARMUP_SHARE * math.ceil(self.samples * EPOCHS / self.run.global_batch)))

    @property
    def output(self) -> str:
        return f"outputs/{self.run.model.id}-{self.run.method}"


class _Framework(NamedTuple):
    name: str
    version: str
    install: str
    language: Literal["yaml", "python"]
    filename: str
    write: Callable[[_Recipe], str]
    command: Callable[[_Recipe], str]
    source: str


def make(
    framework: FrameworkId, model: Model, method: MethodId, gpu: Gpu | None, num_gpus: int, samples: int | None
) -> TrainingConfig:
    """The configuration file, with the longest samples and the largest micro batch that fit the card."""
    chosen, recipe = FRAMEWORKS[framework], _recipe(model, method, gpu, num_gpus, samples)
    _refuse_unsupported(framework, recipe)
    return TrainingConfig(
        framework=framework,
        framework_name=chosen.name,
        version=chosen.version,
        model=model.name,
        generic_model=model.generic,
        method=method,
        gpu=gpu.name if gpu else None,
        num_gpus=num_gpus,
        filename=chosen.filename,
        language=chosen.language,
        text=_header(chosen, recipe) + chosen.write(recipe),
        install=chosen.install + (" deepspeed" if recipe.sharded else ""),
        command=chosen.command(recipe),
        sequence_length=recipe.run.workload.tokens_per_sample,
        micro_batch_size=recipe.run.micro_batch_size,
        gradient_accumulation=recipe.run.gradient_accumulation,
        global_batch=recipe.run.global_batch,
        learning_rate=recipe.learning_rate,
        fits=recipe.fit,
        peak_memory_gib=recipe.peak_gib,
        usable_gib=gpu.usable_gib if gpu else None,
        notes=tuple(_notes(framework, recipe)),
        sources=(chosen.source, *model.source),
    )


def _recipe(model: Model, method: MethodId, gpu: Gpu | None, num_gpus: int, samples: int | None) -> _Recipe:
    precision = "fp16" if gpu and gpu.tflops_bf16 is None else "bf16"
    run = TrainingRun(model, method, Workload(samples or 1000, UNKNOWN_CARD_LENGTH, EPOCHS), gpu, num_gpus, precision=precision)
    if gpu:
        shortest = _sized(run, LENGTHS[-1], 1)
        longest = next((wider for length in LENGTHS if _fit(wider := _sized(run, length, 1)) is True), shortest)
        length = longest.workload.tokens_per_sample
        run = next((wider for micro in MICRO_BATCHES if _fit(wider := _sized(run, length, micro)) is True), longest)
    else:
        run = _sized(run, UNKNOWN_CARD_LENGTH, 1)
    needed = memory.estimate(run)
    return _Recipe(run, memory.fits(needed, gpu) if gpu else None, gib(needed.expected), needed.parallelism == "zero3", samples)


def _sized(run: TrainingRun, length: int, micro: int) -> TrainingRun:
    workload = replace(run.workload, tokens_per_sample=min(length, run.model.context or length))
    micro = min(micro, max(1, GLOBAL_BATCH // run.num_gpus))
    return replace(run, workload=workload, micro_batch_size=micro, gradient_accumulation=max(1, GLOBAL_BATCH // (micro * run.num_gpus)))


def _fit(run: TrainingRun) -> Fit:
    assert run.gpu, "fits which card"
    return memory.fits(memory.estimate(run), run.gpu)


def _refuse_unsupported(framework: FrameworkId, recipe: _Recipe) -> None:
    """Says which framework can do it instead."""
    if recipe.run.method == "prompt_tuning" and framework != "trl":
        raise ToolError("unsupported_by_framework", framework=FRAMEWORKS[framework].name, feature="prompt_tuning", instead="TRL")
    if framework == "unsloth" and recipe.sharded:
        raise ToolError("unsupported_by_framework", framework="Unsloth", feature="sharding", instead="LLaMA-Factory")


def _header(framework: _Framework, recipe: _Recipe) -> str:
    run = recipe.run
    cards = f" on {run.num_gpus} x {run.gpu.name}" if run.gpu else ""
    lines = [f"{framework.name} {framework.version}: {METHOD_NAMES[run.method]} of {' '.join(run.model.name.split())}{cards}",
             f"Run: {framework.command(recipe)}"]  # fmt: skip
    if recipe.fit is False and run.gpu:
        lines.append(f"DOES NOT FIT: needs about {recipe.peak_gib:.1f} GiB, the card has {run.gpu.usable_gib:.1f} GiB")
    return "".join(f"# {line}\n" for line in lines) + "\n"


def _yaml(*sections: tuple[str, dict[str, Any]]) -> str:
    dumped = [f"# {comment}\n" + yaml.safe_dump(values, sort_keys=False, allow_unicode=True) for comment, values in sections if values]
    return "\n".join(dumped)


def _schedule(recipe: _Recipe) -> dict[str, Any]:
    """What all four name alike."""
    return {
        "gradient_accumulation_steps": recipe.run.gradient_accumulation,
        "learning_rate": recipe.learning_rate,
        "warmup_steps": recipe.warmup_steps,
    }


_RECORD = '{"messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}'


def _llama_factory(recipe: _Recipe) -> str:
    run = recipe.run
    template = next((name for pattern, name in TEMPLATES if re.match(pattern, recipe.repo)), None)
    method: dict[str, Any] = {"stage": "sft", "do_train": True, "finetuning_type": "lora" if recipe.adapter else "full"}
    if recipe.adapter:
        method |= {"lora_rank": run.lora_rank, "lora_alpha": recipe.alpha, "lora_dropout": LORA_DROPOUT, "lora_target": "all"}
    if run.method == "qlora":
        method |= {"quantization_bit": 4, "quantization_method": "bnb", "quantization_type": "nf4", "double_quantization": True}
    if recipe.sharded:
        method["deepspeed"] = "examples/deepspeed/ds_z3_config.json"
    pure = run.method == "full" and recipe.half == "bf16" and not recipe.sharded
    dataset_info = ('{"my_data": {"file_name": "' + DATA + '", "formatting": "sharegpt", "columns": {"messages": "messages"}, "tags": {"role_tag": "role", '
                    '"content_tag": "content", "user_tag": "user", "assistant_tag": "assistant", "system_tag": "system"}}}')  # fmt: skip
    return _yaml(
        ("model", {"model_name_or_path": recipe.repo, "trust_remote_code": recipe.remote_code, "flash_attn": "sdpa"}),
        ("method", method),
        (
            f"data: one JSON object a line in data/{DATA}:\n#   {_RECORD}\n# and data/dataset_info.json with:\n#   {dataset_info}",
            {"dataset": "my_data", "dataset_dir": "data"} | ({"template": template} if template else {}) | {"cutoff_len": run.workload.tokens_per_sample, "val_size": HELD_OUT},
        ),
        ("training", {"per_device_train_batch_size": run.micro_batch_size, **_schedule(recipe), "num_train_epochs": EPOCHS,
                      "lr_scheduler_type": "cosine", "optim": "adamw_torch", "pure_bf16" if pure else recipe.half: True}),
        ("output", {"output_dir": recipe.output, "logging_steps": 10, "eval_strategy": "epoch", "per_device_eval_batch_size": 1, "save_strategy": "epoch", "save_total_limit": 2, "report_to": "none"}),
    )  # fmt: skip


def _axolotl(recipe: _Recipe) -> str:
    run = recipe.run
    method: dict[str, Any] = {}
    if recipe.adapter:
        method = {"adapter": run.method, "load_in_4bit": run.method == "qlora", "lora_r": run.lora_rank, "lora_alpha": recipe.alpha,
                  "lora_dropout": LORA_DROPOUT, "lora_target_linear": True}  # fmt: skip
    if recipe.sharded:
        method["deepspeed"] = f"deepspeed_configs/zero3{'_bf16' if recipe.half == 'bf16' else ''}.json"
    dataset = {"path": DATA, "ds_type": "json", "type": "chat_template", "field_messages": "messages", "roles_to_train": ["assistant"]}
    return _yaml(
        ("model", {"base_model": recipe.repo, "trust_remote_code": recipe.remote_code, "attn_implementation": "sdpa"}),
        ("method", method),
        (f"data: one JSON object a line:\n#   {_RECORD}",
         {"datasets": [dataset], "chat_template": "tokenizer_default_fallback_chatml", "dataset_prepared_path": "prepared", "val_set_size": HELD_OUT,
          "sequence_len": run.workload.tokens_per_sample, "sample_packing": False}),
        ("training", {"micro_batch_size": run.micro_batch_size, **_schedule(recipe), "num_epochs": EPOCHS, "lr_scheduler": "cosine", "optimizer": "adamw_torch",
                      "bf16": recipe.half == "bf16", "fp16": recipe.half == "fp16", "gradient_checkpointing": True,
                      "gradient_checkpointing_kwargs": {"use_reentrant": recipe.sharded and run.method == "qlora"}}),
        ("output", {"output_dir": recipe.output, "logging_steps": 10, "eval_strategy": "epoch", "save_strategy": "epoch", "save_total_limit": 2}),
    )  # fmt: skip


class _Code(str):
    """Python source, printed as it is; other values are printed as literals."""


def _call(name: str, arguments: dict[str, Any]) -> str:
    lines = [f"    {key}={value if isinstance(value, _Code) else repr(value)},\n" for key, value in arguments.items()]
    return f"{name}(\n{''.join(lines)})\n"


def _sft_config(recipe: _Recipe) -> dict[str, Any]:
    """What TRL and Unsloth, which trains with TRL, share."""
    run = recipe.run
    return {
        "output_dir": recipe.output,
        "max_length": run.workload.tokens_per_sample,
        "per_device_train_batch_size": run.micro_batch_size,
        "per_device_eval_batch_size": 1,
        **_schedule(recipe),
        "num_train_epochs": EPOCHS,
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


_ZERO3 = {
    "zero_optimization": {"stage": 3, "overlap_comm": True, "contiguous_gradients": True, "stage3_gather_16bit_weights_on_model_save": True},
    "bf16": {"enabled": "auto"}, "fp16": {"enabled": "auto"}, "gradient_clipping": "auto", "gradient_accumulation_steps": "auto",
    "train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto",
}  # fmt: skip
"""DeepSpeed's settings; "auto" takes the value from the training arguments (https://huggingface.co/docs/transformers/deepspeed)."""
_LOAD = f'load_dataset("json", data_files="{DATA}", split="train")'
_SPLIT = f"train_test_split(test_size={HELD_OUT}, seed=42)"


def _trl(recipe: _Recipe) -> str:
    run = recipe.run
    loaded = "float32" if run.method == "full" and recipe.half == "fp16" else recipe.torch_dtype
    settings = _sft_config(recipe) | {"gradient_checkpointing": True, "model_init_kwargs": {"dtype": loaded, "attn_implementation": "sdpa"}}
    if recipe.remote_code:
        settings["trust_remote_code"] = True
    if recipe.sharded:
        settings["deepspeed"] = _ZERO3
    trainer = {"model": recipe.repo, "args": _Code("settings"), "train_dataset": _Code('data["train"]'), "eval_dataset": _Code('data["test"]')}
    parts = ["from datasets import load_dataset\n"]
    if run.method != "full":
        name = "LoraConfig" if recipe.adapter else "PromptTuningConfig"
        lora = {"r": run.lora_rank, "lora_alpha": recipe.alpha, "lora_dropout": LORA_DROPOUT, "target_modules": "all-linear", "task_type": "CAUSAL_LM"}
        prompt = {"num_virtual_tokens": run.virtual_tokens, "prompt_tuning_init": "RANDOM", "task_type": "CAUSAL_LM"}
        parts.append(f"from peft import {name}\n")
        trainer["peft_config"] = _Code(_call(name, lora if recipe.adapter else prompt).rstrip().replace("\n", "\n    "))
    if run.method == "qlora":
        four_bit = {"load_in_4bit": True, "bnb_4bit_quant_type": "nf4", "bnb_4bit_use_double_quant": True, "bnb_4bit_compute_dtype": recipe.torch_dtype}
        if recipe.sharded:  # ZeRO-3 divides only tensors of a floating type
            four_bit["bnb_4bit_quant_storage"] = recipe.torch_dtype
        parts.append("from transformers import BitsAndBytesConfig\n")
        trainer["quantization_config"] = _Code(_call("BitsAndBytesConfig", four_bit).rstrip().replace("\n", "\n    "))
    parts += [
        "from trl import SFTConfig, SFTTrainer\n\n",
        f"# Data: one JSON object a line, {_RECORD}\n# The last message is learnt, those before it are the prompt.\n",
        f'data = {_LOAD}.map(\n    lambda record: {{"prompt": record["messages"][:-1], "completion": record["messages"][-1:]}},\n    remove_columns=["messages"],\n).{_SPLIT}\n\n',
        "settings = " + _call("SFTConfig", settings),
        "trainer = " + _call("SFTTrainer", trainer),
    ]
    if recipe.half == "fp16" and run.method != "full" and not recipe.sharded:
        parts.append("# TRL makes adapters over a 4-bit base bf16; fp16's gradient scaler needs fp32.\n"
                     "for parameter in trainer.model.parameters():\n    if parameter.requires_grad:\n        parameter.data = parameter.data.float()\n")  # fmt: skip
    return "".join(parts) + "trainer.train()\ntrainer.save_model()\n"


def _unsloth(recipe: _Recipe) -> str:
    run = recipe.run
    load = {"model_name": recipe.repo, "max_seq_length": run.workload.tokens_per_sample, "load_in_4bit": run.method == "qlora", "full_finetuning": run.method == "full"}
    if recipe.remote_code:
        load["trust_remote_code"] = True
    adapter = {"r": run.lora_rank, "lora_alpha": recipe.alpha, "lora_dropout": 0, "target_modules": list(UNSLOTH_TARGETS), "use_gradient_checkpointing": "unsloth"}
    trainer = {"model": _Code("model"), "processing_class": _Code("tokenizer"), "args": _Code("settings"), "train_dataset": _Code('data["train"]'), "eval_dataset": _Code('data["test"]')}
    return "".join([
        "from unsloth import FastLanguageModel  # first: it patches the libraries below\n",
        "from datasets import load_dataset\nfrom trl import SFTConfig, SFTTrainer\n\n",
        "model, tokenizer = " + _call("FastLanguageModel.from_pretrained", load),
        "model = FastLanguageModel.get_peft_model(model, " + _call("", adapter)[1:].lstrip("\n").strip() + "\n" if recipe.adapter else "",
        f"\n# Data: one JSON object a line, {_RECORD}\n",
        f'data = {_LOAD}.map(\n    lambda record: {{"text": tokenizer.apply_chat_template(record["messages"], tokenize=False)}}\n).{_SPLIT}\n\n',
        "settings = " + _call("SFTConfig", _sft_config(recipe) | {"dataset_text_field": "text"}),
        "trainer = " + _call("SFTTrainer", trainer),
        "trainer.train()\n",
        f'model.save_pretrained("{recipe.output}")\ntokenizer.save_pretrained("{recipe.output}")\n',
    ])  # fmt: skip


def _torch_command(recipe: _Recipe) -> str:
    return f"torchrun --nproc_per_node {recipe.run.num_gpus} train.py" if recipe.run.num_gpus > 1 else "python train.py"


FRAMEWORKS: dict[FrameworkId, _Framework] = {
    "llama-factory": _Framework(
        "LLaMA-Factory", "0.9.5", "git clone --depth 1 --branch v0.9.5 https://github.com/hiyouga/LLaMA-Factory && cd LLaMA-Factory && pip install -e . bitsandbytes", "yaml", "train.yaml", _llama_factory,
        lambda recipe: ("FORCE_TORCHRUN=1 " if recipe.run.num_gpus > 1 else "") + "llamafactory-cli train train.yaml", "https://pypi.org/project/llamafactory/0.9.5/"),
    "axolotl": _Framework(
        "Axolotl", "0.19.0", "pip install axolotl==0.19.0", "yaml", "train.yaml", _axolotl,
        lambda recipe: ("axolotl fetch deepspeed_configs && " if recipe.sharded else "") + "axolotl train train.yaml", "https://pypi.org/project/axolotl/0.19.0/"),
    "trl": _Framework(
        "TRL", "1.16.0", 'pip install "trl[peft]==1.16.0" bitsandbytes', "python", "train.py", _trl, _torch_command, "https://pypi.org/project/trl/1.16.0/"),
    "unsloth": _Framework(
        "Unsloth", "2026.10.9", "pip install unsloth==2026.10.9", "python", "train.py", _unsloth, _torch_command, "https://pypi.org/project/unsloth/2026.10.9/"),
}  # fmt: skip
"""What can be written for; a fifth framework is one function and one row."""


def _notes(framework: FrameworkId, recipe: _Recipe) -> list[Text]:
    """What must be known before starting the run, the most important first."""
    run, found = recipe.run, list[Text]()
    length, peak = run.workload.tokens_per_sample, f"{recipe.peak_gib:.1f} GiB"
    if run.gpu is None:
        found.append(Text(en=f"No card was named: the settings need about {peak} of memory.", zh=f"没有说明显卡：这套设置约需 {peak} 显存。"))
    elif recipe.fit is not True:
        state = ("does not fit", "放不下") if recipe.fit is False else ("fits only just", "只能勉强放下")
        found.append(Text(en=f"This run {state[0]}: about {peak} of {run.gpu.usable_gib:.1f} GiB. Use QLoRA, a smaller model, more or larger cards.",
                          zh=f"这个训练{state[1]}：约需 {peak}，可用 {run.gpu.usable_gib:.1f} GiB。可改用 QLoRA、更小的模型、更多或更大的显卡。"))  # fmt: skip
    if run.model.repo is None:
        found.append(Text(en=f"{run.model.name} is a size, not a model: put the repository or folder of yours in place of {PLACEHOLDER}.",
                          zh=f"{run.model.name} 只是规模：请把 {PLACEHOLDER} 换成你的模型仓库或本地目录。"))  # fmt: skip
    found.append(Text(en=f"Samples longer than {length:,} tokens are cut; {run.global_batch} samples make an optimizer step.",
                      zh=f"超过 {length:,} token 的样本会被截断；每个优化步 {run.global_batch} 条样本。"))  # fmt: skip
    if recipe.half == "fp16" and run.gpu:
        found.append(Text(en=f"{run.gpu.name} has no bf16: fp16 is used.", zh=f"{run.gpu.name} 不支持 bf16：改用 fp16。"))
    if recipe.sharded:
        found.append(Text(en="One card does not hold the model: DeepSpeed ZeRO-3 divides it over the cards.", zh="单卡放不下模型：用 DeepSpeed ZeRO-3 切分到多卡。"))
    if framework in ("trl", "unsloth"):
        found.append(Text(en="Needs a tokenizer with a chat template: take the instruct version of a model, not the base.", zh="需要带对话模板的分词器：请用 instruct 版本而不是 base。"))
    if recipe.remote_code:
        found.append(Text(en="The repository brings its own model code (trust_remote_code), which often needs an older Transformers: read it before running.", zh="该仓库自带模型代码（trust_remote_code），常需较旧的 Transformers：运行前请先审阅。"))
    if run.model.shape.experts and recipe.adapter:
        found.append(Text(en="Transformers 5 stores the experts as one tensor that LoRA on all linear layers does not reach: attention is tuned, the experts are not.",
                          zh="Transformers 5 把专家存成一个张量，作用于全部线性层的 LoRA 够不到：只微调注意力，不微调专家。"))  # fmt: skip
    return found
