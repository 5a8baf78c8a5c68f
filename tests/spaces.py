"""Call spaces at random, for hypothesis."""

from hypothesis import strategies as st

from advisor.reading.space import BACK, CONTINUE, ArgumentSpace, CallSpace, RawCall, ToolSpace

NAMES = st.from_regex(r"[a-z][a-z_]{0,11}", fullmatch=True).filter(
    lambda name: name not in ("tool", "carry", "none")
)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
ARGUMENTS = st.builds(
    ArgumentSpace,
    NAMES,
    st.lists(TEXTS, min_size=1, max_size=4, unique=True).map(tuple),
    st.booleans(),
    inherited=st.booleans(),
)
MARKS = st.sampled_from([(), (CONTINUE,), (CONTINUE, BACK)])
TOOLS = st.builds(
    ToolSpace,
    NAMES,
    st.lists(ARGUMENTS, max_size=4, unique_by=lambda argument: argument.name).map(tuple),
    MARKS,
)
SPACES = st.builds(
    lambda tools: CallSpace((*tools, ToolSpace("none", ()))),
    st.lists(TOOLS, max_size=4, unique_by=lambda tool: tool.name),
)


@st.composite
def space_and_call(draw: st.DrawFn) -> tuple[CallSpace, RawCall]:
    """A space, and a call in it."""
    space = draw(SPACES)
    tool = draw(st.sampled_from(space.tools))
    carry = draw(st.sampled_from(["", *tool.marks]))
    spans: list[tuple[str, str]] = []
    for argument in tool.arguments:
        if argument.required or draw(st.booleans()):
            spans.append((argument.name, draw(st.sampled_from(argument.choices(carry)))))
    return space, RawCall(tool.name, carry, tuple(spans))


def holds(space: CallSpace, call: RawCall) -> bool:
    """Whether the space has this call."""
    tool = space.tool(call.tool)
    given = dict(call.spans)
    order = [argument.name for argument in tool.arguments if argument.name in given]
    return (
        call.carry in ("", *tool.marks)
        and [name for name, _ in call.spans] == order
        and all(
            given[a.name] in a.choices(call.carry) if a.name in given else not a.required
            for a in tool.arguments
        )
    )
