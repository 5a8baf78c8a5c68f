"""A catalog of the lesson's figures and of what a test gives it: no shipped row, so no test hangs
on the market of the day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Lesson, Phase, Project
from advisor.catalog.hardware import Gpu, GpuArchitecture
from advisor.catalog.prices import ElectricityPrice, ExchangeRate, GpuPrice, PriceOverrides
from advisor.catalog.serving_format import ServingFormat
from advisor.language import Text

TODAY = date(2026, 11, 24)
SOURCED: Mapping[str, Any] = {"source": ("https://example.org/prices",), "checked": TODAY}
ADA = GpuArchitecture(id="Ada", vendor="NVIDIA", software_efficiency=1, large_cache=True, **SOURCED)

SIXTEEN, EIGHT, FOUR = (
    ServingFormat(id=id_, name=name, aliases=(), nearest=nearest, bits=bits, covers="linear", **SOURCED)
    for id_, name, nearest, bits in (("bf16", "BF16", 16, 16), ("fp8", "FP8", 8, 8), ("awq", "AWQ", 4, 4.156))
)  # fmt: skip


def gpu(id_: str = "rtx-4090", **changes: Any) -> Gpu:
    """An RTX 4090 as NVIDIA prints it
    (https://www.nvidia.com/en-us/geforce/graphics-cards/40-series/rtx-4090/)."""
    row: dict[str, Any] = {
        "id": id_, "name": id_.upper(), "vendor": "NVIDIA", "segment": "consumer", "architecture": ADA, "compute_capability": "8.9",
        "year": 2022, "memory_gb": 24.0, "usable_gib": 23.5, "bandwidth_gb_s": 1008.0, "tflops_fp16": 165.2, "tflops_bf16": 165.2,
        "tdp_w": 450,
    }  # fmt: skip
    return Gpu(**(row | changes), **SOURCED)


def offer(
    gpu_id: str = "rtx-4090", usd: float | None = None, cny: float | None = None, **changes: Any
) -> GpuPrice:
    row: dict[str, Any] = {
        "gpu": gpu_id,
        "provider": "A",
        "kind": "on_demand",
        "as_of": date(2026, 10, 1),
    }
    return GpuPrice(usd_per_hour=usd, cny_per_hour=cny, **(row | changes), **SOURCED)


def small_catalog(
    *offers: GpuPrice,
    gpus: tuple[Gpu, ...] = (),
    overrides: PriceOverrides | None = None,
    **changes: Any,
) -> Catalog:
    """The lesson's figures, US households' electricity, 7 yuan a dollar, and nothing else but what
    is given."""
    word = Text(en="x", zh="x")
    phase = Phase(
        id="x", name=word, days_low=1, days_high=1, spare_share=1, tasks=(), deliverable=word
    )
    lesson = Lesson(
        training_hours={}, several_cards=(), gpu_usd_per_hour={"rtx-4090": 0.6}, reference_samples=1, reference_tokens_per_sample=1,
        reference_epochs=1, api_usd_per_1k_tokens=0.03, self_hosting_usd_per_month=50, requests_per_day=(100, 1000, 10000),
        tokens_per_request=500, training_usd=100, hardware=(), audiences=(), **SOURCED,
    )  # fmt: skip
    project = Project(
        phases=(phase,), budget=(), total_usd_low=0, total_usd_high=0, total_weeks_low=0, total_weeks_high=0, golden_rules=(), risks=(), **SOURCED
    )  # fmt: skip
    power = ElectricityPrice(
        region=Text(en="US", zh="美国"),
        id="us-residential",
        usd_per_kwh=0.1872,
        as_of=date(2026, 4, 26),
        **SOURCED,
    )
    empty = Catalog(
        gpus={row.id: row for row in gpus}, accelerators={}, models={}, architectures={}, api_models={}, methods={}, method_notes=(), scenarios={}, data_needs={}, families={}, licences={}, applications=(),
        project=project, lesson=lesson, gpu_prices=offers, gpu_purchases=(),
        exchange={"CNY": ExchangeRate(id="CNY", per_usd=7.0, as_of=date(2026, 9, 29), **SOURCED)}, instances={}, data_sets={}, electricity=(power,), hosted_tuning=(), tuning_providers={}, usual_settings=(), usual_factors={}, frameworks={}, switches={}, storage=(),
        topics={"en": (), "zh": ()}, overrides=overrides or PriceOverrides(),
        engines={}, main_memory={}, speculation=(), serving_formats={each.id: each for each in (SIXTEEN, EIGHT, FOUR)},
    )  # fmt: skip
    return replace(empty, **changes)
