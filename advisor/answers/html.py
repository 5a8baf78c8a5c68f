"""An answer as HTML."""

from markdown_it import MarkdownIt
from markupsafe import Markup

from advisor.answers.answer import Answer
from advisor.language import Language


def as_html(answer: Answer, language: Language) -> str:
    """The whole answer; HTML in its Markdown stays text, a link leads to the web alone."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    badge = (
        Markup('<span class="badge {0}">{0}</span> ').format(answer.badge) if answer.badge else ""
    )
    return (
        f'<article class="answer" lang="{language}">'
        f"<h2>{badge}{parser.renderInline(answer.headline)}</h2>"
        f"{parser.render(answer.body)}{answer.chart}"
        f"<details><summary>…</summary>{parser.render(answer.details)}</details></article>"
    )
