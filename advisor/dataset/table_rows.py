"""Rows of a table: a CSV with the names of its columns on top, or a Parquet file."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import Any, TextIO

from advisor.dataset.limits import (
    BATCH_ROWS,
    LEAST_UNPACKED,
    LONGEST_ROW,
    MOST_COLUMNS,
    MOST_FOLDED,
    MOST_ROWS,
    MOST_UNPACKED,
    shortened,
)
from advisor.dataset.row import Broken, Row
from advisor.dataset.source import Source
from advisor.errors import ToolError
from advisor.json_input import DEEPEST, plain

SEPARATORS = ",\t;"
THRIFT_STRING, THRIFT_LIST = 16 << 20, 1_000_000
"""Bytes and elements of what a Parquet file says of itself."""


def of_csv(stream: TextIO) -> Iterator[Row | Broken]:
    csv.field_size_limit(LONGEST_ROW)  # of the process; the usual one is too small for a document
    first = stream.readline(LONGEST_ROW)
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(chain([first], _pieces(stream)), delimiter=separator)
    names: list[str] | None = None
    place = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Broken(place, "cell", shortened(error))
            place = reader.line_num + 1
            continue
        if cells is None:
            return
        if any(cells):
            if names is None:
                names = _names(cells)
            else:
                yield _row(place, names, cells)
        place = reader.line_num + 1


def _names(cells: list[str]) -> list[str]:
    if len(cells) > MOST_COLUMNS:
        raise ToolError("dataset_columns", limit=MOST_COLUMNS)
    return [name.strip() for name in cells]


def _pieces(stream: TextIO) -> Iterator[str]:
    """Lines; of one that is too long its parts, so that the limit of a cell is met first."""
    while piece := stream.readline(LONGEST_ROW):
        yield piece


def _row(place: int, names: list[str], cells: list[str]) -> Row | Broken:
    if len(cells) != len(names):
        return Broken(place, "columns", f"{len(cells)}/{len(names)}")
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return Broken(place, "encoding", shortened(" ".join(cells).encode(errors="replace")))
    return Row(place, dict(zip(names, cells, strict=True)))


def of_parquet(source: Source) -> Iterator[Row | Broken]:
    """Batch by batch; columns of bytes (pictures, audio) are passed over."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ToolError("dataset_parquet", name=source.name) from error
    try:
        with parquet.ParquetFile(
            source.path, buffer_size=1 << 20, pre_buffer=False,
            thrift_string_size_limit=THRIFT_STRING, thrift_container_size_limit=THRIFT_LIST,
        ) as file:  # fmt: skip
            _check(file.metadata)
            columns = [each.name for each in file.schema_arrow if _is_text(each.type)]
            batches = file.iter_batches(BATCH_ROWS, columns=columns, use_threads=False)
            yield from _batches(batches, source.size)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise ToolError("dataset_damaged", name=source.name, problem=shortened(error)) from error


def _check(told: Any) -> None:
    """What the file says of itself."""
    if told.num_columns > MOST_COLUMNS:
        raise ToolError("dataset_columns", limit=MOST_COLUMNS)
    unpacked = sum(told.row_group(at).total_byte_size for at in range(told.num_row_groups))
    if unpacked > MOST_UNPACKED or told.num_rows > MOST_ROWS:
        raise _unpacks()


def _unpacks() -> ToolError:
    return ToolError("dataset_unpacked", limit=MOST_UNPACKED // 10**9, rows=MOST_ROWS // 10**6)


def _is_text(kind: Any, depth: int = 0) -> bool:
    """Words, numbers, and lists and records of them, as deep as JSON may be."""
    from pyarrow import types

    if depth > DEEPEST or types.is_binary(kind) or types.is_large_binary(kind):
        return False
    inner = [kind.field(at).type for at in range(kind.num_fields)]
    return all(_is_text(each, depth + 1) for each in inner)


def _batches(batches: Iterator[Any], size: int) -> Iterator[Row | Broken]:
    most = min(MOST_UNPACKED, max(LEAST_UNPACKED, MOST_FOLDED * size))
    place, unpacked = 0, 0
    for batch in batches:
        unpacked += batch.nbytes
        if unpacked > most:
            raise _unpacks()
        for value in batch.to_pylist():
            place += 1
            yield _one(place, value)


def _one(place: int, value: dict[str, Any]) -> Row | Broken:
    try:
        return Row(place, plain({name: part for name, part in value.items() if part is not None}))
    except ToolError as error:
        return Broken(place, "not-a-number" if error.code == "no_number" else "nested")
