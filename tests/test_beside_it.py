"""What an error tells of the card beside the run."""

from advisor.reading.spans.measured.beside_it import more_than_the_card, other_process

FULL = (
    "GPU 0 has a total capacity of 23.64 GiB of which 115.00 MiB is free. Process 12345 has 14.20 GiB memory in use. "
    "Including non-PyTorch memory, this process has 9.31 GiB memory in use."
)


def test_another_process_holds_the_card():
    found = other_process(FULL)
    assert found
    assert found.leads
    assert found.note.facts["other_gib"] == 14.2


def test_in_a_container_the_only_process_may_be_ones_own():
    assert (
        other_process("Process 12345 has 14.20 GiB memory in use. Of the allocated memory") is None
    )


def test_more_than_the_card_has_is_main_memory():
    error = "24.00 GiB total capacity; 61.20 GiB already allocated; 0 bytes free"
    assert more_than_the_card(error)
    assert more_than_the_card(error.replace("61.20", "22.10")) is None
