"""What of an answer one above it tells."""

from collections.abc import Sequence

from advisor.reading.calls.call import Call
from advisor.reading.slots import FIGURES

FIXES, SETTINGS = "fix_memory", "recommend_settings"


def told_above(call: Call, above: Sequence[Call]) -> tuple[str, ...]:
    """Blocks by their names: "needs", the memory of each method, where none was stated; "ways" and
    "fit", that of a copy and of a shard on each card, and what the settings take."""
    figures = [each for each in above if each.tool == FIGURES]
    if call.tool == SETTINGS and figures:
        return ("ways", "fit")
    told = any("method" not in each.arguments for each in figures)
    return ("needs",) if call.tool == FIXES and told else ()
