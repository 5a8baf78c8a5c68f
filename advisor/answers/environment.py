"""How templates are read, those of answers and those of pages."""

from pathlib import Path

import jinja2


def templates(*folders: Path, autoescape: bool = True) -> jinja2.Environment:
    """The templates of `folders`; an unknown name is an error. HTML pages escape what is put into
    them."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=autoescape,
    )
