"""The chat's endpoint, served by Gradio: its queue, its stream, its stop, its clients.

The page is our own (`chat.html.j2`); it speaks to `/gradio_api/call/v2/ask` as `gradio_client` does:
`Client(address).submit("7B LoRA on a 4090?", api_name="/ask")`.
"""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import gradio as gr
from fastapi import FastAPI, Request
from gradio.events import api

from advisor.errors import under
from advisor.language import LANGUAGES, Language
from advisor.model.ticket import Ticket
from advisor.web.identity.person import person
from advisor.web.talk import Question, Step, Talk

AT_ONCE = 256
"""Answers under way, each a thread: they wait for the model, whose line is fair, not for Gradio's
queue."""


def mount(app: FastAPI, talk: Talk) -> gr.Blocks:
    """Adds Gradio's routes below those that `app` has."""
    threads = ThreadPoolExecutor(AT_ONCE, "answer")

    async def ask(
        request: gr.Request,
        message: str,
        conversation: str | None = "",
        place: int | None = None,
        pick: int | None = None,
        language: str | None = None,
        brief: dict[str, Any] | None = None,
    ) -> AsyncIterator[Step]:  # fmt: skip
        """Answers a question about fine-tuning; each step tells what is known so far, the last one
        has the answer."""
        question = Question(
            str(message), str(conversation or ""), place, pick, _known(language), brief
        )  # fmt: skip
        of_http = cast(Request, request.request)
        owner = person(of_http).owner
        ticket = Ticket(question.conversation, owner)
        steps = talk.ask(question, owner, ticket)
        number = getattr(of_http.state, "number", "")

        def next_step() -> Step | None:
            """Worked out under the number of its request."""
            with under(number):
                return next(steps, None)

        in_thread = asyncio.get_running_loop().run_in_executor
        try:
            while (step := await in_thread(threads, next_step)) is not None:
                yield step
        finally:  # Stop, a closed tab: nobody waits for the model any more
            ticket.cancel()

    with gr.Blocks(mode="server", analytics_enabled=False) as blocks:
        api(ask, api_name="ask", concurrency_limit=AT_ONCE)
    blocks.queue(api_open=False, max_size=256)
    # Else Gradio skips its check of file paths, and anybody reads any file of the process.
    blocks.has_launched = True
    for block in blocks.blocks.values():
        block.async_move_resource_to_block_cache = _no_file
    gr.mount_gradio_app(
        app, blocks, "/", footer_links=[], run_history=False, show_error=False,
        enable_monitoring=False, max_file_size=1, ssr_mode=False, mcp_server=False, pwa=False,
    )  # fmt: skip
    return blocks


async def _no_file(url_or_file_path: str | Path | None) -> str | None:
    """Where a client says that a value is a file, Gradio would fetch it from whatever address."""
    raise gr.Error("The chat takes no files", print_exception=False)


def _known(language: str | None) -> Language | None:
    return language if language in LANGUAGES else None
