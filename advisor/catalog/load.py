"""Reads `knowledge/` into one frozen `Catalog`; the only reader of those files.

A wrong file stops the start with a `KnowledgeError` that names file, row, field and what to do.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from advisor.catalog.architecture import Architecture
from advisor.catalog.catalog import Catalog
from advisor.catalog.data_set import DataSet
from advisor.catalog.guidance import (
    Application,
    Lesson,
    Method,
    MethodNote,
    Project,
    Scenario,
)
from advisor.catalog.hardware import Gpu, GpuArchitecture, InstanceSeries
from advisor.catalog.model import Model
from advisor.catalog.prices import (
    YUAN,
    ApiModel,
    ElectricityPrice,
    ExchangeRate,
    GpuPrice,
    GpuPurchase,
    HostedTuningPrice,
    PriceOverrides,
    StoragePrice,
    TuningProvider,
)
from advisor.catalog.serving_format import ServingFormat
from advisor.catalog.sizes import SizedModel, of_size
from advisor.catalog.topic import Topic, TopicMessage, Uncovered
from advisor.catalog.usual import FrameworkHabit, UsualSetting
from advisor.catalog.vision import Tower
from advisor.errors import KnowledgeError
from advisor.files import folder
from advisor.language import Language

RowT = TypeVar("RowT", bound=BaseModel)

Identified = TypeVar(
    "Identified",
    Gpu,
    GpuArchitecture,
    InstanceSeries,
    DataSet,
    ExchangeRate,
    Model,
    Architecture,
    ApiModel,
    Method,
    Scenario,
    StoragePrice,
    TuningProvider,
    FrameworkHabit,
    ServingFormat,
    Tower,
)

KNOWLEDGE = folder("knowledge")


def load(folder: Path = KNOWLEDGE, overrides_file: Path | None = None) -> Catalog:
    """Every row of `folder`, validated; `overrides_file` is the administrator's price file."""
    gpu_architectures = _by_id(_rows(folder, "gpu_architectures.yaml", GpuArchitecture))
    architectures = _by_id(_rows(folder, "architectures.yaml", Architecture))
    catalog = Catalog(
        gpus=_by_id(_rows(folder, "gpus/*.yaml", Gpu, gpu_architectures)),
        instances=_by_id(_rows(folder, "instances/*.yaml", InstanceSeries)),
        models=_models(folder, architectures),
        architectures=architectures,
        api_models=_by_id(_rows(folder, "prices/api_models.yaml", ApiModel)),
        methods=_by_id(_rows(folder, "methods.yaml", Method)),
        method_notes=tuple(_rows(folder, "method_notes.yaml", MethodNote)),
        scenarios=_by_id(_rows(folder, "scenarios.yaml", Scenario)),
        applications=tuple(_rows(folder, "applications.yaml", Application)),
        project=_one(folder / "project.yaml", Project),
        lesson=_one(folder / "lesson.yaml", Lesson),
        usual_settings=tuple(_rows(folder, "usual_settings.yaml", UsualSetting)),
        frameworks=_by_id(_rows(folder, "frameworks.yaml", FrameworkHabit)),
        data_sets=_by_id(_rows(folder, "datasets.yaml", DataSet)),
        gpu_prices=tuple(_rows(folder, "prices/gpu_market.yaml", GpuPrice)),
        gpu_purchases=tuple(_rows(folder, "prices/gpu_purchase.yaml", GpuPurchase)),
        exchange=_by_id(_rows(folder, "prices/exchange.yaml", ExchangeRate)),
        electricity=tuple(_rows(folder, "prices/electricity.yaml", ElectricityPrice)),
        hosted_tuning=tuple(_rows(folder, "prices/hosted_tuning.yaml", HostedTuningPrice)),
        tuning_providers=_by_id(_rows(folder, "prices/tuning_providers.yaml", TuningProvider)),
        storage=tuple(_by_id(_rows(folder, "prices/storage.yaml", StoragePrice)).values()),
        topics={"en": _topics(folder, "en"), "zh": _topics(folder, "zh")},
        uncovered=tuple(_rows(folder, "uncovered.yaml", Uncovered)),
        serving_formats=_by_id(_rows(folder, "serving_formats.yaml", ServingFormat)),
        overrides=_one(overrides_file, PriceOverrides) if overrides_file else PriceOverrides(),
    )
    _check_references(catalog)
    return catalog


class _UniqueKeys(yaml.CSafeLoader):
    """YAML without the silent loss of a duplicate key."""


def _mapping(loader: _UniqueKeys, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]  # pyright: ignore[reportUnknownMemberType]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise yaml.constructor.ConstructorError(
            None, None, f"key {sorted(twice)} twice; keep one", node.start_mark
        )
    return loader.construct_mapping(node, deep=True)


_UniqueKeys.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnowledgeError(file.name, "-", "-", f"cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(file.name, "-", "-", f"save it as UTF-8: {error}") from error


def _parsed(file: Path, text: str) -> Any:
    try:
        return yaml.load(text, _UniqueKeys)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that does not exist
        raise KnowledgeError(file.name, "-", "-", f"not valid YAML: {error}") from error


def _validate(
    file: Path, data: Any, row_type: type[RowT], others: Mapping[str, Any] | None = None
) -> RowT:
    """JSON-mode validation: the one mode that is strict and still takes lists as tuples and ISO
    dates. `others` are the rows by id that this one may name."""
    text = json.dumps(data, default=str)
    try:
        return row_type.model_validate_json(text, strict=True, context=others)
    except ValidationError as error:
        first = error.errors()[0]
        name = data.get("id", data.get("gpu", "-")) if isinstance(data, dict) else "-"
        field = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(
            file.name, str(name), field, f"{first['msg']} (got {first['input']!r:.80})"
        ) from error


def _rows(
    folder: Path, pattern: str, row_type: type[RowT], others: Mapping[str, Any] | None = None
) -> list[RowT]:
    files = sorted(folder.glob(pattern))
    if not files:
        raise KnowledgeError(pattern, "-", "-", f"no such file below {folder}")
    rows = [_validate(file, data, row_type, others) for file in files for data in _list(file)]
    if not rows:
        raise KnowledgeError(pattern, "-", "-", "holds no row; keep at least one")
    return rows


def _list(file: Path) -> list[Any]:
    data = _parsed(file, _text(file))
    if not isinstance(data, list):
        raise KnowledgeError(file.name, "-", "-", "must be a list of rows, each begun with '- '")
    return data


def _one(file: Path, row_type: type[RowT]) -> RowT:
    """The single document of a file; an empty file is one without fields."""
    return _validate(file, _parsed(file, _text(file)) or {}, row_type)


def _by_id(rows: list[Identified]) -> dict[str, Identified]:
    found: dict[str, Identified] = {}
    for row in rows:
        if row.id in found:
            raise KnowledgeError(
                type(row).__name__, row.id, "id", "used twice; give each row its own"
            )
        found[row.id] = row
    return found


def _models(folder: Path, architectures: Mapping[str, Architecture]) -> dict[str, Model]:
    """Those with their exact shapes, then those that are known by their size alone."""
    sized = _rows(folder, "models_by_size/*.yaml", SizedModel)
    named = {**architectures, **_by_id(_rows(folder, "vision.yaml", Tower))}
    return _by_id([*_rows(folder, "models/*.yaml", Model, named), *map(of_size, sized)])


def _topics(folder: Path, language: Language) -> tuple[Topic, ...]:
    files = sorted((folder / "topics" / language).glob("*.md"))
    if not files:
        raise KnowledgeError(f"topics/{language}/*.md", "-", "-", f"no such file below {folder}")
    messages = _messages(folder / "topics" / f"{language}.jsonl", {file.stem for file in files})
    return tuple(_topic(file, language, tuple(messages[file.stem])) for file in files)


def topic_messages(file: Path) -> Iterator[TopicMessage]:
    """The lines of `topics/<lang>.jsonl`."""
    for line in _text(file).splitlines():
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
    _, front, body = [*_text(file).split("---\n", 2), "", ""][:3]
    fields = _parsed(file, front)
    if not (isinstance(fields, dict) and body):
        raise KnowledgeError(
            file.name, "-", "-", "must begin with fields between two lines of ---, then the text"
        )
    return _validate(
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
    of_cards = {
        "prices/gpu_market.yaml": catalog.gpu_prices,
        "prices/gpu_purchase.yaml": catalog.gpu_purchases,
        "instances/*.yaml": catalog.instances.values(),
    }
    for file, rows in of_cards.items():
        for row in rows:
            if row.gpu not in catalog.gpus:
                raise KnowledgeError(file, row.gpu, "gpu", "no such GPU id in gpus/*.yaml")
    if YUAN not in catalog.exchange:
        raise KnowledgeError("prices/exchange.yaml", YUAN, "id", "prices in yuan need its rate")
    for id_ in (*catalog.lesson.gpu_usd_per_hour, *catalog.overrides.gpu_usd_per_hour):
        if id_ not in catalog.gpus:
            raise KnowledgeError(
                "lesson.yaml or the price file", id_, "gpu_usd_per_hour", "no such GPU id"
            )
    for id_ in catalog.overrides.api_models_usd_per_million:
        if id_ not in catalog.api_models:
            raise KnowledgeError(
                "the price file", id_, "api_models_usd_per_million", "no such API model id"
            )
    providers = {row.name for row in catalog.tuning_providers.values()}
    for price in catalog.hosted_tuning:
        if price.provider not in providers:
            raise KnowledgeError(
                "prices/hosted_tuning.yaml",
                price.model,
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
