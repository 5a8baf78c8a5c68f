"""Cards and runs the estimator tests share."""

from dataclasses import replace
from datetime import date
from typing import Any

from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu, GpuArchitecture
from advisor.catalog.model import Experts, Model, Shape
from advisor.catalog.parts import LatentAttention
from advisor.catalog.sizes import generic_model
from advisor.runs.job import Job
from advisor.runs.options import Precision, Sharding
from advisor.runs.placing import place
from advisor.runs.run import SetUp, TrainingRun
from advisor.runs.workload import Workload

SOURCED: dict[str, Any] = {
    "source": ("https://www.techpowerup.com/gpu-specs/",),
    "checked": date(2026, 11, 24),
}
AMPERE = GpuArchitecture(id="Ampere", vendor="NVIDIA", software_efficiency=1, **SOURCED)


def card(
    name: str,
    usable_gib: float,
    bandwidth: float,
    tflops: float,
    tdp: int,
    nvlink: float | None = None,
) -> Gpu:
    """Published figures: https://www.techpowerup.com/gpu-specs/."""
    return Gpu(
        id=name.lower().replace(" ", "-"),
        name=name,
        vendor="NVIDIA",
        segment="datacenter" if nvlink else "consumer",
        architecture=AMPERE,
        year=2020,
        memory_gb=round(usable_gib) + 0.0,
        usable_gib=usable_gib,
        bandwidth_gb_s=bandwidth,
        tflops_fp16=tflops,
        tflops_bf16=tflops,
        tdp_w=tdp,
        nvlink_gb_s=nvlink,
        **SOURCED,
    )


RTX_3090 = card("RTX 3090", 23.6, 936, 71, 350)
RTX_4090 = card("RTX 4090", 23.6, 1008, 165, 450)
A100_40 = card("A100 40GB", 39.4, 1555, 312, 400, 600)
A100_80 = card("A100 80GB", 79.1, 2039, 312, 400, 600)

LLAMA_2_7B = Shape(
    layers=32,
    hidden=4096,
    heads=32,
    kv_heads=32,
    head_dim=128,
    intermediate=11008,
    vocab=32000,
    tied_embeddings=False,
)
LLAMA_3_8B = Shape(
    layers=32,
    hidden=4096,
    heads=32,
    kv_heads=8,
    head_dim=128,
    intermediate=14336,
    vocab=128256,
    tied_embeddings=False,
)
MIXTRAL_8X7B = LLAMA_3_8B.model_copy(
    update={"vocab": 32000, "experts": Experts(count=8, active=2, intermediate=14336)}
)
DEEPSEEK_V2_LITE = Shape(
    layers=27, hidden=2048, heads=16, kv_heads=16, head_dim=128, intermediate=10944, vocab=102400, tied_embeddings=False,
    experts=Experts(count=64, active=6, intermediate=1408, shared_intermediate=2816, dense_layers=1),
    latent=LatentAttention(q_rank=None, kv_rank=512, nope_dim=128, rope_dim=64, value_dim=128),
)  # fmt: skip


def model(shape: Shape) -> Model:
    return generic_model(7e9).model_copy(
        update={"shape": shape, "published_parameters": shape.parameters}
    )


def run(
    size: float | Shape = 7e9,
    method: MethodId = "lora",
    tokens: int = 512,
    samples: int = 32500,
    gpu: Gpu | None = None,
    num_gpus: int = 1,
    sharding: Sharding | None = None,
    micro_batch_size: int | None = 1,
    gradient_accumulation: int | None = 16,
    precision: Precision = "bf16",
    **options: Any,
) -> SetUp:
    """A run of the reference workload unless told otherwise: 32,500 samples x 512 tokens x 3
    epochs, about 50M tokens."""
    chosen = model(size) if isinstance(size, Shape) else generic_model(size)
    asked = TrainingRun(
        model=chosen, method=method, workload=Workload(samples, tokens, 3), **options
    )
    return place(
        Job(asked, sharding, micro_batch_size, gradient_accumulation, precision), gpu, num_gpus
    ).set_up


def on(set_up: SetUp, **cards: Any) -> SetUp:
    """The same on other cards: `gpu`, `count`, `sharding`."""
    return replace(set_up, cards=replace(set_up.cards, **cards))
