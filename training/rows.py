"""One row of the data set: a message, what has been said before as far as the call depends on it,
and the call it means."""

from dataclasses import dataclass

from advisor.reading.space import RawCall


@dataclass(frozen=True)
class Row:
    message: str
    tool: str
    carry: str = ""
    """ "" for a new call, "+" continues the earlier one, "<" goes back to an older one."""
    spans: tuple[tuple[str, str], ...] = ()
    """(argument, exact piece of the message); a scenario's id, "-" (dropped) and "^" (taken over)
    stand nowhere in the message."""
    earlier: str | None = None
    """The earlier call: its tool and the names of the arguments it has, "estimate_training_cost
    model gpu"."""
    last: str | None = None
    """A turn since then that cannot be continued: "explain", "none", "look_up gpu"."""
    language: str = "en"
    origin: str = "hand"
    """hand, rewritten, composed"""
    conversation: str = ""
    """Id of the hand-written conversation it comes from."""
    older: tuple[str, ...] = ()
    """The calls before `earlier`, written likewise."""

    @property
    def history(self) -> list[tuple[str, dict[str, None]]]:
        """The earlier turns as `advisor.calls` takes them; which values they have does not matter
        to what can be called."""
        turns = [turn.split() for turn in (*self.older, self.earlier, self.last) if turn]
        return [(tool, dict.fromkeys(names)) for tool, *names in turns]

    @property
    def call(self) -> RawCall:
        """As the grammar writes it: methods that are compared stand together."""
        methods = ", ".join(dict.fromkeys(text for name, text in self.spans if name == "methods"))
        rest = tuple(span for span in self.spans if span[0] != "methods")
        return RawCall(self.tool, self.carry, (("methods", methods), *rest) if methods else rest)
