"""Cards of several machines, and the memory of all cards together."""

import pytest

from advisor.catalog.catalog import Catalog
from advisor.reading.spans.spans import find


@pytest.mark.parametrize(("message", "number"), [
    ("SFT on 16 nodes of H100x8GPUs", 128), ("2 nodes of H100x8. Is it enough?", 16), ("8x A100 80GB on 2 nodes", 16), ("4 nodes with 8 A100 40GB each", 32),
    ("two nodes of 8 x A100", 16), ("16 nodes (each 8 H100 80GB)", 128), ("2台A800x8", 16), ("两台8*A100 80G", 16), ("4机8卡A100", 32), ("2机16卡H800", 16),
    ("A100x4 for a 13B", 4), ("2 x 3090 in one machine", 2),
])  # fmt: skip
def test_the_cards_of_all_machines_are_counted(message: str, number: int, catalog: Catalog) -> None:
    told = [count for span in find(message, catalog) if (count := span.value("num_gpus"))]
    assert told == [number]


@pytest.mark.parametrize(("message", "card", "memory"), [
    ("2张A100共160G显存", "A100 80GB", None), ("2张A100，一共80G", "A100 40GB", None), ("4张4090一共96G显存", "RTX 4090 24GB", None),
    ("2x3090 (48GB VRAM total) and a Ryzen", "RTX 3090 24GB", None), ("8 cards, 192GB VRAM in total", None, 24), ("2张A100，内存共512G", "A100", 512),
])  # fmt: skip
def test_the_memory_of_all_cards_names_that_of_each(
    message: str, card: str | None, memory: float | None, catalog: Catalog
) -> None:
    spans = find(message, catalog)
    assert next((span.value("gpu") for span in spans if span.value("gpu")), None) == card
    told = [span.value("gpu_memory_gib") for span in spans if span.value("gpu_memory_gib")]
    assert told == ([memory] if memory else [])
