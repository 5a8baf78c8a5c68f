"""What training from scratch takes, and when a message asks it."""

import pytest

from advisor.advice.training.price_pretraining import PricePretraining
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.scratch_asked import likely, scratch_calls
from advisor.reading.spans.scratch_pairs import pairs


def test_the_arithmetic_of_gpt_3_is_that_of_its_paper(catalog: Catalog) -> None:
    """3.14e23 FLOPs in table D.1 of https://arxiv.org/abs/2005.14165."""
    found = PricePretraining(model="GPT-3").run(catalog)
    assert found.flops == pytest.approx(3.14e23, rel=0.01)
    assert [each.gpu for each in found.on] == ["H100 SXM", "A100 80GB"]


def test_llama_2_took_as_many_hours_as_half_of_the_peak_would_at_least(catalog: Catalog) -> None:
    """184,320 and 1,720,320 hours of A100 (https://arxiv.org/abs/2307.09288, table 2)."""
    for name in ("Llama 2 7B", "Llama 2 70B"):
        found = PricePretraining(model=name, gpu="A100 80GB").run(catalog)
        hours, published = found.on[0].gpu_hours, found.published[0].gpu_hours
        assert published
        assert 0.9 * hours.low <= published <= 1.2 * hours.high


def test_without_tokens_twenty_a_parameter_are_read(catalog: Catalog) -> None:
    found = PricePretraining(model="1.5B", gpu="RTX 4090", num_gpus=2).run(catalog)
    assert (found.tokens, found.tokens_from) == (20 * found.parameters, "rule")
    assert found.on[0].days == pytest.approx(found.on[0].gpu_hours.expected / 48, abs=0.1)


def change(**stated: object) -> Change:
    facts = {name: Fact(value, str(value), 0) for name, value in stated.items()}
    return Change(Brief(facts), stated)


@pytest.mark.parametrize(("message", "model", "asked"), [
    ("How much does it cost to train a 3B from scratch?", "3B", True), ("从零训练 3B 要几张卡", "3B", True),
    ("训练一个GPT-3要多少钱", "GPT-3", True), ("Is training a 3B from scratch a good idea?", "3B", False),
    ("复现open-llama要多少天，多少显存", "open-llama", True), ("cost to reproduce the pretraining of a 7B", "7B", True),
    ("How many days to replicate TinyLlama's results with LoRA?", "TinyLlama", False),
    ("What does continued pretraining of a 3B cost?", "3B", False), ("QLoRA of a 3B: cost?", "3B", False),
])  # fmt: skip
def test_what_it_takes_is_asked(message: str, model: str, asked: bool, catalog: Catalog) -> None:
    made = scratch_calls("estimate_training_cost", change(model=model), message, catalog)
    call = made[0] if made else None
    assert (call is not None) == asked


def test_a_run_that_ran_out_is_mended_not_priced(catalog: Catalog) -> None:
    message = "out of memory when pre-training the 3B, how much memory does it need?"
    assert not scratch_calls("fix_memory", change(model="3B"), message, catalog)
    assert scratch_calls("fix_memory", change(model="3B"), f"{message} From scratch.", catalog)


def test_from_scratch_is_not_more_text_for_a_trained_model() -> None:
    topics = {"continued-pretraining": 0.4, "base-vs-instruct": 0.2}
    assert next(iter(likely(topics, "train it from scratch, to override what it knows"))) == (
        "overriding-knowledge"
    )
    assert likely(topics, "continue the pretraining") == topics


@pytest.mark.parametrize(("message", "told"), [
    ("a 1.5B from scratch on 30B tokens, and a 3B on 60B?", [("1.5B", 3e10), ("3B", 6e10)]),
    ("从零预训练一个0.5B模型，100亿token，3B模型600亿token呢", [("0.5B", 1e10), ("3B", 6e10)]),
    ("从头训练1B用200亿token、7B用1400亿token", [("1B", 2e10), ("7B", 1.4e11)]),
    ("train a 7B from scratch on 1T tokens", [("7B", 1e12)]), ("a 7B from scratch", []),
])  # fmt: skip
def test_each_model_is_priced_with_its_own_tokens(
    catalog: Catalog, message: str, told: list[tuple[str, float]]
) -> None:
    assert list(pairs(message)) == told
    asked = f"What does it cost to train from scratch: {message}"
    made = scratch_calls("estimate_training_cost", change(), asked, catalog)
    found = [(call.arguments.get("model"), call.arguments.get("dataset_tokens")) for call in made]
    assert found == (told or [(None, None)])


def test_amounts_that_others_named_are_told_in_tokens(catalog: Catalog) -> None:
    asked = "复现open-llama的成本，一处说2W刀，另一处9w刀，哪个对？"
    [call] = scratch_calls("estimate_training_cost", change(model="open-llama"), asked, catalog)
    assert call.arguments["amounts_usd"] == [20_000, 90_000]
    found = PricePretraining(**call.arguments, gpu="A100 80GB").run(catalog)
    less, more = (each.tokens for each in found.amounts)
    assert more == pytest.approx(4.5 * less)
