"""What renting a card costs, by provider."""

from datetime import date

import pytest

from advisor.advice.money.rental_found import Rental
from advisor.advice.money.rental_prices import RentalPrices
from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import RentalProvider
from advisor.language import Language
from advisor.prices import cost
from advisor.prices.market import market_range
from advisor.reading.brief import Change
from advisor.reading.calls import rentals
from advisor.reading.calls.calls import calls
from advisor.reading.calls.rentals import RENTAL, renter_named
from tests.small_catalog import SOURCED, TODAY, gpu, offer, small_catalog
from tests.talk import COST, HARDWARE, brief


def found(catalog: Catalog, language: Language = "en", **stated: object) -> Rental:
    return RentalPrices.model_validate(stated).found(catalog, TODAY, language)


def said(catalog: Catalog, language: Language = "en", **stated: object) -> str:
    return Renderer().answer(RENTAL, found(catalog, language, **stated), language).markdown


RUNPOD = RentalProvider(id="runpod", name="RunPod", tiers=("RunPod A", "RunPod B"), **SOURCED)
OFFERS = (
    offer(usd=0.2, provider="RunPod A"),
    offer(usd=0.4, provider="RunPod B"),
    offer(usd=0.5, provider="C"),
    offer(usd=0.7, provider="D"),
    offer(usd=0.1, provider="C", kind="spot"),
    offer(usd=0.15, provider="C", kind="reserved"),
    offer(cny=0.7, provider="E", as_of=date(2025, 1, 1)),
)


def of_offers() -> Catalog:
    return small_catalog(*OFFERS, gpus=(gpu(),), rental_providers={"runpod": RUNPOD})


def test_a_provider_counts_once_and_an_offer_of_another_year_does_not():
    market = market_range(of_offers(), "rtx-4090")
    assert market is not None
    assert (market.providers, market.median) == (3, pytest.approx(0.5))  # 0.3, 0.5, 0.7
    assert (market.low, market.high, market.oldest) == (0.2, 0.7, date(2026, 10, 1))


def test_offers_stand_by_kind_the_cheapest_first_and_the_providers_apart():
    rental = found(of_offers(), gpu="RTX 4090", provider="RunPod")
    assert [each.usd_per_hour for each in rental.own] == [0.2, 0.4]
    elsewhere = [(each.kind, each.provider) for each in rental.others]
    assert elsewhere == [
        ("on_demand", "E"), ("on_demand", "C"), ("on_demand", "D"), ("spot", "C"), ("reserved", "C"),
    ]  # fmt: skip
    assert rental.dated[0] == date(2025, 1, 1)


def test_a_single_offer_is_said_to_be_one():
    catalog = small_catalog(offer(usd=0.3), gpus=(gpu(),))
    assert "Only one offer" in said(catalog, gpu="RTX 4090")


@pytest.mark.parametrize("provider", ["Tencent Cloud", "nowhere"])
def test_a_provider_without_a_price_is_said_by_name(catalog: Catalog, provider: str):
    answer = said(catalog, gpu="RTX 4090", provider=provider)
    assert f"I know no price of {provider} for the RTX 4090" in answer
    assert "median of" in answer


def test_the_lessons_price_stands_beside_the_market(catalog: Catalog):
    answer = said(catalog, gpu="RTX 4090")
    ranked, beside = answer.split("lesson's reference table")
    assert "$0.60" in beside
    assert "$0.60" not in ranked


def test_prices_keep_the_yuan_they_are_quoted_in(catalog: Catalog):
    """AutoDL's ¥1.88 of 2026-10-01 (https://www.autodl.com/home)."""
    assert "¥1.88" in said(catalog, "zh", gpu="RTX 4090", provider="AutoDL")
    assert "quoted ¥1.88" in said(catalog, gpu="RTX 4090", provider="AutoDL")
    assert "腾讯云" in said(catalog, "zh", gpu="RTX 4090", provider="Tencent Cloud")


def test_who_lends_cards_is_told_as_what_it_is(catalog: Catalog):
    assert "without charge" in said(catalog, provider="Colab")


def test_a_run_is_priced_at_the_provider_that_was_named(catalog: Catalog):
    price = cost.price(catalog, catalog.gpu("RTX 4090"), today=TODAY, provider="AutoDL")
    assert (price.basis, price.provider) == ("provider", "AutoDL")
    none = cost.price(catalog, catalog.gpu("RTX 4090"), today=TODAY, provider="Oracle")
    assert (none.basis, none.notes[0].code) == ("market", "prices.none-of-provider")


ASKED = [
    ("which provider rents the cheapest H100", "H100", None),
    ("4090 on AutoDL", "RTX 4090", "AutoDL"),
    ("RTX 5090多少人民币一小时", "RTX 5090", None),
    ("4090在AutoDL上多少钱", "RTX 4090", "AutoDL"),
    ("A100 price on Google Cloud", "A100", "Google Cloud"),
    ("how much is an H100 at Lambda?", "H100", "Lambda"),
    ("阿里云的A10贵吗", "A10", "阿里云"),
    ("H100 spot price", "H100", None),
    ("what does BM.GPU.H100.8 cost an hour", "H100", "Oracle Cloud"),
]


@pytest.mark.parametrize(("message", "card", "provider"), ASKED)
@pytest.mark.parametrize("ask", [HARDWARE, "look_up", "explain"])
def test_a_rent_is_asked(ask: str, message: str, card: str, provider: str | None, catalog: Catalog):
    """Whatever the model took the message for."""
    (call,) = calls((ask,), Change(brief(gpu=card), {"gpu": card}), message, TOOLS, catalog)
    assert call.tool == RENTAL
    assert (call.arguments["gpu"], call.arguments.get("provider")) == (card, provider)


@pytest.mark.parametrize("message", [
    "7B LoRA on a 4090 at AutoDL: how much per hour?", "buy or rent a 4090", "H100 API price per hour", "4090够训练7B吗，每小时多少钱",
    "what does an A100 draw in watts", "put a config together for my 4090", "vast amounts of memory on an H100",
])  # fmt: skip
def test_another_thing_is_no_question_of_rent(message: str, catalog: Catalog):
    change = Change(brief(gpu="RTX 4090"), {"gpu": "RTX 4090"})
    made = calls(("look_up",), change, message, TOOLS, catalog)
    assert RENTAL not in [call.tool for call in made]


@pytest.mark.parametrize(
    "message", ["Lambda vs RunPod for an A100", "A100 price on Lambda and RunPod"]
)
def test_each_of_several_providers_is_asked(message: str, catalog: Catalog):
    change = Change(brief(gpu="A100"), {"gpu": "A100"})
    made = calls(("look_up",), change, message, TOOLS, catalog)
    assert [call.arguments["provider"] for call in made] == ["Lambda", "RunPod"]


def test_a_provider_named_after_a_card_is_asked_of_it(catalog: Catalog):
    (call,) = calls((COST,), Change(brief(gpu="RTX 4090"), {}), "And on RunPod?", TOOLS, catalog)
    assert call.arguments == {"gpu": "RTX 4090", "provider": "RunPod"}


@pytest.mark.parametrize(("message", "name"), [
    ("train it on vast.ai", "vast.ai"), ("cheap on Lambda?", "Lambda"), ("a lambda function", None), ("Together we go", None),
    ("腾讯云的T4", "腾讯云"), ("on oracle", "oracle"),
])  # fmt: skip
def test_words_that_are_names_too(message: str, name: str | None, catalog: Catalog):
    assert renter_named(message, catalog) == name


ROWS = [(row, message) for row in rentals.rows() for message in row.messages]


@pytest.mark.parametrize(("row", "message"), ROWS, ids=[message for _, message in ROWS])
def test_each_row_has_a_message_in_which_it_is_found(row: rentals.Asking, message: str):
    assert row.pattern.search(message)
