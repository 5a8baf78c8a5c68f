"""Why a server does not start: the error read, its cause by figures, and the settings in order."""

from typing import Any

import pytest

from advisor.advice.serving.start_found import Start
from advisor.catalog.catalog import Catalog
from advisor.reading.spans.launch import launch_told, launch_words
from tests.serving import said, sized

TOO_LONG = (
    "The model's max seq len (32768) is larger than the maximum number of tokens that can be stored "
    "in KV cache (12288). Try increasing `gpu_memory_utilization` or decreasing `max_model_len`"
)


@pytest.mark.parametrize(("message", "told"), [
    (TOO_LONG, {"failed": "length", "asked_tokens": 32768, "held_tokens": 12288}),
    ("To serve at least one request with the models's max seq len (40960), (6.25 GiB KV cache is needed, which is larger than the available KV cache memory (2.50 GiB).",
     {"failed": "length", "asked_tokens": 40960, "held_tokens": 16384}),
    ("报 max seq len 32768 大于 KV cache 能存的 token 数", {"failed": "length", "asked_tokens": 32768}),
    ("max_model_len of 32768 exceeds the KV cache, which holds 9000 tokens", {"failed": "length", "asked_tokens": 32768, "held_tokens": 9000}),
    ("Free memory on device (10.2/23.6 GiB) on startup is less than desired GPU memory utilization (0.9, 21.3 GiB)",
     {"failed": "busy", "free_gib": 10.2, "card_gib": 23.6}),
    ("vllm: CUDA out of memory occurred when warming up sampler with 1024 dummy requests", {"failed": "sampler", "together": 1024}),
    ("No available memory for the cache blocks, --gpu-memory-utilization 0.9 --max-num-seqs=4 --max-model-len 8192 --tensor-parallel-size 2 --enforce-eager",
     {"failed": "cache", "share": 0.9, "asked_tokens": 8192, "together": 4, "cards": 2, "eager": True}),
    ("RuntimeError: Not enough memory. Please try to increase --mem-fraction-static.", {"failed": "cache"}),
    ("vllm serve --gpu-memory-utilization 0.95 就报显存不足", {"failed": "memory", "share": 0.95}),
    ("Is 0.95 good for gpu_memory_utilization=0.95?", {"share": 0.95}),
    ("GRPO with vllm: CUDA out of memory, gpu_memory_utilization 0.6", None),
    ("my training is out of memory", None),
])  # fmt: skip
def test_a_launch_and_its_error_are_read(message: str, told: dict[str, object] | None) -> None:
    assert launch_told(message) == told


def test_what_was_read_is_used() -> None:
    assert launch_words(TOO_LONG + ". --max-num-seqs 16")[1] == "max-num-seqs 16"


def of(message: str, catalog: Catalog, **stated: object) -> Start:
    found = sized(catalog, launch=launch_told(message), **stated).start
    assert found is not None
    return found


def names(found: Start) -> list[str]:
    return [lever.name for lever in found.levers]


def test_weights_beyond_the_card_are_not_helped_by_flags(catalog: Catalog) -> None:
    found = of(
        "No available memory for the cache blocks",
        catalog,
        model="Qwen2.5 14B",
        gpu="RTX 4090",
        engine="vLLM",
    )
    assert found.cause == "weights"
    assert names(found) == ["narrow", "narrow", "cards"]
    assert found.command is not None
    assert "FP8" in found.command


def test_the_errors_own_figure_comes_before_ours(catalog: Catalog) -> None:
    found = of(TOO_LONG, catalog, model="Qwen2.5 7B", gpu="RTX 4090")
    assert (found.cause, found.held_tokens, found.held_told) == ("length", 12288, True)
    assert names(found)[0] == "length"
    assert found.missing_gib is not None
    assert found.missing_gib > 1
    assert found.command is not None
    assert "--max-model-len 12288" in found.command


def test_the_error_alone_tells_the_length(catalog: Catalog) -> None:
    found = of(TOO_LONG, catalog)
    assert (found.cause, names(found)) == ("measured", ["length", "share", "cache"])


def test_a_share_that_holds_the_weights_no_more_is_raised(catalog: Catalog) -> None:
    message = "No available memory for the cache blocks, gpu_memory_utilization=0.6"
    found = of(message, catalog, model="Qwen2.5 7B", gpu="RTX 3090")
    assert (found.cause, found.share_percent) == ("share", pytest.approx(60))
    assert "share" in names(found)


def test_memory_that_ran_out_beside_the_share_takes_a_smaller_one(catalog: Catalog) -> None:
    message = "vllm: CUDA out of memory when warming up sampler with 1024 dummy requests"
    found = of(message, catalog, model="Qwen2.5-VL 7B", gpu="L4")
    assert found.cause == "sampler"
    assert names(found)[:2] == ["together", "lower"]


def test_another_process_leaves_the_share_that_is_free(catalog: Catalog) -> None:
    message = "Free memory on device (10.2/23.6 GiB) on startup is less than desired GPU memory"
    small = of(message, catalog, model="Qwen2.5 3B", gpu="RTX 4090")
    assert [(each.name, each.value) for each in small.levers] == [
        ("others", None),
        ("share", "0.43"),
    ]
    assert names(of(message, catalog, model="Qwen2.5 7B", gpu="RTX 4090")) == ["others"]


def test_a_stated_share_is_what_the_server_takes(catalog: Catalog) -> None:
    launch = launch_told("vllm serve --gpu-memory-utilization 0.5")
    found = sized(catalog, model="Qwen2.5 3B", gpu="RTX 4090", launch=launch)
    assert found.start is None
    assert found.options[0].room_gib == pytest.approx(0.5 * 23.5, abs=0.1)


@pytest.mark.parametrize(
    "launch",
    [
        {"failed": "cache", "free_gib": 10.2, "card_gib": 23.6},
        {"failed": "cache", "held_tokens": 9000},
    ],
)
def test_an_error_that_tells_half_is_no_diagnosis(
    launch: dict[str, object], catalog: Catalog
) -> None:
    assert said(catalog, launch=launch).headline
    assert sized(catalog, launch=launch).start is None


def test_why_one_card_is_told_of_several_comes_first(catalog: Catalog) -> None:
    message = (
        "Why does the KV cache not use both GPUs? vllm serve --tensor-parallel-size 2: max seq len (131072)"
        " is larger than the maximum number of tokens that can be stored in KV cache (81536)."
    )
    launch = launch_told(message)
    assert launch
    assert launch["spread_asked"]
    stated: dict[str, Any] = {"model": "Qwen2.5 14B", "gpu": "RTX 4090", "num_gpus": 2}
    headline = said(catalog, **stated, launch=launch).headline
    assert headline.startswith("All 2 cards are used: every figure in the log is for one of them.")
    stated["num_gpus"] = 1
    alone = said(catalog, **stated, launch=launch | {"cards": 1}).headline
    assert "cards are used" not in alone
