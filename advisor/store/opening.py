"""Which store the settings name, and its daily sweep."""

import logging
import os
import threading
from pathlib import Path

from sqlalchemy import URL

from advisor.errors import StoreError, logged
from advisor.settings import Settings
from advisor.store.database import Database
from advisor.store.store import DAY_SECONDS, Store

OFF = "off"
MEMORY = "sqlite://"
FILE = "advisor.db"
log = logging.getLogger(__name__)


def opened(settings: Settings) -> Store | None:
    """The store; None where nothing is to be kept."""
    if settings.database_url == OFF:
        return None
    return Store(Database(settings.database_url or _usual(data_folder())))


def data_folder() -> Path:
    """Where a program of this person's keeps its data, by the XDG rules."""
    stated = os.environ.get("XDG_DATA_HOME", "")
    home = Path(stated) if Path(stated).is_absolute() else Path.home() / ".local" / "share"
    return home / "fine-tune-advisor"


def _usual(folder: Path) -> str:
    """A file in the folder; in memory where nothing can be written there, which the log says."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        log.warning("history is lost at the end: %s: %s", folder, error.strerror)
        return MEMORY
    return URL.create("sqlite", database=str(folder / FILE)).render_as_string()


class Sweep:
    """Deletes what is older than may be kept: at once, and every day after."""

    def __init__(self, store: Store, days: int) -> None:
        self._store = store
        self._days = days
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sweep", daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join(10)

    def _run(self) -> None:
        while True:
            try:
                if self._days:
                    self._store.retain(self._days)
                else:
                    self._store.ping()
            except StoreError as error:
                logged(error)
            if self._ended.wait(DAY_SECONDS):
                return
