"""Cards as people name them: by the memory stated beside a chip, by a modification, by a form; and
those that are known by name alone."""

import pytest

from advisor.catalog.catalog import Catalog
from advisor.catalog.stated_card import with_memory
from advisor.errors import ToolError


@pytest.mark.parametrize(("name", "memory_gb", "usable_gib"), [
    # two thirds of the memory up to 32 GB, three quarters above
    # (https://github.com/ggml-org/llama.cpp/discussions/2182)
    ("M4 Pro 24GB", 24, 16), ("M4 Max 36GB", 36, 27), ("M2 8GB", 8, 5.33), ("M3 Max 96GB", 96, 72), ("M4 Max 64GB", 64, 48),
    ("AI Max+ 395 64GB", 64, 48),
    ("Jetson AGX Orin 32GB", 32, 30.65),
    ("RTX 3050 6GB", 6, 5.82),
    ("3080 20G 魔改", 20, 19.56), ("3090 48G", 48, 47.38), ("4080 32GB", 32, 31.34), ("4090D 48G", 48, 47.37),
    ("5090D V2", 24, 23.28),
    ("RTX PRO 6000 Max-Q", 96, 94.97),
    ("V100 PCIe", 16, 15.77), ("A100 PCIe 80GB", 80, 79.15),
])  # fmt: skip
def test_a_card_has_the_memory_that_was_said(
    name: str, memory_gb: float, usable_gib: float, catalog: Catalog
) -> None:
    card = catalog.gpu(name)
    assert card.memory_gb == memory_gb
    assert card.usable_gib == pytest.approx(usable_gib, abs=0.01)


def test_versions_with_less_are_not_as_fast(catalog: Catalog) -> None:
    """https://support.apple.com/en-ca/121554: 410 GB/s with 32 GPU cores, 546 with 40."""
    small, large = catalog.gpu("M4 Max 36GB"), catalog.gpu("M4 Max")
    assert (small.bandwidth_gb_s, large.bandwidth_gb_s) == (410, 546)
    assert small.tflops_fp16 / large.tflops_fp16 == pytest.approx(32 / 40, abs=0.01)
    assert catalog.gpu("V100 PCIe").tflops_fp16 == 112
    assert catalog.gpu("RTX PRO 6000 Max-Q").tdp_w == 300


def test_a_memory_that_a_chip_is_sold_with_is_usable_as_its_row_says(catalog: Catalog) -> None:
    assert with_memory(catalog, "M4 Pro", 24).usable_gib == 16
    assert with_memory(catalog, "M4 Max", 36).usable_gib == 27


def test_a_memory_that_no_version_has_is_unknown(catalog: Catalog) -> None:
    with pytest.raises(ToolError, match="unknown gpu"):
        catalog.gpu("M4 Max 40GB")


@pytest.mark.parametrize("name", [
    "TPU v5e", "TPU v6e-8", "Ironwood", "Trainium2", "Inferentia 2", "昆仑芯P800", "海光K100-AI", "寒武纪思元590", "MTT S4000", "沐曦C500",
    "天垓100", "燧原S60", "壁仞BR100", "Atlas 300I Duo", "昇腾950", "Rubin", "MI308X", "RTX PRO 6000D",
])  # fmt: skip
def test_what_is_known_by_name_alone_says_why_nothing_is_computed(
    name: str, catalog: Catalog
) -> None:
    with pytest.raises(ToolError) as raised:
        catalog.gpu(name)
    assert raised.value.code == "gpu_not_computed"
    assert raised.value.details["known"].zh
