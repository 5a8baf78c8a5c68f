"""What of an answer one above it tells."""

from collections.abc import Sequence

from advisor.reading.calls.call import Call
from advisor.reading.slots import FIGURES

FIXES = "fix_memory"


def told_above(call: Call, above: Sequence[Call]) -> tuple[str, ...]:
    """Blocks by their names: "needs", the memory of each method, where none was stated."""
    told = any(each.tool == FIGURES and "method" not in each.arguments for each in above)
    return ("needs",) if call.tool == FIXES and told else ()
