"""What merging the trained adapter into the model takes."""

from advisor.result import Note, note
from advisor.runs.host import PROCESS_BYTES
from advisor.runs.memory.trained import merging_bytes
from advisor.runs.placing import Placed
from advisor.units import gib


def merged(placed: Placed, asked: bool) -> Note | None:
    """On a card, or in main memory; None where nobody asks, or there is no adapter."""
    run, on_card = placed.set_up, placed.memory.merging
    if on_card is None or not asked:
        return None
    host = gib(PROCESS_BYTES + merging_bytes(run))
    return note("set-ups.merging", model=run.model.name, card_gib=gib(on_card), host_gib=host)
