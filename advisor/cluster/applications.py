"""What runs on the cluster, as Ray Serve's applications: the page, and the answers for programs.

Both are the web application of one machine, with the readers of the cluster as their model. The
page's events live in its process, so there is one of it; `/v1` and `/mcp` keep nothing between two
requests, so there are as many as are needed. What people keep is in the database, which all reach.
"""

import asyncio
from typing import Any

from ray import serve
from ray.serve import Application
from ray.serve.handle import DeploymentHandle
from starlette.types import ASGIApp, Receive, Scope, Send

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.chat import Advisor
from advisor.cluster.readers import Reader, Readers
from advisor.compose import knowledge
from advisor.errors import AdvisorError
from advisor.logs.setting_up import set_up
from advisor.model.desk import Desk
from advisor.model.examples import Examples
from advisor.model.readings import Readings
from advisor.settings import Settings, from_environment
from advisor.store.opening import opened
from advisor.web.app import create_app

PAGE = "page"
"""The application that holds the page and the readers."""
READER = "Reader"
CPUS = 1.0
"""Of a reader: it computes all the time it reads."""
CPUS_OF_WEB = 0.2
PATIENCE = 45.0
"""Seconds that what is replaced has for the answers under way."""


@serve.deployment
@serve.ingress()
class Web:
    """The web application of one machine, which asks the readers of the cluster."""

    async def __init__(self, settings: Settings, most_readers: int, *_: DeploymentHandle) -> None:
        self._settings, self._most_readers = settings, most_readers

    async def __serve_build_asgi_app__(self) -> ASGIApp:
        return unprefixed(await asyncio.to_thread(self._app))

    def _app(self) -> ASGIApp:
        settings = self._settings
        set_up(settings)
        readers = Readers(serve.get_deployment_handle(READER, PAGE), self._most_readers)
        desk = Desk(readers, Readings(), settings.most_waiting)
        facts = knowledge(settings)
        advisor = Advisor(facts, readers, TOOLS, Renderer(), Examples(), desk)
        return create_app(advisor, settings, opened(settings))


def unprefixed(app: ASGIApp) -> ASGIApp:
    """The application sees its whole paths: Serve's prefix chooses between applications, and is
    no place in a site."""

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "root_path": ""}, receive, send)

    return served


def page(arguments: dict[str, Any]) -> Application:
    """The page with `readers` to `most_readers` readers."""
    settings = _settings()
    fewest, most = readers_of(arguments)
    reader = serve.deployment(Reader).options(
        name=READER,
        max_ongoing_requests=1,
        autoscaling_config={
            "min_replicas": fewest, "max_replicas": most, "target_ongoing_requests": 1,
        },
        ray_actor_options={"num_cpus": CPUS},
        graceful_shutdown_timeout_s=PATIENCE,
    ).bind(settings)  # fmt: skip
    options = _web("Page", {"num_replicas": 1})
    return Web.options(**options).bind(settings, most, reader)


def answers(arguments: dict[str, Any]) -> Application:
    """What programs ask, in `answers` to `most_answers` processes."""
    fewest = int(arguments.get("answers", 1))
    scale = {"min_replicas": fewest, "max_replicas": int(arguments.get("most_answers", fewest))}
    options = _web("Answers", {"autoscaling_config": scale})
    return Web.options(**options).bind(_settings(), readers_of(arguments)[1])


def readers_of(arguments: dict[str, Any]) -> tuple[int, int]:
    """The fewest and the most readers."""
    fewest = int(arguments.get("readers", 1))
    return fewest, int(arguments.get("most_readers", fewest))


def _web(name: str, scale: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name, "max_ongoing_requests": 200, "graceful_shutdown_timeout_s": PATIENCE,
        "ray_actor_options": {"num_cpus": CPUS_OF_WEB}, **scale,
    }  # fmt: skip


def _settings() -> Settings:
    """Of the process that starts or changes the applications; they travel to all machines. Facts
    that cannot be read stop it before anything is replaced."""
    settings = from_environment()
    knowledge(settings)
    if settings.database_url is None or settings.database_url.startswith("sqlite"):
        raise AdvisorError(
            "ADVISOR_DATABASE_URL must name a PostgreSQL that all machines reach, or be `off`: "
            "a file of one machine would be lost with it"
        )
    return settings
