"""A whole training run as arguments: all that a user can state of one, shared by every tool that
takes it."""

from dataclasses import replace
from typing import Any

from pydantic import Field, field_validator, model_validator

from advisor.advice.arguments import MOST_SAMPLES, usual_spelling
from advisor.advice.training.asked.aimed_run import AimedRun
from advisor.advice.training.asked.counts import check_batch, check_division
from advisor.advice.training.asked.experts_reached import experts_reached
from advisor.advice.training.asked.named import check_products, with_techniques
from advisor.advice.training.asked.purposes import pieces
from advisor.advice.training.asked.stated import Stated, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.stated_card import holding
from advisor.catalog.usual import TrainerId
from advisor.errors import ToolError
from advisor.language import Text
from advisor.result import Note, note
from advisor.runs.options import (
    AdapterKind,
    Attention,
    Loss,
    Offload,
    Optimizer,
    Parallelism,
    Precision,
    Quantization,
)
from advisor.units import gib


class FullRun(AimedRun):
    """Every setting of a run; what is not stated is a default."""

    habits_of_framework = True

    techniques: list[str] | None = None
    """Ways of training by name (rsLoRA, PiSSA, LOMO, Adam-mini, DAPO, …): what they mean to the run
    where it is not stated."""
    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    """Tokens of a sample; also the sequence length memory must hold."""
    epochs: float | None = Field(default=None, gt=0, le=10_000)
    price_per_hour: float | None = Field(default=None, gt=0, le=10_000)
    """USD an hour and card."""
    steps: int | None = Field(default=None, ge=1, le=10**9)
    """Optimizer steps, instead of samples and epochs."""
    dataset_tokens: float | None = Field(default=None, ge=1, le=1e15)
    """Tokens of the data set, instead of samples."""
    framework: TrainerId | None = None
    """What trains: its habits are computed; without, those of Transformers and PEFT."""
    lora_rank: int | None = Field(default=None, ge=1, le=65_536)
    lora_targets: list[str] | str | None = None
    """Module names such as `q_proj`, or `all-linear`."""
    adapter_kind: AdapterKind | None = None
    """lora, or what differs from it in memory: lora_fa, vera, ia3, oft, adalora."""
    lora_experts: bool | None = None
    """Whether LoRA reaches a mixture's routed experts."""
    train_embeddings: bool | None = None
    """Embedding and output layer are trained in full beside the adapters (`modules_to_save`)."""
    micro_batch_size: int | None = Field(default=None, ge=1, le=65_536)
    """Samples a card reads at once."""
    gradient_accumulation: int | None = Field(default=None, ge=1, le=65_536)
    global_batch_size: int | None = Field(default=None, ge=1, le=10**7)
    """Samples an optimizer step over all cards; micro batch and accumulation follow from it."""
    gradient_checkpointing: bool | None = None
    """"selective" sets `selective_checkpointing` too."""
    selective_checkpointing: bool | None = None
    """Checkpointing that keeps every second product's output (torchtitan's `selective`)."""
    whole_loading: bool | None = None
    """Each card first holds the whole model (DeepSpeed without `zero3_init_flag`)."""
    activation_offload: bool | None = None
    """What checkpointing keeps waits in main memory."""
    tiled_mlp: bool | None = None
    """Long samples pass the MLP in pieces (ALST)."""
    attention: Attention | None = None
    flash_attention: bool | None = None
    """Whether it is used, where `attention` is not stated; without, programs use sdpa."""
    optimizer: Optimizer | None = None
    precision: Precision | None = None
    quantization: Quantization | None = None
    upcast_unquantized: bool | None = None
    """What a k-bit base keeps unquantized is cast to fp32 (PEFT's
    `prepare_model_for_kbit_training`)."""
    quantized_experts: bool | None = None
    """Whether a mixture's experts are quantized too; bitsandbytes leaves those of Transformers 5 in
    16 bit."""
    sharded_quantization: bool | None = None
    """Whether FSDP or ZeRO-3 divide a quantized base too (`bnb_4bit_quant_storage`)."""
    expert_loop: bool | None = None
    """A mixture's experts are computed one after the other, as Transformers before 5 does."""
    parallelism: Parallelism | None = None
    sequence_parallel: int | None = Field(default=None, ge=1, le=4096)
    """Cards that divide each sample's tokens (Ulysses, ring attention, context parallelism)."""
    tensor_parallel: int | None = Field(default=None, ge=1, le=64)
    """Cards that divide each matrix (Megatron)."""
    pipeline_parallel: int | None = Field(default=None, ge=1, le=256)
    """Groups of cards that hold a part of the layers each."""
    virtual_pipeline: int | None = Field(default=None, ge=1, le=256)
    """Parts of its layers that such a group takes in turn (Megatron's interleaved schedule)."""
    expert_parallel: int | None = Field(default=None, ge=1, le=1024)
    """Cards that hold a part of a mixture's experts each."""
    network_gbit_s: float | None = Field(default=None, gt=0, le=100_000)
    """Gigabits a second between machines; without, their network is taken as no limit."""
    fp8: bool | None = None
    """Matrix products in 8 bit, on cards that have it (Ada, Hopper and later)."""
    fp4: bool | None = None
    """Matrix products in NVFP4, on cards that have it (Blackwell)."""
    fp32_weights: bool | None = None
    """Full tuning in bf16 keeps fp32 weights under autocast, as LLaMA-Factory and TRL do."""
    adapters_16_bit: bool | None = None
    """Adapters of a 4-bit base in 16 bit, as TRL does."""
    packing: bool | None = None
    """Samples fill whole sequences: nothing is padded."""
    mean_tokens_per_sample: float | None = Field(default=None, ge=1, le=10_000_000)
    """Where samples differ in length: their mean; `tokens_per_sample` is then the longest, and time
    counts padding."""
    train_vision_tower: bool | None = None
    """Without, full tuning trains it and adapters do not, unless the framework does otherwise."""
    loss: Loss | None = None
    """full, fused, or chunked (Liger, Unsloth, Cut Cross-Entropy), which never holds all logits."""
    negatives: int | None = Field(default=None, ge=0, le=4096)
    """Of embedding and reranker tuning: texts of a query beside the one that fits."""
    audio_hours: float | None = Field(default=None, gt=0, le=1e7)
    """Of speech recognition: hours of sound instead of samples."""
    dora: bool | None = None
    prefix: bool | None = None
    """Prompt tuning as prefix tuning: trained keys and values in every layer."""
    virtual_tokens: int | None = Field(default=None, ge=1, le=65_536)
    offload: Offload | None = None
    """What stands in main memory: optimizer (with gradients and master weights), or all; true is
    optimizer."""
    blocks_at_once: int | None = Field(default=None, ge=1, le=1000)
    """Of a full run's layers, those that are trained at a time (BAdam: 1)."""
    optimizer_in_backward: bool | None = None
    """Update each weight as its gradient arrives; a step is then one micro batch."""
    eval_samples: int | None = Field(default=None, ge=0, le=MOST_SAMPLES)
    """Samples read over all evaluations of the run."""
    saves: int | None = Field(default=None, ge=0, le=1_000_000)
    """Checkpoints written during the run."""
    save_total_limit: int | None = Field(default=None, ge=1, le=1_000_000)
    """Checkpoints that are kept."""
    measured_seconds_per_step: float | None = Field(default=None, ge=1e-4, le=1e6)
    """Of an optimizer step of this very run, as the user measured it: time and cost follow it."""
    measured_hours: float | None = Field(default=None, gt=0, le=100_000)
    """Of the whole run, as the user measured it or a progress bar tells: to be judged."""
    measured_peak_gib: float | None = Field(default=None, ge=0.01, le=10_000)
    """Memory of the process in this very run, as nvidia-smi showed it: memory and fit follow it."""

    @model_validator(mode="before")
    @classmethod
    def _named_variant(cls, arguments: Any) -> Any:
        """dora and prefix tuning are often named as methods of their own, selective checkpointing
        as a kind of checkpointing; pretraining updates all weights unless told otherwise."""
        if not isinstance(arguments, dict):
            return arguments
        arguments = with_techniques(arguments)
        if arguments.get("gradient_checkpointing") == "selective":
            arguments = {
                **arguments,
                "gradient_checkpointing": True,
                "selective_checkpointing": True,
            }
        method = arguments.get("method")
        if method is None and arguments.get("objective") == "pretrain":
            return {**arguments, "method": "full"}
        if not isinstance(method, str):
            return arguments
        if method == "dora":
            return {**arguments, "method": "lora", "dora": True}
        return (
            {**arguments, "method": "prompt_tuning", "prefix": True}
            if method in ("prefix", "prefix_tuning")
            else arguments
        )

    @field_validator(
        "attention",
        "framework",
        "optimizer",
        "precision",
        "quantization",
        "parallelism",
        "loss",
        mode="before",
    )
    @classmethod
    def _spelling(cls, value: Any, info: Any) -> Any:
        return usual_spelling(info.field_name, value)

    @field_validator("offload", mode="before")
    @classmethod
    def _some_offload(cls, value: Any) -> Any:
        """ "With offload", which is not said: the optimizer's."""
        return {True: "optimizer", False: "none"}[value] if isinstance(value, bool) else value

    def as_stated(self, catalog: Catalog) -> Stated:
        """Names turned into rows; raises `ToolError` for a name that nobody knows and for settings
        that do not belong together."""
        self._check()
        stated = self._stated(catalog)
        check_products(stated.options, stated.gpu)
        return stated

    def _check(self) -> None:
        """Settings that belong together."""
        if self.method not in (None, "lora", "qlora"):
            for argument in ("dora", "train_embeddings"):
                if getattr(self, argument):
                    raise ToolError("setting_of_method", argument=argument, methods="lora, qlora")
        if self.prefix and self.method != "prompt_tuning":
            raise ToolError("setting_of_method", argument="prefix", methods="prompt_tuning")
        if self.optimizer_in_backward and (self.gradient_accumulation or 1) > 1:
            raise ToolError("no_accumulation", argument="optimizer_in_backward")
        check_division(vars(self), self.num_gpus or 1)
        check_batch(vars(self), self.num_gpus)

    def _options(self) -> dict[str, Any]:
        stated = super()._options()
        if self.flash_attention is not None:
            stated.setdefault("attention", "flash" if self.flash_attention else "sdpa")
        return stated

    def _gpu(self, catalog: Catalog) -> Gpu | None:
        """A measured peak tells which version of the card it was."""
        if self.gpu and self.measured_peak_gib and self.gpu_memory_gib is None:
            return holding(catalog, self.gpu, self.measured_peak_gib)
        return super()._gpu(catalog)

    def framework_note(self, catalog: Catalog) -> Text | Note | None:
        """What must be known of the framework on the cards; where none was named, what the most
        usual one makes of a quantized mixture."""
        if habit := catalog.frameworks.get(self.framework or ""):
            return habit.several_cards if (self.num_gpus or 1) > 1 else None
        if self.model is None or self.quantized_experts is not None:
            return None
        stated = self._stated(catalog)
        if stated.model.shape.experts is None:
            return None
        usual = replace(stated, habits=habits(catalog, USUAL_FRAMEWORK))
        placed = place_stated(catalog, usual)
        if placed.set_up.base_quantization == "none":
            return None
        return note("training.experts-elsewhere", peak_gib=gib(placed.memory.expected))

    def _stated(self, catalog: Catalog) -> Stated:
        habit = catalog.frameworks.get(self.framework or "")
        options = self._options()
        if (sharding := options.pop("parallelism", "none")) != "none":
            options["sharding"] = sharding
        options |= self._aim(catalog)
        if targets := options.pop("lora_targets", None):
            options["lora_targets"] = (targets,) if isinstance(targets, str) else tuple(targets)
        model = self._model(catalog)
        return Stated(
            model=model,
            method=self.method,
            gpu=self._gpu(catalog),
            techniques=tuple(self.techniques or ()),
            gpu_name=self.gpu,
            num_gpus=self.num_gpus,
            samples=self.samples or pieces(model, self.audio_hours),
            tokens_per_sample=self.tokens_per_sample,
            epochs=self.epochs,
            mean_tokens_per_sample=self.mean_tokens_per_sample,
            price_per_hour=self.price_per_hour,
            steps=self.steps,
            training_tokens=self.dataset_tokens,
            measured_seconds_per_step=self.measured_seconds_per_step,
            measured_peak_gib=self.measured_peak_gib,
            measured_hours=self.measured_hours,
            options=options,
            pictures=replace(self.pictures, framework_pixels=habit and habit.max_pixels),
            habits=self._habits(catalog) | experts_reached(model.shape, options, self.framework),
        )

    def _habits(self, catalog: Catalog) -> dict[str, Any]:
        """A framework's loss in chunks is that of supervised tuning: a loss of preferences needs the
        logits of its answers."""
        made = habits(catalog, self.framework)
        if self.objective not in PREFERENCES:
            return made
        return {name: value for name, value in made.items() if name not in OF_CROSS_ENTROPY}


PREFERENCES = ("dpo", "kto", "orpo", "simpo")
OF_CROSS_ENTROPY = ("loss", "loss_chunk_bytes")
USUAL_FRAMEWORK = "transformers"
"""With PEFT: what most other frameworks stand on."""


def habits(catalog: Catalog, framework: str | None) -> dict[str, Any]:
    """Settings of a run that a framework makes unasked."""
    habit = catalog.frameworks.get(framework or "")
    return dict(habit.settings) if habit else {}
