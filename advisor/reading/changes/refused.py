"""Values that no tool takes."""

from collections.abc import Iterable

from pydantic import ValidationError

from advisor.errors import AdvisorError, ToolError

OF_NAMES = {
    "unknown_gpu": "gpu",
    "gpu_not_computed": "gpu",
    "unknown_model": "model",
    "model_not_covered": "model",
    "unknown_api_model": "api_model",
}
"""Errors about a name, and the slot it stands in."""


def refused(errors: Iterable[AdvisorError | ValidationError], stated: Iterable[str]) -> list[str]:
    """The stated slots that the errors are about (0 GPUs, a name that is not known): they do not
    stay in the brief."""
    names: set[str] = set()
    for error in errors:
        if isinstance(error, ValidationError):
            names |= {str(part) for fault in error.errors() for part in fault["loc"]}
        elif isinstance(error, ToolError):
            names.add(OF_NAMES.get(error.code, ""))
    return [slot for slot in stated if slot in names]
