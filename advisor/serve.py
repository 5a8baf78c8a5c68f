"""Serves the chat: `python -m advisor.serve`."""

import faulthandler
import logging
import sys
from socket import socket

from advisor.chat import Advisor
from advisor.compose import compose
from advisor.errors import AdvisorError
from advisor.logs.setting_up import set_up
from advisor.logs.stray import Stray
from advisor.settings import Settings, from_environment
from advisor.store.opening import Sweep, opened
from advisor.store.store import Store
from advisor.web.app import create_app
from advisor.web.drain import Drain
from advisor.web.metrics import Faults
from advisor.web.server import Server, bound, raise_limit_of_files


def main() -> None:
    faulthandler.enable()  # a native crash leaves its stack in the log
    raise_limit_of_files()
    try:
        settings = from_environment()
        set_up(settings)
        address = bound(settings)
        store = opened(settings)
        advisor = compose(settings, served=True)
    except AdvisorError as error:
        raise SystemExit(f"advisor: {error}") from error
    serve(advisor, settings, store, address)


def serve(advisor: Advisor, settings: Settings, store: Store | None, address: socket) -> None:
    """Until a signal ends it."""
    port = address.getsockname()[1]
    told = f"Fine-tune Advisor on http://{settings.host}:{port} with {advisor.engine.name}"
    sweep = Sweep(store, settings.retention_days) if store else None
    drain = Drain(settings.drain_seconds)
    sys.stderr = Stray()  # what other packages print becomes lines of the log
    app = create_app(advisor, settings, store, drain)
    logging.getLogger().addHandler(Faults(app.state.metrics))
    try:
        Server(app, drain, told).run([address])
    finally:
        if store and sweep:
            sweep.end()
            store.close()
        advisor.engine.close()


if __name__ == "__main__":
    main()
