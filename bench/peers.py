"""Other estimators on our rows: each says the peak memory of a run, or that it does not answer for
it.

Packages (`bench/requirements-peers.txt`) are called; tables and formulas that projects publish are
written here with their source. A peer that is not installed is left out. All are asked with the
row's own settings, and with our figures of the card where they take them.
"""

import importlib
import importlib.util
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from advisor.runs.options import SHARDS_WEIGHTS
from advisor.runs.run import SetUp
from advisor.units import GIB

MLP = {"gate_proj", "up_proj", "down_proj", "all-linear"}


@dataclass(frozen=True)
class Peer:
    name: str
    version: str
    memory: Callable[[SetUp], float | None]
    """Peak bytes of one card; None where it does not answer."""
    tokens_per_second: Callable[[SetUp], float | None] = lambda run: None
    """Of all cards."""


def _billions(run: SetUp) -> float:
    return run.model.shape.parameters / 1e9


def _ftuneai() -> Peer:
    models = importlib.import_module("ftuneai.core.models")
    memory = importlib.import_module("ftuneai.core.memory")
    time = importlib.import_module("ftuneai.core.time")

    def asked(run: SetUp) -> tuple[Any, Any] | None:
        if run.method == "prompt_tuning":
            return None
        shape, targets = run.model.shape, set(run.lora_targets)
        experts = shape.experts
        model = models.ModelSpec(
            name=run.model.name, parameters=shape.parameters, hidden_size=shape.hidden, num_layers=shape.layers,
            num_attention_heads=shape.heads, num_kv_heads=shape.kv_heads, intermediate_size=shape.intermediate, vocab_size=shape.vocab,
            max_seq_length=run.workload.tokens_per_sample, is_moe=experts is not None,
            num_experts=experts and experts.count, num_active_experts=experts and experts.active,
        )  # fmt: skip
        attention_only = "attention" if targets <= {"q_proj", "v_proj"} else "attention_all"
        config = models.TrainingConfig(
            method=models.FineTuneMethod(run.method),
            quantization=models.Quantization({"none": "none", "int8": "8bit"}.get(run.base_quantization, "4bit")),
            batch_size=run.micro_batch_size,
            seq_length=run.workload.tokens_per_sample,
            gradient_checkpointing=run.gradient_checkpointing,
            optimizer=models.OptimizerType("adam_8bit" if "8bit" in run.optimizer else "adamw"),
            lora_rank=run.lora_rank,
            lora_target=models.LoRATarget("all_linear" if targets & MLP else attention_only),
            flash_attention=run.attention != "eager",
            sharding=models.ShardingStrategy({"zero1": "zero_1", "zero2": "zero_2", "zero3": "zero_3", "fsdp": "fsdp"}.get(run.cards.sharding, "none")),
            num_gpus=run.cards.count,
        )  # fmt: skip
        return model, config

    def peak(run: SetUp) -> float | None:
        known = asked(run)
        return memory.MemoryEstimator(*known).estimate().total_gb * GIB if known else None

    def rate(run: SetUp) -> float | None:
        known, card = asked(run), run.cards.gpu
        if known is None or card is None:
            return None
        half = card.tflops_bf16 or card.tflops_fp16 or 0
        spec = models.GPUSpec(card.name, card.memory_gb, half, half, half / 2, card.bandwidth_gb_s)
        estimate = time.TimeEstimator(*known).estimate(
            gpu=spec, dataset_size=100_000, epochs=1, num_gpus=run.cards.count
        )
        return 100_000 * run.workload.tokens_per_sample / (estimate.total_hours * 3600)

    return Peer("ftuneai", "0.4.1", peak, rate)


def _fitcheck() -> Peer:
    fitcheck = importlib.import_module("fitcheck")
    config = importlib.import_module("fitcheck.config_parser")

    def peak(run: SetUp) -> float | None:
        shape = run.model.shape
        if run.cards.count > 1 or shape.experts or shape.latent or run.cards.gpu is None:
            return None
        model = config.ModelConfig(
            run.model.name, shape.parameters, shape.hidden, shape.layers, shape.heads, shape.kv_heads, shape.intermediate, shape.vocab,
            shape.head_dim, shape.tied_embeddings,
        )  # fmt: skip
        targets = (
            run.lora_targets
            if run.lora_targets != ("all-linear",)
            else ("q_proj", "k_proj", "v_proj", "o_proj", *sorted(MLP - {"all-linear"}))
        )
        training = fitcheck.TrainingConfig(
            precision="bf16" if run.precision == "pure_bf16" else run.precision,
            quantization="nf4" if run.base_quantization.startswith("nf4") else run.base_quantization,
            optimizer="adamw_8bit" if "8bit" in run.optimizer else "adamw", batch_size=run.micro_batch_size,
            seq_len=run.workload.tokens_per_sample, lora_rank=run.lora_rank if run.adapter else None, lora_targets=list(targets),
            grad_checkpoint=run.gradient_checkpointing, flash_attn=run.attention != "eager", grad_accum_steps=run.gradient_accumulation,
        )  # fmt: skip
        card = "t4" if run.cards.gpu.name == "T4" else None
        spec = (
            fitcheck.get_gpu(card)
            if card
            else fitcheck.get_gpu(vram_mib=int(run.cards.gpu.usable_gib * 1024))
        )
        try:
            return fitcheck.estimate(model, training, spec).total_mib * 2**20
        except ValueError:  # what it refuses
            return None

    return Peer("fitcheck-llm", "0.3.1", peak)


def _llm_analysis() -> Peer:
    """Full fine-tuning of dense models only ("thus assuming full fine-tuning", its README). A gated
    MLP is stated 1.5 times as wide, for it counts two matrices; the speed is at half of the card's
    peak, what its README names for training."""
    logging.getLogger("__name__").setLevel(logging.ERROR)  # so it names its logger
    config, analysis = (
        importlib.import_module("llm_analysis.config"),
        importlib.import_module("llm_analysis.analysis"),
    )

    def asked(run: SetUp) -> dict[str, float] | None:
        shape, length, card = run.model.shape, run.workload.tokens_per_sample, run.cards.gpu
        alone = {"single": 0} if run.cards.count == 1 else {}
        stage = {**alone, "ddp": 0, "zero1": 1, "zero2": 2, "zero3": 3, "fsdp": 3}.get(
            run.cards.sharding
        )
        if (
            run.method != "full"
            or shape.experts
            or shape.latent
            or run.precision == "fp32"
            or stage is None
        ):
            return None
        width = shape.mlp_parameters(shape.intermediate) // (2 * shape.hidden)
        model = config.ModelConfig(
            name=run.model.name, num_layers=shape.layers, n_head=shape.heads, hidden_dim=shape.hidden, vocab_size=shape.vocab,
            max_seq_len=length, num_key_value_heads=shape.kv_heads, ffn_embed_dim=width, expansion_ratio=width / shape.hidden,
        )  # fmt: skip
        gpu = config.get_gpu_config_by_name("a100-sxm-80gb")
        if card:
            gpu = config.GPUConfig(
                name=card.name, mem_per_GPU_in_GB=card.memory_gb, hbm_bandwidth_in_GB_per_sec=card.bandwidth_gb_s,
                intra_node_bandwidth_in_GB_per_sec=card.nvlink_gb_s or 32, intra_node_min_message_latency=8e-6,
                peak_fp16_TFLOPS=card.tflops_bf16 or card.tflops_fp16,
            )  # fmt: skip
        master = 4 if run.fp32_master_weights else 2
        moments = 2 if "8bit" in run.optimizer else 2 * master if "adamw" in run.optimizer else 0
        return analysis.LLMAnalysis(model, gpu, parallelism_config=config.ParallelismConfig(dp_size=run.cards.count), flops_efficiency=0.5).training(
            batch_size_per_gpu=run.micro_batch_size, gradient_accumulation_steps=run.gradient_accumulation,
            global_batch_size=run.global_batch, seq_len=length, ds_zero=analysis.DSZeRO(stage), flash_attn=run.attention != "eager",
            activation_recomputation=analysis.ActivationRecomputation(2 if run.gradient_checkpointing else 0),
            master_weights_dtype_bytes=master, other_op_bytes=moments,
        )  # fmt: skip

    def peak(run: SetUp) -> float | None:
        known = asked(run)
        return known["(weight+op_state+grad+act)_memory_per_gpu"] if known else None

    def rate(run: SetUp) -> float | None:
        known = asked(run) if run.cards.gpu else None
        return (
            run.cards.count * run.tokens_per_micro_batch / known["latency_per_micro_batch"]
            if known
            else None
        )

    return Peer("llm-analysis", "0.2.2", peak, rate)


def _llama_factory(run: SetUp) -> float | None:
    """Its last column: GB per billion parameters (https://github.com/hiyouga/LLaMA-Factory, README,
    "Hardware Requirement")."""
    factor = {"none": 2.0, "int8": 1.0}.get(run.base_quantization, 0.5)
    full = 18.0 if run.fp32_master_weights else 8.0
    whole = (full if run.method == "full" else factor) * _billions(run) * 1e9
    return (
        None
        if run.method == "prompt_tuning"
        else whole / (run.cards.count if run.cards.sharding in SHARDS_WEIGHTS else 1)
    )


UNSLOTH = {7: (5, 19), 8: (6, 22), 14: (8.5, 33), 32: (26, 76), 70: (41, 164)}
"""Billions of parameters -> GB for QLoRA and LoRA at least (https://docs.unsloth.ai, "Unsloth
Requirements")."""


def _unsloth(run: SetUp) -> float | None:
    size = min(UNSLOTH, key=lambda size: abs(size - _billions(run)))
    if not run.adapter or run.cards.count > 1 or abs(size / _billions(run) - 1) > 0.15:
        return None
    return UNSLOTH[size][run.base_quantization == "none"] * 1e9


def _accelerate(run: SetUp) -> float | None:
    """`accelerate estimate-memory`: training with Adam takes four times the weights
    (https://huggingface.co/docs/accelerate/usage_guides/model_size_estimator)."""
    return 4 * 2 * _billions(run) * 1e9 if run.method == "full" and run.cards.count == 1 else None


def _deepspeed(run: SetUp) -> float | None:
    """`estimate_zero2/3_model_states_mem_needs`: without activations
    (https://deepspeed.readthedocs.io/en/latest/memory.html)."""
    shape = run.model.shape
    if run.method != "full" or run.cards.count == 1:
        return None
    if run.cards.sharding in ("zero3", "fsdp"):
        return 4 * shape.vocab * shape.hidden + 18 * shape.parameters / run.cards.count
    return (
        4 * shape.parameters + 16 * shape.parameters / run.cards.count
        if run.cards.sharding == "zero2"
        else None
    )


def peers() -> list[Peer]:
    """Every peer that can be asked here."""
    found: list[Peer] = []
    for package, make in (
        ("ftuneai", _ftuneai),
        ("fitcheck", _fitcheck),
        ("llm_analysis", _llm_analysis),
    ):
        if importlib.util.find_spec(
            package
        ):  # pip install --no-deps -r bench/requirements-peers.txt
            found.append(make())
    return [
        *found,
        Peer("LLaMA-Factory, GB per billion", "2026-08", _llama_factory),
        Peer("Unsloth table", "2026-11", _unsloth),
        Peer("accelerate estimate-memory", "2026-07", _accelerate),
        Peer("DeepSpeed estimator", "2026-11", _deepspeed),
    ]
