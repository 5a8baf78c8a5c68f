"""The rows of a file, one after another, and how far it has been read."""

import io
from collections.abc import Iterator
from contextlib import ExitStack

from advisor.dataset import json_rows, table_rows
from advisor.dataset.limits import MOST_ROWS
from advisor.dataset.row import Broken, Row
from advisor.dataset.source import HEAD, Source
from advisor.errors import ToolError


class Rows:
    """Reads `source` once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._file: io.FileIO | None = None
        self.read = 0
        """Rows so far."""

    @property
    def done(self) -> int:
        """Bytes so far; of a Parquet file, which is read column by column, none until the end."""
        return self._file.tell() if self._file and not self._file.closed else 0

    def __iter__(self) -> Iterator[Row | Broken]:
        with ExitStack() as opened:
            for each in self._all(opened):
                self.read += 1
                if self.read > MOST_ROWS:
                    raise ToolError("dataset_rows", limit=MOST_ROWS // 10**6)
                yield each

    def _all(self, opened: ExitStack) -> Iterator[Row | Broken]:
        source = self._source
        if source.kind == "parquet":
            return table_rows.of_parquet(source)
        self._file = io.FileIO(source.path)
        buffered = io.BufferedReader(self._file, 1 << 18)
        stream = opened.enter_context(
            io.TextIOWrapper(buffered, source.encoding, errors="surrogateescape", newline="\n")
        )
        if source.kind == "jsonl":
            return json_rows.of_lines(stream)
        if source.kind == "csv":
            return table_rows.of_csv(stream)
        if source.kind == "json":
            return json_rows.of_lists(stream, self._head())
        return _of_text(stream)

    def _head(self) -> str:
        with self._source.path.open(encoding=self._source.encoding, errors="replace") as file:
            return file.read(HEAD)


def _of_text(stream: io.TextIOWrapper) -> Iterator[Row | Broken]:
    """Each line that says something is a sample, as loaders of text take it."""
    for place, line in json_rows.lines(stream):
        if line is None:
            yield Broken(place, "too-long")
        elif text := line.strip():
            yield Row(place, text.encode(errors="replace").decode())
