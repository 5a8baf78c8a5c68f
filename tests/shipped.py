"""The shipped knowledge, loaded once for all tests."""

from advisor.catalog.load import load

CATALOG = load()
