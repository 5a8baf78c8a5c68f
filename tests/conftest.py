"""What several tests share: the shipped knowledge and the shipped models, each loaded once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog, load
from advisor.chat import Advisor
from advisor.model import weights
from advisor.model.engine import ScriptedEngine
from advisor.model.examples import Examples
from advisor.model.llama import LlamaEngine
from advisor.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("steady", deadline=None)  # a busy machine is no failure
settings.load_profile("steady")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from browser import chromium  # here, for only some tests need a browser

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(catalog: Catalog) -> Iterator[str]:
    """The product itself, served; only the language model is scripted."""
    from browser import serving

    from advisor.web import app

    advisor = Advisor(catalog, ScriptedEngine([]), Renderer(), Examples())
    with serving(lambda: app.create_app(advisor, Settings())) as port:
        yield f"http://127.0.0.1:{port}"


def shipped(model: str, context: int = 2048, trained: bool = True) -> LlamaEngine:
    """As installed, with its adapter if `trained`. One thread: on a busy machine several wait for each other at every layer."""
    path, adapter = weights.locate(model, Settings().cache), weights.BUNDLED[model].adapter if trained else None
    return LlamaEngine(path, threads=1, context=context, adapter=adapter)


@pytest.fixture(scope="session")
def smollm() -> Iterator[LlamaEngine]:
    """SmolLM2 135M without an adapter: what any other model does, with solved examples in its prompt."""
    engine = shipped("smollm2-135m", trained=False)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def gemma() -> Iterator[LlamaEngine]:
    """Gemma 3 270M with its adapter, the model a fresh installation starts with."""
    engine = shipped("gemma-3-270m")
    yield engine
    engine.close()
