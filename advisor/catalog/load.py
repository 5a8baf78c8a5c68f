"""Reads `knowledge/` into one frozen `Catalog`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from advisor.catalog.architecture import Architecture
from advisor.catalog.arguments_known import ArgumentsKnown
from advisor.catalog.catalog import Catalog
from advisor.catalog.contradiction import Contradiction
from advisor.catalog.data_need import DataNeed
from advisor.catalog.data_set import DataSet
from advisor.catalog.engine import Engine
from advisor.catalog.family import Family, Licence
from advisor.catalog.guidance import (
    Application,
    Lesson,
    Method,
    MethodNote,
    Project,
    Scenario,
)
from advisor.catalog.hardware import Accelerator, Gpu, GpuArchitecture, InstanceSeries
from advisor.catalog.main_memory import MainMemory
from advisor.catalog.model import Model
from advisor.catalog.other_models import OtherModels
from advisor.catalog.pretraining import PretrainingRun
from advisor.catalog.prices import (
    YUAN,
    ApiModel,
    ElectricityPrice,
    ExchangeRate,
    GpuPrice,
    GpuPurchase,
    HostedTuningPrice,
    Machine,
    PriceOverrides,
    RentalProvider,
    StoragePrice,
    TuningProvider,
)
from advisor.catalog.rows import KNOWLEDGE, by_id, document_of, parsed, rows_of, text_of, validated
from advisor.catalog.script import Script
from advisor.catalog.serving_format import ServingFormat
from advisor.catalog.sizes import SizedModel, of_size
from advisor.catalog.speculation import Speculation
from advisor.catalog.topic import Topic, TopicMessage, Uncovered
from advisor.catalog.tuning_run import TuningRun
from advisor.catalog.usual import FrameworkHabit, SavingSwitches, UsualSetting
from advisor.catalog.usual_factor import UsualFactor
from advisor.catalog.vision import Tower
from advisor.errors import KnowledgeError
from advisor.language import Language


def load(folder: Path = KNOWLEDGE, overrides_file: Path | None = None) -> Catalog:
    """Every row of `folder`, validated; `overrides_file` is the administrator's price file."""
    gpu_architectures = by_id(rows_of(folder, "gpu_architectures.yaml", GpuArchitecture))
    architectures = by_id(rows_of(folder, "architectures.yaml", Architecture))
    catalog = Catalog(
        gpus=by_id(rows_of(folder, "gpus/*.yaml", Gpu, gpu_architectures)),
        accelerators=by_id(rows_of(folder, "accelerators/*.yaml", Accelerator)),
        instances=by_id(rows_of(folder, "instances/*.yaml", InstanceSeries)),
        models=_models(folder, architectures),
        architectures=architectures,
        api_models=by_id(rows_of(folder, "prices/api_models.yaml", ApiModel)),
        methods=by_id(rows_of(folder, "methods.yaml", Method)),
        method_notes=tuple(rows_of(folder, "method_notes.yaml", MethodNote)),
        scenarios=by_id(rows_of(folder, "scenarios.yaml", Scenario)),
        data_needs=by_id(rows_of(folder, "data_needs.yaml", DataNeed)),
        families=by_id(rows_of(folder, "families.yaml", Family)),
        licences=by_id(rows_of(folder, "licences.yaml", Licence)),
        applications=tuple(rows_of(folder, "applications.yaml", Application)),
        project=document_of(folder / "project.yaml", Project),
        lesson=document_of(folder / "lesson.yaml", Lesson),
        usual_settings=tuple(rows_of(folder, "usual_settings.yaml", UsualSetting)),
        usual_factors=by_id(rows_of(folder, "usual_factors.yaml", UsualFactor)),
        pretraining_runs=by_id(rows_of(folder, "pretraining_runs.yaml", PretrainingRun)),
        tuning_runs=by_id(rows_of(folder, "tuning_runs.yaml", TuningRun)),
        frameworks=by_id(rows_of(folder, "frameworks.yaml", FrameworkHabit)),
        switches=by_id(rows_of(folder, "switches.yaml", SavingSwitches)),
        scripts=by_id(rows_of(folder, "scripts.yaml", Script)),
        contradictions=by_id(rows_of(folder, "contradictions.yaml", Contradiction)),
        arguments=by_id(rows_of(folder, "arguments.yaml", ArgumentsKnown)),
        data_sets=by_id(rows_of(folder, "datasets.yaml", DataSet)),
        gpu_prices=tuple(rows_of(folder, "prices/gpu_market.yaml", GpuPrice)),
        gpu_purchases=tuple(rows_of(folder, "prices/gpu_purchase.yaml", GpuPurchase)),
        machines=by_id(rows_of(folder, "prices/machines.yaml", Machine)),
        rental_providers=by_id(rows_of(folder, "prices/rental_providers.yaml", RentalProvider)),
        exchange=by_id(rows_of(folder, "prices/exchange.yaml", ExchangeRate)),
        electricity=tuple(rows_of(folder, "prices/electricity.yaml", ElectricityPrice)),
        hosted_tuning=tuple(rows_of(folder, "prices/hosted_tuning.yaml", HostedTuningPrice)),
        tuning_providers=by_id(rows_of(folder, "prices/tuning_providers.yaml", TuningProvider)),
        storage=tuple(by_id(rows_of(folder, "prices/storage.yaml", StoragePrice)).values()),
        topics={"en": _topics(folder, "en"), "zh": _topics(folder, "zh")},
        uncovered=tuple(rows_of(folder, "uncovered.yaml", Uncovered)),
        other_models=tuple(rows_of(folder, "other_models.yaml", OtherModels)),
        serving_formats=by_id(rows_of(folder, "serving_formats.yaml", ServingFormat)),
        engines=by_id(rows_of(folder, "engines.yaml", Engine)),
        speculation=tuple(rows_of(folder, "speculation.yaml", Speculation)),
        main_memory=by_id(rows_of(folder, "main_memory.yaml", MainMemory)),
        overrides=document_of(overrides_file, PriceOverrides)
        if overrides_file
        else PriceOverrides(),
    )
    _check_references(catalog)
    return catalog


def repriced(catalog: Catalog, overrides: PriceOverrides) -> Catalog:
    """The same knowledge with these prices of the administrator's in the place of its own."""
    priced = replace(catalog, overrides=overrides)
    _check_prices(priced)
    return priced


def _models(folder: Path, architectures: Mapping[str, Architecture]) -> dict[str, Model]:
    """Those with their exact shapes, then those that are known by their size alone."""
    sized = rows_of(folder, "models_by_size/*.yaml", SizedModel)
    named = {**architectures, **by_id(rows_of(folder, "vision.yaml", Tower))}
    return by_id([*rows_of(folder, "models/*.yaml", Model, named), *map(of_size, sized)])


def _topics(folder: Path, language: Language) -> tuple[Topic, ...]:
    files = sorted((folder / "topics" / language).glob("*.md"))
    if not files:
        raise KnowledgeError(f"topics/{language}/*.md", "-", "-", f"no such file below {folder}")
    messages = _messages(folder / "topics" / f"{language}.jsonl", {file.stem for file in files})
    return tuple(_topic(file, language, tuple(messages[file.stem])) for file in files)


def topic_messages(file: Path) -> Iterator[TopicMessage]:
    """The lines of `topics/<lang>.jsonl`."""
    for line in text_of(file).splitlines():
        try:
            yield TopicMessage.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]["msg"]
            raise KnowledgeError(file.name, line[:40], "-", first) from error


def _messages(file: Path, topics: Collection[str]) -> Mapping[str, list[str]]:
    """Id of a topic -> the messages that it answers; a folder of one's own need not have any."""
    found: dict[str, list[str]] = {topic: [] for topic in topics}
    for row in topic_messages(file) if file.exists() else ():
        if unknown := [topic for topic in row.topics if topic not in found]:
            raise KnowledgeError(file.name, unknown[0], "topics", "no such topic in this language")
        found[row.topics[0]].append(row.message)
    return found


def _topic(file: Path, language: Language, messages: tuple[str, ...]) -> Topic:
    _, front, body = [*text_of(file).split("---\n", 2), "", ""][:3]
    fields = parsed(file, front)
    if not (isinstance(fields, dict) and body):
        raise KnowledgeError(
            file.name, "-", "-", "must begin with fields between two lines of ---, then the text"
        )
    return validated(
        file,
        {
            "id": file.stem,
            "language": language,
            "body": body.strip(),
            "messages": messages,
            **fields,
        },
        Topic,
    )


def _check_references(catalog: Catalog) -> None:
    _check_typical(catalog)
    _check_formats(catalog)
    _check_apis(catalog)
    _check_families(catalog)
    of_cards = {
        "prices/gpu_market.yaml": catalog.gpu_prices,
        "prices/gpu_purchase.yaml": catalog.gpu_purchases,
        "prices/machines.yaml": catalog.machines.values(),
        "instances/*.yaml": catalog.instances.values(),
    }
    for file, rows in of_cards.items():
        for row in rows:
            if row.gpu not in catalog.gpus:
                raise KnowledgeError(file, row.gpu, "gpu", "no such GPU id in gpus/*.yaml")
    if YUAN not in catalog.exchange:
        raise KnowledgeError("prices/exchange.yaml", YUAN, "id", "prices in yuan need its rate")
    for id_ in catalog.lesson.gpu_usd_per_hour:
        if id_ not in catalog.gpus:
            raise KnowledgeError("lesson.yaml", id_, "gpu_usd_per_hour", "no such GPU id")
    _check_prices(catalog)
    _check_providers(catalog)


def _check_prices(catalog: Catalog) -> None:
    """That the administrator's prices are of something that is known."""
    for id_ in catalog.overrides.gpu_usd_per_hour:
        if id_ not in catalog.gpus:
            raise KnowledgeError("the price file", id_, "gpu_usd_per_hour", "no such GPU id")
    for id_ in catalog.overrides.api_models_usd_per_million:
        if id_ not in catalog.api_models:
            raise KnowledgeError(
                "the price file", id_, "api_models_usd_per_million", "no such API model id"
            )


def _check_providers(catalog: Catalog) -> None:
    for price in catalog.gpu_prices:
        if catalog.rental_provider(price.provider) is None:
            raise KnowledgeError(
                "prices/gpu_market.yaml",
                price.gpu,
                "provider",
                f"{price.provider} is no name or tier in prices/rental_providers.yaml",
            )
    providers = {row.name for row in catalog.tuning_providers.values()}
    for tuning in catalog.hosted_tuning:
        if tuning.provider not in providers:
            raise KnowledgeError(
                "prices/hosted_tuning.yaml",
                tuning.model,
                "provider",
                "no such name in prices/tuning_providers.yaml",
            )


def _check_typical(catalog: Catalog) -> None:
    typical: dict[float, str] = {}
    for gpu in catalog.gpus.values():
        if gpu.typical and typical.setdefault(gpu.memory_gb, gpu.id) != gpu.id:
            problem = f"{typical[gpu.memory_gb]} stands for that memory already"
            raise KnowledgeError("gpus/*.yaml", gpu.id, "typical", problem)


def _check_formats(catalog: Catalog) -> None:
    for model in catalog.models.values():
        if model.stored_as and model.stored_as not in catalog.serving_formats:
            problem = "no such id in serving_formats.yaml"
            raise KnowledgeError("models/*.yaml", model.id, "stored_as", problem)
    for engine in catalog.engines.values():
        if unknown := {*engine.formats, *engine.usual} - catalog.serving_formats.keys():
            problem = f"no such id in serving_formats.yaml: {min(unknown)}"
            raise KnowledgeError("engines.yaml", engine.id, "formats", problem)


def _check_apis(catalog: Catalog) -> None:
    standing: dict[str, str] = {}
    for api in catalog.api_models.values():
        if api.successor and api.successor not in catalog.api_models:
            problem = "no such API model id"
            raise KnowledgeError("prices/api_models.yaml", api.id, "successor", problem)
        if api.stands_for and standing.setdefault(api.stands_for, api.id) != api.id:
            problem = f"{standing[api.stands_for]} stands for that size already"
            raise KnowledgeError("prices/api_models.yaml", api.id, "stands_for", problem)


def _check_families(catalog: Catalog) -> None:
    tasks = catalog.scenarios.keys() | catalog.data_needs.keys()
    for row in catalog.families.values():
        for field, named, known in (
            ("suits", row.suits, tasks),
            ("home", row.home, row.languages),
        ):
            if unknown := [id_ for id_ in named if id_ not in known]:
                problem = f"{unknown[0]} is unknown"
                raise KnowledgeError("families.yaml", row.id, field, problem)
