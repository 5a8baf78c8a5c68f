"""The possible calls as a tree of tokens: walked by the model token by token, and by training to
the right call.

Where the calls part a choice is asked for; where one token is possible nothing is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.reading.space import DROP, END, TAKE, CallSpace, RawCall, next_pieces


@dataclass(frozen=True)
class Branch:
    """A place where the tokens of the possible calls part."""

    tokens: list[int]
    """Prompt and call so far."""
    options: dict[int, set[str]]
    """Each token that may follow, and the pieces of the call it leads to."""
    written: str
    """The call before the piece being chosen."""


Tokenize = Callable[[str], list[int]]
Choose = Callable[[Branch], int]
"""The token to take at a branch."""


def walk(
    space: CallSpace,
    tokenize: Tokenize,
    choose: Choose,
    prompt: str,
    tool_prompt: str | None = None,
) -> RawCall:
    """The call that `choose` leads to, asked at every branch on the way.

    The engine takes the model's likeliest token, training the token of the right call, so both see
    the same choices. Where one token is possible nothing is asked. `tool_prompt` stands before the
    tool, `prompt` before the arguments.
    """
    heads = space.heads()
    written = _piece(tokenize, choose, tool_prompt or prompt, "", list(heads))
    tool, carry = heads[written]
    spans: list[tuple[str, str]] = []
    position = 0
    while position < len(tool.arguments):
        used = frozenset(span for _, span in spans) - {DROP, TAKE} - space.repeated
        pieces = {
            text: (after, candidate)
            for text, after, candidate in next_pieces(tool, position, carry, used)
        }
        piece = _piece(tokenize, choose, prompt, written, list(pieces))
        written += piece
        position, candidate = pieces[piece]
        if candidate:
            spans.append((tool.arguments[position - 1].name, candidate))
    return RawCall(tool.name, carry, tuple(spans))


def _piece(tokenize: Tokenize, choose: Choose, prompt: str, written: str, pieces: list[str]) -> str:
    """One of `pieces` after `prompt + written`.

    Each is taken with what can follow it, so that "5" stands against "50" and not only as its
    beginning.
    """
    if len(pieces) == 1:
        return pieces[0]
    base, paths = tokenize(prompt + written), list(_paths(tokenize, prompt + written, pieces))
    depth = min(common(base, path) for path, _ in paths)
    while len({piece for _, piece in paths}) > 1:
        options: dict[int, set[str]] = {}
        paths = [(path, piece) for path, piece in paths if len(path) > depth]
        for path, piece in paths:
            options.setdefault(path[depth], set()).add(piece)
        if len(options) > 1:
            token = choose(Branch(paths[0][0][:depth], options, written))
            paths = [(path, piece) for path, piece in paths if path[depth] == token]
        depth += 1
    return paths[0][1]


def _paths(tokenize: Tokenize, before: str, pieces: list[str]) -> Iterator[tuple[list[int], str]]:
    """The tokens of every piece with what can follow it."""
    for piece in pieces:
        for terminator in ("",) if piece == END else (";", END):
            yield tokenize(before + piece + terminator), piece


def common(a: list[int], b: list[int]) -> int:
    """Length of the common beginning."""
    length = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        length += 1
    return length


def right_token(branch: Branch, call: RawCall) -> int:
    """The token of `branch` that leads to `call`; ValueError where the call is not in the space."""
    rest = (call.line() + END).removeprefix(branch.written)
    for token, pieces in branch.options.items():
        if any(
            piece == END == rest
            or (rest.startswith(piece) and rest[len(piece) :][:1] in (";", END))
            for piece in pieces
        ):
            return token
    raise ValueError(f"the grammar does not offer {call.line()!r}")
