"""A PC to buy for models that are named: which cards that go into one, and what stands around them."""

import math
from collections.abc import Mapping, Sequence
from datetime import date

from advisor.advice.choices.pc_found import PcBuild, PcModel, PcSet
from advisor.advice.training.asked.stated import Stated, as_usual, job, one_at_once
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.prices.purchase import purchase_price
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import place
from advisor.units import GIB, SIXTEEN_BIT_BYTES, gib

SETS = (
    ("rtx-3090", 1), ("rtx-4090", 1), ("rtx-5090", 1), ("rtx-3090", 2), ("rtx-5090", 2),
    ("rtx-pro-6000", 1), ("rtx-pro-6000", 2),
)  # fmt: skip
"""Cards that are sold for PCs, in ascending order of what they hold; our choice. More than two, or
cards without a fan of their own, take a server's case."""
METHODS: tuple[MethodId, ...] = ("qlora", "lora", "full")
FOUR_BIT = 4.85
"""Bits a weight of Q4_K_M, the usual GGUF file
(https://github.com/ggml-org/llama.cpp/blob/master/tools/quantize/README.md)."""
REST_W, LOAD = 250, 0.8
"""Watts of processor, board and drives, and the share of a supply that is drawn for long; our rule."""
RAM_GB = (64, 96, 128, 192, 256, 384, 512, 768, 1024)
"""What modules make."""
RAM_BESIDE = 32
"""GB of main memory beside the weights of a merge; our rule."""
DISK_TB = (1, 2, 4, 8)
COPIES = 5
"""Of the weights on disk: base, merged, files for serving, and room for data; our rule."""


Jobs = Mapping[tuple[str, MethodId], Job]
"""By the model's name and the method: one sample at once."""


def pc_build(
    catalog: Catalog, models: Sequence[Model], method: MethodId | None, today: date
) -> PcBuild:
    """The smallest set that tunes all of them by the method, LoRA where none is stated, and the
    smallest by QLoRA."""
    models = sorted(models, key=lambda model: model.shape.parameters)
    jobs: Jobs = {
        (model.name, each): _job(catalog, model, each) for model in models for each in METHODS
    }
    sets = [_set(catalog, jobs, gpu, count, today) for gpu, count in SETS]
    best = _smallest(sets, models, method or "lora")
    least = _smallest(sets, models, "qlora")
    chosen = best or least or sets[-1]
    return PcBuild(
        models=tuple(_model(model, jobs) for model in models),
        sets=tuple(each for each in sets[: sets.index(chosen) + 1] if each.holds),
        chosen=chosen if chosen.holds else None,
        least=least if least != chosen else None,
        ram_gb=_ram_gb(models[-1], catalog.gpu(chosen.gpu).memory_gb * chosen.num_gpus),
        disk_tb=_disk_tb(models),
    )


def _ram_gb(largest: Model, cards_gb: float) -> int:
    """Twice the cards' memory, and the weights of a merge with room beside them."""
    needed = max(2 * cards_gb, SIXTEEN_BIT_BYTES * largest.shape.parameters / GIB + RAM_BESIDE)
    return next((size for size in RAM_GB if size >= needed), RAM_GB[-1])


def _disk_tb(models: Sequence[Model]) -> int:
    needed = COPIES * sum(SIXTEEN_BIT_BYTES * model.shape.parameters for model in models) / 1e12
    return next((size for size in DISK_TB[1:] if size >= needed), DISK_TB[-1])


def _smallest(sets: Sequence[PcSet], models: Sequence[Model], method: MethodId) -> PcSet | None:
    """The first that tunes all of them by the method."""
    names = {(model.name, method) for model in models}
    return next((each for each in sets if names <= {*each.holds}), None)


def _job(catalog: Catalog, model: Model, method: MethodId) -> Job:
    stated = Stated(model, method)
    return one_at_once(as_usual(job(catalog, stated, method), stated))


def _set(catalog: Catalog, jobs: Jobs, gpu_id: str, count: int, today: date) -> PcSet:
    gpu = catalog.gpus[gpu_id]
    price = purchase_price(catalog, gpu, None, today)
    drawn = (gpu.tdp_w * count + REST_W) / LOAD
    return PcSet(
        gpu=gpu.name,
        num_gpus=count,
        memory_gb=gpu.memory_gb,
        usd=price.usd * count if price else None,
        condition=price.condition if price else None,
        as_of=price.as_of if price else None,
        supply_w=100 * math.ceil(drawn / 100),
        holds=tuple(
            each for each, asked in jobs.items() if place(asked, gpu, count).fit is Fit.FITS
        ),
        source=(*gpu.source, *(price.source if price else ())),
    )


def _model(model: Model, jobs: Jobs) -> PcModel:
    parameters = model.shape.parameters
    return PcModel(
        model=model.name,
        run_16_bit_gib=gib(SIXTEEN_BIT_BYTES * parameters),
        run_4_bit_gib=gib(parameters * FOUR_BIT / 8),
        peaks={
            method: gib(place(jobs[model.name, method], None).memory.expected) for method in METHODS
        },
    )
