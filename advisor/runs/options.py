"""The values that settings of a run can take, and how other programs spell them."""

from typing import Literal

Precision = Literal["bf16", "fp16", "fp32", "pure_bf16"]
"""What full fine-tuning stores (adapters are always fp32, a frozen base 16 bit):

bf16: as the engine does with a bf16 checkpoint — one card or ddp trains the bf16 weights as loaded,
the sharding engines (DeepSpeed ZeRO, accelerate FSDP) keep fp32 master weights. fp16: autocast over
fp32 weights. pure_bf16: weights, gradients and moments bf16 everywhere.
"""
MIXED: Precision = "fp16"
"""Full tuning in mixed precision over fp32 weights: 16 bytes a parameter and the step's copy. Under
bf16 autocast it takes as much as under fp16."""
Quantization = Literal[
    "none", "nf4", "nf4_dq", "gptq", "gptq_8bit", "gptq_3bit", "gptq_2bit", "hqq", "aqlm", "int8",
    "eetq", "fp8",
]  # fmt: skip
"""nf4: 4-bit NormalFloat (bitsandbytes' default); nf4_dq: its constants quantized once more
(QLoRA's double quantization); gptq: any 4-bit format that is stored in groups and leaves the other
weights at 16 bit (GPTQ, AWQ), gptq_8bit … those of other widths; hqq: in 4 bit; aqlm: 2 bit in
codebooks; int8: bitsandbytes'; eetq: 8 bit a channel; fp8: in blocks, as DeepSeek V3 is published."""
STORED_BITS: dict[Quantization, float] = {
    "none": 16,
    "nf4": 4.5,
    "nf4_dq": 4.127,
    "gptq": 4.156,
    "gptq_8bit": 8.19,
    "gptq_3bit": 3.148,
    "gptq_2bit": 2.141,
    "hqq": 4.5,
    "aqlm": 2.27,
    "int8": 8,
    "eetq": 8,
    "fp8": 8.002,
}
"""Bits a quantized weight takes with its constants. nf4: 4 + 32 / 64 for a fp32 constant per block
of 64; double quantization: 4 + 0.127 (https://arxiv.org/abs/2305.14314 section 3); gptq of b bits: b
+ (16 + b) / 128 for a scale and a zero point per group of 128; hqq: 4 + 2 x 16 / 64 for both
(https://github.com/mobiusml/hqq); aqlm: 16 / 8 for a code of 16 bits per 8 weights, and the codebook
(Llama 2 7B: 2.27 with its 16-bit scales, https://arxiv.org/abs/2401.06118); fp8: 8 + 32 / 128²."""
Optimizer = Literal[
    "adamw", "adamw_fused", "adamw_8bit", "paged_adamw", "paged_adamw_8bit", "adafactor", "sgd",
    "lion", "lion_8bit", "muon", "galore", "apollo", "adamw_4bit", "adam_mini", "ademamix", "came",
]  # fmt: skip
"""adamw: PyTorch's default (foreach), which needs one more copy of the gradients during the step;
adamw_fused does not. Paged ones move their state to main memory where the card is short."""
PAGED: tuple[Optimizer, ...] = ("paged_adamw", "paged_adamw_8bit")
Attention = Literal["flash", "sdpa", "eager"]
Sharding = Literal["single", "ddp", "zero1", "zero2", "zero3", "fsdp", "device_map"]
"""How cards share a run. single: one card alone; ddp: a whole copy on each; zero1, zero2, zero3 and
fsdp divide optimizer states, gradients and weights (https://arxiv.org/abs/1910.02054);
device_map: layers dealt over the cards, one works at a time."""
Parallelism = Literal["none", "ddp", "zero1", "zero2", "zero3", "fsdp", "device_map"]
"""How a user states it; none leaves the choice to the program."""
StatedParallelism = Parallelism | Literal["tensor", "pipeline"]
Loss = Literal["full", "fused", "chunked"]
"""full: PyTorch's cross-entropy over fp32 logits; fused: one kernel without the intermediate
copies; chunked: the logits never stand whole in memory (Liger, Cut Cross-Entropy)."""
Loop = Literal["own", "trainer", "trainer_4"]
"""Who calls the model. own: a script without autocast that holds the model's output during backward;
trainer: that of Transformers since 4.49, under autocast, whose outputs die before; trainer_4: that of
versions before, whose loss copies the logits once more."""
Peak = Literal["backward", "optimizer_step"]
"""When in a step memory is highest."""
Fits = Literal["tight"] | bool
"""Whether cards hold a run, as results show it: true, "tight" or false."""
Idle = Literal["zero3", "quantized", "offload", "checkpointing"]
"""A setting that is reported to change nothing of the memory."""
Moment = Literal[
    "loading", "main_memory", "evaluation", "generation", "saving", "resuming", "merging", "stepping",
    "later", "rising",
]  # fmt: skip
"""When a program runs out of memory, beside a step of the training; main_memory: which, not when;
stepping: when the optimizer first updates."""
AROUND_TRAINING: tuple[Moment, ...] = (
    "loading", "main_memory", "evaluation", "saving", "resuming", "merging",
)  # fmt: skip
"""Moments that the figures of a training step say nothing of."""
IN_TRAINING: tuple[Moment, ...] = ("later", "rising")
"""Moments of the training itself, whose cause is the longest of its samples."""
Rollout = Literal["colocate", "server", "async", "transformers"]
"""Where a reinforcement run generates: by vLLM on the training cards, by vLLM on cards of its own
(async: while the others train on the answers of the step before), or by Transformers."""
APART: tuple[Rollout, ...] = ("server", "async")
"""On cards of its own."""
Offload = Literal["none", "optimizer", "all"]
"""What stands in main memory instead of on the cards. optimizer: gradients, moments and master
weights (ZeRO-Offload, https://arxiv.org/abs/2101.06840); all: the weights too, gathered layer by
layer."""
SHARDS_OPTIMIZER: tuple[Sharding, ...] = ("zero1", "zero2", "zero3", "fsdp", "device_map")
SHARDS_GRADIENTS: tuple[Sharding, ...] = ("zero2", "zero3", "fsdp", "device_map")
SHARDS_WEIGHTS: tuple[Sharding, ...] = ("zero3", "fsdp", "device_map")
COPIES_WEIGHTS: tuple[Sharding, ...] = ("ddp", "zero1", "zero2")
"""Each card has all of them."""
GATHERS_WEIGHTS: tuple[Sharding, ...] = ("zero3", "fsdp")
DEEPSPEED: tuple[Sharding, ...] = ("zero1", "zero2", "zero3")
AdapterKind = Literal["lora", "lora_fa", "vera", "ia3", "oft", "adalora"]
LoraTargets = tuple[str, ...]
"""Module names (`q_proj`, …) or the single name `all-linear`."""

SYNONYMS: dict[str, dict[str, str]] = {
    "framework": {
        "peft": "transformers",
        "accelerate": "transformers",
        "deepspeed": "transformers",
        "huggingface": "transformers",
        "llamafactory": "llama-factory",
        "swift": "ms-swift",
        "megatron-lm": "megatron",
        "megatron-swift": "megatron",
        "nemo": "megatron",
        "mlx": "mlx-lm",
    },
    "optimizer": {
        "adamw_torch": "adamw",
        "adamw_hf": "adamw",
        "adam": "adamw",
        "decoupled_adamw": "adamw",
        "paged_adamw_32bit": "paged_adamw",
        "adamw_torch_fused": "adamw_fused",
        "adamw_bnb_8bit": "adamw_8bit",
        "adam8bit": "adamw_8bit",
        "lion_32bit": "lion",
        "galore_adamw": "galore",
        "apollo_adamw": "apollo",
    },
    "quantization": {
        "nf4-dq": "nf4_dq",
        "nf4-double": "nf4_dq",
        "fp4": "nf4",
        "4bit": "nf4",
        "gptq-int4": "gptq",
        "awq": "gptq",
        "int4": "gptq",
        "8bit": "int8",
        "gptq-int8": "int8",
        "fp16": "none",
        "bf16": "none",
    },
    "attention": {
        "flash_attention_2": "flash",
        "flash_attention_3": "flash",
        "fa2": "flash",
        "xformers": "flash",
    },
    "precision": {
        "float16": "fp16",
        "bfloat16": "bf16",
        "float32": "fp32",
        "half": "fp16",
        "bf16-true": "pure_bf16",
    },
    "parallelism": {
        "dp": "ddp",
        "zero-1": "zero1",
        "zero-2": "zero2",
        "zero-3": "zero3",
        "fsdp2": "fsdp",
        "full_shard": "fsdp",
        "auto": "device_map",
        "single": "none",
    },
    "loss": {"liger": "chunked", "unsloth": "chunked", "cut_cross_entropy": "chunked"},
    "method": {"full_finetuning": "full", "full-parameter": "full", "p-tuning": "prompt_tuning"},
}
"""Option field -> spelling used by Transformers, bitsandbytes, DeepSpeed, … -> ours."""
