"""The example portal (`deploy/portal/`), run as it is told to be, the advisor in its page, and free
ports."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
from playwright.sync_api import FrameLocator, Locator, Page, expect

FOLDER = Path(__file__).parent.parent / "deploy" / "portal"
SECRET = "a secret of thirty-two bytes, or more"
NO_THIRD_PARTY_STORAGE = "--test-third-party-cookie-phaseout"
SHADOW = "Element.prototype.attachShadow = (made => function () { return made.call(this, { mode: 'open' }) })(Element.prototype.attachShadow)"
"""Lets the test look into the closed shadow; the script itself knows nothing of it."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextlib.contextmanager
def running(command: list[str], answers: str, **environment: str) -> Iterator[None]:
    """A program, from when the address answers until the test is done with it."""
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True
    )
    try:
        for _ in range(600):
            with contextlib.suppress(httpx.TransportError):
                httpx.get(answers, timeout=5)
                break
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextlib.contextmanager
def portal(advisor: str, port: int) -> Iterator[str]:
    """On `localhost`, to the browser another site than the advisor's 127.0.0.1."""
    address = f"http://localhost:{port}"
    command = [sys.executable, str(FOLDER / "portal.py")]
    with running(command, address, ADVISOR=advisor, ADVISOR_PORTAL_SECRET=SECRET, PORT=str(port)):
        yield address


def chat(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def launcher(page: Page) -> Locator:
    return page.locator("button.launcher")


def ask(page: Page, text: str) -> None:
    expect(chat(page).locator("#send")).to_be_enabled(timeout=60_000)  # its script runs
    chat(page).locator("#message").fill(text)
    chat(page).locator("#message").press("Enter")
