"""A card without bf16 that a message has trouble with."""

import pytest

from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.spans.measured.old_card import lacking


@pytest.mark.parametrize(("message", "gpu", "told"), [
    ("bf16 is not supported on this GPU", "V100 32GB", True),
    ("flash-attn装不上", "T4", True),
    ("set tf32=False, still fails", "RTX 2080 Ti", True),
    ("bf16 gives NaN", "RTX 3090", False),
    ("it is slow", "T4", False),
    ("bf16 fails", "MI300X", False),
])  # fmt: skip
def test_what_an_old_card_lacks_is_told_where_it_is_named(
    message: str, gpu: str, told: bool, catalog: Catalog
) -> None:
    change = Change(Brief({"gpu": Fact(gpu, gpu)}), {"gpu": gpu})
    found = lacking(message, change, catalog)
    assert bool(found) is told
    assert not found or (found.leads and found.alone)
