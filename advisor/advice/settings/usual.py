"""What is usual for a run, of the settings that published runs had."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import get_args

from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.usual import ObjectiveId, SettingId, UsualSetting


@dataclass(frozen=True)
class Case:
    """What a usual setting depends on."""

    method: MethodId
    objective: ObjectiveId
    parameters: float
    samples: float
    size_known: bool = True
    amount_known: bool = True
    """Whether the model and the samples were stated; else those above are typical ones."""


def alike(catalog: Catalog, setting: SettingId, case: Case) -> tuple[UsualSetting, ...]:
    """The rows of the method and objective, smallest size and amount first."""
    rows = (
        row
        for row in catalog.usual_settings
        if row.setting == setting
        and case.method in row.methods
        and case.objective in row.objectives
    )
    return tuple(sorted(rows, key=_limits))


def usual(catalog: Catalog, setting: SettingId, case: Case) -> UsualSetting | None:
    """The row that takes the run; None: nothing is known."""
    return next(
        (
            row
            for row in alike(catalog, setting, case)
            if _limits(row)[0] >= case.parameters and _limits(row)[1] >= case.samples
        ),
        None,
    )


def usual_values(catalog: Catalog, case: Case) -> Mapping[SettingId, float]:
    """Where to start with each setting that is known."""
    settings: tuple[SettingId, ...] = get_args(SettingId)
    found: dict[SettingId, float] = {}
    for setting in settings:
        if row := usual(catalog, setting, case):
            found[setting] = row.usual
    return found


def _limits(row: UsualSetting) -> tuple[float, float]:
    return row.max_parameters or inf, row.max_samples or inf
