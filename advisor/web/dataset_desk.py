"""Data sets on the server: received into a folder of their own, read in a process of their own, and
gone afterwards. A corrected file waits a little to be fetched, once."""

import asyncio
import contextlib
import json
import os
import shutil
import sys
import tempfile
import time
import uuid
import weakref
from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import advisor
from advisor.audit_file import Order, spelled
from advisor.errors import ToolError, logged

MOST_AT_ONCE = 3
MOST_OF_ONE = 2
"""From one address: who sends files slowly leaves a place to others."""
MOST_WAITING = 6
"""Corrected files; the oldest makes room."""
KEPT_SECONDS = 600
READ_SECONDS = 900
LONGEST_EVENT = 1 << 22
"""Bytes of a line that the process prints."""


@dataclass(frozen=True)
class Corrected:
    """A corrected file until it is fetched."""

    path: Path
    name: str
    until: float

    def discard(self) -> None:
        shutil.rmtree(self.path.parent, ignore_errors=True)


class UnreadError(Exception):
    """The process ended without a report."""


class Desk:
    """What is being read, and what waits."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="advisor-data-")
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)  # at the end too
        self._at_work: Counter[str] = Counter()
        self._waiting: dict[str, Corrected] = {}

    @contextlib.asynccontextmanager
    async def place(self, who: str) -> AsyncGenerator[Path]:
        """A folder for one data set of an address; raises `ToolError` where there are too many at
        once."""
        if self._at_work.total() >= MOST_AT_ONCE or self._at_work[who] >= MOST_OF_ONE:
            raise ToolError("dataset_busy")
        self._at_work[who] += 1
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            yield folder
        finally:
            self._at_work[who] -= 1
            self._at_work += Counter()  # forgets who has none
            await asyncio.to_thread(self._empty, folder)

    def _empty(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    def keep(self, path: Path, name: str) -> str:
        """Moves a corrected file to where it waits; the id by which it is fetched."""
        key = uuid.uuid4().hex
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        moved = Path(shutil.move(path, folder / "corrected.jsonl"))
        self._waiting[key] = Corrected(moved, name, time.monotonic() + KEPT_SECONDS)
        self._sweep()
        asyncio.get_running_loop().call_later(KEPT_SECONDS + 1, self._sweep)
        return key

    def fetched(self, key: str) -> Corrected | None:
        """The file, which nobody gets again."""
        self._sweep()
        return self._waiting.pop(key, None)

    def _sweep(self) -> None:
        """Discards what nobody fetched."""
        now = time.monotonic()
        for key, one in list(self._waiting.items()):
            if one.until < now or len(self._waiting) > MOST_WAITING:
                del self._waiting[key]
                one.discard()


async def events(order: Order) -> AsyncGenerator[dict[str, Any]]:
    """What the process that reads says, line by line; it ends with this iterator."""
    command = (sys.executable, "-m", "advisor.audit_file", spelled(order))
    # Who reads strangers' files knows none of our secrets.
    home = str(Path(advisor.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    ours = {name: each for name, each in os.environ.items() if not name.startswith("ADVISOR_")}
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={**ours, "PYTHONPATH": paths}, limit=LONGEST_EVENT,
    )  # fmt: skip
    assert process.stdout
    try:
        async with asyncio.timeout(READ_SECONDS):
            async for line in process.stdout:
                yield json.loads(line)
            code = await process.wait()
        if code:
            raise UnreadError(f"exit code {code}")
    except (TimeoutError, ValueError) as error:
        raise UnreadError(type(error).__name__) from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def failed(error: UnreadError) -> ToolError:
    """What a person is told; the log has the rest."""
    logged(error)
    return ToolError("dataset_failed")
