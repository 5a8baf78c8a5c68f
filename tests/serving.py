"""What the tests of serving share: published shapes and cards, and a comparison on a fixed day."""

from datetime import date
from typing import Any

from advisor.advice.serving import compare_serving_cost
from advisor.advice.serving.api_cost import ApiAsked
from advisor.advice.serving.capacity import Capacity, Served, capacity, request_of
from advisor.advice.serving.comparison import ServingComparison
from advisor.advice.serving.size_found import ServingSize
from advisor.advice.serving.size_serving import SizeServing
from advisor.answers.answer import Answer
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model, Shape
from advisor.catalog.prices import ApiModel
from advisor.language import Language
from tests.runs import LLAMA_3_8B
from tests.small_catalog import EIGHT, FOUR, SIXTEEN, SOURCED, gpu, offer, small_catalog

TODAY = date(2026, 11, 24)
RENTED = gpu(), small_catalog(offer(usd=0.6), offer(usd=0.6, provider="B"), gpus=(gpu(),))
LLAMA_3_70B = Shape(
    layers=80,
    hidden=8192,
    heads=64,
    kv_heads=8,
    head_dim=128,
    intermediate=28672,
    vocab=128256,
    tied_embeddings=False,
)
CARDS = {  # NVIDIA's data sheets: GB/s, dense 16-bit TFLOPS
    "A100": gpu(
        "a100-80gb",
        memory_gb=80.0,
        usable_gib=79.2,
        bandwidth_gb_s=2039.0,
        tflops_fp16=312.0,
        tflops_bf16=312.0,
        nvlink_gb_s=600.0,
        segment="datacenter",
    ),
    "H100": gpu(
        "h100-80gb",
        memory_gb=80.0,
        usable_gib=79.2,
        bandwidth_gb_s=3350.0,
        tflops_fp16=989.0,
        tflops_bf16=989.0,
        nvlink_gb_s=900.0,
        segment="datacenter",
    ),
    "4090": gpu(),
    "3090": gpu("rtx-3090", bandwidth_gb_s=936.0, tflops_fp16=71.0, tflops_bf16=71.0),
}


def model(shape: Shape = LLAMA_3_8B, **changes: Any) -> Model:
    return Model(
        **(
            {
                "id": "m",
                "name": "M",
                "vendor": "V",
                "published_parameters": shape.parameters,
                "shape": shape,
            }
            | changes
        ),
        **SOURCED,
    )


def of_500(card: Gpu, served: Model | None = None, requests: int = 1) -> Capacity | None:
    """What the card answers in `requests` of 500 tokens a day."""
    return capacity(
        Served(served or model(), (SIXTEEN, EIGHT, FOUR), request_of(500)), card, requests
    )


def api(**fields: Any) -> ApiModel:
    return ApiModel(id="a", name="A", provider="P", **fields, **SOURCED)


def compared(catalog: Catalog, **stated: Any) -> ServingComparison:
    if tokens := stated.pop("tokens_per_request", None):
        stated["request"] = request_of(tokens)
    if row := stated.pop("api_model", None):
        stated["api"] = ApiAsked(row)
    asked = compare_serving_cost.ServingRequest(**stated)
    return compare_serving_cost.compare(catalog, asked, TODAY)


def sized(catalog: Catalog, **stated: Any) -> ServingSize:
    return SizeServing(**stated).sized(catalog, TODAY)


def said(catalog: Catalog, language: Language = "en", **stated: Any) -> Answer:
    return Renderer().answer("size_serving", sized(catalog, **stated), language)
