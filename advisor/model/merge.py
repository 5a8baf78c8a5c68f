"""A LoRA adapter merged into its base, as a GGUF file of its own: computed beside the weights it
takes a fifth of a short question's time (`bench/latency.py`).

Only what a merge needs of the format is read here, since `gguf.GGUFReader` takes ten seconds for
the words of a large vocabulary: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
"""

import hashlib
import logging
import math
import os
import struct
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Kind
from gguf import GGUFValueType as Value
from numpy.typing import NDArray

from advisor.model.weights import sha256

LOG = logging.getLogger(__name__)
STORED = Kind.Q8_0
"""Of the merged weights: finer than the base's 4 and 5 bits, so that nothing of the adapter is
rounded away, and faster to multiply than those."""
SIZES = {
    Value.UINT8: 1, Value.INT8: 1, Value.BOOL: 1, Value.UINT16: 2, Value.INT16: 2,
    Value.UINT32: 4, Value.INT32: 4, Value.FLOAT32: 4,
    Value.UINT64: 8, Value.INT64: 8, Value.FLOAT64: 8,
}  # fmt: skip
ALIGNMENT = 32
"""Bytes; what a file that names no other has."""
Matrix = NDArray[np.float32]
Change = tuple[Matrix, Matrix]
"""What is added to a weight, as its factors [out, rank] and [rank, in]."""


@dataclass(frozen=True)
class _Tensor:
    name: str
    dimensions: tuple[int, ...]
    """Elements, the innermost dimension first."""
    kind: Kind
    data: NDArray[np.uint8]


def merged(base: Path, adapter: Path | None, cache: Path, stored: Kind = STORED) -> Path | None:
    """The file in `cache` that holds both, written at the first call; None where there is no
    adapter, or where it cannot be written: then both are loaded."""
    if adapter is None:
        return None
    state = f"{int(base.stat().st_mtime)} {sha256(adapter)}".encode()
    mark = hashlib.sha256(state).hexdigest()[:12]
    target = cache / f"{base.stem}+{adapter.stem}-{mark}.gguf"
    if not target.exists():
        try:
            _write(base, _changes(adapter), target, stored)
        except (OSError, ValueError, NotImplementedError, struct.error) as error:
            LOG.info("the adapter is computed beside the weights: not merged: %s", error)
            return None
    return target


def _changes(adapter: Path) -> dict[str, Change]:
    """By the weight's name: B times alpha / rank, and A."""
    reader = gguf.GGUFReader(adapter)
    alpha = float(reader.fields["adapter.lora.alpha"].contents())
    factors = {tensor.name: np.array(tensor.data, np.float32) for tensor in reader.tensors}
    ends = ".lora_a"
    return {
        (name := key.removesuffix(ends)): (factors[f"{name}.lora_b"] * (alpha / len(a)), a)
        for key, a in factors.items()
        if key.endswith(ends)
    }


def _write(base: Path, changes: Mapping[str, Change], target: Path, stored: Kind) -> None:
    file = np.memmap(base, np.uint8, "r")
    header, tensors = _read(file)
    if missing := changes.keys() - {tensor.name for tensor in tensors}:
        raise ValueError(f"the base has no {sorted(missing)[0]}")
    tensors = [_changed(tensor, changes.get(tensor.name), stored) for tensor in tensors]
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        written = Path(folder) / target.name
        with written.open("wb") as out:
            out.write(header)
            offset = 0
            for tensor in tensors:
                name, dimensions = tensor.name.encode(), tensor.dimensions
                out.write(struct.pack("<Q", len(name)) + name)
                out.write(struct.pack(f"<I{len(dimensions)}Q", len(dimensions), *dimensions))
                out.write(struct.pack("<IQ", tensor.kind, offset))
                offset += _aligned(tensor.data.nbytes)
            for tensor in tensors:
                out.write(bytes(_aligned(out.tell()) - out.tell()))
                tensor.data.tofile(out)
        os.replace(written, target)


def _changed(tensor: _Tensor, change: Change | None, kind: Kind) -> _Tensor:
    if change is None:
        return tensor
    width, rows = tensor.dimensions
    stored = tensor.data.reshape(rows, -1)
    weights = gguf.dequantize(stored, tensor.kind).reshape(rows, width) + change[0] @ change[1]
    data = gguf.quantize(weights, kind).view(np.uint8)
    return _Tensor(tensor.name, tensor.dimensions, kind, data)


def _read(file: NDArray[np.uint8]) -> tuple[bytes, list[_Tensor]]:
    """All before the list of tensors, and the tensors."""
    cursor = _Cursor(memoryview(file))  # pyright: ignore[reportArgumentType]
    magic, version, tensors, pairs = cursor.take("<4sIQQ")
    if magic != b"GGUF" or version != 3:
        raise ValueError(f"GGUF version {version} is not merged")
    alignment = ALIGNMENT
    for _ in range(pairs):
        key, kind = cursor.text(), Value(cursor.take("<I")[0])
        if key == b"general.alignment":
            alignment = struct.unpack_from("<I", cursor.view, cursor.at)[0]
        cursor.skip(kind)
    if alignment != ALIGNMENT:
        raise ValueError(f"an alignment of {alignment} bytes is not merged")
    header = bytes(cursor.view[: cursor.at])
    listed = list(_listed(cursor, tensors))
    begin = _aligned(cursor.at)
    return header, [
        _Tensor(name, dimensions, kind, file[begin + at : begin + at + _bytes(dimensions, kind)])
        for name, dimensions, kind, at in listed
    ]


def _listed(cursor: "_Cursor", count: int) -> Iterator[tuple[str, tuple[int, ...], Kind, int]]:
    for _ in range(count):
        name, (dimensions,) = cursor.text().decode(), cursor.take("<I")
        shape = cursor.take(f"<{dimensions}Q")
        kind, offset = cursor.take("<IQ")
        yield name, shape, Kind(kind), offset


def _bytes(dimensions: tuple[int, ...], kind: Kind) -> int:
    elements, size = gguf.GGML_QUANT_SIZES[kind]
    return math.prod(dimensions) // elements * size


def _aligned(offset: int) -> int:
    return -(-offset // ALIGNMENT) * ALIGNMENT


@dataclass
class _Cursor:
    """Reads forward."""

    view: memoryview
    at: int = 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(form, self.view, self.at)
        self.at += struct.calcsize(form)
        return values

    def text(self) -> bytes:
        (length,) = self.take("<Q")
        self.at += length
        return bytes(self.view[self.at - length : self.at])

    def skip(self, kind: Value) -> None:
        if kind == Value.STRING:
            self.text()
        elif kind == Value.ARRAY:
            of, count = self.take("<IQ")
            if of in SIZES:
                self.at += SIZES[Value(of)] * count
            else:
                for _ in range(count):
                    self.skip(Value(of))
        else:
            self.at += SIZES[kind]
