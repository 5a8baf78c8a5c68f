"""The articles: their list, and one with its sources."""

from advisor.answers.markdown import as_page
from advisor.catalog.topic import Topic, claimed
from advisor.language import source_of
from advisor.web.knowledge.detail import Detail
from advisor.web.knowledge.table import Cell, Column, Row, Table
from advisor.web.knowledge.words import Writer, in_language, link

COLUMNS = (Column("topic"), Column("claim"))


def table(write: Writer) -> Table:
    return Table(COLUMNS, (_row(topic, write) for topic in _topics(write).values()))


def _topics(write: Writer) -> dict[str, Topic]:
    return {topic.id: topic for topic in write.catalog.topics[source_of(write.language)]}


def _row(topic: Topic, write: Writer) -> Row:
    """With the sentence that it opens with; its whole text is searched."""
    opening = topic.paragraphs[0]
    claim = claimed(opening)[0] or opening
    return Row(
        (write.text(topic.title, link("topics", topic.id)), write.text(_plain(claim))),
        topic.sources, topic.checked, also=(*topic.aliases, topic.body),
    )  # fmt: skip


def _plain(markdown: str) -> str:
    return markdown.replace("`", "").replace("**", "")


def detail(id_: str, write: Writer) -> Detail | None:
    topics = _topics(write)
    if id_ not in topics:
        return None
    topic = write.catalog.topic(id_, write.language)
    return Detail(
        topic.title, topic.sources, topic.checked,
        body=as_page(topic.body),
        asks=tuple(in_language(each, write.language) for each in topic.questions[:3]),
        related=tuple(
            Cell(in_language(topics[other].title, write.language), link=link("topics", other))
            for other in topic.see_also
            if other in topics
        ),
    )  # fmt: skip
