"""What other packages print past the log, tracebacks above all: it becomes records, a line each."""

import io
import logging
import re
import threading

from advisor.logs.lines import short

log = logging.getLogger("stderr")
BEGINS = "Traceback (most recent call last)"
CONTINUES = ("\nDuring handling", "\nThe above exception")
PLACE = re.compile(r'File "(.+?)", line (\d+), in (\S+)')


class Stray(io.TextIOBase):
    """Stands where standard error did.

    A traceback comes in pieces, its last one the exception's own text. That may repeat what a person
    wrote: its kind and place are told, not the text.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pending = threading.local()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        if BEGINS in text:
            self._pending.place = "an unknown place"
        elif (place := getattr(self._pending, "place", None)) is None:
            for line in filter(str.strip, text.splitlines()):
                log.warning("%s", line)
        elif found := PLACE.search(text):
            self._pending.place = f"{short(found[1])}:{found[2]} {found[3]}"
        elif text.strip() and text[0] != " " and not text.startswith(CONTINUES):
            self._pending.place = None
            kind = text.partition(":")[0].strip()
            log.error("%s at %s", kind, place, extra={"fault": kind.rpartition(".")[2]})
        return len(text)
