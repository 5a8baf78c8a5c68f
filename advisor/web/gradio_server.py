"""The chat's endpoint, served by Gradio: its queue, its stream, its stop, its clients.

The page is our own (`chat.html.j2`); it speaks to `/gradio_api/call/v2/ask` as `gradio_client` does:
`Client(address).submit("7B LoRA on a 4090?", api_name="/ask")`.
"""

from collections.abc import Iterator
from typing import cast

import gradio as gr
from fastapi import FastAPI, Request
from gradio.events import api

from advisor.errors import under
from advisor.language import LANGUAGES, Language
from advisor.web.identity.person import person
from advisor.web.talk import Question, Step, Talk

AT_ONCE = 32
"""Answers under way; they wait for the model, whose queue is fair, not for Gradio's."""


def mount(app: FastAPI, talk: Talk) -> gr.Blocks:
    """Adds Gradio's routes below those that `app` has."""

    def ask(
        request: gr.Request,
        message: str,
        conversation: str | None = "",
        place: int | None = None,
        pick: int | None = None,
        language: str | None = None,
    ) -> Iterator[Step]:  # fmt: skip
        """Answers a question about fine-tuning; each step tells what is known so far, the last one
        has the answer."""
        question = Question(str(message), str(conversation or ""), place, pick, _known(language))
        of_http = cast(Request, request.request)
        steps = talk.ask(question, person(of_http).owner)
        yield from _numbered(steps, getattr(of_http.state, "number", ""))

    with gr.Blocks(mode="server", analytics_enabled=False) as blocks:
        api(ask, api_name="ask", concurrency_limit=AT_ONCE)
    blocks.queue(api_open=False, max_size=256)
    # Else Gradio skips its check of file paths, and anybody reads any file of the process.
    blocks.has_launched = True
    gr.mount_gradio_app(
        app, blocks, "/", footer_links=[], run_history=False, show_error=False,
        enable_monitoring=False, max_file_size=1, ssr_mode=False, mcp_server=False, pwa=False,
    )  # fmt: skip
    return blocks


def _numbered(steps: Iterator[Step], number: str) -> Iterator[Step]:
    """The steps, each worked out under the number of its request: Gradio takes them in threads of
    its own."""
    while True:
        with under(number):
            step = next(steps, None)
        if step is None:
            return
        yield step


def _known(language: str | None) -> Language | None:
    return language if language in LANGUAGES else None
