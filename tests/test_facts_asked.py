"""Which facts of a card are asked, and that they are told first."""

import pytest

from advisor.advice.money.rental_prices import RentalPrices
from advisor.advice.tools import TOOLS
from advisor.advice.topics.look_up import LookUp
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.reading.asks.facts_asked import facts_asked, of_a_card, rows
from advisor.reading.asks.subjects import by_subject
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.rentals import rental_calls
from tests.small_catalog import TODAY

ASKED = [(row.fact, message) for row in rows() for message in row.messages]


@pytest.mark.parametrize(("fact", "message"), ASKED, ids=[message for _, message in ASKED])
def test_each_example_asks_its_fact(fact: str, message: str) -> None:
    assert fact in facts_asked(message)


@pytest.mark.parametrize(
    ("message", "language", "gpu", "told"),
    [
        ("memory bandwidth of an L40S", "en", "L40S", "864 GB/s"),
        ("does a 5090 have NVLink", "en", "RTX 5090", "has no NVLink"),
        ("V100支持bf16吗", "zh", "V100", "不支持 bf16"),
        ("4090支持FP8吗", "zh", "RTX 4090", "支持 FP8 计算，不支持 FP4"),
        ("is an A100 good for FP8", "en", "A100", "neither FP8 nor FP4"),
    ],
)
def test_what_is_asked_leads(
    message: str, language: Language, gpu: str, told: str, catalog: Catalog
) -> None:
    facts = LookUp(gpu=gpu, facts=list(facts_asked(message))).run(catalog, language)
    assert told in Renderer().answer("look_up", facts, language).headline


def change(**stated: object) -> Change:
    return Change(Brief({slot: Fact(value, str(value)) for slot, value in stated.items()}), stated)


def test_a_card_alone_is_looked_up(catalog: Catalog) -> None:
    message = "fp8 support on a 4090?"
    stated = change(gpu="RTX 4090", quantization="fp8")
    assert by_subject(("size_serving",), stated, message, TOOLS, catalog) == ("look_up",)
    assert not of_a_card(["gpu"], "serve a model in fp8 on a 4090")
    assert not of_a_card(["gpu", "model"], message)


def test_spot_is_asked_of_a_provider(catalog: Catalog) -> None:
    [call] = rental_calls("look_up", change(gpu="A100"), "spot price of an A100 on AWS", catalog)
    assert (call.arguments["provider"], call.arguments["kind"]) == ("AWS", "spot")
    [call] = rental_calls("look_up", change(gpu="V100"), "腾讯云V100按量多少钱", catalog)
    assert call.arguments["provider"] == "腾讯云"
    [call] = rental_calls("look_up", change(gpu="H100"), "H100包月多少钱", catalog)
    assert call.arguments["kind"] == "reserved"


def test_a_memory_alone_is_ranked_by_the_median(catalog: Catalog) -> None:
    message = "what is the cheapest 24GB GPU to rent"
    [call] = rental_calls("look_up", change(gpu_memory_gib=24), message, catalog)
    found = RentalPrices.asked(call.arguments).found(catalog, TODAY)
    medians = [card.median_usd for card in found.ranked]
    assert medians == sorted(medians)
    assert all(card.providers > 1 for card in found.ranked)
    assert all(catalog.gpu(card.gpu).tflops_bf16 for card in found.ranked)
