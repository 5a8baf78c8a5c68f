"""The card of an answer: every large figure follows from its receipt, in either language and
currency."""

import re
from datetime import date

import pytest

from advisor.answers.card import measured
from advisor.answers.card.card import Card, Figure
from advisor.answers.card.measured import Like, address, nearest
from advisor.answers.card.receipt import Receipt, Step
from advisor.answers.card.wording import Wording
from advisor.answers.currency import DOLLARS, Currency
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from tests.answers import Make, called, estimate, needs, serve, set_ups
from tests.cases import ALL

YUAN = Currency("CNY", 6.7411, date(2026, 9, 29), beside_dollars=True)
WITH_FIGURES = frozenset(
    (
        "estimate_training_cost",
        "estimate_by_size",
        "compare_setups",
        "recommend_hardware",
        "fit_budget",
        "compare_serving_cost",
        "size_serving",
        "buy_or_rent",
        "price_hosted_tuning",
        "rental_prices",
        "plan_project",
    )
)
ENGLISH = Wording("en", DOLLARS)


def card_of(
    catalog: Catalog,
    make: Make,
    tool: str = "estimate_training_cost",
    language: Language = "en",
    currency: Currency = DOLLARS,
) -> Card:
    answer = Renderer().answer(tool, make(catalog, language), language, currency=currency)
    assert answer.card
    return answer.card


def named(card: Card, name: str) -> Figure:
    return next(figure for figure in card.figures if figure.name == name)


@pytest.mark.parametrize("place", range(len(ALL)), ids=lambda place: f"{place}-{ALL[place][0]}")
def test_every_figure_follows_from_its_receipt(place: int, catalog: Catalog):
    tool, make = ALL[place]
    card = Renderer().answer(tool, make(catalog, "en"), "en").card
    if card is None:
        return
    assert tool in WITH_FIGURES
    assert 1 <= len(card.figures) <= 4
    for figure in card.figures:
        slack = 0.11 if figure.unit == "GiB" else 1 if figure.unit == "requests/day" else 0.011
        assert figure.receipt.total == pytest.approx(figure.value, rel=0.01, abs=slack), figure
        assert figure.shown
        assert all(step.label and step.shown for step in figure.receipt.steps)


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_a_card_is_whole_in_every_language(language: Language, catalog: Catalog):
    for tool, make in (("estimate_training_cost", estimate("7B", "lora", "RTX 4090")), *ALL[:20]):
        card = Renderer().answer(tool, make(catalog, language), language, currency=YUAN).card
        if card:
            said = " ".join(
                (
                    card.verdict,
                    card.line,
                    *(f"{f.label} {f.shown} {f.beside}" for f in card.figures),
                )
            )
            assert not re.search(r"\bNone\b|\bnan\b", said), said
            assert card.verdict.strip()


def test_amounts_are_in_the_readers_currency_and_follow_in_dollars(catalog: Catalog):
    card = card_of(catalog, estimate("7B", "lora", "RTX 4090"), language="zh", currency=YUAN)
    cost = named(card, "cost")
    assert cost.shown.startswith("¥")
    assert "$" not in cost.shown + cost.beside
    assert cost.unit == "USD"
    assert any(step.shown.startswith("¥") for step in cost.receipt.steps)


def test_a_run_that_fits_has_time_cost_and_memory(catalog: Catalog):
    card = card_of(catalog, estimate("Llama 3.1 8B", "qlora", "RTX 4090", samples=20_000))
    assert [figure.name for figure in card.figures] == ["hours", "cost", "memory"]
    assert card.verdict == "Llama 3.1 8B with QLoRA (4-bit) fits one RTX 4090"
    assert "20,000 samples × 512 tokens × 3 epochs" in card.line
    assert "assumed" not in card.line
    memory = named(card, "memory")
    assert memory.gauge
    assert memory.gauge.limit == pytest.approx(23.5, abs=0.1)
    assert sum(size for _, size in memory.gauge.parts) == pytest.approx(memory.value, abs=0.11)
    assert {step.label for step in memory.receipt.steps} >= {"weights", "activations"}
    assert "Training time" not in card.body
    assert memory.shown not in card.body


def test_a_run_that_does_not_fit_shows_what_it_needs_and_the_nearest_that_does(catalog: Catalog):
    card = card_of(catalog, estimate("13B", "lora", "RTX 4090"))
    assert [figure.name for figure in card.figures] == ["memory", "hours", "cost"]
    assert named(card, "cost").beside == "instead: QLoRA (4-bit) on one RTX 4090"
    assert "assumed" in card.line


def test_nothing_is_priced_that_cannot_run(catalog: Catalog):
    nowhere = card_of(catalog, estimate("405B", "full", "RTX 3060"))
    assert [figure.name for figure in nowhere.figures] == ["memory"]
    assert "$" not in nowhere.line


def test_facts_have_their_sources_and_prices_their_day(catalog: Catalog):
    card = card_of(catalog, estimate("Llama 3.1 8B", "qlora", "RTX 4090"))
    cost, hours = named(card, "cost").receipt, named(card, "hours").receipt
    assert cost.origins
    assert all(origin.as_of for origin in cost.origins)
    assert "median of the providers" in cost.about
    assert any("Llama-3.1-8B" in origin.source for origin in hours.origins)
    assert not {origin.source for origin in hours.origins} & {o.source for o in cost.origins}


def test_the_nearest_measured_run_is_of_the_same_method_and_near_in_size():
    found = nearest("memory", Like(8e9, "qlora", "RTX 4090", 1, 2048), ENGLISH)
    assert found
    assert "QLoRA" in found.run
    assert found.measured.endswith("GiB")
    assert found.shown_error[0] in "+−"
    assert found.address
    assert found.address.startswith("https://")
    far = Like(4e12, "prompt_tuning", "RTX 4090", 1, 2048)
    assert nearest("memory", far, ENGLISH) is None


def test_a_measured_run_is_nearest_to_itself():
    run = next(run for run in measured.runs()["memory"] if run.like.method == "lora")
    found = nearest("memory", run.like, ENGLISH)
    assert found
    assert found.error == pytest.approx(run.estimated / run.measured - 1, abs=0.5)


def test_time_has_measured_runs_too():
    found = nearest("speed", Like(7e9, "lora", "A100-80GB", 1, 2048), ENGLISH)
    assert found
    assert "tokens/s" in found.measured


@pytest.mark.parametrize(("locator", "leads_to"), [
    ("github hiyouga/LlamaFactory issue 4559", "https://github.com/hiyouga/LlamaFactory/issues/4559"),
    ("github axolotl-ai-cloud/axolotl pull 3733", "https://github.com/axolotl-ai-cloud/axolotl/pull/3733"),
    ("github a/b docs/x.md @ HEAD", "https://github.com/a/b/blob/HEAD/docs/x.md"),
    ("github a/b@067f987 docs/x.md, 26.06 NeMo Container", "https://github.com/a/b/blob/067f987/docs/x.md"),
    ("PyPI sdist fitcheck_llm-0.3.1 data/x.json", "https://pypi.org/project/fitcheck-llm/0.3.1/"),
    ("repository of the package experts4bit-qlora", None),
])  # fmt: skip
def test_where_a_measured_run_can_be_read(locator: str, leads_to: str | None):
    assert address(locator) == leads_to


def test_steps_are_taken_one_after_the_other():
    steps = [("", 12.0), ("×", 2.0), ("÷", 8.0), ("+", 4.0), ("−", 2.0)]
    receipt = Receipt(tuple(Step(sign, "", value, "") for sign, value in steps))  # pyright: ignore[reportArgumentType]
    assert receipt.total == 5


def test_the_winner_of_a_comparison_is_marked_once(catalog: Catalog):
    compared = set_ups(
        {"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "A100 80GB"}, model="7B", method="lora"
    )
    card = card_of(catalog, compared, "compare_setups")
    assert card.body.count("✓ ") == 1
    assert "fastest and the cheapest" in card.verdict


def test_an_api_against_cards_shows_both_bills_and_when_cards_pay(catalog: Catalog):
    card = card_of(catalog, serve("GPT-5.6 Sol", requests_per_day=2000), "compare_serving_cost")
    assert [figure.name for figure in card.figures] == ["month", "month", "month", "requests"]
    assert "2,000 requests a day" in card.line


def test_sizes_without_a_card_show_each_method(catalog: Catalog):
    card = card_of(catalog, called("estimate_by_size"), "estimate_by_size")
    assert [figure.name for figure in card.figures] == ["memory"] * 3


def test_advised_cards_show_the_run_on_them(catalog: Catalog):
    card = card_of(catalog, needs("13B"), "recommend_hardware")
    assert [figure.name for figure in card.figures] == ["hours", "cost", "memory"]
