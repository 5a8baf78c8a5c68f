"""The one configuration of the program's log, by `ADVISOR_LOG` and `ADVISOR_LOG_LEVEL`."""

import logging
import sys
from asyncio import CancelledError

from advisor.logs.lines import JsonLines, Lines
from advisor.settings import Settings

TALKATIVE = ("bm25s", "httpx", "httpx2", "asyncio", "openai", "mcp", "alembic")
"""They tell of each step, or set a level of their own."""
LEFT_OUT = ("Cancel %s running", "Task cancelled")
"""How uvicorn tells what a stop ends: we tell it ourselves."""


def set_up(settings: Settings) -> None:
    """Everything goes to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    kind = JsonLines if settings.log == "json" else Lines
    debugging = settings.log_level == "DEBUG"
    handler.setFormatter(kind(settings.secrets, words=debugging))
    handler.addFilter(_wanted)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO if debugging else logging.WARNING)
    logging.getLogger("advisor").setLevel(settings.log_level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)


def _wanted(record: logging.LogRecord) -> bool:
    cancelled = record.exc_info and isinstance(record.exc_info[1], CancelledError)
    return not cancelled and not str(record.msg).startswith(LEFT_OUT)
