"""A record of the log as one line: words for a person, or JSON for a program that collects them."""

import json
import logging
import re
from datetime import UTC, datetime
from traceback import extract_tb

from advisor.errors import request_number

MOST_FRAMES = 8
"""Places told of a traceback, the innermost first."""
CREDENTIALS = re.compile(r"(?<=://)[^/\s@]+@|(?i:(?<=bearer )\S+)")
"""A password within an address, and a token as it is sent."""


class Lines(logging.Formatter):
    """One line a record, whatever its message holds; secrets are struck out.

    An exception that nobody expected is told by its kind and place: its own text may repeat what a
    person wrote, and stays out unless `words`.
    """

    def __init__(self, secrets: tuple[str, ...] = (), words: bool = False) -> None:
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)
        self._words = words

    def format(self, record: logging.LogRecord) -> str:
        at = _moment(record).strftime("%Y-%m-%d %H:%M:%S,%f")[:-3]
        told = f"{at} {record.levelname} {record.name}: {self.message(record)}"
        return f"{told} | {trace}" if (trace := self.trace(record)) else told

    def message(self, record: logging.LogRecord) -> str:
        return self._clean(record.getMessage().strip())

    def trace(self, record: logging.LogRecord) -> str:
        """What broke where; empty where the record tells of no exception."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return ""
        frames = extract_tb(error.__traceback__)[::-1][:MOST_FRAMES]
        places = " < ".join(
            f"{short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames
        )
        text = f": {error}" if self._words else ""
        return self._clean(f"{type(error).__name__}{text} at {places or 'an unknown place'}")

    def _clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "…")
        text = CREDENTIALS.sub("…", text)
        return "".join(
            each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
        )


class JsonLines(Lines):
    """The same as JSON objects."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": _moment(record).astimezone(UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.message(record),
            "request": request_number(),
            "fault": getattr(record, "fault", ""),
            "number": getattr(record, "number", ""),
            "trace": self.trace(record),
        }
        return json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)


def _moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created).astimezone()


def short(file: str) -> str:
    """The file below its installation's folder."""
    for folder in ("/site-packages/", "/lib/python"):
        if folder in file:
            return file.rpartition(folder)[2]
    return file if "/advisor/" not in file else f"advisor/{file.rpartition('/advisor/')[2]}"
