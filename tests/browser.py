"""What the browser tests share: an advisor that needs no model, a server on a free port, and
Debian's Chromium."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright
from starlette.types import ASGIApp

from advisor.answers.answer import Answer
from advisor.answers.charts.bars import Bar, Mark, bars
from advisor.answers.render import Renderer
from advisor.answers.words import words
from advisor.chat import Advisor
from advisor.conversation import Answered, Called, Conversation, Event, Meant, Turn
from advisor.language import detect
from advisor.model.ticket import Ticket
from advisor.reading.brief import Brief, Change
from advisor.reading.calls.call import Call
from tests.small_catalog import offer, small_catalog

PATIENCE = 60_000
"""Milliseconds until a browser test gives up: a busy machine is no failure. Set for all of them,
here."""
expect.set_options(timeout=PATIENCE)

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

ENGLISH = Answer(
    headline="QLoRA of a 13B on one RTX 4090: **16 h, $9.60**",
    badge="tight",
    body="LoRA in 16 bits needs about 30 GiB and does not fit 24 GB.\n\n| Way | Card | Memory | Hours | Cost |\n|---|---|---:|---:|---:|\n"
    "| **QLoRA** | 1 × RTX 4090 | 12.4 GiB | 16 h | $9.60 |\n| LoRA | 2 × RTX 4090 | 2 × 17.8 GiB | 9.1 h | $10.92 |\n| LoRA | A100 80GB | 31 GiB | 8 h | $28.00 |",
    details="- 50M training tokens, 2,048 a sample\n- Source: [Hugging Face](https://huggingface.co/docs/peft), checked 2026-11-24",
    chart=bars(
        "Memory against the card",
        [Bar("QLoRA", 12.4, "12.4 GiB"), Bar("LoRA", 30.1, "30.1 GiB")],
        words("en"),
        Mark(24, "RTX 4090: 24 GiB", limit=True),
    ),
    suggestions=("And on two RTX 4090?", "Which data do I need?"),
)
CHINESE = Answer(
    headline="两张 RTX 3090 不能全量微调 7B：需要约 **112 GiB**",
    badge="no",
    body="| 方法 | 显卡 | 显存 |\n|---|---|---:|\n| 全量 | 2 × RTX 3090 | 放不下 |\n| LoRA | 1 × RTX 3090 | 16.1 GiB |",
    details="- 每参数 16 字节\n- 来源：[ZeRO](https://arxiv.org/abs/1910.02054)",
    suggestions=("LoRA 呢？", "几张 A100 才够？"),
)


class CannedAdvisor(Advisor):
    """Answers in the message's language; "crash" raises, "slow" waits for `released`, "echo"
    returns the message in its answer."""

    class engine:  # noqa: N801  (stands where the engine would)
        name = "canned"
        ready = True

    def __init__(self) -> None:
        self.catalog = small_catalog(offer(usd=0.3))
        self.renderer = Renderer()
        self.released = threading.Event()
        self.asked: list[tuple[Conversation, str]] = []
        self.ticket: Ticket | None = None
        """Of the last question."""

    def reply(
        self,
        conversation: Conversation,
        message: str,
        meant: Meant | None = None,
        ask: bool = False,
        ticket: Ticket | None = None,
    ) -> Iterator[Event]:
        self.asked.append((conversation, message))
        self.ticket = ticket
        language = conversation.language or detect(message)
        if "crash" in message:
            raise RuntimeError("a bug in the advisor")
        if "slow" in message:
            self.released.wait(20)
        arguments = {
            "model": "13b",
            "method": "lora",
            "gpu": message if "echo" in message else "rtx-4090",
        }
        calls = (
            Call(
                "estimate_training_cost", "estimate_training_cost", arguments, frozenset(arguments)
            ),
        )
        meant = Meant(("estimate_training_cost",), Change(Brief(), {}), calls)
        yield Called(calls)
        answer = (
            Answer(headline=message, body=message, details=message)
            if "echo" in message
            else CHINESE
            if language == "zh"
            else ENGLISH
        )
        turns = (*conversation.turns, Turn(message, meant.asks, Brief()))
        yield Answered(
            answer,
            Conversation(turns, conversation.language),
            meant,
            (),
            language,
            0.1,
        )


@contextlib.contextmanager
def serving(build: Callable[[], ASGIApp], port: int = 0) -> Iterator[int]:
    """Serves what `build` makes, by default on a free port; yields the port. Built inside the
    server's event loop: outside, Gradio leaves its own behind."""
    server = uvicorn.Server(
        uvicorn.Config(
            build,
            host="127.0.0.1",
            port=port,
            factory=True,
            log_level="error",
            timeout_graceful_shutdown=1,
        )
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@contextlib.contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


def new_page(browser: Browser, **options: Any) -> Page:
    """A page in a context of its own; closing `page.context` closes both."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def ask(page: Page, message: str) -> None:
    page.locator("#message").fill(message)
    page.locator("#message").press("Enter")
