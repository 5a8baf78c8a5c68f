"""The earlier turns of a conversation, as far as a later one can refer to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.advice.tool import Tools

Arguments = dict[str, Any]
"""Argument name -> normalised value, as the tools take them."""


@dataclass(frozen=True)
class History:
    """The earlier turns, and the tools that these and the next one call."""

    tools: Tools
    turns: Sequence[tuple[str, Arguments]] = ()
    """Each one's tool and its context, which is all that its chain of follow-ups has stated."""

    def set_ups(self, tool: str = "") -> list[tuple[str, Arguments]]:
        """The turns that a follow-up with `tool` can refer to.

        Talk is skipped, and so are look-ups, except by another look-up or where there is nothing
        else.
        """
        work = [(name, context) for name, context in self.turns if not self.tools[name].talk]
        asks_names = bool(tool) and self.tools[tool].takes_over
        plain = [turn for turn in work if asks_names or not self.tools[turn[0]].takes_over]
        return plain or work

    def told(self) -> dict[str, str]:
        """What a trained model is told of the earlier turns: the call that can be continued with
        the names of what it states, and the tool since then that cannot."""
        earlier = self.set_ups()
        last = self.turns[-1][0] if self.turns and self.turns[-1] not in earlier else ""
        return {
            "earlier": self.line(*earlier[-1]) if earlier else "",
            "last": last,
        }

    def line(self, tool: str, context: Arguments) -> str:
        """A turn as a model is told of it: the tool, and the names of what was stated in words."""
        said = {name for each in self.tools.values() for name in each.chat}
        return " ".join([tool, *sorted(said & context.keys())])


def latest(earlier: Iterable[tuple[str, Arguments]]) -> Arguments:
    """The latest value of every name: a look-up takes over single ones."""
    return {name: value for _, context in earlier for name, value in context.items()}
