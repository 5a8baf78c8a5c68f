"""Engines as rows: what they reach, what they take of a card, and what is said of them."""

from typing import Any

import pytest

from advisor.advice.serving.size_serving import SizeServing
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from bench.engines import reaches
from tests.serving import said, sized

NAMES = ("vLLM", "SGLang", "TensorRT-LLM", "LMDeploy", "TGI", "llama.cpp", "MLX")


def test_what_an_engine_reaches_is_what_the_published_rows_give(catalog: Catalog):
    found = {id_: row.reach for id_, row in catalog.engines.items() if row.reach}
    assert found == reaches()


@pytest.mark.parametrize("name", NAMES)
def test_each_engine_is_found_by_its_name(catalog: Catalog, name: str):
    assert catalog.engine(name.lower()).name == name


def test_an_unknown_engine_is_refused_with_the_known_ones(catalog: Catalog):
    with pytest.raises(ToolError) as refused:
        SizeServing(model="7B", engine="exllama").run(catalog)
    assert refused.value.code == "unknown_engine"
    assert "vLLM" in str(refused.value.details["known"])


def test_what_was_not_measured_is_said(catalog: Catalog):
    asked: dict[str, Any] = {"model": "Qwen2.5 7B", "gpu": "RTX 4090", "engine": "TGI"}
    assert "TGI: not measured" in said(catalog, **asked).body
    assert "TGI：没有实测" in said(catalog, "zh", **asked).body


def test_an_engine_that_does_not_run_there_says_so(catalog: Catalog):
    body = said(catalog, model="Qwen2.5 7B", gpu="RTX 4090", engine="mlx").body
    assert "Its documents do not name the RTX 4090." in body
    old = sized(catalog, model="Qwen2.5 7B", gpu="V100", engine="vLLM").engines[0]
    assert old.runs_here is False  # compute capability 7.0, vLLM asks for 7.5


@pytest.mark.parametrize(("engine", "formats"), [
    ("vLLM", ["BF16", "FP8", "AWQ"]),
    ("llama.cpp", ["BF16", "GGUF Q8_0", "GGUF Q4_K_M"]),
])  # fmt: skip
def test_an_engine_proposes_its_own_formats(catalog: Catalog, engine: str, formats: list[str]):
    found = sized(catalog, model="Qwen2.5 7B", gpu="RTX 4090", engine=engine)
    assert [each.format for each in found.needs] == formats


def test_a_width_is_the_engines_format_of_it(catalog: Catalog):
    asked: dict[str, Any] = {"model": "Qwen2.5 7B", "gpu": "RTX 4090", "quantization": "4bit"}
    assert sized(catalog, **asked).format == "AWQ"
    assert sized(catalog, **asked, engine="ollama").format == "GGUF Q4_K_M"


def test_shares_of_the_free_memory_leave_less_for_the_cache(catalog: Catalog):
    """TensorRT-LLM takes 0.9 of what the weights leave, LMDeploy 0.8, llama.cpp what it needs."""
    asked: dict[str, Any] = {"model": "Qwen2.5 14B", "gpu": "L40S"}
    by_engine = {
        name: sized(catalog, **asked, engine=name).options[0].memory_users
        for name in ("TensorRT-LLM", "LMDeploy", "llama.cpp")
    }
    assert by_engine["LMDeploy"] < by_engine["TensorRT-LLM"] < by_engine["llama.cpp"]
    assert sized(catalog, **asked, engine="llama.cpp").reserved is None


def test_llama_cpps_cards_compute_in_turn(catalog: Catalog):
    """Llama 3 70B in Q4_K_M on two RTX 3090: 16.29 tokens a second
    (https://github.com/XiongjieDai/GPU-Benchmarks-on-LLM-Inference)."""
    found = sized(catalog, model="Llama 3 70B", gpu="RTX 3090", num_gpus=2, engine="llama.cpp", quantization="q4_k_m")  # fmt: skip
    assert found.options[0].alone
    assert found.options[0].alone.expected == pytest.approx(16.29, rel=0.2)
    assert "which compute in turn" in said(
        catalog, model="Llama 3 70B", gpu="RTX 3090", num_gpus=2, engine="llama.cpp", quantization="q4_k_m"
    ).body  # fmt: skip


def test_two_engines_are_told_apart_by_what_was_measured(catalog: Catalog):
    answer = said(catalog, model="Qwen3 32B", gpu="H100", engine=["SGLang", "vLLM"])
    assert answer.headline.startswith("No engine is plainly faster by my rows")
    assert "SGLang 0.84 times (54 rows)" in answer.headline
