"""What is trained, and how: a fine-tuning run without its cards."""

from dataclasses import dataclass, replace
from typing import Literal, Self

from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.runs.options import (
    Attention,
    LoraTargets,
    Loss,
    Objective,
    Offload,
    Optimizer,
    Precision,
    Quantization,
)


@dataclass(frozen=True)
class Workload:
    """What is read: `samples` of `tokens_per_sample`, `epochs` times.

    `tokens_per_sample` is the length memory must hold; with padding every sample costs that much
    time too.
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

    def cut(self, tokens: int) -> Self:
        """The same with no sample longer than so many tokens."""
        mean = self.mean_tokens_per_sample
        return replace(
            self, tokens_per_sample=tokens, mean_tokens_per_sample=mean and min(mean, tokens)
        )


@dataclass(frozen=True)
class TrainingRun:
    """What is trained and how, every setting with a value; where it runs is a `SetUp`."""

    model: Model
    method: MethodId
    workload: Workload
    lora_rank: int = 16
    lora_targets: LoraTargets = ("all-linear",)
    gradient_checkpointing: bool = True
    attention: Attention = "sdpa"
    optimizer: Optimizer = "adamw"
    precision: Precision = "bf16"
    quantization: Quantization = "none"
    """Of the frozen base; qlora with "none" means nf4_dq."""
    packing: bool = False
    virtual_tokens: int = 20
    """Trained prompt vectors of prompt tuning."""
    varied_lengths: bool = False
    """Samples differ in length and are not packed: every step asks the allocator for blocks of
    other sizes."""
    loss: Loss = "full"
    upcast_unquantized: bool = True
    """Embeddings, head and norms beside nf4/int8 weights become fp32 (PEFT's
    `prepare_model_for_kbit_training`)."""
    dora: bool = False
    """LoRA with a trained magnitude per output (https://arxiv.org/abs/2402.09353)."""
    prefix: bool = False
    """Prompt tuning's vectors are keys and values of every layer
    (https://arxiv.org/abs/2101.00190), not embeddings."""
    objective: Objective = "sft"
    offload: Offload = "none"
    optimizer_in_backward: bool = False
    """Each weight is updated as its gradient arrives, so gradients never stand together (LOMO,
    https://arxiv.org/abs/2306.09782); one micro batch a step."""
    eval_samples: int = 0
    """Samples read forward only, over all evaluations of the run."""
    saves: int = 0
    """Checkpoints written during the run."""

    @property
    def adapter(self) -> bool:
        """LoRA matrices are trained beside the frozen weights."""
        return self.method in ("lora", "qlora")

    @property
    def sequences_per_sample(self) -> int:
        """dpo reads a chosen and a rejected answer together."""
        return 2 if self.objective == "dpo" else 1

    @property
    def prompt_tokens(self) -> int:
        """Positions prompt tuning puts before every sample; a prefix is keys and values only."""
        return self.virtual_tokens if self.method == "prompt_tuning" and not self.prefix else 0

    @property
    def base_quantization(self) -> Quantization:
        """How the weights are stored: full fine-tuning cannot train quantized weights."""
        if self.method == "full":
            return "none"
        return (
            "nf4_dq"
            if self.method == "qlora" and self.quantization == "none"
            else self.quantization
        )


def half_precision(gpu: Gpu | None) -> Literal["bf16", "fp16"]:
    """The 16-bit type to train in: bf16, unless the card has none."""
    return "fp16" if gpu and gpu.tflops_bf16 is None else "bf16"
