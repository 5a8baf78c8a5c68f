"""Settings of published fine-tuning runs: what is usual for a method, an objective, a size and an
amount of data; what a framework does unasked."""

from typing import Literal, Self

from pydantic import Field, model_validator

from advisor.catalog.guidance import MethodId
from advisor.catalog.row import Sourced
from advisor.language import Text

ObjectiveId = Literal["sft", "pretrain", "reward", "dpo", "orpo", "kto", "ppo", "grpo"]
"""What a run is trained for; pretrain is continued pretraining."""
SettingId = Literal[
    "learning_rate",
    "epochs",
    "global_batch_size",
    "warmup_share",
    "lora_rank",
    "lora_alpha_per_rank",
    "lora_dropout",
    "block_tokens",
]
"""`global_batch_size`: samples an optimizer step over all cards; `warmup_share`: of all steps;
`block_tokens`: of a packed sequence."""


FrameworkId = Literal["llama-factory", "axolotl", "trl", "unsloth"]
"""Frameworks for which files are written."""
TrainerId = Literal[
    "transformers", "trl", "unsloth", "llama-factory", "axolotl", "ms-swift", "torchtune",
    "torchtitan", "megatron", "mlx-lm",
]  # fmt: skip
"""Frameworks whose habits are known: the rows of `knowledge/frameworks.yaml`."""
NamerId = Literal[TrainerId, "verl", "openrlhf", "llama-board"]
"""Frameworks in whose names a change is told: rows of `knowledge/switches.yaml`."""


class FrameworkHabit(Sourced):
    """What a framework does in every run where the libraries below it would not: settings of
    `TrainingRun`; null is as they do."""

    id: TrainerId
    versions: str
    """Those that it was read of."""
    loss: Literal["full", "fused", "chunked"] | None = None
    loss_chunk_bytes: float | None = Field(default=None, gt=0)
    """What a chunked loss holds at once of the logits."""
    loop: Literal["trainer"] | None = None
    """Whether Transformers' Trainer makes the step."""
    gradient_checkpointing: Literal[True] | None = None
    """True where it is on though nobody sets it."""
    upcast_unquantized: bool | None = None
    """Whether what a k-bit base keeps unquantized is cast to 32 bit before training."""
    activation_offload: bool | None = None
    """Whether what checkpointing keeps waits in main memory."""
    quantized_experts: bool | None = None
    """Whether a mixture's experts are quantized with the rest."""
    lora_experts: bool | None = None
    """Whether LoRA on all linear layers reaches a mixture's experts."""
    kept_16_bit: float | None = Field(default=None, ge=0, lt=1)
    """Share of the quantized matrices that its 4-bit files leave at 16 bit."""
    expert_loop: bool | None = None
    """Whether a mixture's experts are computed one after the other."""
    fsdp_upcasts: bool | None = None
    """Whether FSDP makes the weights it trains fp32."""
    transformer_engine: bool | None = None
    """Whether its layers are Transformer Engine's."""
    sharded_quantization: bool | None = None
    """Whether FSDP divides its 4-bit base (`bnb_4bit_quant_storage` of 16 bit)."""
    fp32_weights: bool | None = None
    """Whether full tuning in bf16 keeps fp32 weights."""
    adapters_16_bit: bool | None = None
    """Whether adapters of a 4-bit base are trained in 16 bit."""
    train_vision_tower: bool | None = None
    """Whether a vision tower is trained where nothing is said of it."""
    quantized_tower: bool | None = None
    """Whether its 4-bit base has the vision tower in 4 bit too."""
    max_pixels: int | None = Field(default=None, gt=0)
    """A larger picture is made so small."""
    several_cards: Text | None = None
    """What must be known of it on several cards."""

    @property
    def settings(self) -> dict[str, object]:
        """Those settings of a run that it has an own value of."""
        told = {"id", "versions", "several_cards", "max_pixels", *Sourced.model_fields}
        return {
            name: value
            for name in type(self).model_fields
            if name not in told and (value := getattr(self, name)) is not None
        }


class SavingSwitches(Sourced):
    """How a framework is told to save memory."""

    id: NamerId
    name: str
    """As it writes itself."""
    settings: dict[str, tuple[str, ...]] = Field(min_length=1)
    """Change -> what is set, with the figures of the change in braces."""


class UsualSetting(Sourced):
    """One setting as published runs of its kind had it."""

    setting: SettingId
    methods: tuple[MethodId, ...] = Field(min_length=1)
    objectives: tuple[ObjectiveId, ...] = Field(min_length=1)
    max_parameters: int | None = None
    """For models of up to so many parameters; null: of any size, or above the other rows."""
    max_samples: int | None = None
    """For data of up to so many samples; null: of any amount, or above the other rows."""
    low: float = Field(ge=0)
    usual: float = Field(ge=0)
    """Where to start."""
    high: float = Field(ge=0)
    by: Text
    """Which runs had which value."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.usual <= self.high:
            raise ValueError("low, usual, high must rise")
        return self
