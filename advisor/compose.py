"""Composition root: settings -> catalog -> engine -> advisor."""

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog import load
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.model import merge, threads, trial, weights
from advisor.model.bags import Bags
from advisor.model.desk import Desk
from advisor.model.engine import Engine
from advisor.model.examples import Examples
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.model.readings import Readings
from advisor.model.server import OpenAIEngine
from advisor.model.worker.workers import Workers
from advisor.settings import Settings

MOST_WORKERS = 4
"""Processes of the model where nobody sets their number; each takes half a gigabyte."""


def knowledge(settings: Settings) -> Catalog:
    return load.load(settings.knowledge or load.KNOWLEDGE, settings.prices)


def engine(settings: Settings, served: bool = False) -> Engine:
    """The model that `ADVISOR_MODEL` names: a server if it is an address, else weights: `served` to
    many, in processes of their own; on the command line, which one question would have to wait for
    such a process, in this one.

    Weights answer a question in another process first; the command line takes an earlier start's
    word for it.
    """
    if settings.model.startswith(("http://", "https://")):
        return OpenAIEngine(settings.model, settings.model_name, settings.api_key)
    setup = local(settings)
    if served:
        return Workers(setup, settings.workers or min(threads.cores(), MOST_WORKERS))
    return LlamaEngine(trial.checked(setup, seen=settings.cache), Bags.read())


def local(settings: Settings) -> Setup:
    """What the weights that `ADVISOR_MODEL` names run with, their adapter among it."""
    bundled = weights.BUNDLED.get(settings.model)
    adapter = settings.adapter or (bundled.adapter if bundled else None)
    unsure = bundled.unsure if bundled and adapter else 0.0
    path = weights.locate(settings.model, settings.cache)
    topics = bundled.topics if bundled else None
    merged = merge.merged(path, adapter, settings.cache)
    return Setup(path, adapter, merged, topics, unsure, settings.threads)


def compose(settings: Settings, served: bool = False) -> Advisor:
    return with_model(engine(settings, served), settings)


def with_model(model: Engine, settings: Settings) -> Advisor:
    """The advisor that asks this model."""
    desk = Desk(model, Readings(), settings.most_waiting)
    return Advisor(knowledge(settings), model, TOOLS, Renderer(), Examples(), desk)
