"""Frozen inputs of the estimators: what is trained, on what, how. Ids were already turned into rows."""

from dataclasses import dataclass
from typing import Literal

from advisor.catalog.rows import Gpu, MethodId, Model

Precision = Literal["bf16", "fp16", "fp32", "pure_bf16"]
"""What full fine-tuning stores (adapters are always fp32, a frozen base 16 bit):

bf16: as the engine does with a bf16 checkpoint — one card or ddp trains the bf16 weights as loaded, the sharding
engines (DeepSpeed ZeRO, accelerate FSDP) keep fp32 master weights. fp16: autocast over fp32 weights. pure_bf16:
weights, gradients and moments bf16 everywhere.
"""
Quantization = Literal["none", "nf4", "nf4_dq", "gptq", "int8"]
"""nf4: 4-bit NormalFloat (bitsandbytes' default); nf4_dq: its constants quantized once more (QLoRA's double quantization); gptq: any 4-bit format that is stored in groups and leaves the other weights at 16 bit (GPTQ, AWQ)."""
Optimizer = Literal["adamw", "adamw_fused", "adamw_8bit", "paged_adamw", "paged_adamw_8bit", "adafactor", "sgd"]
"""adamw: PyTorch's default (foreach), which needs one more copy of the gradients during the step; adamw_fused does
not. Paged ones move their state to main memory where the card is short."""
PAGED: tuple[Optimizer, ...] = ("paged_adamw", "paged_adamw_8bit")
Attention = Literal["flash", "sdpa", "eager"]
Parallelism = Literal["none", "ddp", "zero1", "zero2", "zero3", "fsdp", "device_map"]
"""none: on several cards, whatever `memory.default_parallelism` finds; device_map: layers dealt over the cards, one
works at a time."""
Loss = Literal["full", "fused", "chunked"]
"""full: PyTorch's cross-entropy over fp32 logits; fused: one kernel without the intermediate copies; chunked: the
logits never stand whole in memory (Liger, Cut Cross-Entropy)."""
Objective = Literal["sft", "dpo"]
"""dpo: pairs of a chosen and a rejected answer against a frozen reference (https://arxiv.org/abs/2305.18290); a full run
keeps the reference as a second model, an adapter run switches its adapter off."""
Offload = Literal["none", "optimizer", "all"]
"""What stands in main memory instead of on the cards. optimizer: gradients, moments and master weights (ZeRO-Offload,
https://arxiv.org/abs/2101.06840); all: the weights too, gathered layer by layer."""
SHARDS_OPTIMIZER: tuple[Parallelism, ...] = ("zero1", "zero2", "zero3", "fsdp", "device_map")
SHARDS_GRADIENTS: tuple[Parallelism, ...] = ("zero2", "zero3", "fsdp", "device_map")
SHARDS_WEIGHTS: tuple[Parallelism, ...] = ("zero3", "fsdp", "device_map")
GATHERS_WEIGHTS: tuple[Parallelism, ...] = ("zero3", "fsdp")
DEEPSPEED: tuple[Parallelism, ...] = ("zero1", "zero2", "zero3")
LoraTargets = tuple[str, ...]
"""Module names (`q_proj`, …) or the single name `all-linear`."""

SYNONYMS: dict[str, dict[str, str]] = {
    "optimizer": {
        "adamw_torch": "adamw",
        "adamw_hf": "adamw",
        "adam": "adamw",
        "decoupled_adamw": "adamw",
        "paged_adamw_32bit": "paged_adamw",
        "adamw_torch_fused": "adamw_fused",
        "adamw_bnb_8bit": "adamw_8bit",
        "adam8bit": "adamw_8bit",
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
    "attention": {"flash_attention_2": "flash", "flash_attention_3": "flash", "fa2": "flash", "xformers": "flash"},
    "precision": {"float16": "fp16", "bfloat16": "bf16", "float32": "fp32", "half": "fp16", "bf16-true": "pure_bf16"},
    "parallelism": {
        "dp": "ddp",
        "zero-1": "zero1",
        "zero-2": "zero2",
        "zero-3": "zero3",
        "fsdp2": "fsdp",
        "full_shard": "fsdp",
        "auto": "device_map",
    },
    "loss": {"liger": "chunked", "unsloth": "chunked", "cut_cross_entropy": "chunked"},
    "method": {"full_finetuning": "full", "full-parameter": "full", "p-tuning": "prompt_tuning"},
}
"""Option field -> spelling used by Transformers, bitsandbytes, DeepSpeed, … -> ours."""


@dataclass(frozen=True)
class Workload:
    """What is read: `samples` of `tokens_per_sample`, `epochs` times.

    `tokens_per_sample` is the length memory must hold; with padding every sample costs that much time too.
    """

    samples: int
    tokens_per_sample: int
    epochs: float
    mean_tokens_per_sample: float | None = None
    """Where samples differ in length: their mean; then `tokens_per_sample` is the longest."""

    @property
    def tokens(self) -> float:
        """Training tokens of the whole run, without padding."""
        return self.samples * (self.mean_tokens_per_sample or self.tokens_per_sample) * self.epochs


@dataclass(frozen=True)
class TrainingRun:
    """One fine-tuning run, complete: every field the formulas read has a value."""

    model: Model
    method: MethodId
    workload: Workload
    gpu: Gpu | None = None
    num_gpus: int = 1
    lora_rank: int = 16
    lora_targets: LoraTargets = ("all-linear",)
    micro_batch_size: int = 1
    gradient_accumulation: int = 16
    gradient_checkpointing: bool = True
    attention: Attention = "sdpa"
    optimizer: Optimizer = "adamw"
    precision: Precision = "bf16"
    quantization: Quantization = "none"
    """Of the frozen base; qlora with "none" means nf4_dq."""
    parallelism: Parallelism = "none"
    packing: bool = False
    virtual_tokens: int = 20
    """Trained prompt vectors of prompt tuning."""
    varied_lengths: bool = False
    """Samples differ in length and are not packed: every step asks the allocator for blocks of other sizes."""
    loss: Loss = "full"
    upcast_unquantized: bool = True
    """Embeddings, head and norms beside nf4/int8 weights become fp32 (PEFT's `prepare_model_for_kbit_training`)."""
    dora: bool = False
    """LoRA with a trained magnitude per output (https://arxiv.org/abs/2402.09353)."""
    prefix: bool = False
    """Prompt tuning's vectors are keys and values of every layer (https://arxiv.org/abs/2101.00190), not embeddings."""
    objective: Objective = "sft"
    offload: Offload = "none"
    optimizer_in_backward: bool = False
    """Each weight is updated as its gradient arrives, so gradients never stand together (LOMO,
    https://arxiv.org/abs/2306.09782); one micro batch a step."""
    eval_samples: int = 0
    """Samples read forward only, over all evaluations of the run."""
    saves: int = 0
    """Checkpoints written during the run."""
    time_factor: float | None = None
    """Seconds a step took where the user runs it, over those computed."""
    memory_factor: float | None = None
    """Memory the process took there, over that computed."""

    @property
    def adapter(self) -> bool:
        """LoRA matrices are trained beside the frozen weights."""
        return self.method in ("lora", "qlora")

    @property
    def tokens_per_micro_batch(self) -> int:
        """Of the longest samples: what memory must hold."""
        return self.micro_batch_size * self.sequences_per_sample * (self.workload.tokens_per_sample + self.prompt_tokens)

    @property
    def sequences_per_sample(self) -> int:
        """dpo reads a chosen and a rejected answer together."""
        return 2 if self.objective == "dpo" else 1

    @property
    def prompt_tokens(self) -> int:
        """Positions prompt tuning puts before every sample; a prefix is keys and values only."""
        return self.virtual_tokens if self.method == "prompt_tuning" and not self.prefix else 0

    @property
    def data_parallel(self) -> int:
        """Cards that read different samples at the same time."""
        return 1 if self.parallelism == "device_map" else self.num_gpus

    @property
    def global_batch(self) -> int:
        """Samples an optimizer step: micro batch x accumulation x data-parallel GPUs."""
        return self.micro_batch_size * self.gradient_accumulation * self.data_parallel

    @property
    def fp32_master_weights(self) -> bool:
        """Whether full fine-tuning keeps fp32 weights beside or instead of 16-bit ones.

        bf16 depends on the engine: DeepSpeed keeps a master copy, accelerate's FSDP upcasts what it trains (Llama 3 8B
        over four A100s: 37.4 GiB each at the step, 20 bytes a parameter); one card or ddp trains the bf16 weights as
        loaded (10 bytes at the step).
        """
        if self.method != "full" or self.precision == "pure_bf16":
            return False
        return self.precision != "bf16" or self.parallelism in (*DEEPSPEED, "fsdp")

    @property
    def fp32_residual_stream(self) -> bool:
        """fp32 embeddings (k-bit preparation, autocast over fp32 weights) make every hidden state fp32. Sharded models
        are of one type."""
        if self.method == "full":
            autocast = self.precision == "fp16" and self.parallelism in ("none", "ddp", "device_map")
            return autocast or self.precision == "fp32"
        return self.upcasts

    @property
    def upcasts(self) -> bool:
        kbit = self.base_quantization in ("nf4", "nf4_dq", "int8")
        return kbit and self.upcast_unquantized and self.parallelism not in GATHERS_WEIGHTS

    @property
    def base_quantization(self) -> Quantization:
        """How the weights are stored: full fine-tuning cannot train quantized weights."""
        if self.method == "full":
            return "none"
        return "nf4_dq" if self.method == "qlora" and self.quantization == "none" else self.quantization


def half_precision(gpu: Gpu | None) -> Literal["bf16", "fp16"]:
    """The 16-bit type to train in: bf16, unless the card has none."""
    return "fp16" if gpu and gpu.tflops_bf16 is None else "bf16"
