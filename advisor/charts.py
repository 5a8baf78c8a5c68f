"""Charts of results, where looking beats reading."""

from plotly.graph_objects import Figure
from pydantic import BaseModel

from advisor.rows import Language


def figure(result: BaseModel, language: Language) -> Figure | None:
    return None
