"""The tools, by name, each found where it stands: a new one is a file, and no list is edited.

A class is a tool: its docstring says what it answers, its fields are the arguments, `run` computes.
It stands in the file of its question, in the room of its noun, and is called as that file.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from advisor import advice
from advisor.advice.tool import Tool, Tools


def found() -> Iterator[tuple[str, type[Tool]]]:
    """Every class of this package that computes, and the name of its file."""
    for file in walk_packages(advice.__path__, f"{advice.__name__}."):
        for kind in vars(import_module(file.name)).values():
            own = isinstance(kind, type) and kind.__module__ == file.name
            if own and kind is not Tool and issubclass(kind, Tool) and "run" in vars(kind):
                yield file.name.rpartition(".")[2], kind


TOOLS: Tools = dict(found())
