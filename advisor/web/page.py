"""The chat page: what the conversation loop reports, as Gradio messages.

The conversation lives in the session (`gr.State`). The Chatbot is only ever an output: the browser cannot forge earlier turns, hand
in the path of a file, or be made to upload its charts again.
"""

import html
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import gradio as gr
from gradio.components.chatbot import ExampleMessage
from gradio.themes import Base

from advisor.answers.markup import as_text, as_typed
from advisor.answers.render import Answer
from advisor.chat import Advisor, Answered, Asked, Called, Conversation, Reading
from advisor.language import Language, detect, preferred
from advisor.web.words import ASSETS, Speech, Words, one_line

CSS = ASSETS / "page.css"
JAVASCRIPT = ASSETS / "page.js"
LANGUAGES = [("Auto", "auto"), ("EN", "en"), ("中文", "zh")]
PARTS = 4
"""An answer appears as headline, body, chart, details."""

log = logging.getLogger(__name__)

View = tuple[list[gr.ChatMessage], "History", dict[str, Any]]
"""The Chatbot's messages, the session's history, and the state of the input box."""


@dataclass(frozen=True)
class Exchange:
    """A message and what has become of it so far."""

    before: Conversation
    message: str
    language: Language
    called: Called | None = None
    asked: Asked | None = None
    answered: Answered | None = None
    parts: int = 0
    """How many parts of the answer are shown."""
    ended: Literal["stopped", "failed"] | None = None

    @property
    def running(self) -> bool:
        return not (self.ended or self.asked) and self.parts < PARTS

    @property
    def after(self) -> Conversation:
        """What the next message continues; an exchange without an answer leaves no trace."""
        return self.answered.conversation if self.answered else self.before


History = tuple[Exchange, ...]


class Chat:
    """The handlers of the page's events; holds no conversation."""

    def __init__(self, advisor: Advisor, words: Words) -> None:
        self._advisor = advisor
        self._words = words

    def ask(self, message: str, history: History, speech: Speech) -> Iterator[View]:
        taken = not busy(history)
        for messages, grown, box in self._answer(history, len(history), message, speech):
            yield messages, grown, {**box, "value": ""} if taken else box
            taken = False  # emptied once: the next question may be written while this one is answered

    def pick_option(self, history: History, speech: Speech, picked: gr.SelectData) -> Iterator[View]:
        asked = history[-1].asked if history else None
        if asked and picked.value in asked.answer.suggestions:
            reading = asked.readings[asked.answer.suggestions.index(picked.value)]
            yield from self._answer(history, len(history) - 1, history[-1].message, speech, reading)
        else:
            yield from self._answer(history, len(history), picked.value, speech)

    def pick_example(self, history: History, speech: Speech, picked: gr.SelectData) -> Iterator[View]:
        yield from self._answer(history, len(history), picked.value["text"], speech)

    def retry(self, history: History, speech: Speech, retried: gr.RetryData) -> Iterator[View]:
        place = self._place(history, retried.index)
        message = history[place].message if history else ""  # a page older than the server's last start has no history
        yield from self._answer(history, place, message, speech)

    def edit(self, history: History, speech: Speech, edited: gr.EditData) -> Iterator[View]:
        yield from self._answer(history, self._place(history, edited.index), as_typed(edited.value), speech)

    def stop(self, history: History, speech: Speech) -> View:
        if busy(history):
            history = (*history[:-1], replace(history[-1], ended="stopped"))
        return self._view(history, speech)

    def restart(self, speech: Speech) -> View:
        return self._view((), speech)

    def _answer(self, history: History, place: int, message: str, speech: Speech, reading: Reading | None = None) -> Iterator[View]:
        """Answers `message` as exchange number `place`, dropping what followed; does nothing while an answer is under way."""
        if not message.strip() or busy(history):
            yield self._view(history, speech)
            return
        kept = history[:place]
        before = replace(kept[-1].after if kept else Conversation(), language=speech.chosen)
        language = before.language or detect(message, kept[-1].message if kept else "")
        for exchange in self._steps(Exchange(before, message, language), reading):
            yield self._view((*kept, exchange), speech)

    def _steps(self, exchange: Exchange, reading: Reading | None) -> Iterator[Exchange]:
        yield exchange
        try:
            for event in self._advisor.reply(exchange.before, exchange.message, reading, ask=True):
                if not isinstance(event, Answered):
                    exchange = replace(exchange, called=event) if isinstance(event, Called) else replace(exchange, asked=event)
                    yield exchange
                    continue
                for parts in range(1, PARTS + 1):
                    exchange = replace(exchange, answered=event, language=event.language, parts=parts)
                    yield exchange
        except Exception:  # the program's one broad except: whatever broke, the person gets a sentence and the log the cause
            log.exception("no answer to %r", exchange.message)
            yield replace(exchange, ended="failed")

    def _place(self, history: History, index: int | tuple[int, int]) -> int:
        """The exchange that the Chatbot's message number `index` belongs to."""
        left = index if isinstance(index, int) else index[0]
        for place, exchange in enumerate(history):
            left -= len(self._messages(exchange))
            if left < 0:
                return place
        return len(history) - 1

    def _view(self, history: History, speech: Speech) -> View:
        messages = [message for exchange in history for message in self._messages(exchange)]
        running = busy(history)
        if history and not running and (last := history[-1].answered or history[-1].asked):
            messages[-1].options = [{"value": text, "label": text} for text in last.answer.suggestions]
        send, stop = self._words("send", speech.page), self._words("stop", speech.page)
        return messages, history, gr.update(submit_btn=not running and send, stop_btn=running and stop)

    def _messages(self, exchange: Exchange) -> list[gr.ChatMessage]:
        messages = [gr.ChatMessage(role="user", content=[_text(as_text(exchange.message))])]
        if exchange.called:
            messages.append(self._step(exchange.called, exchange.language, pending=exchange.running and not exchange.answered))
        elif exchange.running and not exchange.answered:
            messages.append(gr.ChatMessage(content="", metadata={"title": self._words("reading", exchange.language), "status": "pending"}))
        if exchange.answered:
            messages.append(gr.ChatMessage(content=self._content(exchange.answered.answer, exchange.parts, exchange.language)))
        if exchange.asked:
            messages.append(gr.ChatMessage(content=self._content(exchange.asked.answer, PARTS, exchange.language)))
        if exchange.ended:
            messages.append(gr.ChatMessage(content=f"*{self._words(exchange.ended, exchange.language)}*"))
        return messages

    def _step(self, called: Called, language: Language, pending: bool) -> gr.ChatMessage:
        """The call as one line, and folded under it the arguments one by one."""
        values = [f"{name} {as_text(one_line(value))}" for name, value in called.arguments.items()]
        title = f"{called.tool}: {', '.join(values)}" if values else called.tool
        listed = "\n".join(f"- {value}" for value in values) or self._words("no_arguments", language)
        content = f"{self._words('arguments', language)}\n\n{listed}"
        return gr.ChatMessage(content=content, metadata={"title": title, "status": "pending" if pending else "done"})

    def _content(self, answer: Answer, parts: int, language: Language) -> Any:
        badge = f'<span class="badge {answer.badge}">{self._words(answer.badge, language)}</span> ' if answer.badge else ""
        content: list[Any] = [_text(f"### {badge}{answer.headline}")]
        if parts > 1 and answer.body:
            content.append(_text(answer.body))
        if parts > 2 and answer.figure:
            content.append(gr.Plot(answer.figure, show_label=False))
        if parts > 3 and answer.details:
            summary = html.escape(self._words("details", language))
            content.append(_text(f"<details><summary>{summary}</summary>\n\n{answer.details}\n\n</details>"))
        return content


def busy(history: History) -> bool:
    return bool(history) and history[-1].running


def _text(markdown: str) -> Any:
    """A typed part: Gradio would strip the indentation of a bare string."""
    return {"type": "text", "text": markdown}


def theme() -> Base:
    """System fonts only: nothing is fetched from elsewhere. Subdued text keeps a contrast of 4.5 : 1."""
    sans = ("system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")
    base = Base(primary_hue="teal", neutral_hue="slate", font=sans, font_mono=("ui-monospace", "Consolas", "monospace"))
    return base.set(
        body_text_color_subdued="*neutral_600", body_text_color_subdued_dark="*neutral_400", input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400", button_primary_background_fill="*primary_700", button_primary_text_color="white",
        button_primary_background_fill_dark="*primary_700",
    )  # fmt: skip


def head() -> str:
    """Goes into the page's head."""
    return f"<script>{JAVASCRIPT.read_text(encoding='utf-8')}</script>"


def build(advisor: Advisor, compact: bool) -> gr.Blocks:
    """The page; `compact` for a frame inside another page."""
    with gr.Blocks(title="Fine-tune Advisor 微调顾问", fill_height=True, fill_width=True, analytics_enabled=False) as page:
        parts = Parts(compact)
        words = Words()
        parts.connect(page, Chat(advisor, words), words)
    page.queue(api_open=False, max_size=64, default_concurrency_limit=8)
    return page


QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


class Parts:
    """The components of the page, and what happens on each event."""

    def __init__(self, compact: bool) -> None:
        self._compact = compact
        self.history = gr.State(())
        self.speech = gr.State(Speech())
        with gr.Row(elem_id="bar"):
            self.title = gr.Markdown(elem_id="title")
            self.language = gr.Radio(LANGUAGES, value="auto", container=False, show_label=False, elem_id="language", scale=0)
            self.fresh = gr.Button("", size="sm", elem_id="new", scale=0)
        self.chatbot = gr.Chatbot(
            elem_id="chat", scale=1, show_label=False, container=False, layout="bubble", editable="user", buttons=["copy"],
            autoscroll=False, latex_delimiters=[], allow_tags=False, feedback_options=None, line_breaks=False,
        )  # fmt: skip
        self.box = gr.Textbox(
            elem_id="box", lines=1, max_lines=8, autofocus=not compact, container=False, show_label=False, submit_btn="→", scale=0
        )

    def connect(self, page: gr.Blocks, chat: Chat, words: Words) -> None:
        given, shown = [self.history, self.speech], [self.chatbot, self.history, self.box]
        # "once" would wait for ever for an answer that was stopped; `Chat` itself refuses a question while one is open.
        many: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}
        answers: list[Any] = [
            self.box.submit(chat.ask, [self.box, *given], shown, **many),
            self.chatbot.option_select(chat.pick_option, given, shown, **many),
            self.chatbot.example_select(chat.pick_example, given, shown, **many),
            self.chatbot.retry(chat.retry, given, shown, **many),
            self.chatbot.edit(chat.edit, given, shown, **many),
        ]
        self.box.stop(chat.stop, given, shown, cancels=answers, **QUIET)
        self.fresh.click(chat.restart, self.speech, shown, cancels=answers, **QUIET)

        def greet(request: gr.Request) -> list[Any]:
            return self._spoken(words, Speech(preferred(request.query_params.get("lang", ""), request.headers.get("accept-language", ""))))

        def switch(picked: str, speech: Speech) -> list[Any]:
            return self._spoken(words, replace(speech, chosen=None if picked == "auto" else picked))

        spoken = [self.speech, self.title, self.language, self.fresh, self.chatbot, self.box]
        page.load(greet, None, spoken, **QUIET)
        self.language.change(switch, [self.language, self.speech], spoken, **QUIET)

    def _spoken(self, words: Words, speech: Speech) -> list[Any]:
        """The page in another language."""
        page = speech.page
        say = partial(words, language=page)
        links = " · ".join(f"[{say(name)}]({address}?lang={page})" for name, address in (("accuracy", "accuracy"), ("settings", "run")))
        heading = f"# {say('title')}" + ("" if self._compact else f"\n{links}\n\n{say('tagline')}")
        return [
            speech,
            gr.update(value=heading, elem_classes=[page]),
            gr.update(choices=[(say("automatic"), "auto"), *LANGUAGES[1:]], label=say("language")),
            gr.update(value=say("new")),
            gr.update(
                placeholder=f"## {say('greeting')}\n{say('hint')}",
                examples=[ExampleMessage(text=text) for text in words.examples(page, self._compact)],
                label=say("conversation"),
            ),
            gr.update(placeholder=say("placeholder"), label=say("message"), submit_btn=say("send")),
        ]
