"""A file that may hold a data set: what kind it is, by its first bytes and its name."""

import codecs
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from advisor.dataset.json_rows import OF_LISTS
from advisor.dataset.limits import MOST_BYTES
from advisor.errors import ToolError

Kind = Literal["jsonl", "json", "csv", "parquet", "text"]
HEAD = 64 * 1024
PARQUET = b"PAR1"
PACKED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
}
"""How compressed files begin; an Excel sheet is a zip."""
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LINES = (".jsonl", ".ndjson", ".jl")
TABLES = (".csv", ".tsv")


@dataclass(frozen=True)
class Source:
    path: Path
    name: str
    """As its owner calls it."""
    kind: Kind
    encoding: str
    size: int

    @property
    def unit(self) -> Literal["line", "row"]:
        """What its places count."""
        return "row" if self.kind == "parquet" else "line"


def recognised(path: Path, name: str | None = None, most_bytes: int = MOST_BYTES) -> Source:
    """What `path` holds; raises `ToolError` for what cannot be a data set."""
    name, size = name or path.name, path.stat().st_size
    if size > most_bytes:
        raise ToolError("dataset_too_large", limit=most_bytes // 1_000_000)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip():
        raise ToolError("dataset_empty", name=name)
    if head.startswith(PARQUET):
        return Source(path, name, "parquet", "", size)
    if packed := next((how for mark, how in PACKED.items() if head.startswith(mark)), None):
        raise ToolError("dataset_packed", name=name, how=packed)
    encoding = _encoding(head)
    if encoding != "utf-16" and b"\0" in head:
        raise ToolError("dataset_binary", name=name)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    return Source(path, name, _kind(text, name.lower()), encoding, size)


def _encoding(head: bytes) -> str:
    """UTF-8 unless it says otherwise, or cannot be and reads as GB 18030, in which Excel saves
    Chinese."""
    for mark, encoding in MARKS.items():
        if head.startswith(mark):
            return encoding
    for encoding in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        return encoding
    return "utf-8"


def _kind(text: str, name: str) -> Kind:
    first = text.lstrip()
    if name.endswith(LINES):
        return "jsonl"
    if name.endswith(TABLES):
        return "csv"
    if first.startswith("{"):
        line, _, more = first.partition("\n")
        lists = OF_LISTS.match(line, 1) or (OF_LISTS.search(line) and not more.strip())
        return "json" if lists or not _is_object(line) else "jsonl"
    if re.match(r"\[\s*[\[{\"\]]", first):
        return "json"
    return "text"


def _is_object(line: str) -> bool:
    """Whether an object ends on its line, or at least does not go on with the next key."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return len(line) > 2 and not re.search(r"[{\[,]\s*$", line)
