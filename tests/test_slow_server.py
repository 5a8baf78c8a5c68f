"""Why a model answers slowly: whether its card holds it, and where to look."""

from advisor.catalog.catalog import Catalog
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
