"""What takes less memory, beside what the machine has."""

import pytest

from advisor.advice.memory.fix_memory import FixMemory
from advisor.catalog.catalog import Catalog


@pytest.mark.parametrize("host_gib", [40, 80, 200])
def test_the_way_out_fits_in_main_memory_too(host_gib: float, catalog: Catalog) -> None:
    asked = FixMemory(method="full", gpu="RTX A5000", num_gpus=4, host_memory_gib=host_gib)
    first = asked.run(catalog).first
    assert first
    assert first.fits is True
    assert (first.host_gib or 0) <= host_gib
