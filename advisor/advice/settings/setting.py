"""One setting of a run: where to start, and whether what was stated is usual."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from math import log
from typing import Literal

from advisor.advice.settings.usual import Case, alike, usual
from advisor.catalog.catalog import Catalog
from advisor.catalog.usual import SettingId, UsualSetting
from advisor.language import Text
from advisor.result import Result, unique

Verdict = Literal["usual", "low", "high"]


class Span(Result):
    """What is usual for other sizes or amounts."""

    max_parameters: int | None
    max_samples: int | None
    low: float
    usual: float
    high: float


class Setting(Result):
    """One setting: where to start, and what was stated of it."""

    name: SettingId
    value: float | None
    """As stated where that is usual, else where to start; null: nothing is known."""
    low: float | None
    """Of published runs of its kind."""
    high: float | None
    stated: float | None
    verdict: Verdict | None
    """Of what was stated; null: nothing was, or nothing is known."""
    times: float | None
    """How many times what was stated is above the high end, or below the low one."""
    by: Text | None
    """Which runs had which value."""
    checked: date | None
    elsewhere: tuple[Span, ...]
    """For every size and amount, where the run's own is not stated."""
    source: tuple[str, ...]


def judged(catalog: Catalog, case: Case, name: SettingId, stated: float | None) -> Setting:
    """The setting as runs of this kind had it, and what was stated beside it."""
    row = usual(catalog, name, case)
    verdict, times = _verdict(row, stated)
    return Setting(
        name=name,
        value=_value(row, stated, verdict),
        low=row.low if row else None,
        high=row.high if row else None,
        stated=stated,
        verdict=verdict,
        times=times,
        by=row.by if row else None,
        checked=row.checked if row else None,
        elsewhere=_elsewhere(alike(catalog, name, case), case),
        source=row.source if row else (),
    )


def _value(row: UsualSetting | None, stated: float | None, verdict: Verdict | None) -> float | None:
    if row is None:
        return stated
    return stated if verdict == "usual" else row.usual


def _verdict(row: UsualSetting | None, stated: float | None) -> tuple[Verdict | None, float | None]:
    if row is None or stated is None:
        return None, None
    if stated < row.low * (1 - 1e-9):
        return "low", round(row.low / stated, 1) if stated else None
    if stated > row.high * (1 + 1e-9):
        return "high", round(stated / row.high, 1)
    return "usual", None


def _elsewhere(rows: tuple[UsualSetting, ...], case: Case) -> tuple[Span, ...]:
    """The rows among which only an unstated size or amount would choose."""
    by_size = not case.size_known and any(row.max_parameters for row in rows)
    by_amount = not case.amount_known and any(row.max_samples for row in rows)
    if not (by_size or by_amount):
        return ()
    return tuple(
        Span(
            max_parameters=row.max_parameters,
            max_samples=row.max_samples,
            low=row.low,
            usual=row.usual,
            high=row.high,
        )
        for row in rows
    )


def nearer(catalog: Catalog, rates: Sequence[float], one: Case, other: Case) -> bool:
    """Whether learning rates are nearer to what is usual in one case than in the other."""
    usual_rates = [judged(catalog, case, "learning_rate", None).value for case in (one, other)]
    if not rates or not all(usual_rates):
        return False
    near, far = (
        max(abs(log(rate) - log(start)) for rate in rates) for start in usual_rates if start
    )
    return near < far


FEW = 2
"""Settings named up to which the others are not told."""


def told_of(settings: Sequence[Setting], named: Sequence[SettingId]) -> tuple[SettingId, ...]:
    """What an answer tells of: a question on a setting or two asks for no others."""
    known = [each for each in settings if each.name in named and each.value is not None]
    alone = 1 <= len(known) <= FEW
    shown = [each for each in settings if not alone or each in known or each.stated is not None]
    return tuple(each.name for each in shown)


def sources_of(settings: Sequence[Setting], told: Collection[SettingId]) -> tuple[str, ...]:
    return unique(*(setting.source for setting in settings if setting.name in told))


def of_objective(catalog: Catalog, case: Case) -> tuple[Setting, ...]:
    """How long packed sequences are, where raw text is read."""
    block = judged(catalog, case, "block_tokens", None)
    return (block,) if block.value else ()


RATES_TRIED = (1 / 3, 1, 3)
"""Times the starting point: the short runs that find the learning rate
(`knowledge/topics/en/learning-rate.md`)."""


def rates_around(rate: Setting) -> tuple[float, ...]:
    """Around the rate advised."""
    start = rate.value
    return tuple(float(f"{start * times:.1g}") for times in RATES_TRIED) if start else ()


class Weighed(Result):
    """A learning rate that a question weighs against others."""

    rate: Setting
    full: Setting
    adapter: Setting
    """By full fine-tuning and by LoRA, whichever was asked."""
    steps: Literal["hardly", "slow", "start", "fast", "unstable"] | None
    """What it does in the usual number of steps; null: nothing is known."""


def weighed(catalog: Catalog, case: Case, rates: Sequence[float]) -> tuple[Weighed, ...]:
    """Each rate beside what is usual, the highest first."""
    cases = (case, replace(case, method="full"), replace(case, method="lora"))
    found = []
    for each in sorted({*rates}, reverse=True):
        rate, full, lora = (judged(catalog, one, "learning_rate", each) for one in cases)
        start = judged(catalog, case, "learning_rate", None).value
        found.append(Weighed(rate=rate, full=full, adapter=lora, steps=_effect(rate, start)))
    return tuple(found)


def _effect(
    rate: Setting, start: float | None
) -> Literal["hardly", "slow", "start", "fast", "unstable"] | None:
    if not (rate.stated and rate.verdict and start):
        return None
    if rate.verdict != "usual":
        return "hardly" if rate.verdict == "low" else "unstable"
    if abs(log(rate.stated / start)) < NEAR:
        return "start"
    return "fast" if rate.stated > start else "slow"


NEAR = 0.2
"""In natural logarithms: as good as the starting point."""
