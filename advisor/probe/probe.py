"""The command `probe`: a run, measured in small on this machine, and what the whole of it takes."""

import json
import math
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from advisor.advice.training.asked.full_run import FullRun
from advisor.advice.training.asked.stated import place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.probe.card import card
from advisor.probe.differences import differences, disturbed
from advisor.probe.machine import Machine
from advisor.probe.plan import Plan
from advisor.probe.probed import MeasuredOn, Probed
from advisor.probe.readings import Readings, Tell, read
from advisor.probe.trial import Found
from advisor.result import name_of
from advisor.runs.placing import Placed
from advisor.runs.time.speed import padded
from advisor.units import GIB, HOUR_SECONDS, gib

NOT_OF_ONE_CARD = ("num_gpus", "parallelism", "gpu_memory_gib")
"""Arguments that say which cards, and how they share a run: one is measured, the one found."""
MEASURED = ("measured_seconds_per_step", "measured_peak_gib", "measured_hours")
"""Arguments that the probe answers."""


def probe(catalog: Catalog, arguments: Mapping[str, Any], machine: Machine, tell: Tell) -> Probed:
    """`arguments` are those of `estimate_training_cost`; what they do not state is set as that tool
    sets it. Raises `AdvisorError` and `ValidationError`, for wrong arguments before anything is
    measured."""
    stated = {name: value for name, value in arguments.items() if name != "explore"}
    asked = FullRun.model_validate(stated)
    named = name_of(asked.as_stated(catalog).gpu)
    found = machine.found()
    placed = _placed(catalog, asked, card(catalog, found))
    plan = Plan(placed.set_up, found, asked.precision is not None)
    readings = read(plan, machine, tell)
    probed = _probed(asked, stated, placed, readings)
    told = differences(readings, named, asked.num_gpus)
    return probed.model_copy(update={"differences": told})


def _placed(catalog: Catalog, asked: FullRun, gpu: Gpu | None) -> Placed:
    """The run on the one card that was found, or on none."""
    others = dict.fromkeys((*NOT_OF_ONE_CARD, *MEASURED))
    alone = asked.model_copy(update={**others, "gpu": name_of(gpu), "num_gpus": 1})
    return place_stated(catalog, alone.as_stated(catalog))


def _probed(
    asked: FullRun, stated: Mapping[str, Any], placed: Placed, readings: Readings
) -> Probed:
    plan, run = readings.plan, placed.set_up
    work, step, peak = padded(run).workload, readings.seconds_per_step, readings.peak_bytes
    steps = math.ceil(work.samples * work.epochs / run.global_batch)
    fits = _fits(peak, plan.found)
    handed = _arguments(stated, readings, fits) if run.cards.gpu else None
    on_card = plan.found.device != "cpu"
    return Probed(
        model=run.model.name,
        layers=run.model.shape.layers,
        method=run.method,
        machine=_machine(plan.found),
        gpu=name_of(run.cards.gpu),
        precision=plan.types[0],
        tokens_per_sample=run.workload.tokens_per_sample,
        micro_batch_size=run.micro_batch_size,
        gradient_accumulation=run.gradient_accumulation,
        points=readings.points,
        update_seconds=readings.update_seconds,
        measured_seconds_per_step=step,
        measured_peak_gib=None if peak is None else gib(peak),
        fits=fits,
        tokens_per_second=run.global_batch * work.tokens_per_sample / step,
        steps=steps,
        training_tokens=run.workload.tokens,
        amount_stated=any((asked.samples, asked.dataset_tokens, asked.steps)),
        hours=steps * step / HOUR_SECONDS,
        stated_hours=asked.measured_hours,
        estimated_seconds_per_step=placed.speed.seconds_per_step if placed.speed else None,
        estimated_peak_gib=gib(placed.memory.expected) if on_card else None,
        arguments=handed,
        address=None if handed is None else _address(handed),
        disturbed=tuple(disturbed(readings)),
        differences=(),
    )


def _fits(peak: float | None, found: Found) -> bool | None:
    return None if peak is None or not found.total_bytes else peak <= found.total_bytes


def _machine(found: Found) -> MeasuredOn:
    return MeasuredOn(
        device=found.device,
        name=found.name,
        cards=found.count,
        threads=found.threads,
        memory_gib=None if found.total_bytes is None else round(found.total_bytes / GIB, 1),
        torch=found.torch,
    )


def _arguments(stated: Mapping[str, Any], readings: Readings, fits: bool | None) -> dict[str, Any]:
    """The run that was measured, with the figures that hold of it: no time of one that its card
    cannot hold, no peak of one whose settings another stood in for."""
    plan, run = readings.plan, readings.plan.set_up
    left_out = (*NOT_OF_ONE_CARD, *MEASURED, "global_batch_size")
    measured: dict[str, Any] = {}
    if fits is not False:
        measured["measured_seconds_per_step"] = float(f"{readings.seconds_per_step:.4g}")
    if readings.peak_bytes is not None and not plan.stand_ins:
        measured["measured_peak_gib"] = gib(readings.peak_bytes)
    return {
        **{name: value for name, value in stated.items() if name not in left_out},
        "method": run.method,
        "gpu": name_of(run.cards.gpu),
        "tokens_per_sample": run.workload.tokens_per_sample,
        "micro_batch_size": run.micro_batch_size,
        "gradient_accumulation": run.gradient_accumulation,
        **measured,
    }


def _address(arguments: Mapping[str, Any]) -> str:
    """Of the page that has every argument as a field."""
    return "/run?" + urlencode({name: _typed(value) for name, value in arguments.items()})


def _typed(value: Any) -> str:
    """As a person fills it in."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return json.dumps(value) if isinstance(value, dict) else str(value)
