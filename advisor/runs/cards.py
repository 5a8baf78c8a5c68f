"""A run on its cards: which, how many, how they share it, in which batches."""

import math
from dataclasses import dataclass

from advisor.catalog.hardware import Gpu
from advisor.runs.options import DEEPSPEED, GATHERS_WEIGHTS, Sharding
from advisor.runs.run import TrainingRun

COUNTS = (1, 2, 3, 4, 6, 8, 16, 32, 64)
"""Numbers of cards tried, smallest first; beyond 64 the answer is a cluster and says so."""
MACHINE_COUNTS = (1, 2, 4, 8)
"""Numbers of cards that one rented machine has."""


@dataclass(frozen=True)
class Cards:
    """Where a run stands."""

    gpu: Gpu | None
    """None: no card was named; memory is then all that can be said."""
    count: int = 1
    sharding: Sharding = "single"


@dataclass(frozen=True, kw_only=True)
class SetUp(TrainingRun):
    """A run on cards with nothing left open: what every formula of memory and time reads."""

    cards: Cards
    micro_batch_size: int = 1
    """Samples a card reads at once."""
    gradient_accumulation: int = 16
    """Micro batches a card reads before the optimizer's step."""
    sequence_parallel: int = 1
    """Cards that divide each sample's tokens among them (Ulysses, ring attention), the weights by
    ZeRO-3 or FSDP over all."""

    @property
    def tokens_per_micro_batch(self) -> int:
        """A card's, of the longest samples: what its memory must hold."""
        tokens = (
            self.micro_batch_size
            * self.sequences_per_sample
            * (self.workload.tokens_per_sample + self.prompt_tokens)
        )
        return math.ceil(tokens / self.sequence_parallel)

    @property
    def data_parallel(self) -> int:
        """Cards that read different samples at the same time."""
        if self.cards.sharding == "device_map":
            return 1
        return self.cards.count // self.sequence_parallel

    @property
    def reading(self) -> int:
        """Cards that read at the same time, different samples or parts of them."""
        return self.data_parallel * self.sequence_parallel

    @property
    def global_batch(self) -> int:
        """Samples an optimizer step: micro batch x accumulation x data-parallel GPUs."""
        return self.micro_batch_size * self.gradient_accumulation * self.data_parallel

    @property
    def fp32_master_weights(self) -> bool:
        """Whether full fine-tuning keeps fp32 weights beside or instead of 16-bit ones.

        bf16 depends on the engine: DeepSpeed keeps a master copy, accelerate's FSDP upcasts what it
        trains (Llama 3 8B over four A100s: 37.4 GiB each at the step, 20 bytes a parameter); one
        card or ddp trains the bf16 weights as loaded (10 bytes at the step).
        """
        if self.method != "full" or self.precision == "pure_bf16":
            return False
        return self.precision != "bf16" or self.cards.sharding in (*DEEPSPEED, "fsdp")

    @property
    def fp32_residual_stream(self) -> bool:
        """fp32 embeddings (k-bit preparation, autocast over fp32 weights) make every hidden state
        fp32. Sharded models are of one type."""
        if self.method == "full":
            autocast = self.precision == "fp16" and self.cards.sharding in (
                "single",
                "ddp",
                "device_map",
            )
            return autocast or self.precision == "fp32"
        return self.upcasts

    @property
    def upcasts(self) -> bool:
        kbit = self.base_quantization in ("nf4", "nf4_dq", "int8")
        return kbit and self.upcast_unquantized and self.cards.sharding not in GATHERS_WEIGHTS
