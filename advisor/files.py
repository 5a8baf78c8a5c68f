"""Where the product's files lie: beside the package in a checkout, inside it once installed
(`pyproject.toml` puts them there)."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `knowledge`, `prompts` or `models`."""
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name
