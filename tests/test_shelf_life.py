"""Rows that are older than they can be relied on."""

from datetime import date, timedelta

import pytest

from advisor.__main__ import main
from advisor.catalog.catalog import Catalog
from advisor.catalog.shelf_life import API_DAYS, PRICES_DAYS, oldest_price, overdue, told
from tests.small_catalog import offer, small_catalog

DAY = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("days", "listed"), [(PRICES_DAYS, []), (PRICES_DAYS + 1, ["rtx-4090 A on_demand"])]
)
def test_a_price_is_listed_from_the_day_after_its_shelf_life(days: int, listed: list[str]):
    catalog = small_catalog(offer(usd=0.3, as_of=DAY), electricity=(), exchange={})
    found = overdue(catalog, DAY + timedelta(days=days))
    assert [each.row for each in found] == listed
    assert [each.read_again for each in found] == ["https://example.org/prices"] * len(listed)


def test_what_apis_cost_is_to_be_read_sooner_than_what_models_are(catalog: Catalog):
    checked = max(row.checked for row in catalog.api_models.values())
    soon = overdue(catalog, checked + timedelta(days=API_DAYS + 1))
    assert {"prices/api_models.yaml", "prices/hosted_tuning.yaml"} <= {each.file for each in soon}
    assert not any(each.file in ("models/", "topics/") for each in soon)
    late = overdue(catalog, checked + timedelta(days=365))
    assert {"models/", "topics/", "gpus/"} <= {each.file for each in late}


def test_the_oldest_comes_first_and_a_page_is_named_once(catalog: Catalog):
    found = overdue(catalog, date(2027, 6, 1))
    assert [each.days for each in found] == sorted((each.days for each in found), reverse=True)
    pages = [line for line in told(found) if not line.startswith(" ")]
    assert len(pages) == len(set(pages))


def test_the_oldest_price_is_that_of_a_row(catalog: Catalog):
    days = {row.as_of for row in (*catalog.gpu_prices, *catalog.gpu_purchases)}
    assert oldest_price(catalog) <= min(days)


def test_the_command_lists_them(capsys: pytest.CaptureFixture[str]):
    assert main(["stale"]) == 0
    printed = capsys.readouterr()
    assert "prices/gpu_market.yaml" in printed.out
    assert "older than their shelf life" in printed.err
