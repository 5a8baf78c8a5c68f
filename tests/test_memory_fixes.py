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


@pytest.mark.parametrize(("gpu", "num_gpus"), [("RTX 3090", 1), ("RTX 4090", 2), ("A100 40GB", 2)])
def test_an_offloaded_optimizer_is_no_8_bit_one(gpu: str, num_gpus: int, catalog: Catalog) -> None:
    """DeepSpeed updates on the CPU with its own Adam."""
    asked = FixMemory(model="7B", method="full", gpu=gpu, num_gpus=num_gpus, host_memory_gib=80)
    found = asked.run(catalog)
    remedies = [*found.remedies, *filter(None, (found.first, found.out_of_host))]
    changes = [{change.code for change in remedy.changes} for remedy in remedies]
    assert any("room.offload-optimizer" in each for each in changes)
    assert not any({"room.offload-optimizer", "room.paged-optimizer"} <= each for each in changes)
