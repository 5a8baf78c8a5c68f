"""What `advisor/__init__.py` offers, for type checkers and editors."""

from advisor.library import ask as ask
from advisor.library import estimate as estimate

__version__: str
