"""The rows of `knowledge/`: complete, consistent, sourced; and what the loader says of a wrong
file."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import genai_prices
import pytest
import yaml

from advisor.catalog.catalog import Catalog
from advisor.catalog.load import KNOWLEDGE
from advisor.catalog.names import squash
from advisor.errors import ToolError
from advisor.prices.api import api_price


def test_enough_is_known(catalog: Catalog) -> None:
    assert len(catalog.gpus) >= 60
    assert len(catalog.models) >= 100
    assert {"full", "lora", "qlora", "prompt_tuning"} == set(catalog.methods)
    assert {
        "qa_system",
        "text_generation",
        "code_generation",
        "classification",
        "extraction",
    } == set(catalog.scenarios)


def test_parameters_recomputed_from_the_shape_are_the_published_ones(catalog: Catalog) -> None:
    for model in catalog.models.values():
        assert model.shape.parameters == pytest.approx(model.published_parameters, rel=0.01), (
            model.id
        )
        if model.published_active:
            assert model.shape.active_parameters == pytest.approx(
                model.published_active, rel=0.06
            ), model.id


def test_a_spelling_means_one_row(catalog: Catalog) -> None:
    for rows in (catalog.gpus, catalog.models, catalog.api_models):
        meant: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows.values():
            for name in (
                row.id,
                row.name,
                row.name_zh or row.name,
                *row.aliases,
                getattr(row, "default_of", None) or row.name,
            ):
                meant[squash(name)].add(row.id)
        assert {name: ids for name, ids in meant.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    "file",
    sorted(
        [
            *KNOWLEDGE.glob("gpus/*.yaml"),
            *KNOWLEDGE.glob("accelerators/*.yaml"),
            *KNOWLEDGE.glob("models/*.yaml"),
            *KNOWLEDGE.glob("models_by_size/*.yaml"),
            KNOWLEDGE / "architectures.yaml",
            KNOWLEDGE / "gpu_architectures.yaml",
            KNOWLEDGE / "datasets.yaml",
            KNOWLEDGE / "vision.yaml",
            *KNOWLEDGE.glob("instances/*.yaml"),
            *(
                KNOWLEDGE / "prices" / name
                for name in ("api_models.yaml", "exchange.yaml", "storage.yaml")
            ),
        ]
    ),
    ids=lambda file: file.name,
)
def test_rows_stand_in_order_of_id(file: Path) -> None:
    ids = [row["id"] for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
    assert ids == sorted(ids)


def _sourced(catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    for rows in (
        catalog.gpus,
        catalog.accelerators,
        catalog.models,
        catalog.architectures,
        catalog.api_models,
        catalog.methods,
        catalog.scenarios,
    ):
        for id_, row in rows.items():
            yield id_, row.source
    for gpu in catalog.gpus.values():
        yield gpu.architecture.id, gpu.architecture.source
    for model in catalog.models.values():
        if model.shape.vision:
            yield model.shape.vision.tower.id, model.shape.vision.tower.source
    for price in (
        *catalog.gpu_prices,
        *catalog.gpu_purchases,
        *catalog.hosted_tuning,
        *catalog.tuning_providers.values(),
        *catalog.usual_settings,
        *catalog.usual_factors.values(),
        *catalog.frameworks.values(),
        *catalog.switches.values(),
        *catalog.electricity,
        *catalog.storage,
        *catalog.exchange.values(),
        *catalog.instances.values(),
        *catalog.data_sets.values(),
    ):
        yield str(price), price.source


def test_every_row_has_a_public_source(catalog: Catalog) -> None:
    for row, sources in _sourced(catalog):
        assert sources, row
        for source in sources:
            assert source.startswith("https://") or "lesson" in source.lower(), (row, source)
            assert not re.search(r"localhost|127\.0\.0\.1|/work/|/tmp/", source), row


def test_cards_are_plausible(catalog: Catalog) -> None:
    for gpu in catalog.gpus.values():
        assert gpu.usable_gib <= gpu.memory_gb, gpu.id
        assert gpu.usable_gib >= gpu.memory_gb * 0.65, gpu.id
        assert 10 < gpu.bandwidth_gb_s < 25_000, gpu.id


def test_what_cards_cost_to_buy_is_plausible(catalog: Catalog) -> None:
    for price in catalog.gpu_purchases:
        assert 50 < price.usd < 100_000, price
        assert price.as_of <= price.checked, price


def test_every_price_is_of_one_currency_and_of_a_known_card(catalog: Catalog) -> None:
    for price in catalog.gpu_prices:
        assert price.gpu in catalog.gpus
        assert (price.usd_per_hour is None) != (price.cny_per_hour is None), price
        assert price.as_of <= price.checked, price


def test_storage_prices_are_plausible_and_of_several_providers(catalog: Catalog) -> None:
    assert len({price.provider for price in catalog.storage}) >= 4
    for price in catalog.storage:
        assert 0.01 < price.usd_per_gb_month < 0.5, price
        assert price.as_of is None or price.as_of <= price.checked, price


def test_every_reference_into_genai_prices_resolves(catalog: Catalog) -> None:
    for model in catalog.api_models.values():
        assert (model.genai_provider is None) == (model.genai_model is None), model.id
        if model.genai_model:
            price = genai_prices.calc_price(
                genai_prices.Usage(input_tokens=1000, output_tokens=1000),
                model.genai_model,
                provider_id=model.genai_provider,
            )
            assert price.total_price >= 0, model.id
            assert api_price(catalog, model), model.id


def test_the_lesson_s_tables(catalog: Catalog) -> None:
    lesson = catalog.lesson
    assert {
        size: {card: hours[card] for card in hours} for size, hours in lesson.training_hours.items()
    }["7B"].items() >= {
        "rtx-3090": 12,
        "rtx-4090": 8,
    }.items()
    assert lesson.gpu_usd_per_hour == {
        "rtx-3090": 0.5,
        "rtx-4090": 0.6,
        "a100-40gb": 2.5,
        "a100-80gb": 3.5,
    }
    assert (
        lesson.api_usd_per_1k_tokens,
        lesson.self_hosting_usd_per_month,
        lesson.tokens_per_request,
        lesson.training_usd,
    ) == (0.03, 50, 500, 100)
    assert (
        lesson.reference_samples * lesson.reference_tokens_per_sample * lesson.reference_epochs
        == pytest.approx(50e6, rel=0.01)
    )
    assert {id_: method.trainable_percent for id_, method in catalog.methods.items()}.items() >= {
        "full": 100,
        "lora": 0.1,
        "prompt_tuning": 0.001,
    }.items()


@pytest.mark.parametrize(("name", "id_"), [
    ("4090", "rtx-4090"), ("NVIDIA GeForce RTX 4090", "rtx-4090"), ("RTX4090", "rtx-4090"), ("A100", "a100-40gb"), ("A100-80G", "a100-80gb"), ("ａ１００ ８０ｇｂ", "a100-80gb"),
])  # fmt: skip
def test_cards_by_the_names_people_use(name: str, id_: str, catalog: Catalog) -> None:
    assert catalog.gpu(name).id == id_


@pytest.mark.parametrize(
    "name",
    ["GTX 1060 (6G)", "6 gig GTX 1060", "6G的GTX 1060", "1060 6GB", "6G 1060", "GTX 1060-6g"],
)
def test_a_card_s_memory_is_spelled_in_any_way(name: str, catalog: Catalog) -> None:
    """Made from name and memory; no row lists them."""
    assert catalog.gpu(name).id == "gtx-1060-6gb"
    assert name not in catalog.gpus["gtx-1060-6gb"].aliases


def test_a_bare_family_is_told_from_a_card(catalog: Catalog) -> None:
    assert catalog.gpu_match("NVIDIA A100").by_default
    assert not catalog.gpu_match("A100 40GB").by_default


@pytest.mark.parametrize(
    "name",
    [
        "Llama 3.1 8B",
        "llama-3.1-8b-instruct",
        "meta-llama/Llama-3.1-8B-Instruct",
        "Meta-Llama-3.1-8B",
    ],
)
def test_models_by_the_names_people_use(name: str, catalog: Catalog) -> None:
    assert catalog.model(name).name == "Llama 3.1 8B"


@pytest.mark.parametrize(
    ("name", "model"),
    [
        # as ms-swift calls them
        ("qwen2_5-7b-instruct", "Qwen2.5 7B"),
        ("qwen1half-7b-chat", "Qwen1.5 7B"),
        ("llama3_1-8b-instruct", "Llama 3.1 8B"),
        ("minicpm-v-v2_6-chat", "MiniCPM-V 2.6"),
        ("Qwen2.5_3b", "Qwen2.5 3B"),
        ("llama_3_8b", "Llama 3 8B"),
        ("qwen2_57b", "Qwen2 57B-A14B"),
        ("DeepSeek-R1-BF16", "DeepSeek-R1"),
    ],
)
def test_a_point_may_be_written_otherwise(name: str, model: str, catalog: Catalog) -> None:
    assert catalog.model(name).name == model


def test_a_size_is_no_product(catalog: Catalog) -> None:
    assert catalog.model("7B").generic
    assert catalog.model("0.5b").shape.parameters == pytest.approx(0.5e9, rel=0.1)


@pytest.mark.parametrize(
    ("kind", "name", "closest"),
    [
        ("gpu", "RTX 7090", "RTX"),
        ("model", "Llama 9 8B", "Llama"),
        ("api_model", "GPT-9 mini", "GPT"),
        ("gpu", "", None),
        ("gpu", "🤖", None),
    ],
)
def test_an_unknown_name_is_told_with_its_neighbours(
    kind: str, name: str, closest: str | None, catalog: Catalog
) -> None:
    with pytest.raises(ToolError) as raised:
        getattr(catalog, kind)(name)
    assert raised.value.code == f"unknown_{kind}"
    assert bool(raised.value.closest) == bool(closest)
    assert all(closest in known for known in raised.value.closest[:1] if closest)
