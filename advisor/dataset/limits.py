"""How much of a stranger's file is read, so that none can exhaust memory, disk or time."""

MOST_BYTES = 200_000_000
"""Of a file."""
MOST_ROWS = 20_000_000
LONGEST_ROW = 8_000_000
"""Characters of a row or of one cell; longer ones are told and passed over."""
MOST_COLUMNS = 500
MOST_UNPACKED = 2_000_000_000
"""Bytes that a Parquet file may unpack to, as it says itself, and characters that it does."""
MOST_FOLDED, LEAST_UNPACKED = 100, 50_000_000
"""A file that unpacks to more times its size than that, and to more bytes, was made to."""
BATCH_ROWS = 64
"""Rows of a Parquet file in memory at once."""
MOST_TOLD = 5
"""Places told of a problem; all are counted."""
MOST_SPLITS = 16
LONGEST_DETAIL = 60
"""Characters of a person's text that a report repeats."""


def shortened(text: object) -> str:
    """A detail on one line, at most `LONGEST_DETAIL` long."""
    line = " ".join(str(text)[: 4 * LONGEST_DETAIL].split())
    return line if len(line) <= LONGEST_DETAIL else f"{line[: LONGEST_DETAIL - 1]}…"
