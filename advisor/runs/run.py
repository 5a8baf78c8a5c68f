"""A fine-tuning run: what is trained and how, and the cards it stands on: which, how many, how they
share it, in which batches."""

import math
from dataclasses import dataclass
from functools import cached_property

from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.runs.aim import Aim
from advisor.runs.options import (
    DEEPSPEED,
    GATHERS_WEIGHTS,
    AdapterKind,
    Attention,
    Loop,
    LoraTargets,
    Loss,
    Offload,
    Optimizer,
    Precision,
    Quantization,
    Sharding,
)
from advisor.runs.workload import Workload

COUNTS = (1, 2, 3, 4, 6, 8, 16, 32, 64)
"""Numbers of cards tried, smallest first; beyond 64 the answer is a cluster and says so."""
MACHINE_COUNTS = (1, 2, 4, 8)
"""Numbers of cards that one rented machine has."""


@dataclass(frozen=True)
class TrainingRun(Aim):
    """What is trained and how, every setting with a value; where it runs is a `SetUp`."""

    model: Model
    method: MethodId
    workload: Workload
    lora_rank: int = 16
    lora_targets: LoraTargets = ("all-linear",)
    adapter_kind: AdapterKind = "lora"
    teacher: Model | None = None
    """Whose probabilities over the vocabulary gkd's student learns, beside it on the cards; of sft it
    wrote the samples."""
    lora_experts: bool = False
    """LoRA reaches routed experts, too; PEFT's `all-linear` does not since Transformers 5."""
    train_vision_tower: bool | None = None
    """None: by full tuning, not by adapters."""
    quantized_tower: bool = True
    """bitsandbytes quantizes the vision tower's matrices with the rest."""
    train_embeddings: bool = False
    """Embedding and output layer are trained in full beside the adapters."""
    gradient_checkpointing: bool = True
    """Of each layer only its input is kept; backward computes the rest again."""
    selective_checkpointing: bool = False
    """Where checkpointing is on: every second matrix product and the attention's output are kept
    too, only the rest is computed again (torchtitan's `selective` with `op`)."""
    whole_loading: bool = False
    """Each card first holds the whole model (DeepSpeed without `zero3_init_flag`)."""
    activation_offload: bool = False
    """What checkpointing keeps waits in main memory (Unsloth; TRL's `activation_offloading`)."""
    tiled_mlp: bool = False
    """Long samples pass the MLP in pieces (ALST, https://arxiv.org/abs/2506.13996)."""
    attention: Attention = "sdpa"
    optimizer: Optimizer = "adamw"
    precision: Precision = "bf16"
    fp8: bool = False
    """Matrix products in 8 bit (torchao, Transformer Engine); weights and states stay as they are."""
    fsdp_upcasts: bool = True
    """FSDP makes the weights it trains fp32 (accelerate's; Axolotl's does not)."""
    fp4: bool = False
    """The same in NVFP4 (Transformer Engine, https://arxiv.org/abs/2509.25149)."""
    fp32_weights: bool = False
    """Full tuning in bf16 keeps fp32 weights under autocast, on one card too (LLaMA-Factory, TRL)."""
    adapters_16_bit: bool = False
    """Adapters of a quantized base and their gradients in 16 bit, not fp32 (TRL)."""
    quantization: Quantization = "none"
    """Of the frozen base; qlora with "none" means nf4_dq."""
    quantized_experts: bool = True
    """A quantized mixture's experts are quantized too; bitsandbytes leaves those of Transformers 5,
    which are no linear layers, in 16 bit."""
    sharded_quantization: bool = True
    """Where cards share the weights, they share the quantized ones too; else each card has all of
    those, as without `bnb_4bit_quant_storage`."""
    kept_16_bit: float = 0.0
    """Share of the quantized matrices that a 4-bit file leaves at 16 bit."""
    expert_loop: bool = False
    """A mixture's experts are computed one after the other, not in grouped products."""
    transformer_engine: bool = False
    """Layers are Transformer Engine's (Megatron): few kernels, and sending while it multiplies."""
    packing: bool = False
    virtual_tokens: int = 20
    """Trained prompt vectors of prompt tuning."""
    varied_lengths: bool = False
    """Samples differ in length, unpacked: each step asks the allocator for blocks of other sizes."""
    loss: Loss = "full"
    loss_chunk_bytes: float = 0.0
    """A chunked loss holds at once so much of the logits with their copies, or half of what is
    free on the card (Unsloth); 0: next to nothing (Liger, Cut Cross-Entropy)."""
    loop: Loop = "own"
    upcast_unquantized: bool = True
    """Embeddings, head and norms beside nf4/int8 weights become fp32 (PEFT's
    `prepare_model_for_kbit_training`)."""
    dora: bool = False
    """LoRA with a trained magnitude per output (https://arxiv.org/abs/2402.09353)."""
    prefix: bool = False
    """Prompt tuning's vectors are keys and values of every layer
    (https://arxiv.org/abs/2101.00190), not embeddings."""
    offload: Offload = "none"
    blocks_at_once: int = 0
    """Of a full run's layers, those that are trained at a time, the others waiting (BAdam's 1,
    https://arxiv.org/abs/2404.02827); 0: all."""
    optimizer_in_backward: bool = False
    """Each weight is updated as its gradient arrives, so gradients never stand together (LOMO,
    https://arxiv.org/abs/2306.09782); one micro batch a step."""
    eval_samples: int = 0
    """Samples read forward only, over all evaluations of the run."""
    saves: int = 0
    """Checkpoints written during the run."""
    save_total_limit: int | None = None
    """Checkpoints that are kept; None: not stated."""

    @property
    def adapter(self) -> bool:
        """LoRA matrices are trained beside the frozen weights."""
        return self.method in ("lora", "qlora")

    @property
    def trains_tower(self) -> bool:
        """The vision tower, if there is one, or adapters of it get gradients."""
        return self.method == "full" if self.train_vision_tower is None else self.train_vision_tower

    @property
    def taught_by(self) -> Model | None:
        """The teacher that reads each token."""
        return self.teacher if self.profile.teaches else None

    @property
    def scoring_parameters(self) -> int:
        """Of a value or reward model: one score stands for the output layer."""
        shape = self.model.shape
        return shape.parameters - shape.embedding_parameters + shape.vocab * shape.hidden

    @property
    def trained_models(self) -> float:
        """Those that are trained alike, in sizes of the policy: ppo's value model too."""
        more = self.profile.trained - 1
        return 1 + more * self.scoring_parameters / self.model.shape.parameters if more else 1.0

    @property
    def completion(self) -> int:
        """Tokens of an answer, at most."""
        return self.completion_tokens or max(1, self.workload.tokens_per_sample // 2)

    @property
    def answers_at_most(self) -> bool:
        """Answers are generated of whose lengths only the cap is known."""
        return self.generates and self.mean_completion_tokens is None

    @property
    def prompt_tokens(self) -> int:
        """Positions prompt tuning puts before every sample; a prefix is keys and values only."""
        return self.virtual_tokens if self.method == "prompt_tuning" and not self.prefix else 0

    @cached_property
    def base_quantization(self) -> Quantization:
        """How the weights are stored: full fine-tuning cannot train quantized weights."""
        if self.method == "full":
            return "none"
        return (
            "nf4_dq"
            if self.method == "qlora" and self.quantization == "none"
            else self.quantization
        )


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
    """Cards that divide each sample's tokens among them (Ulysses, ring attention, context
    parallelism), the weights by ZeRO-3 or FSDP over all."""
    tensor_parallel: int = 1
    """Cards that divide every matrix, and with it what is kept of a token, among them (Megatron
    with sequence parallelism, https://arxiv.org/abs/2205.05198)."""
    pipeline_parallel: int = 1
    """Groups of cards that hold a part of the layers each."""
    virtual_pipeline: int = 1
    """Parts of its layers that such a group takes in turn (https://arxiv.org/abs/2104.04473)."""
    expert_parallel: int = 1
    """Cards that hold a part of the experts each."""
    network_gbit_s: float | None = None
    """Gigabits a second between machines of eight cards; None: as fast as the links within."""

    @cached_property
    def model_parallel(self) -> int:
        """Cards that hold one copy of the model among them, before any sharding of it."""
        return self.tensor_parallel * self.pipeline_parallel

    @cached_property
    def sharing(self) -> int:
        """Cards that divide the same part of the model by ZeRO or FSDP."""
        return self.cards.count // self.model_parallel

    @cached_property
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
        return self.sharing // self.sequence_parallel

    @property
    def reading(self) -> int:
        """Cards that read at the same time, different samples or parts of them."""
        return self.data_parallel * self.sequence_parallel

    @property
    def global_batch(self) -> int:
        """Samples an optimizer step: micro batch x accumulation x data-parallel GPUs."""
        return self.micro_batch_size * self.gradient_accumulation * self.data_parallel

    @property
    def completions_per_card(self) -> int:
        """Answers that each card's share of an optimizer step has."""
        return self.micro_batch_size * self.gradient_accumulation

    @property
    def samples_per_step(self) -> float:
        """Samples of the workload that an optimizer step reads."""
        return self.global_batch * self.sequences_per_sample / self.sequences_of_a_sample

    @property
    def fp32_master_weights(self) -> bool:
        """Whether full fine-tuning keeps fp32 weights beside or instead of 16-bit ones.

        bf16 depends on the engine: DeepSpeed keeps a master copy whatever is stated, accelerate's
        FSDP upcasts (Llama 3 8B over four A100s: 37.4 GiB each at the step, 20 bytes a parameter);
        one card or ddp trains the bf16 weights as loaded (10 bytes at the step).
        """
        if self.method != "full" or self.blocks_at_once or self._in_place:
            return False
        if self.cards.sharding in DEEPSPEED:
            return True
        if self.precision == "pure_bf16":
            return False
        upcast = self.fsdp_upcasts and self.cards.sharding == "fsdp"
        return self.precision != "bf16" or self.fp32_weights or upcast

    @property
    def _in_place(self) -> bool:
        """LOMO updates the 16-bit weights themselves, under DeepSpeed too."""
        return self.optimizer_in_backward and self.precision == "pure_bf16"

    @property
    def fp32_base(self) -> bool:
        """An encoder's frozen base stands in fp32, as Transformers loads it unless told otherwise."""
        loaded = self.fp32_weights and self.method != "full" and self.model.shape.reads_whole
        return loaded and self.base_quantization == "none" and self.precision != "pure_bf16"

    @property
    def fp32_residual_stream(self) -> bool:
        """fp32 embeddings (k-bit preparation, autocast over fp32 weights) make every hidden state
        fp32. Sharded models are of one type."""
        if self.method == "full":
            whole = self.cards.sharding in ("single", "ddp", "device_map")
            return self.precision == "fp32" or (self.precision == "fp16" and whole)
        return self.upcasts or self.model.shape.block.fp32_stream

    @cached_property
    def upcasts(self) -> bool:
        kbit = self.base_quantization in ("nf4", "nf4_dq", "int8")
        return kbit and self.upcast_unquantized and self.cards.sharding not in GATHERS_WEIGHTS
