"""What several tests share: the shipped knowledge and the shipped models, each loaded once; and
which tests are slow."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.model.engine import ScriptedEngine
from advisor.model.examples import Examples
from advisor.model.llama import LlamaEngine
from advisor.settings import Settings
from tests.engines import shipped
from tests.shipped import CATALOG

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.databases import PostgreSQL

SLOW_FIXTURES = {"browser", "address", "gemma", "postgresql", "smollm"}
"""A test that needs a browser, a served page, a server of databases or a real model is slow."""
SLOW_FILES = {
    "test_accessibility",
    "test_admin",
    "test_api_document",
    "test_attack",
    "test_attack_text",
    "test_chat_client",
    "test_command_line",
    "test_dataset_page",
    "test_embed",
    "test_engine",
    "test_history_kept",
    "test_history_routes",
    "test_keyboard",
    "test_layers",
    "test_library",
    "test_mcp",
    "test_mcp_app",
    "test_mission",
    "test_oidc",
    "test_operations",
    "test_package",
    "test_page",
    "test_page_keeps",
    "test_page_real",
    "test_proxy",
    "test_reading_speed",
    "test_programs",
    "test_readme",
    "test_router",
    "test_settings",
    "test_training_data",
    "test_trial",
    "test_web",
    "test_weights",
    "test_workers",
}
"""So is each test of these: they start the program anew, serve it, load a real model, read the
training data from end to end, or watch the clock."""
ANSWER_FILES = {
    "test_agent",
    "test_assumed",
    "test_bags",
    "test_brief_meant",
    "test_charts",
    "test_compare_setups",
    "test_compared",
    "test_desk",
    "test_doubts",
    "test_engines_without_a_model",
    "test_examples",
    "test_find_limit",
    "test_fix_memory",
    "test_hostile",
    "test_house",
    "test_knowledge_files",
    "test_messages",
    "test_price_hosted_tuning",
    "test_recommend_model",
    "test_render",
    "test_size_serving",
    "test_snapshots",
    "test_subjects",
    "test_topic_model",
    "test_topics",
    "test_words",
}
"""These look at whole answers, at every word or at the house: quick one by one, but many.
`make test-fast` leaves them to `make test`."""
MARKED = {"slow": SLOW_FILES, "answers": ANSWER_FILES}

settings.register_profile("steady", deadline=None)  # a busy machine is no failure
settings.register_profile("quick", deadline=None, max_examples=20)  # of `make test-fast`
settings.load_profile("steady")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`make test-fast` does not even import what it leaves out."""
    left_out = {
        name
        for mark, files in MARKED.items()
        if f"not {mark}" in config.option.markexpr
        for name in files
    }
    return True if collection_path.stem in left_out else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what `make test-fast` leaves out, beside the few soaks that say so themselves."""
    for item in items:
        wanted = set(item.fixturenames) if isinstance(item, pytest.Function) else set[str]()
        if wanted & SLOW_FIXTURES:
            item.add_marker("slow")
        for mark, files in MARKED.items():
            if item.path.stem in files:
                item.add_marker(mark)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return CATALOG


@pytest.fixture(scope="session")
def examples() -> Examples:
    return Examples()


@pytest.fixture(scope="session")
def postgresql() -> "Iterator[PostgreSQL]":
    from tests.databases import PostgreSQL

    running = PostgreSQL()
    yield running
    running.remove()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/kept/advisor.db"
    running: PostgreSQL = request.getfixturevalue("postgresql")
    return running.new()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from tests.browser import chromium  # here, for only some tests need a browser

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(catalog: Catalog) -> Iterator[str]:
    """The product itself, served; only the language model is scripted."""
    from advisor.web import app
    from tests.browser import serving

    advisor = Advisor(catalog, ScriptedEngine([]), TOOLS, Renderer(), Examples())
    with serving(lambda: app.create_app(advisor, Settings())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def smollm() -> Iterator[LlamaEngine]:
    """SmolLM2 135M without an adapter: what any other model does, with solved examples in its
    prompt."""
    engine = shipped("smollm2-135m", trained=False)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def gemma() -> Iterator[LlamaEngine]:
    """Gemma 3 270M with its adapter, the model a fresh installation starts with."""
    engine = shipped("gemma-3-270m")
    yield engine
    engine.close()
