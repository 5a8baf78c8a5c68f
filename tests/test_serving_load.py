"""What makes a server larger or smaller beside model and card: adapters, a shared beginning, the type
of its cache, people of a day, a copy that may fail; and where it runs."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.serving.adapters import Adapters
from advisor.advice.serving.host import speed
from advisor.advice.serving.server import APPLE_GAIN, Server
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import KNOWLEDGE
from advisor.units import GIB
from tests.serving import CARDS, LLAMA_3_70B, said, sized
from tests.small_catalog import SIXTEEN

THROUGHPUTS = KNOWLEDGE / "throughputs"


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(Path(THROUGHPUTS / name).read_text("utf-8"))
    return found


@pytest.mark.parametrize("row", rows("apple_batches.yaml"), ids=lambda row: row["id"])
def test_apples_batches_are_within_twice_the_published(row: dict[str, Any]):
    assert 0.5 < row["requests"] ** APPLE_GAIN / row["gain"] < 2


@pytest.mark.parametrize("row", rows("processors.yaml"), ids=lambda row: row["id"])
def test_processors_are_as_fast_as_published(catalog: Catalog, row: dict[str, Any]):
    model, stored = catalog.model(row["model"]), catalog.serving_format(row["format"])
    found = speed(model.shape, stored, row["gb_s"], held_tokens=128)
    assert found == pytest.approx(row["tokens_per_second"], rel=0.2)


def test_adapters_take_rank_times_inputs_and_outputs(catalog: Catalog):
    """Llama 3.1 8B, rank 16 on all linear layers: 41,943,040 weights of 2 bytes each (PEFT's
    `print_trainable_parameters`)."""
    alone = sized(catalog, model="Llama 3.1 8B").needs[0].weights_gib
    served = sized(catalog, model="Llama 3.1 8B", adapters=10).needs[0].weights_gib
    assert served - alone == pytest.approx(10 * 2 * 41_943_040 / GIB, abs=0.01)
    details = said(catalog, model="Llama 3.1 8B", gpu="A100", adapters=10).details
    assert "10 LoRA adapters of rank 16" in details


@given(requests=st.integers(1, 64), adapters=st.integers(1, 64))
def test_a_step_reads_no_more_adapters_than_requests(requests: int, adapters: int):
    some = Adapters(adapters)
    plain = Server(LLAMA_3_70B, CARDS["H100"], SIXTEEN, 4)
    with_them = Server(LLAMA_3_70B, CARDS["H100"], SIXTEEN, 4, adapters=some)
    longer = with_them.step_seconds(requests, 512) - plain.step_seconds(requests, 512)
    most = min(requests, adapters) * some.each_bytes(LLAMA_3_70B) / 3.35e12
    assert 0 < longer < most


def test_an_eight_bit_cache_holds_twice_the_requests(catalog: Catalog):
    asked: dict[str, Any] = {"model": "Llama 3.1 8B", "gpu": "L40S", "context_tokens": 32_000}
    whole = sized(catalog, **asked).needs[0]
    half = sized(catalog, **asked, kv_cache="fp8").needs[0]
    assert half.request_gib == pytest.approx(whole.request_gib / 2, abs=0.01)


@given(share=st.floats(0.01, 0.99))
def test_a_cached_beginning_saves_reading_it(share: float):
    server = Server(LLAMA_3_70B, CARDS["H100"], SIXTEEN, 4)
    assert server.prompt_seconds(4096, share * 4096) < server.prompt_seconds(4096)
    assert server.request_seconds(8, 4096, 256, share * 4096) < server.request_seconds(8, 4096, 256)


def test_people_of_a_day_are_not_users_at_once(catalog: Catalog):
    """500 people x 10 requests, three times the average at the peak: 5,000 / 86,400 s x 3 = 0.17 a
    second, each at work for 1,024 tokens at 10 a second: 18."""
    found = sized(catalog, model="Qwen2.5 14B", gpu="L40S", users=500, people=500)
    assert (found.users, found.requests_per_day, found.people) == (18, 5000, 500)
    body = said(catalog, model="Qwen2.5 14B", gpu="L40S", people=500).body
    assert "500 people who send 10 requests each make 5,000 a day" in body
    fewer = sized(catalog, model="Qwen2.5 14B", gpu="L40S", people=500, requests_per_person=2)
    assert fewer.users < found.users


def test_one_server_may_fail(catalog: Catalog):
    asked: dict[str, Any] = {"model": "Qwen2.5 7B", "gpu": "RTX 4090", "users": 20}
    enough = next(each for each in sized(catalog, **asked).options if each.enough)
    spared = next(each for each in sized(catalog, **asked, redundancy=True).options if each.enough)
    assert spared.copies == enough.copies + 1
    assert spared.users_at_once >= 20
    assert "so that one may fail" in said(catalog, **asked, redundancy=True).details


def test_a_rush_waits_longer_than_one_alone(catalog: Catalog):
    option = sized(
        catalog, model="Qwen2.5 72B", gpu="H100", num_gpus=4, users=20, input_tokens=8000
    ).options[0]
    first, rush = option.first_token_seconds, option.rush_first_token_seconds
    assert first
    assert rush
    assert rush > 5 * first
    each, between = option.each_tokens_per_second, option.seconds_per_token
    assert each
    assert between
    assert each * between <= 1


# LMDeploy's table of Llama 2 7B in 16 bit on one A100: mean time to the first token, ms
# (https://github.com/InternLM/lmdeploy/blob/main/docs/en/benchmark/a100_fp16.md)
@pytest.mark.parametrize(("users", "read", "written", "published"), [
    (1, 128, 128, 22), (1, 2048, 2048, 140), (16, 128, 128, 129), (16, 2048, 2048, 2678), (54, 2048, 128, 6590),
])  # fmt: skip
def test_first_tokens_are_within_twice_the_published(
    catalog: Catalog, users: int, read: int, written: int, published: float
):
    option = sized(
        catalog, model="Llama 2 7B", gpu="A100 80GB", users=users, input_tokens=read, output_tokens=written,
    ).options[0]  # fmt: skip
    assert option.rush_first_token_seconds
    assert 0.5 < 1000 * option.rush_first_token_seconds / published < 2


def test_speculative_decoding_is_told_and_not_computed(catalog: Catalog):
    asked: dict[str, Any] = {"model": "Llama 3.1 70B", "gpu": "H100"}
    with_it = sized(catalog, **asked, speculative=True)
    assert with_it.options == sized(catalog, **asked).options
    assert [each.gain for each in with_it.speculated] == [2.36, 1.8]
    assert "not computed" in said(catalog, **asked, speculative=True).details
