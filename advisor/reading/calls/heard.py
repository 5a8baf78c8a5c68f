"""Words of a message that a call rests on, though no slot holds them: they are no words left over."""

from collections.abc import Iterator

from advisor.reading.asks.layout_asked import words_of_layout
from advisor.reading.asks.least_asked import words_of_least
from advisor.reading.asks.pace_asked import words_of_seen
from advisor.reading.spans.host_processes import words_of_processes
from advisor.reading.spans.launch import launch_words
from advisor.reading.spans.stages import stages_told
from advisor.reading.spans.tried import words_tried
from advisor.reading.spans.without_effect import words_of_seen as words_without_effect


def heard(tool: str, message: str, *, launched: bool) -> Iterator[str]:
    """Those for a call of `tool`; `launched`: it takes the command that starts a server."""
    yield from words_of_layout(tool, message)
    yield from words_of_least(tool, message)
    yield from words_of_seen(tool, message)
    if tool == "fix_memory":
        yield from stages_told(message)
        yield from words_of_processes(message)
        yield from words_without_effect(message)
        yield from words_tried(message)
    if launched:
        yield from launch_words(message)
