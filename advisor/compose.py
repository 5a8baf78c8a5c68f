"""Composition root: settings -> catalog -> engine -> advisor."""

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog import load
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.model import trial, weights
from advisor.model.bags import Bags
from advisor.model.engine import Engine
from advisor.model.examples import Examples
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.model.server import OpenAIEngine
from advisor.settings import Settings


def knowledge(settings: Settings) -> Catalog:
    return load.load(settings.knowledge or load.KNOWLEDGE, settings.prices)


def engine(settings: Settings, remember: bool = True) -> Engine:
    """The model that `ADVISOR_MODEL` names: a server if it is an address, else weights in this
    process.

    These have answered a question in a child process first; `remember` takes an earlier start's
    word for it.
    """
    if settings.model.startswith(("http://", "https://")):
        return OpenAIEngine(settings.model, settings.model_name, settings.api_key)
    setup = local(settings)
    checked = trial.checked(setup, seen=settings.cache if remember else None)
    return LlamaEngine(checked, Bags.read())


def local(settings: Settings) -> Setup:
    """What the weights that `ADVISOR_MODEL` names run with, their adapter among it."""
    bundled = weights.BUNDLED.get(settings.model)
    adapter = settings.adapter or (bundled.adapter if bundled else None)
    unsure = bundled.unsure if bundled and adapter else 0.0
    path = weights.locate(settings.model, settings.cache)
    topics = bundled.topics if bundled else None
    return Setup(path, adapter, topics, unsure, settings.threads)


def compose(settings: Settings, remember: bool = True) -> Advisor:
    return Advisor(knowledge(settings), engine(settings, remember), TOOLS, Renderer(), Examples())
