"""What providers charge to fine-tune: tokens x published price, and what is not for sale."""

from datetime import date, timedelta
from typing import Any

import pytest

from advisor.advice.money.hosted_prices import HostedPrices
from advisor.advice.money.price_hosted_tuning import PriceHostedTuning
from advisor.answers.answer import Answer
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.language import Language

TODAY = date(2026, 11, 28)
CLOSED = date(2027, 1, 6)
"""https://developers.openai.com/api/docs/deprecations: no new jobs from this day."""


def prices(catalog: Catalog, today: date = TODAY, **asked: Any) -> HostedPrices:
    return PriceHostedTuning.model_validate(asked).on(catalog, today)


def answer(catalog: Catalog, language: Language, today: date = TODAY, **asked: Any) -> Answer:
    return Renderer().answer("price_hosted_tuning", prices(catalog, today, **asked), language)


def test_tokens_are_samples_times_length_times_epochs(catalog: Catalog) -> None:
    """Together AI: $0.48 a million up to 16B, LoRA (https://www.together.ai/pricing)."""
    asked = {"model": "Llama 3.1 8B", "samples": 5000, "tokens_per_sample": 800, "epochs": 3}
    told = prices(catalog, **asked)
    assert told.billed.tokens == 12e6
    first = told.offers[0]
    assert (first.provider, first.usd) == ("Together AI", pytest.approx(5.76))
    assert told.own
    assert told.own.option.cost_usd
    assert not told.own.stand_in
    assert "$5.76 (Together AI)" in answer(catalog, "en", **asked).headline
    assert "$5.76（Together AI）" in answer(catalog, "zh", **asked).headline


def test_data_set_tokens_are_read_each_epoch(catalog: Catalog) -> None:
    told = prices(catalog, model="Qwen3-14B", provider="百炼", dataset_tokens=1e6, epochs=2)
    assert [(offer.model, offer.usd) for offer in told.offers] == [
        ("qwen3-14b", pytest.approx(3.2))
    ]


@pytest.mark.parametrize("name", ["model", "api_model"])
def test_a_closing_provider_says_who_can_still_order(name: str, catalog: Catalog) -> None:
    asked = {name: "gpt-4o-mini", "samples": 1000, "tokens_per_sample": 1000}
    for today in (TODAY, CLOSED - timedelta(days=1)):
        told = prices(catalog, today, **asked)
        assert (told.status, told.ended) == ("closing", CLOSED)
        assert [offer.usd for offer in told.offers] == [pytest.approx(9)]
    assert "only organisations that already use" in answer(catalog, "en", **asked).headline
    assert "2027-01-06 起全部停止" in answer(catalog, "zh", **asked).headline


@pytest.mark.parametrize("name", ["model", "api_model"])
def test_a_closed_provider_has_no_offer(name: str, catalog: Catalog) -> None:
    for today in (CLOSED, CLOSED + timedelta(days=365)):
        told = prices(catalog, today, **{name: "gpt-4o-mini"}, samples=1000)
        assert (told.status, told.ended) == ("provider_ended", CLOSED)
        assert told.offers == ()
        assert told.others


@pytest.mark.parametrize(("asked", "status"), [
    ({"provider": "Cohere"}, "provider_ended"),
    ({"provider": "Mistral"}, "provider_ended"),
    ({"api_model": "GPT-3.5 Turbo"}, "model_ended"),
    ({"api_model": "Claude"}, "unknown"),
    ({"provider": "nowhere", "model": "7B"}, "unknown"),
    ({"provider": "Google"}, "unknown"),
    ({"model": "a name that nobody knows"}, "unknown"),
])  # fmt: skip
def test_what_is_not_for_sale_has_no_price(
    asked: dict[str, Any], status: str, catalog: Catalog
) -> None:
    told = prices(catalog, samples=1000, **asked)
    assert told.status == status
    assert told.offers == ()
    assert told.others, "what is known elsewhere stands beside"


def test_without_an_amount_the_price_per_million_and_a_named_example(catalog: Catalog) -> None:
    told = prices(catalog)
    assert not told.billed.stated
    assert len(told.offers) == len(catalog.hosted_tuning)
    shown = answer(catalog, "en")
    assert "per million training tokens; as an example" in shown.headline
    assert "a worked example" in shown.body
    assert "举例" in answer(catalog, "zh").headline


def test_an_own_card_stands_beside(catalog: Catalog) -> None:
    told = prices(catalog, model="Llama 3.1 8B", method="qlora", gpu="RTX 4090", samples=5000)
    assert told.own
    assert told.own.option.gpu == "RTX 4090"
    assert told.own.electricity_usd
    assert not told.own.card_too_small
    small = prices(catalog, model="13B", method="lora", gpu="RTX 4090", samples=5000)
    assert small.own
    assert small.own.card_too_small
    assert small.own.option.method == "qlora"


def test_a_closed_model_is_not_said_to_run_on_a_card(catalog: Catalog) -> None:
    told = prices(catalog, api_model="GPT-4o mini", gpu="RTX 4090", samples=1000)
    assert told.own
    assert told.own.stand_in
    assert told.own.model == "7B"
    assert "another model" in answer(catalog, "en", api_model="GPT-4o mini", samples=1000).details


def test_full_tuning_and_lora_are_not_mixed(catalog: Catalog) -> None:
    full = prices(catalog, model="8B", method="full", samples=1000)
    assert {offer.method for offer in full.offers} <= {"full", "any"}
    lora = prices(catalog, model="8B", method="qlora", samples=1000)
    assert {offer.method for offer in lora.offers} <= {"lora", "any"}


def test_what_is_tuned_has_a_row(catalog: Catalog) -> None:
    known = catalog.models.keys() | catalog.api_models.keys()
    assert {price.tunes for price in catalog.hosted_tuning if price.tunes} <= known
    for provider in catalog.tuning_providers.values():
        assert provider.ended.keys() <= known
