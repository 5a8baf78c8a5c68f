"""What speculative decoding gained where it was measured: the rows of `knowledge/speculation.yaml`."""

from pydantic import Field

from advisor.catalog.row import Sourced
from advisor.language import Text


class Speculation(Sourced):
    id: str
    name: Text
    """Method, model and card."""
    gain: float = Field(gt=0)
    """Tokens a second of one request, over those without."""
