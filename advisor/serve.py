"""Serves the chat: `python -m advisor.serve`."""

import faulthandler
import logging

import uvicorn

from advisor.compose import compose
from advisor.errors import AdvisorError
from advisor.settings import from_environment
from advisor.web.app import create_app


def main() -> None:
    faulthandler.enable()  # a native crash leaves its stack in the log
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        settings = from_environment()
        advisor = compose(settings, served=True)
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


if __name__ == "__main__":
    main()
