"""Names of models that no row has, whose family has the size in another version."""

import re

from advisor.catalog.catalog import Catalog

VERSIONED = re.compile(
    r"(?P<family>[a-z]+)[-_ ]?v?(?P<version>\d+(?:\.\d+)?)?[-_ ](?P<size>\d+(?:\.\d+)?)b(?:[-_ ](?:instruct|chat|base|it))?",
    re.I,
)
"""Family, version and size and nothing else."""


def nearest_model(name: str, catalog: Catalog) -> str | None:
    """The name of the row that is meant; None of one whose family has not the size."""
    known = catalog.known_model(name)
    return known.name if known else other_version(name, catalog)


def other_version(name: str, catalog: Catalog) -> str | None:
    """The model of the family that has this size in another version of the same number:
    "llama3.1-1B" is Llama 3.2 1B; of the latest where none is told."""
    asked = VERSIONED.fullmatch(name.strip())
    if asked is None:
        return None
    rows = ((VERSIONED.fullmatch(row.name), row.name) for row in catalog.models.values())
    found = [
        (float(row["version"] or 0), known)
        for row, known in rows
        if row and (row["family"].lower(), row["size"]) == (asked["family"].lower(), asked["size"])
    ]
    if asked["version"]:
        version = float(asked["version"])
        found = [
            (-abs(each - version), known) for each, known in found if int(each) == int(version)
        ]
    return max(found)[1] if found else None
