"""Serves the chat from a Ray cluster, or changes what it serves there: `python -m
advisor.cluster.serve [readers=2] [most_readers=8] [answers=2] [most_answers=4]`.

Two applications of Ray Serve run: the page, and the answers for programs. Both are the web
application of one machine, with the readers of the cluster as their model. The page's events and
`/mcp`'s sessions live in its process, so there is one of it; `/v1` keeps nothing between two
requests, so there are as many as are needed. What people keep is in the database, which all reach.

Settings are those of the environment. Run again with other settings, facts or another release, it
replaces what runs part by part, while the rest answers. Where no cluster is (`ray start --head`
makes one), it runs on this machine alone until it is stopped.
"""

import asyncio
import os
import sys
from collections.abc import Mapping
from typing import Any, cast

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # before Ray is read: it reports to nobody

import ray
from ray import serve
from ray.serve import Application, Deployment
from ray.serve.handle import DeploymentHandle
from starlette.types import ASGIApp, Receive, Scope, Send

from advisor.cluster.readers import Readers
from advisor.compose import engine, knowledge, with_model
from advisor.errors import AdvisorError
from advisor.logs.setting_up import set_up
from advisor.model.engine import Decision
from advisor.model.ticket import Ticket
from advisor.reading.question import Question
from advisor.settings import Settings, from_environment
from advisor.store.opening import opened
from advisor.web.app import create_app

PAGE = "page"
"""The application that holds the page and the readers."""
CPUS = 1.0
"""Of a reader: it computes all the time it reads."""
CPUS_OF_WEB = 0.2
PATIENCE = 45.0
"""Seconds that what is replaced has for the answers under way."""


class Reader:
    """A model in a process that Ray starts, watches and starts anew. It reads one question at a
    time."""

    def __init__(self, settings: Settings) -> None:
        self._engine = engine(settings)

    async def described(self) -> tuple[str, bool]:
        return self._engine.name, self._engine.trained

    async def decide(self, prompt: str, question: Question, seconds: float) -> Decision:
        ticket = Ticket(seconds=seconds)
        try:
            return await asyncio.to_thread(self._engine.decide, prompt, question, ticket)
        except asyncio.CancelledError:
            ticket.cancel()
            raise

    async def topics(self, message: str) -> Mapping[str, float]:
        return await asyncio.to_thread(self._engine.topics, message)


class Web:
    """The web application of one machine, which asks the readers of the cluster."""

    async def __init__(
        self, settings: Settings, most_readers: int, *_: DeploymentHandle[Any]
    ) -> None:
        self._settings, self._most_readers = settings, most_readers

    async def __serve_build_asgi_app__(self) -> ASGIApp:
        return unprefixed(await asyncio.to_thread(self._app))

    def _app(self) -> ASGIApp:
        settings = self._settings
        set_up(settings)
        readers = Readers(serve.get_deployment_handle(Reader.__name__, PAGE), self._most_readers)
        return create_app(with_model(readers, settings), settings, opened(settings))


def unprefixed(app: ASGIApp) -> ASGIApp:
    """The application sees its whole paths: Serve's prefix chooses between applications, and is
    no place in a site."""

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "root_path": ""}, receive, send)

    return served


def page(arguments: dict[str, Any]) -> Application:
    """The page with `readers` to `most_readers` readers."""
    return _page(_settings(), arguments)


def answers(arguments: dict[str, Any]) -> Application:
    """What programs ask, in `answers` to `most_answers` processes."""
    return _answers(_settings(), arguments)


def _page(settings: Settings, arguments: dict[str, Any]) -> Application:
    fewest, most = _readers(arguments)
    scale = {"min_replicas": fewest, "max_replicas": most, "target_ongoing_requests": 1}
    reader = _deployment(
        Reader, Reader.__name__, CPUS, max_ongoing_requests=1, autoscaling_config=scale
    ).bind(settings)
    return _web("Page", num_replicas=1).bind(settings, most, reader)


def _answers(settings: Settings, arguments: dict[str, Any]) -> Application:
    fewest = int(arguments.get("answers", 1))
    scale = {"min_replicas": fewest, "max_replicas": int(arguments.get("most_answers", fewest))}
    return _web("Answers", autoscaling_config=scale).bind(settings, _readers(arguments)[1])


def _readers(arguments: dict[str, Any]) -> tuple[int, int]:
    """The fewest and the most readers."""
    fewest = int(arguments.get("readers", 1))
    return fewest, int(arguments.get("most_readers", fewest))


def _web(name: str, **scale: Any) -> Deployment:
    served = cast(Any, serve.ingress())(Web)
    return _deployment(served, name, CPUS_OF_WEB, max_ongoing_requests=200, **scale)


def _deployment(kind: type, name: str, cpus: float, **options: Any) -> Deployment:
    """A part of the product; what replaces it waits for the answers under way."""
    made = cast(Deployment, serve.deployment(kind))
    return made.options(
        name=name,
        ray_actor_options={"num_cpus": cpus},
        graceful_shutdown_timeout_s=PATIENCE,
        **options,
    )


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


def main(words: list[str]) -> None:
    arguments = {word.partition("=")[0]: word.partition("=")[2] for word in words}
    try:
        settings = _settings()
    except AdvisorError as error:
        raise SystemExit(f"advisor: {error}") from error
    alone = not joined()
    serve.start(
        proxy_location="HeadOnly", http_options={"host": settings.host, "port": settings.port}
    )
    serve.run(_page(settings, arguments), name=PAGE, route_prefix="/")
    programs = _answers(settings, arguments)
    serve.run(programs, name="answers", route_prefix="/v1", blocking=alone)
    print(f"Fine-tune Advisor on http://{settings.host}:{settings.port}", flush=True)


def joined() -> bool:
    """Whether there is a cluster to run on; else one begins in this process."""
    try:
        ray.init(address="auto", log_to_driver=False)
    except ConnectionError:
        ray.init(include_dashboard=False)
        return False
    return True


if __name__ == "__main__":
    from advisor.cluster.serve import main as start  # by its own name: Ray's processes import it

    start(sys.argv[1:])
