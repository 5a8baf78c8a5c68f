"""Composition root: settings -> catalog -> engine -> advisor -> web application, then serves it."""

import faulthandler
import logging

import uvicorn

from advisor.answers.render import Renderer
from advisor.catalog import load
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.errors import AdvisorError
from advisor.model import trial, weights
from advisor.model.engine import Engine
from advisor.model.examples import Examples
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.model.server import OpenAIEngine
from advisor.settings import Settings, from_environment


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
    return LlamaEngine(trial.checked(setup, seen=settings.cache if remember else None))


def local(settings: Settings) -> Setup:
    """What the weights that `ADVISOR_MODEL` names run with, their adapter among it."""
    bundled = weights.BUNDLED.get(settings.model)
    adapter = settings.adapter or (bundled.adapter if bundled else None)
    unsure = bundled.unsure if bundled and adapter else 0.0
    path = weights.locate(settings.model, settings.cache)
    return Setup(path, adapter, unsure, settings.threads)


def compose(settings: Settings, remember: bool = True) -> Advisor:
    return Advisor(knowledge(settings), engine(settings, remember), Renderer(), Examples())


def main() -> None:
    faulthandler.enable()  # a native crash leaves its stack in the log
    from advisor.web.app import (
        create_app,
    )  # Gradio takes seconds to import; the command line does without

    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        settings = from_environment()
        advisor = compose(settings, remember=False)
    except AdvisorError as error:
        raise SystemExit(f"advisor: {error}") from error
    print(
        f"Fine-tune Advisor on http://{settings.host}:{settings.port} with {advisor.engine.name}",
        flush=True,
    )
    try:
        uvicorn.run(
            create_app(advisor, settings),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            timeout_graceful_shutdown=3,
        )
    finally:
        advisor.engine.close()
