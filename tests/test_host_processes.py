"""Main memory that processes take: pasted from `top` or told, and the copies of a model that it is."""

import pytest

from advisor.advice.memory.fix_found import CopiesRead
from advisor.language import Language
from advisor.reading.spans.host_processes import (
    machine_gib,
    process_gib,
    sizes_told,
    without_processes,
)
from advisor.reading.spans.spans import find
from tests.memory_fix import fixed, said
from tests.shipped import CATALOG

TOP = """13B on 4 cards dies.

MiB Mem : 257000.0 total, 30000.0 free, 213289.8 used
    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM COMMAND
    801 me        20   0   70.7g  48.9g 220344 R  64.0   9.1 python
    802 me        20   0   70.7g  48.7g 220344 R  16.0   9.1 python
"""


def test_a_table_of_processes_tells_their_memory_and_no_setting():
    assert (process_gib(TOP), machine_gib(TOP)) == (48.9, 251.0)
    blank = without_processes(TOP)
    assert len(blank) == len(TOP)
    assert blank.strip() == "13B on 4 cards dies."
    assert not [span for span in find(TOP, CATALOG) if "64" in span.text or "16" in span.text]


@pytest.mark.parametrize(
    ("message", "process", "host"),
    [
        ("each process uses about 140GB of RAM and the node with 1TB RAM dies", 140, 1024),
        ("8卡，内存512G，每个进程加载模型占用140G", 140, None),
        ("a machine with 64 GB of RAM and a 24 GB card", None, None),
    ],
)
def test_a_process_is_told_apart_from_the_machine(
    message: str, process: float | None, host: float | None
):
    assert (process_gib(message), machine_gib(message)) == (process, host)


def test_several_sizes_are_named():
    assert sizes_told("7B/30B test training") == (7, 30)
    assert sizes_told("training a 7B") == ()


def copies(**stated: object) -> CopiesRead:
    found = fixed(moment="main_memory", gpu="A6000 48GB", num_gpus=8, **stated).copies_read
    assert found
    return found


def test_what_a_process_takes_is_a_copy_in_fp32():
    """6.7 billion weights of four bytes in each of eight processes."""
    found = copies(model="30B", sizes_billions=[7, 30], process_gib=25.7, host_memory_gib=512)
    assert [row.model for row in found.rows] == ["7B", "30B"]
    assert found.explained
    assert (found.explained.facts["model"], found.explained.facts["wide"]) == ("7B", True)
    assert found.rows[0].all_wide_gib == pytest.approx(8 * 4 * 7e9 / 2**30, rel=0.01)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_copies_are_told_by_size(language: Language):
    text = said(
        language, model="30B", gpu="A6000 48GB", num_gpus=8, moment="main_memory",
        sizes_billions=[7, 30], process_gib=25.7, host_memory_gib=512,
    )  # fmt: skip
    assert "fsdp_sync_module_states" in text
    assert "| 7B |" in text


def test_one_process_of_one_model_has_no_table():
    found = fixed(model="13B", gpu="RTX 3090", moment="main_memory", host_memory_gib=32)
    assert found.copies_read is None
