"""Exchanges as the Chatbot's messages."""

import html
from typing import Any

import gradio as gr

from advisor.answers.answer import Answer
from advisor.answers.markup import as_text
from advisor.conversation import Called
from advisor.language import Language
from advisor.reading.call import Call
from advisor.web.exchange import PARTS, Bubble, Exchange, History, busy
from advisor.web.words import Speech, Words, one_line

LONGEST_SHOWN = 60
"""Characters of a value in the line that sums up a call."""
View = tuple[list[gr.ChatMessage], History, dict[str, Any]]
"""The Chatbot's messages, the session's history, and the state of the input box."""


class Messages:
    """Shows a history in the words of the page."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def view(self, history: History, speech: Speech) -> View:
        messages = [self._shown(bubble, each) for each in history for bubble in each.bubbles]
        running = busy(history)
        if history and not running and (last := history[-1].answered or history[-1].asked):
            options = last.answer.suggestions
            messages[-1].options = [{"value": text, "label": text} for text in options]
        send, stop = self._words("send", speech.page), self._words("stop", speech.page)
        return (
            messages,
            history,
            gr.update(submit_btn=not running and send, stop_btn=running and stop),
        )

    def _shown(self, bubble: Bubble, exchange: Exchange) -> gr.ChatMessage:
        language = exchange.language
        if bubble == "said":
            return gr.ChatMessage(role="user", content=[_text(as_text(exchange.message))])
        if bubble == "called" and exchange.called:
            pending = exchange.running and not exchange.answered
            return self._step(exchange.called, language, pending)
        if bubble == "answered" and exchange.answered:
            return gr.ChatMessage(
                content=self._content(exchange.answered.answer, exchange.parts, language)
            )
        if bubble == "asked" and exchange.asked:
            return gr.ChatMessage(content=self._content(exchange.asked.answer, PARTS, language))
        if bubble == "ended" and exchange.ended:
            number = f" ({exchange.failure})" if exchange.failure else ""
            return gr.ChatMessage(content=f"*{self._words(exchange.ended, language)}*{number}")
        title = self._words("reading", language)
        return gr.ChatMessage(content="", metadata={"title": title, "status": "pending"})

    def _step(self, called: Called, language: Language, pending: bool) -> gr.ChatMessage:
        """The calls as one line, and folded under it their arguments one by one."""
        title = "; ".join(map(_headed, called.calls))
        listed = "\n".join(
            f"- {name} {as_text(one_line(value))}"
            for call in called.calls
            for name, value in call.arguments.items()
        )
        listed = listed or self._words("no_arguments", language)
        content = f"{self._words('arguments', language)}\n\n{listed}"
        status = "pending" if pending else "done"
        return gr.ChatMessage(content=content, metadata={"title": title, "status": status})

    def _content(self, answer: Answer, parts: int, language: Language) -> Any:
        content: list[Any] = [_text(f"### {self._badge(answer, language)}{answer.headline}")]
        if parts > 1 and answer.body:
            content.append(_text(answer.body))
        if parts > 2 and answer.chart:
            content.append(gr.HTML(answer.chart))
        if parts > 3 and answer.details:
            summary = html.escape(self._words("details", language))
            folded = f"<summary>{summary}</summary>\n\n{answer.details}\n\n"
            content.append(_text(f"<details>{folded}</details>"))
        return content

    def _badge(self, answer: Answer, language: Language) -> str:
        if not answer.badge:
            return ""
        word = self._words(answer.badge, language)
        return f'<span class="badge {answer.badge}">{word}</span> '


def _headed(call: Call) -> str:
    """A call on one line: of a long value its beginning, of a table nothing."""
    shown = {name: one_line(v) for name, v in call.arguments.items() if not isinstance(v, dict)}
    said = ", ".join(f"{name} {as_text(_short(value))}" for name, value in shown.items())
    return f"{call.tool}: {said}" if said else call.tool


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"


def _text(markdown: str) -> Any:
    """A typed part: Gradio would strip the indentation of a bare string."""
    return {"type": "text", "text": markdown}
