"""Reads `knowledge/` into one frozen `Catalog`; the only reader of those files.

A wrong file stops the start with a `KnowledgeError` that names file, row, field and what to do.
"""

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advisor.catalog.row import Strict
from advisor.catalog.rows import (
    ApiModel,
    Application,
    ElectricityPrice,
    ExchangeRate,
    Gpu,
    GpuPrice,
    HostedTuningPrice,
    Lesson,
    Method,
    MethodNote,
    Model,
    Project,
    Scenario,
    StoragePrice,
    Topic,
)
from advisor.catalog.sizes import generic_model
from advisor.errors import KnowledgeError, ToolError
from advisor.files import folder
from advisor.language import Language

RowT = TypeVar("RowT", bound=BaseModel)
Identified = TypeVar("Identified", Gpu, Model, ApiModel, Method, Scenario, StoragePrice)

KNOWLEDGE = folder("knowledge")

SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([bm])", re.I)
LONGEST_NAME = 200
"""Characters of a name that are looked at: a longer one is no name, and comparing it costs time."""
ENDINGS = ("instruct", "chat", "base", "hf", "it", "gguf", "awq", "gptq", "api", "大模型", "模型", "接口")
"""What does not change the shape: "Llama-3.1-8B-Instruct" is looked up as "Llama-3.1-8B"."""


def squash(name: str) -> str:
    """The form names are compared in: full-width folded, lower case, without spaces and hyphens ("RTX 4090" = "rtx4090")."""
    return re.sub(r"[\s\-_·]+", "", unicodedata.normalize("NFKC", name).lower())


def without_ending(key: str) -> str:
    """A squashed name without its `ENDINGS`."""
    while ending := next((known for known in ENDINGS if key.endswith(known)), None):
        key = key.removesuffix(ending)
    return key


Positive = Annotated[float, Field(gt=0)]


class PriceOverrides(Strict):
    """An administrator's own prices: any field of one YAML file, each wins over the shipped figure."""

    model_config = ConfigDict(allow_inf_nan=False)

    gpu_usd_per_hour: dict[str, Positive] = Field(default_factory=dict)
    """GPU id -> USD an hour and card."""
    api_usd_per_1k_tokens: Positive | None = None
    self_hosting_usd_per_month: Positive | None = None
    electricity_usd_per_kwh: Positive | None = None
    cny_per_usd: Positive | None = None
    api_models_usd_per_million: dict[str, tuple[Positive, Positive]] = Field(default_factory=dict)
    """API model id -> [input, output] USD per million tokens."""


@dataclass(frozen=True, eq=False)
class Catalog:
    """All that is known. Rows by id, in file order. Compared by identity, so that what is built from it can be cached."""

    gpus: dict[str, Gpu]
    models: dict[str, Model]
    api_models: dict[str, ApiModel]
    methods: dict[str, Method]
    method_notes: tuple[MethodNote, ...]
    scenarios: dict[str, Scenario]
    applications: tuple[Application, ...]
    project: Project
    lesson: Lesson
    gpu_prices: tuple[GpuPrice, ...]
    exchange: ExchangeRate
    electricity: tuple[ElectricityPrice, ...]
    hosted_tuning: tuple[HostedTuningPrice, ...]
    storage: tuple[StoragePrice, ...]
    topics: dict[Language, tuple[Topic, ...]]
    overrides: PriceOverrides

    @cached_property
    def gpu_names(self) -> dict[str, str]:
        """Squashed spelling -> GPU id."""
        return _index(self.gpus.values())

    @cached_property
    def model_names(self) -> dict[str, str]:
        return _index(self.models.values())

    @cached_property
    def api_names(self) -> dict[str, str]:
        return _index(self.api_models.values())

    def gpu(self, name: str) -> Gpu:
        """The card called `name`; raises `ToolError("unknown_gpu")` with the closest names."""
        _check_length(name, "unknown_gpu")
        key = squash(name)
        for candidate in (key, key.removeprefix("nvidia"), key.removeprefix("nvidia").removeprefix("geforce")):
            if candidate in self.gpu_names:
                return self.gpus[self.gpu_names[candidate]]
        raise ToolError("unknown_gpu", self._closest(key, self.gpu_names, self.gpus), name=name)

    def model(self, name: str) -> Model:
        """The model called `name`, or a generic decoder for a bare size; raises `ToolError("unknown_model")`."""
        _check_length(name, "unknown_model")
        if size := SIZE.fullmatch(name.strip()):
            return generic_model(float(size[1]) * (1e9 if size[2].lower() == "b" else 1e6))
        key = squash(name.rsplit("/", 1)[-1])
        for candidate in (key, without_ending(key)):
            if candidate in self.model_names:
                return self.models[self.model_names[candidate]]
        raise ToolError("unknown_model", self._closest(key, self.model_names, self.models), name=name)

    def api_model(self, name: str) -> ApiModel:
        _check_length(name, "unknown_api_model")
        key = squash(name)
        for candidate in (key, without_ending(key)):
            if candidate in self.api_names:
                return self.api_models[self.api_names[candidate]]
        raise ToolError("unknown_api_model", self._closest(key, self.api_names, self.api_models), name=name)

    def _closest(self, key: str, names: dict[str, str], rows: dict[str, Any]) -> tuple[str, ...]:
        found = difflib.get_close_matches(key, names, n=6, cutoff=0.5)
        return tuple(dict.fromkeys(rows[names[name]].name for name in found))[:3]


def _check_length(name: str, code: str) -> None:
    if len(name) > LONGEST_NAME:
        raise ToolError(code, name=f"{name[:LONGEST_NAME]}…")


def _index(rows: Iterable[Gpu | Model | ApiModel]) -> dict[str, str]:
    names: dict[str, str] = {}
    for row in rows:
        for spelling in _spellings(row):
            names.setdefault(squash(spelling), row.id)
    return names


def _spellings(row: Gpu | Model | ApiModel) -> Iterator[str]:
    yield row.id
    yield row.name
    if row.name_zh:
        yield row.name_zh
    yield from row.aliases
    if isinstance(row, Gpu) and row.default_of:
        yield row.default_of
    if isinstance(row, Model) and row.repo:
        repository = squash(row.repo.rsplit("/", 1)[-1])
        yield repository
        yield without_ending(repository)


def load(folder: Path = KNOWLEDGE, overrides_file: Path | None = None) -> Catalog:
    """Every row of `folder`, validated; `overrides_file` is the administrator's price file."""
    catalog = Catalog(
        gpus=_by_id(_rows(folder, "gpus/*.yaml", Gpu)),
        models=_by_id(_rows(folder, "models/*.yaml", Model)),
        api_models=_by_id(_rows(folder, "prices/api_models.yaml", ApiModel)),
        methods=_by_id(_rows(folder, "methods.yaml", Method)),
        method_notes=tuple(_rows(folder, "method_notes.yaml", MethodNote)),
        scenarios=_by_id(_rows(folder, "scenarios.yaml", Scenario)),
        applications=tuple(_rows(folder, "applications.yaml", Application)),
        project=_one(folder / "project.yaml", Project),
        lesson=_one(folder / "lesson.yaml", Lesson),
        gpu_prices=tuple(_rows(folder, "prices/gpu_market.yaml", GpuPrice)),
        exchange=_rows(folder, "prices/exchange.yaml", ExchangeRate)[0],
        electricity=tuple(_rows(folder, "prices/electricity.yaml", ElectricityPrice)),
        hosted_tuning=tuple(_rows(folder, "prices/hosted_tuning.yaml", HostedTuningPrice)),
        storage=tuple(_by_id(_rows(folder, "prices/storage.yaml", StoragePrice)).values()),
        topics={"en": _topics(folder, "en"), "zh": _topics(folder, "zh")},
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
        raise yaml.constructor.ConstructorError(None, None, f"key {sorted(twice)} twice; keep one", node.start_mark)
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


def _validate(file: Path, data: Any, row_type: type[RowT]) -> RowT:
    """JSON-mode validation: the one mode that is strict and still takes lists as tuples and ISO dates."""
    try:
        return row_type.model_validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        name = data.get("id", data.get("gpu", "-")) if isinstance(data, dict) else "-"
        field = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(file.name, str(name), field, f"{first['msg']} (got {first['input']!r:.80})") from error


def _rows(folder: Path, pattern: str, row_type: type[RowT]) -> list[RowT]:
    files = sorted(folder.glob(pattern))
    if not files:
        raise KnowledgeError(pattern, "-", "-", f"no such file below {folder}")
    rows = [_validate(file, data, row_type) for file in files for data in _list(file)]
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
            raise KnowledgeError(type(row).__name__, row.id, "id", "used twice; give each row its own")
        found[row.id] = row
    return found


def _topics(folder: Path, language: Language) -> tuple[Topic, ...]:
    files = sorted((folder / "topics" / language).glob("*.md"))
    if not files:
        raise KnowledgeError(f"topics/{language}/*.md", "-", "-", f"no such file below {folder}")
    return tuple(_topic(file, language) for file in files)


def _topic(file: Path, language: Language) -> Topic:
    _, front, body = [*_text(file).split("---\n", 2), "", ""][:3]
    fields = _parsed(file, front)
    if not (isinstance(fields, dict) and body):
        raise KnowledgeError(file.name, "-", "-", "must begin with fields between two lines of ---, then the text")
    return _validate(file, {"id": file.stem, "language": language, "body": body.strip(), **fields}, Topic)


def _check_references(catalog: Catalog) -> None:
    for price in catalog.gpu_prices:
        if price.gpu not in catalog.gpus:
            raise KnowledgeError("prices/gpu_market.yaml", price.gpu, "gpu", "no such GPU id in gpus/*.yaml")
    for id_ in (*catalog.lesson.gpu_usd_per_hour, *catalog.overrides.gpu_usd_per_hour):
        if id_ not in catalog.gpus:
            raise KnowledgeError("lesson.yaml or the price file", id_, "gpu_usd_per_hour", "no such GPU id")
    for id_ in catalog.overrides.api_models_usd_per_million:
        if id_ not in catalog.api_models:
            raise KnowledgeError("the price file", id_, "api_models_usd_per_million", "no such API model id")
