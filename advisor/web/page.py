"""The chat page: its parts, and what happens on each event.

The conversation lives in the session (`gr.State`). The Chatbot is only ever an output: the browser
cannot forge earlier turns, hand in the path of a file, or be made to upload its charts again.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import gradio as gr
from gradio.components.chatbot import ExampleMessage
from gradio.themes import Base

from advisor.answers.markup import as_typed
from advisor.conversation import Replies
from advisor.language import preferred
from advisor.web.chat import Chat
from advisor.web.exchange import History, busy, place_of, stopped
from advisor.web.messages import Messages, View
from advisor.web.words import ASSETS, Speech, Words

CSS = ASSETS / "page.css"
CHARTS = ASSETS / "charts.css"
JAVASCRIPT = ASSETS / "page.js"
LANGUAGES = [("Auto", "auto"), ("EN", "en"), ("简体", "zh"), ("繁體", "zh-Hant")]
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
AT_ONCE: dict[str, Any] = {**QUIET, "queue": False}
"""Events that compute nothing: they work while the queue is full of questions."""


def build(advisor: Replies, compact: bool, oldest_price: date) -> gr.Blocks:
    """The page; `compact` for a frame inside another page."""
    words = Words()
    with gr.Blocks(
        title="Fine-tune Advisor 微调顾问", fill_height=True, fill_width=True,
        analytics_enabled=False,
    ) as page:  # fmt: skip
        parts = Parts(words, compact, oldest_price)
        parts.connect(page, Events(Chat(advisor), Messages(words)))
    page.queue(api_open=False, max_size=64, default_concurrency_limit=8)
    return page


def theme() -> Base:
    """System fonts only: nothing is fetched from elsewhere. Subdued text keeps a contrast of 4.5 :
    1."""
    sans = (
        "system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Microsoft YaHei",
        "Noto Sans CJK SC", "sans-serif",
    )  # fmt: skip
    mono = ("ui-monospace", "Consolas", "monospace")
    base = Base(primary_hue="teal", neutral_hue="slate", font=sans, font_mono=mono)
    return base.set(
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_400",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
        button_primary_background_fill="*primary_700",
        button_primary_text_color="white",
        button_primary_background_fill_dark="*primary_700",
    )


def head() -> str:
    """Goes into the page's head."""
    return f"<script>{JAVASCRIPT.read_text(encoding='utf-8')}</script>"


class Events:
    """What a person does, as Gradio tells it."""

    def __init__(self, chat: Chat, messages: Messages) -> None:
        self._chat = chat
        self._messages = messages

    def ask(self, message: str, history: History, speech: Speech) -> Iterator[View]:
        taken = not busy(history)
        grown = self._chat.answer(history, len(history), message, speech.chosen)
        for messages, after, box in self._views(grown, speech):
            yield messages, after, {**box, "value": ""} if taken else box
            taken = False  # emptied once: the next question may be written meanwhile

    def pick_option(
        self, history: History, speech: Speech, picked: gr.SelectData
    ) -> Iterator[View]:
        yield from self._views(self._chat.pick(history, picked.value, speech.chosen), speech)

    def pick_example(
        self, history: History, speech: Speech, picked: gr.SelectData
    ) -> Iterator[View]:
        example = picked.value["text"]
        yield from self._views(
            self._chat.answer(history, len(history), example, speech.chosen), speech
        )

    def retry(self, history: History, speech: Speech, retried: gr.RetryData) -> Iterator[View]:
        yield from self._views(
            self._chat.again(history, _first(retried.index), speech.chosen), speech
        )

    def edit(self, history: History, speech: Speech, edited: gr.EditData) -> Iterator[View]:
        place, message = place_of(history, _first(edited.index)), as_typed(edited.value)
        yield from self._views(self._chat.answer(history, place, message, speech.chosen), speech)

    def stop(self, history: History, speech: Speech) -> View:
        return self._messages.view(stopped(history), speech)

    def restart(self, speech: Speech) -> View:
        return self._messages.view((), speech)

    def _views(self, histories: Iterator[History], speech: Speech) -> Iterator[View]:
        for history in histories:
            yield self._messages.view(history, speech)


class Parts:
    """The components of the page."""

    def __init__(self, words: Words, compact: bool, oldest_price: date) -> None:
        self._words = words
        self._compact = compact
        self._oldest_price = oldest_price
        self.history = gr.State(())
        self.speech = gr.State(Speech())
        with gr.Row(elem_id="bar"):
            self.title = gr.Markdown(elem_id="title")
            self.language = gr.Radio(
                LANGUAGES, value="auto", container=False, show_label=False, elem_id="language",
                scale=0,
            )  # fmt: skip
            self.fresh = gr.Button("", size="sm", elem_id="new", scale=0)
        self.chatbot = gr.Chatbot(
            elem_id="chat", scale=1, show_label=False, container=False, layout="bubble",
            editable="user", buttons=["copy"], autoscroll=False, latex_delimiters=[],
            allow_tags=False, feedback_options=None, line_breaks=False,
        )  # fmt: skip
        self.box = gr.Textbox(
            elem_id="box", lines=1, max_lines=8, autofocus=not compact, container=False,
            show_label=False, submit_btn="→", scale=0,
        )  # fmt: skip

    def connect(self, page: gr.Blocks, events: Events) -> None:
        given, shown = [self.history, self.speech], [self.chatbot, self.history, self.box]
        # "once" would wait for ever for an answer that was stopped; `Chat` itself refuses a
        # question while one is open.
        many: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}
        answers: list[Any] = [
            self.box.submit(events.ask, [self.box, *given], shown, **many),
            self.chatbot.option_select(events.pick_option, given, shown, **many),
            self.chatbot.example_select(events.pick_example, given, shown, **many),
            self.chatbot.retry(events.retry, given, shown, **many),
            self.chatbot.edit(events.edit, given, shown, **many),
        ]
        self.box.stop(events.stop, given, shown, cancels=answers, **AT_ONCE)
        self.fresh.click(events.restart, self.speech, shown, cancels=answers, **AT_ONCE)

        def greet(request: gr.Request) -> list[Any]:
            asked, accepted = (
                request.query_params.get("lang", ""),
                request.headers.get("accept-language", ""),
            )
            return self._spoken(Speech(preferred(asked, accepted)))

        def switch(picked: str, speech: Speech) -> list[Any]:
            return self._spoken(replace(speech, chosen=None if picked == "auto" else picked))

        spoken = [self.speech, self.title, self.language, self.fresh, self.chatbot, self.box]
        page.load(greet, None, spoken, **AT_ONCE)
        self.language.change(switch, [self.language, self.speech], spoken, **AT_ONCE)

    def _spoken(self, speech: Speech) -> list[Any]:
        """The page in another language."""
        page = speech.page
        say = partial(self._words, language=page)
        return [
            speech,
            gr.update(value=self._heading(speech), elem_classes=[page]),
            gr.update(choices=[(say("automatic"), "auto"), *LANGUAGES[1:]], label=say("language")),
            gr.update(value=say("new")),
            gr.update(
                placeholder=f"## {say('greeting')}\n{say('hint')}\n\n{say('prices')} {self._oldest_price}",
                examples=[
                    ExampleMessage(text=text) for text in self._words.examples(page, self._compact)
                ],
                label=say("conversation"),
            ),
            gr.update(placeholder=say("placeholder"), label=say("message"), submit_btn=say("send")),
        ]

    def _heading(self, speech: Speech) -> str:
        """The title; on the whole page also the way to the other pages, and what this is."""
        say = partial(self._words, language=speech.page)
        title = f"# {say('title')}"
        if self._compact:
            return title
        others = (("accuracy", "accuracy"), ("settings", "run"))
        links = " · ".join(f"[{say(name)}]({path}?lang={speech.page})" for name, path in others)
        return f"{title}\n{links}\n\n{say('tagline')}"


def _first(index: int | tuple[int, int]) -> int:
    """The Chatbot's number of a message, of the first where it names a group."""
    return index if isinstance(index, int) else index[0]
