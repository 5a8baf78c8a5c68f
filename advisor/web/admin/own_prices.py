"""The administrator's own prices: their file, edited in the page, and the catalog that answers rest
on from the next question on."""

import hashlib
import os
import secrets
import shutil
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import yaml

from advisor.catalog.catalog import Catalog
from advisor.catalog.load import repriced
from advisor.catalog.prices import PriceOverrides
from advisor.catalog.rows import document_of, parsed, text_of, validated
from advisor.errors import AdvisorError, KnowledgeError

HEAD = "# Written by the page of the administrator. knowledge/README.md says what may stand here.\n"


class Computes(Protocol):
    """Whoever answers from a catalog: `chat.Advisor`. It may be exchanged between answers, as one
    value."""

    catalog: Catalog


class ChangedError(AdvisorError):
    """Somebody else has written the file since it was read."""


class OwnPrices:
    """The file `ADVISOR_PRICES`."""

    def __init__(self, file: Path, advisor: Computes) -> None:
        self._file = file.resolve()
        self._advisor = advisor
        self._lock = threading.Lock()

    @property
    def stated(self) -> PriceOverrides:
        """What the file says now; a `KnowledgeError` where somebody has written something wrong."""
        return document_of(self._file, PriceOverrides)

    @property
    def version(self) -> str:
        """Of the file: another one after each change of it."""
        return hashlib.sha256(text_of(self._file).encode()).hexdigest()

    def save(self, prices: Mapping[str, Any], seen: str) -> None:
        """Writes these prices and uses them, if the file is still the version that was `seen`.

        What the start would refuse is refused here, by the same loader, and nothing is changed.
        """
        text = HEAD + (yaml.safe_dump(dict(prices), sort_keys=False) if prices else "")
        overrides = validated(self._file, parsed(self._file, text) or {}, PriceOverrides)
        with self._lock:
            catalog = repriced(self._advisor.catalog, overrides)
            if self.version != seen:
                raise ChangedError(f"{self._file.name} has changed since this page was opened")
            try:
                self._write(text)
            except OSError as error:
                problem = f"cannot be written: {error.strerror}"
                raise KnowledgeError(self._file.name, "-", "-", problem) from error
            self._advisor.catalog = catalog

    def _write(self, text: str) -> None:
        """The whole new file in the place of the whole old one, of which a copy stays."""
        made = self._file.with_name(f".{self._file.name}.{secrets.token_hex(8)}")
        try:
            with open(
                os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            shutil.copymode(self._file, made)
            stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
            shutil.copy2(self._file, self._file.with_name(f"{self._file.name}.{stamp}.bak"))
            os.replace(made, self._file)
        finally:
            made.unlink(missing_ok=True)
