"""Serves the chat: `python -m advisor.serve`."""

import faulthandler
import logging

import uvicorn

from advisor.compose import compose
from advisor.errors import AdvisorError
from advisor.settings import from_environment
from advisor.store.opening import Sweep, opened
from advisor.web.app import create_app


def main() -> None:
    faulthandler.enable()  # a native crash leaves its stack in the log
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG
    try:
        settings = from_environment()
        store = opened(settings)
        advisor = compose(settings, served=True)
    except AdvisorError as error:
        raise SystemExit(f"advisor: {error}") from error
    print(
        f"Fine-tune Advisor on http://{settings.host}:{settings.port} with {advisor.engine.name}",
        flush=True,
    )
    sweep = Sweep(store, settings.retention_days) if store else None
    try:
        uvicorn.run(
            create_app(advisor, settings, store),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            proxy_headers=False,  # the app itself believes those of ADVISOR_PROXIES
            timeout_graceful_shutdown=3,
        )
    finally:
        if store and sweep:
            sweep.end()
            store.close()
        advisor.engine.close()


if __name__ == "__main__":
    main()
