"""Fine-tune Advisor: answers questions on LLM fine-tuning projects with computed numbers.

`from advisor import ask, estimate` for Python programs (`advisor/library.py`). Importing the package
reads nothing: they are imported when they are first named.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in ("ask", "estimate"):
        raise AttributeError(f"module 'advisor' has no attribute {name!r}")
    return getattr(import_module("advisor.library"), name)
