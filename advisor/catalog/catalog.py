"""All that is known, as one frozen value; `load` reads it from `knowledge/`."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from advisor.catalog.architecture import Architecture
from advisor.catalog.arguments_known import ArgumentsKnown
from advisor.catalog.contradiction import Contradiction
from advisor.catalog.data_need import DataNeed
from advisor.catalog.data_set import DataSet
from advisor.catalog.engine import Engine
from advisor.catalog.family import Family, Licence
from advisor.catalog.guidance import Application, Lesson, Method, MethodNote, Project, Scenario
from advisor.catalog.hardware import Accelerator, Gpu, InstanceSeries
from advisor.catalog.main_memory import MainMemory
from advisor.catalog.mixtures import mixture
from advisor.catalog.model import Model
from advisor.catalog.names import Match, Names, as_published, check_length, squash
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
    Rate,
    RentalProvider,
    StoragePrice,
    TuningProvider,
)
from advisor.catalog.script import Script
from advisor.catalog.serving_format import ServingFormat
from advisor.catalog.sizes import OF_ONE_FAMILY, bare_size, family_model, generic_model
from advisor.catalog.speculation import Speculation
from advisor.catalog.topic import Topic, Uncovered
from advisor.catalog.tuning_run import TuningRun
from advisor.catalog.usual import FrameworkHabit, SavingSwitches, UsualSetting
from advisor.catalog.usual_factor import UsualFactor
from advisor.errors import ToolError
from advisor.language import Language, Source, source_of

SIZED = re.compile(r"(.{1,40}?)[ -]?(\d{1,3}) ?GB", re.I)
"""A card's name with its memory."""


@dataclass(frozen=True, eq=False)
class Catalog:
    """All that is known. Rows by id, in file order. Compared by identity: caches may hold it."""

    gpus: dict[str, Gpu]
    accelerators: dict[str, Accelerator]
    """Those that are known by name alone."""
    instances: dict[str, InstanceSeries]
    models: dict[str, Model]
    architectures: dict[str, Architecture]
    api_models: dict[str, ApiModel]
    methods: dict[str, Method]
    method_notes: tuple[MethodNote, ...]
    scenarios: dict[str, Scenario]
    data_needs: dict[str, DataNeed]
    families: dict[str, Family]
    licences: dict[str, Licence]
    applications: tuple[Application, ...]
    project: Project
    lesson: Lesson
    usual_settings: tuple[UsualSetting, ...]
    usual_factors: dict[str, UsualFactor]
    frameworks: dict[str, FrameworkHabit]
    switches: dict[str, SavingSwitches]
    data_sets: dict[str, DataSet]
    gpu_prices: tuple[GpuPrice, ...]
    gpu_purchases: tuple[GpuPurchase, ...]
    exchange: dict[str, ExchangeRate]
    electricity: tuple[ElectricityPrice, ...]
    hosted_tuning: tuple[HostedTuningPrice, ...]
    tuning_providers: dict[str, TuningProvider]
    storage: tuple[StoragePrice, ...]
    topics: dict[Source, tuple[Topic, ...]]
    overrides: PriceOverrides
    serving_formats: dict[str, ServingFormat]
    engines: dict[str, Engine]
    main_memory: dict[str, MainMemory]
    speculation: tuple[Speculation, ...]
    machines: dict[str, Machine] = field(default_factory=dict)
    rental_providers: dict[str, RentalProvider] = field(default_factory=dict)
    pretraining_runs: dict[str, PretrainingRun] = field(default_factory=dict)
    tuning_runs: dict[str, TuningRun] = field(default_factory=dict)
    scripts: dict[str, Script] = field(default_factory=dict)
    arguments: dict[str, ArgumentsKnown] = field(default_factory=dict)
    contradictions: dict[str, Contradiction] = field(default_factory=dict)
    uncovered: tuple[Uncovered, ...] = ()
    """Subjects without a topic."""
    other_models: tuple[OtherModels, ...] = ()
    """Kinds that are not computed."""

    def pretraining_run(self, named: object) -> PretrainingRun | None:
        """The published one of a model by its name."""
        wanted = squash(named) if isinstance(named, str) else ""
        runs = self.pretraining_runs.values()
        return next((r for r in runs if wanted in map(squash, (r.name, *r.aliases))), None)

    @cached_property
    def _gpus_by_name(self) -> Names[Gpu]:
        return Names(self.gpus, "unknown_gpu")

    @cached_property
    def _models_by_name(self) -> Names[Model]:
        return Names(self.models, "unknown_model")

    @cached_property
    def _apis_by_name(self) -> Names[ApiModel]:
        return Names(self.api_models, "unknown_api_model")

    @property
    def gpu_names(self) -> dict[str, str]:
        """Squashed spelling -> GPU id."""
        return self._gpus_by_name.ids

    @cached_property
    def accelerator_names(self) -> dict[str, str]:
        """Squashed spelling -> accelerator id."""
        rows = self.accelerators.values()
        return {squash(spelling): row.id for row in rows for spelling in row.spellings}

    @property
    def model_names(self) -> dict[str, str]:
        """Squashed spelling -> model id."""
        return self._models_by_name.ids

    @property
    def api_names(self) -> dict[str, str]:
        """Squashed spelling -> API model id."""
        return self._apis_by_name.ids

    @cached_property
    def instance_names(self) -> dict[str, tuple[str, int, str]]:
        """Squashed name of a rented machine -> GPU id, how many of it, and who rents it out."""
        return {
            squash(name): (series.gpu, count, series.provider)
            for series in self.instances.values()
            for name, count in series.spellings.items()
        }

    @cached_property
    def _machines(self) -> dict[str, InstanceSeries]:
        """Squashed name of a rented machine -> its series."""
        return {squash(n): row for row in self.instances.values() for n in row.spellings}

    def machine_series(self, name: str) -> InstanceSeries | None:
        """Of the rented machine called so; None where nobody rents one out."""
        return self._machines.get(squash(name))

    def machine_among(self, words: str) -> str | None:
        """The first of the words that names a rented machine."""
        return next(filter(self.machine_series, words.split()), None)

    def gpu_match(self, name: str) -> Match[Gpu]:
        """The card called `name`, and how it matched; raises `ToolError("unknown_gpu")` with the
        closest names, and "gpu_not_computed" for one that is known by name alone.

        A chip that is sold with several memories has one row ("M4 Max 64GB").
        """
        if (sized := SIZED.fullmatch(name)) and (id_ := self.gpu_names.get(squash(sized[1]))):
            chip, memory_gb = self.gpus[id_], float(sized[2])
            if memory_gb in chip.other_memories:
                return Match(chip.with_memory(memory_gb), by_default=False)
        if (id_ := self.accelerator_names.get(squash(name))) and squash(name) not in self.gpu_names:
            row = self.accelerators[id_]
            memory = row.memory_gb or "none"
            raise ToolError("gpu_not_computed", name=row.called, known=row.known, memory=memory)
        return self._gpus_by_name.find(name)

    def gpu(self, name: str) -> Gpu:
        """The card called `name`; raises `ToolError("unknown_gpu")` with the closest names."""
        return self.gpu_match(name).row

    def versions(self, gpu: Gpu) -> tuple[Gpu, ...]:
        """The other cards of the family that `gpu` stands for when it alone is named."""
        family = gpu.default_of
        others = (other for other in self.gpus.values() if other is not gpu)
        return tuple(other for other in others if family and other.name.startswith(family))

    def largest_version(self, gpu: Gpu) -> Gpu:
        """Of the family's cards, the one with the most memory."""
        return max((gpu, *self.versions(gpu)), key=lambda card: card.memory_gb)

    def topic(self, id_: str, language: Language) -> Topic:
        """A topic in the reader's language."""
        found = next(topic for topic in self.topics[source_of(language)] if topic.id == id_)
        return found.in_traditional() if language == "zh-Hant" else found

    def model(self, name: str) -> Model:
        """The model called `name`, or a generic decoder for a bare size; raises
        `ToolError("unknown_model")`, and "model_not_covered" for one of a kind that is not
        computed."""
        check_length(name, "unknown_model")
        if (parameters := bare_size(name)) is not None:
            if (row := OF_ONE_FAMILY.get(parameters)) is None:
                return generic_model(parameters)
            return family_model(parameters, self._models_by_name.find(row).row)
        if sized := mixture(name, self.models.values()):
            return sized
        try:
            return self._models_by_name.find(as_published(name)).row
        except ToolError:
            if kind := self.other_kind(name):
                raise ToolError("model_not_covered", name=name, what=kind.what) from None
            raise

    def other_kind(self, name: str) -> OtherModels | None:
        """The kind of models that are not computed which the name, of no row, is of."""
        return next((kind for kind in self.other_models if kind.named(name)), None)

    def known_model(self, name: object) -> Model | None:
        """The model called `name`; None where that is no name, or nobody knows it."""
        try:
            return self.model(name) if isinstance(name, str) else None
        except ToolError:
            return None

    @cached_property
    def _formats_by_name(self) -> dict[str, ServingFormat]:
        formats = self.serving_formats.values()
        return {squash(alias): each for each in formats for alias in (each.id, *each.aliases)}

    def serving_format(self, name: str) -> ServingFormat:
        """The format called `name`; raises `ToolError("unknown_format")` with the known names."""
        if found := self.known_format(name):
            return found
        known = ", ".join(self.serving_formats)
        raise ToolError("unknown_format", name=name, known=known)

    def known_format(self, name: str) -> ServingFormat | None:
        """The format called `name`; None where there is none."""
        return self._formats_by_name.get(squash(name))

    def engine(self, name: str) -> Engine:
        """The serving program called `name`; raises `ToolError("unknown_engine")` with the known
        names."""
        key = squash(name)
        for each in self.engines.values():
            if key in map(squash, (each.id, each.name, *each.aliases)):
                return each
        known = ", ".join(each.name for each in self.engines.values())
        raise ToolError("unknown_engine", name=name, known=known)

    def api_model(self, name: str) -> ApiModel:
        """The model behind an API; raises `ToolError("unknown_api_model")` with the closest
        names."""
        return self._apis_by_name.find(name).row

    @cached_property
    def _tuners_by_name(self) -> dict[str, TuningProvider]:
        """Of two with one name the first."""
        rows = reversed(self.tuning_providers.values())
        return {squash(name): row for row in rows for name in (row.id, row.name, *row.aliases)}

    def tuning_provider(self, name: str) -> TuningProvider | None:
        """The service that fine-tunes called `name`; None: none we know."""
        return self._tuners_by_name.get(squash(name))

    @cached_property
    def _renters_by_name(self) -> dict[str, RentalProvider]:
        rows = self.rental_providers.values()
        return {
            squash(name): row
            for row in rows
            for name in (row.id, row.name, *row.aliases, *row.tiers)
        }

    def rental_provider(self, name: str) -> RentalProvider | None:
        """Who rents cards by that name; None: nobody we know."""
        return self._renters_by_name.get(squash(name))

    def renter_of(self, price_list: str) -> str:
        """The provider that a price list of `gpu_market.yaml` is of."""
        row = self.rental_provider(price_list)
        return row.name if row else price_list

    def rate(self, currency: str) -> Rate | None:
        """The administrator's rate of a currency by its ISO 4217 code, else that of
        `knowledge/prices/exchange.yaml`; None: not known."""
        own = self.overrides.cny_per_usd
        if own and currency == YUAN:
            return Rate(own, None)
        row = self.exchange.get(currency)
        return Rate(row.per_usd, row.as_of) if row else None

    @property
    def yuan(self) -> Rate:
        """The rate of yuan, which the loader demands."""
        found = self.rate(YUAN)
        assert found, "no rate of yuan"
        return found
