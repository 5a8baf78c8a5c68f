"""What the server and a process of the model say to each other: JSON, each piece after its length.

Nothing is unpickled: the worst a broken process can send is text that is refused.
"""

import select
import socket
import struct
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from advisor.model.engine import Decision
from advisor.reading.question import Question

LENGTH = struct.Struct("!I")
LONGEST = 2**24
"""Bytes of one piece; the longest question takes a hundredth of it."""


class BrokenError(Exception):
    """The other side is gone, or what it says cannot be read."""


@dataclass(frozen=True)
class Request:
    """To a process: decide `question` after `prompt`, say what `about` is about, or stop
    request `number`."""

    number: int
    prompt: str = ""
    question: Question | None = None
    about: str | None = None


@dataclass(frozen=True)
class Started:
    """A process's first words, after its model answered a first question."""

    name: str = ""
    trained: bool = False
    error: str | None = None
    """Why it cannot start; it ends then."""


@dataclass(frozen=True)
class Reply:
    """To a request: one of these."""

    number: int
    decision: Decision | None = None
    topics: Mapping[str, float] | None = None
    error: str | None = None
    stopped: bool = False


REQUEST, STARTED, REPLY = TypeAdapter(Request), TypeAdapter(Started), TypeAdapter(Reply)


class Wire:
    """One end of the connection. Any thread may send; one receives."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._sending = threading.Lock()

    def send(self, piece: Request | Started | Reply) -> None:
        written = to_json(piece, inf_nan_mode="constants")
        try:
            with self._sending:
                self._connection.sendall(LENGTH.pack(len(written)) + written)
        except OSError as error:
            raise BrokenError(str(error)) from error

    def heard(self, seconds: float) -> bool:
        """Whether something, or the end, comes within `seconds`."""
        try:
            return bool(select.select([self._connection], [], [], seconds)[0])
        except (OSError, ValueError) as error:  # closed meanwhile
            raise BrokenError(type(error).__name__) from error

    def receive(self, kind: TypeAdapter[Any]) -> Any:
        """The next piece, waited for."""
        try:
            (length,) = LENGTH.unpack(self._bytes(LENGTH.size))
            if length > LONGEST:
                raise BrokenError(f"a piece of {length} bytes")
            return kind.validate_json(self._bytes(length))
        except (OSError, ValidationError) as error:
            raise BrokenError(type(error).__name__) from error

    def _bytes(self, count: int) -> bytes:
        parts: list[bytes] = []
        while count:
            part = self._connection.recv(min(count, 2**16))
            if not part:
                raise BrokenError("the connection is closed")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def close(self) -> None:
        self._connection.close()
