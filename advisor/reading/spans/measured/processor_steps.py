"""The time of an optimizer step on the processor, which a message tells of an offloaded run, beside
what that step moves."""

import re

from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Slots
from advisor.reading.spans.measured.finding import Finding
from advisor.result import note
from advisor.runs.time.exchange import CPU_UPDATE_SECONDS, HOST_BYTES_PER_SECOND
from advisor.units import two_digits

STEP = re.compile(
    r"(?P<name>optimi[sz]er[_ ]?(?:step|update|time)|update_optims?|cpu[_ -]?adam|优化器(?:更新|那?一?步|step))"
    r"[^\d\n]{0,24}(?P<value>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>ms|s(?:ecs?|econds?)?|毫秒|秒)?(?![\w/%])",
    re.I,
)
IN_MILLISECONDS = re.compile(r"\(ms\)|毫秒|milliseconds", re.I)
"""Of a log whose numbers have no unit."""
OFFLOADED = re.compile(r"offload|cpu[_ -]?adam|卸载", re.I)
ADAPTERS = re.compile(r"lora(?![a-z])", re.I)
GRADIENT_BYTES = 4
"""That cross PCIe for each parameter: its gradient one way, its weight the other, in 16 bit."""
USUAL, SLOW = 2.5, 5.0
"""Times what is expected, up to which a step is usual and from which on it is not: processors have
two to twelve channels of memory."""


def judged(text: str, slots: Slots, catalog: Catalog) -> Finding | None:
    """Of all parameters of a model that is known or whose size is told."""
    found = STEP.search(text)
    model = catalog.known_model(str(slots.get("model")))
    if not (found and model and OFFLOADED.search(text)) or ADAPTERS.search(text):
        return None
    seconds = _seconds(found, text)
    if seconds is None:
        return None
    cards = int(slots.get("num_gpus") or 1)
    crossing = GRADIENT_BYTES / cards / HOST_BYTES_PER_SECOND
    expected = model.shape.parameters * (CPU_UPDATE_SECONDS + crossing)
    times = seconds / expected
    verdict = "usual" if times <= USUAL else "slow" if times >= SLOW else "somewhat"
    told = note(
        "measured.processor-step",
        verdict=verdict,
        seconds=float(f"{seconds:.3g}"),
        expected=two_digits(expected),
        crossing=float(f"{model.shape.parameters * crossing:.1g}"),
        billions=float(f"{model.shape.parameters / 1e9:.3g}"),
        times=two_digits(times),
    )
    if verdict == "usual":
        return Finding(told, (found[0],), decides=True)
    causes = note("measured.processor-step-causes")
    return Finding(told, (found[0],), causes, alone=True, decides=True, articles=())


def _seconds(found: re.Match[str], text: str) -> float | None:
    value, unit = float(found["value"].replace(",", "")), (found["unit"] or "").lower()
    if unit in ("ms", "毫秒") or (not unit and IN_MILLISECONDS.search(text)):
        return value / 1000
    return value if unit else None
