"""Composition root: settings -> catalog -> engine -> advisor -> web application, then serves it."""

import uvicorn

from advisor.answers.render import Renderer
from advisor.catalog import load
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.errors import AdvisorError
from advisor.model import weights
from advisor.model.engine import Engine
from advisor.model.examples import Examples
from advisor.model.llama import LlamaEngine
from advisor.model.server import OpenAIEngine
from advisor.settings import Settings, from_environment


def knowledge(settings: Settings) -> Catalog:
    return load.load(settings.knowledge or load.KNOWLEDGE, settings.prices)


def engine(settings: Settings) -> Engine:
    """The model that `ADVISOR_MODEL` names: a server if it is an address, else weights in this process."""
    if settings.model.startswith(("http://", "https://")):
        return OpenAIEngine(settings.model, settings.model_name, settings.api_key)
    return local(settings, LlamaEngine)


def local(settings: Settings, kind: type[LlamaEngine]) -> LlamaEngine:
    """The weights that `ADVISOR_MODEL` names, with their adapter."""
    bundled = weights.BUNDLED.get(settings.model)
    adapter = settings.adapter or (bundled.adapter if bundled else None)
    unsure = bundled.unsure if bundled and adapter else 0.0
    return kind(weights.locate(settings.model, settings.cache), settings.threads, adapter=adapter, unsure=unsure)


def compose(settings: Settings) -> Advisor:
    return Advisor(knowledge(settings), engine(settings), Renderer(), Examples())


def main() -> None:
    from advisor.web.app import create_app  # Gradio takes seconds to import; the command line does without

    try:
        settings = from_environment()
        advisor = compose(settings)
    except AdvisorError as error:
        raise SystemExit(f"advisor: {error}") from error
    print(f"Fine-tune Advisor on http://{settings.host}:{settings.port} with {advisor.engine.name}", flush=True)
    try:
        uvicorn.run(create_app(advisor, settings), host=settings.host, port=settings.port, log_level="warning", timeout_graceful_shutdown=3)
    finally:
        advisor.engine.close()
