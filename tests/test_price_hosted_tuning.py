"""What providers charge to fine-tune: tokens x published price, and what is not for sale."""

from datetime import date, timedelta
from typing import Any

import pytest

from advisor.advice.money.hosted_found import HostedPrices
from advisor.advice.money.price_hosted_tuning import PriceHostedTuning
from advisor.answers.answer import Answer
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.reading.asks.hosted_asked import of_a_host

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
    assert told.offers[0].usd == pytest.approx(3.2)


def test_each_region_has_its_price(catalog: Catalog) -> None:
    """¥0.03 a thousand in Beijing, $1.60 a million in Singapore (help.aliyun.com, model training)."""
    asked = {"model": "Qwen3-14B", "provider": "百炼", "dataset_tokens": 1e6, "epochs": 2}
    offers = {o.region["en"]: o.usd for o in prices(catalog, **asked).offers if o.region}
    beijing = 2 * 30 / catalog.yuan.per_usd
    assert offers == {"Singapore": pytest.approx(3.2), "Beijing": pytest.approx(beijing)}
    assert "（北京）" in answer(catalog, "zh", **asked).body


def test_prices_in_yuan_are_converted_and_said_to_be(catalog: Catalog) -> None:
    """https://www.volcengine.com/docs/82379/1544106: ¥10 a million by LoRA, ¥20 in full; calls of
    the result ¥0.4 and ¥4."""
    asked = {"api_model": "豆包2.0 Mini", "dataset_tokens": 1e6, "epochs": 3}
    told = prices(catalog, **asked)
    rate = catalog.yuan.per_usd
    assert [(o.method, o.usd) for o in told.offers] == [
        ("lora", pytest.approx(30 / rate)),
        ("full", pytest.approx(60 / rate)),
    ]
    bill = told.offers[0].serving
    assert bill
    assert bill.output_usd_per_million == pytest.approx(4 / rate)
    assert any(each.code == "hosted.quoted-in-yuan" for each in told.assumptions)


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
    for price in catalog.hosted_tuning:
        whole = (price.serving_input_per_million, price.serving_output_per_million)
        assert whole.count(None) != 1
        assert (price.serving_per_hour is None) == (price.serving_unit is None)


NOT_KNOWN = (
    "Azure",
    "Vertex AI",
    "Bedrock",
    "Nebius",
    "Predibase",
    "千帆",
    "硅基流动",
)


@pytest.mark.parametrize("name", NOT_KNOWN)
def test_a_provider_without_a_known_price_is_named_as_one(name: str, catalog: Catalog) -> None:
    told = prices(catalog, provider=name)
    assert (told.status, told.offers) == ("unknown", ())
    assert told.provider in told.unpriced
    assert told.provider in answer(catalog, "zh", provider=name).headline
    elsewhere = answer(catalog, "en", model="8B", samples=1000)
    assert str(told.provider) in elsewhere.details


def test_serving_what_was_tuned_is_a_second_bill(catalog: Catalog) -> None:
    """Fireworks AI: $8 an hour for an H100 (https://fireworks.ai/pricing, 2026-10-07). Tuned GPT-4o
    mini: $0.30 and $1.20 a million (https://developers.openai.com/api/docs/pricing)."""
    card = prices(catalog, provider="Fireworks", model="8B").offers[0].serving
    assert card
    assert (card.gpu, card.usd_per_hour, card.usd_per_month) == ("H100", 8, 5760)
    tokens = prices(catalog, api_model="GPT-4o mini").offers[0].serving
    assert tokens
    assert (tokens.input_usd_per_million, tokens.output_usd_per_million) == (0.3, 1.2)
    shown = answer(catalog, "en", provider="Fireworks").body
    assert "| $8 an hour (H100) |" in shown
    assert shown.count("a dedicated deployment costs $5,760 a month") == 1
    assert "| $0.30 / $1.20 |" in answer(catalog, "en", api_model="GPT-4o mini").body


def test_adapters_are_used_by_the_token_and_the_rest_by_the_hour(catalog: Catalog) -> None:
    """Bailian, Beijing: a LoRA of Qwen2.5 7B ¥0.5 and ¥1 a million (help.aliyun.com,
    model-deployment-token), a unit that serves any result of it ¥21 an hour
    (model-training-and-deployment-billing)."""
    asked: dict[str, Any] = {"model": "Qwen2.5 7B", "provider": "百炼", "requests_per_day": 1000}
    rate = catalog.yuan.per_usd
    lora = prices(catalog, **asked, input_tokens=3000, output_tokens=1000).offers[0]
    assert lora.serving
    assert lora.serving.usd_per_hour == pytest.approx(21 / rate)
    assert lora.use_usd_per_month == pytest.approx(30 * (3 * 0.5 + 1) / rate)
    full = prices(catalog, **asked, method="full").offers[0]
    assert full.use_usd_per_month == pytest.approx(720 * 21 / rate)
    assert "（LoRA）或每小时" in answer(catalog, "zh", **asked).body


def test_an_unknown_price_of_use_is_said_to_be_unknown(catalog: Catalog) -> None:
    """Bailian lists no price of using a tuned Qwen3-0.6B."""
    asked: dict[str, Any] = {"model": "Qwen3-0.6B", "provider": "百炼", "requests_per_day": 1000}
    offer = prices(catalog, **asked).offers[0]
    assert (offer.serving, offer.use_usd_per_month) == (None, None)
    assert "| unknown | unknown |" in answer(catalog, "en", **asked).body
    assert "| 未知 | 未知 |" in answer(catalog, "zh", **asked).body


def test_requests_a_day_make_a_month_of_use(catalog: Catalog) -> None:
    """Tuned GPT-4o mini: $0.30 and $1.20 a million, here 900 and 300 tokens a request. The lesson's
    request is 500 tokens, of which three in four are read."""
    asked: dict[str, Any] = {"api_model": "GPT-4o mini", "requests_per_day": 1000}
    told = prices(catalog, **asked, input_tokens=900, output_tokens=300)
    assert told.offers[0].use_usd_per_month == pytest.approx(30 * (0.9 * 0.3 + 0.3 * 1.2))
    assumed = prices(catalog, **asked)
    assert assumed.use
    assert (assumed.use.input_tokens, assumed.use.output_tokens) == (375, 125)
    assert "375 tokens in and 125 out (assumed)" in answer(catalog, "en", **asked).body
    assert prices(catalog, api_model="GPT-4o mini").offers[0].use_usd_per_month is None


def test_use_may_be_listed_in_another_currency_than_training(catalog: Catalog) -> None:
    """Qwen3-32B in Singapore: training $8 a million, use ¥1.174 and ¥4.697."""
    told = prices(catalog, model="Qwen3-32B", provider="百炼")
    singapore = next(o for o in told.offers if o.region and o.region["en"] == "Singapore")
    assert (singapore.quoted_in, singapore.usd_per_million_tokens) == ("USD", 8)
    assert singapore.serving
    assert singapore.serving.output_usd_per_million == pytest.approx(4.697 / catalog.yuan.per_usd)


def test_zhipu_has_a_list(catalog: Catalog) -> None:
    """https://open.bigmodel.cn/pricing: GLM-4-9B by LoRA ¥0.025 a thousand, its use ¥0.002."""
    told = prices(catalog, model="GLM-4-9B", provider="智谱", method="lora", dataset_tokens=1e6)
    rate = catalog.yuan.per_usd
    offer = told.offers[0]
    assert offer.usd_per_million_tokens == pytest.approx(25 / rate)
    assert offer.serving
    assert offer.serving.input_usd_per_million == pytest.approx(2 / rate)


def test_an_old_price_list_is_said_to_be_old(catalog: Catalog) -> None:
    assert "more than a year ago" in answer(catalog, "en", provider="OpenAI").headline
    assert "more than a year ago" not in answer(catalog, "en", provider="Fireworks").headline


def test_a_minimum_is_told_where_it_is_known(catalog: Catalog) -> None:
    """Together AI: no minimum price (https://docs.together.ai/docs/fine-tuning-pricing)."""
    assert "no minimum charge" in answer(catalog, "en", provider="Together").details
    assert "minimum" not in answer(catalog, "en", provider="Fireworks").details


@pytest.mark.parametrize(
    ("message", "stated"),
    [
        ("what does Tinker cost", {"provider": "Tinker"}),
        ("千帆精调多少钱", {"provider": "千帆"}),
        ("hosted fine-tuning of an 8B model: what does it cost?", {"model": "8B"}),
        ("托管微调Qwen3-32B要多少钱", {"model": "Qwen3-32B"}),
        ("GPT-4.1 微调多少钱", {"api_model": "GPT-4.1"}),
        ("fine-tuning on Zhipu price", {"api_model": "Zhipu"}),
        ("fine-tune Llama 3.1 8B on Together: cost", {"model": "Llama 3.1 8B on Together"}),
        ("fine-tune Qwen3 8B on Bailian: price?", {"model": "Qwen3 8B", "provider": "百炼"}),
    ],
)
def test_a_host_is_asked_for_its_price(
    message: str, stated: dict[str, Any], catalog: Catalog
) -> None:
    assert of_a_host(stated, message, catalog)


@pytest.mark.parametrize(
    ("message", "stated"),
    [
        ("what does the DeepSeek API cost", {"provider": "DeepSeek"}),
        ("RTX 4090 price at Together", {"provider": "Together", "gpu": "RTX 4090"}),
        ("what is a hosted fine-tuning service", {}),
        ("GPT-4.1 API price", {"api_model": "GPT-4.1"}),
        ("fine-tune 7B or call the Claude API: cost", {"model": "7B", "api_model": "Claude"}),
        ("fine-tune 7B on an Azure A100: cost", {"provider": "Azure", "gpu": "A100"}),
    ],
)
def test_what_is_no_question_to_a_host(
    message: str, stated: dict[str, Any], catalog: Catalog
) -> None:
    assert not of_a_host(stated, message, catalog)
