"""Published data of all kinds that a message names beside the data of its own field: they are no
part of what is to be prepared."""

import re
from collections.abc import Mapping
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.catalog.data_set import DataSet
from advisor.reading.brief import Change, Slots
from advisor.reading.slots import DATA
from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

OWN = re.compile(
    r"(?<![a-z])(?:my|our|own)(?![a-z])|domain|specialist|specific field|自己|我们|我的|领域|領域|行业|行業|垂直|业务|專業|专业",
    re.I,
)
ALIKE = 0.05
"""A stated number that differs less from the published one is that of the published data."""


def public_data(change: Change, message: str, catalog: Catalog) -> DataSet | None:
    """The general data set that is named beside one's own data, unless the number of samples is
    another."""
    fact = change.brief.facts.get("data_set")
    data = catalog.data_sets.get(fact.value) if fact else None
    if not (data and data.general and data.samples and OWN.search(message)):
        return None
    stated = change.brief.values.get("samples", data.samples)
    return data if abs(stated / data.samples - 1) <= ALIKE else None


def without_amount(slots: Slots) -> Slots:
    """What was stated, but for the samples of published data."""
    return {slot: value for slot, value in slots.items() if slot != "samples"}


def told(
    message: str, change: Change, results: Mapping[str, Any], catalog: Catalog
) -> Finding | None:
    """Beside what a task needs."""
    asked = DATA in results
    data = public_data(change, message, catalog) if asked else None
    if data is None:
        return None
    fact = change.brief.facts.get("samples")
    words = (fact.words,) if fact and fact.words else ()
    return Finding(
        note("measured.public-data", name=data.name, samples=data.samples), words, leads=False
    )
