"""The version of the knowledge changes with any of its rows, and with nothing else."""

import re
from dataclasses import replace

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import PriceOverrides
from advisor.catalog.version import version
from tests.small_catalog import offer, small_catalog


def test_it_names_program_day_and_rows(catalog: Catalog) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\+20\d{6}\.[0-9a-f]{8}", version(catalog))
    assert version(replace(catalog)) == version(catalog)


def test_any_row_changes_it(catalog: Catalog) -> None:
    assert version(small_catalog(offer(usd=0.3))) != version(small_catalog(offer(usd=0.4)))
    own = PriceOverrides.model_validate({"cny_per_usd": 7.0}, strict=False)
    assert version(replace(catalog, overrides=own)) != version(catalog)
