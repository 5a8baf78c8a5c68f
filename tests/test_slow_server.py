"""Why a model answers slowly: whether its card holds it, and where to look."""

from typing import Any

import pytest

from advisor.catalog.catalog import Catalog
from advisor.reading.spans.launch import launch_told, rate_told
from tests.serving import said, sized


def test_what_does_not_fit_is_why_it_is_slow(catalog: Catalog) -> None:
    answer = said(catalog, model="Qwen2.5 32B", gpu="A100 40GB", num_gpus=1, about=["slow"])
    assert "that is why it is slow" in answer.headline
    assert "8 bit (FP8)" in answer.headline


def test_eager_mode_is_told_where_it_is_set(catalog: Catalog) -> None:
    launch = {"eager": True, "cards": 4}
    answer = said(
        catalog, model="Llama 3 70B", gpu="A100", num_gpus=4, about=["slow"], launch=launch
    )
    assert answer.body.startswith("- `--enforce-eager` is set")


def test_ollama_loads_a_4_bit_file(catalog: Catalog) -> None:
    found = sized(catalog, model="Llama 3 70B", gpu="RTX 3090", engine="ollama")
    assert found.format == "GGUF Q4_K_M"
    assert not found.bits_stated


def test_ascend_is_not_offered_fp8(catalog: Catalog) -> None:
    found = sized(catalog, model="Qwen2.5 32B", gpu="Ascend 910B 64GB", num_gpus=1)
    assert {option.format for option in found.options} == {"BF16", "INT8", "AWQ"}


def test_a_told_rate_is_judged_first(catalog: Catalog) -> None:
    launch = launch_told("llama.cpp on an A100 gives 11 tokens/s")
    assert launch == {"tokens_per_second": 11}
    stated: dict[str, Any] = {"model": "LLaMA 7B", "gpu": "A100 40GB", "quantization": "q4_k_m"}
    stated["about"] = ["slow"]
    answer = said(catalog, **stated, launch=launch)
    assert answer.headline.startswith(
        "Not normal: 11 tokens per second are 7.9% of the roughly 139"
    )
    somewhat = said(catalog, **stated, launch={"tokens_per_second": 90})
    assert somewhat.headline.startswith("Somewhat slow: 90 tokens per second are 64.7%")
    normal = said(catalog, **stated, launch={"tokens_per_second": 130})
    assert normal.headline.startswith("Normal: 130 tokens per second are about what one user gets")
    assert "Faster for one user" in normal.body


@pytest.mark.parametrize(
    ("message", "rate"),
    [
        ("每秒只有 8 个 token", 8),
        ("I get 12.5 tok/s", 12.5),
        ("10 tokens/s before, 30 tokens/s now", None),
        ("the trainer runs at 2400 tokens/s", None),
    ],
)
def test_one_rate_of_answers_is_read(message: str, rate: float | None) -> None:
    assert rate_told(message) == rate
